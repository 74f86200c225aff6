# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""An order that waits for its stock."""

from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError
from odoo.tools.sql import SQL

from ...engine.allocation import RULES
from .. import clock

#: What "fair" means, by ``stock.warehouse.distribution_lane_order``.
FAIR = {
    "promise": SQL("r.promise_at, r.priority DESC, r.tier, r.received_at, r.id"),
    "priority": SQL("r.priority DESC, r.tier, r.promise_at, r.received_at, r.id"),
    "received": SQL("r.received_at, r.id"),
}
#: Whoever waits is looked at again after this long, whatever was told (minutes).
NET = 15
BATCH = 50


class DistributionAllocationRequest(models.Model):
    """A row is there as long as the order waits in the lane of the warehouse.

    The lane deletes it when there is nothing left to wait for.
    """

    _name = "distribution.allocation.request"
    _description = "Order waiting for stock"
    _order = "warehouse_id, promise_at, priority desc, tier, received_at, id"
    _rec_name = "sale_order_id"

    sale_order_id = fields.Many2one(
        "sale.order", required=True, readonly=True, ondelete="cascade", index=True
    )
    warehouse_id = fields.Many2one(
        "stock.warehouse", required=True, readonly=True, ondelete="cascade"
    )
    company_id = fields.Many2one("res.company", required=True, readonly=True)
    system_id = fields.Many2one(
        "distribution.system", readonly=True, index="btree_not_null"
    )
    partner_id = fields.Many2one(related="sale_order_id.partner_id")
    state = fields.Selection(
        [
            ("due", "Next in line"),
            ("waiting", "Waits for stock"),
            ("asked", "A person decides"),
            ("held", "On hold"),
        ],
        required=True,
        readonly=True,
    )
    rule = fields.Selection(list(RULES.items()), required=True, readonly=True)
    promise_at = fields.Datetime(string="Promised for", required=True, readonly=True)
    priority = fields.Selection(
        [("0", "Normal"), ("1", "Urgent")], required=True, readonly=True
    )
    tier = fields.Char(required=True, readonly=True)
    received_at = fields.Datetime(required=True, readonly=True)
    rank = fields.Integer(
        compute="_compute_rank", help="Place in the line of the warehouse."
    )
    looked_at = fields.Datetime(readonly=True)
    failures = fields.Integer(readonly=True)
    note = fields.Char(string="Why not", readonly=True)
    shortage = fields.Json(
        readonly=True,
        help="[{product, code, unit, wanted, held, free, next_receipt}] of what is "
        "short, in the product's unit.",
    )
    wanted = fields.Float(readonly=True, help="Still to be reserved, of what is short.")
    free = fields.Float(readonly=True, help="Of it, free in the warehouse.")
    next_receipt_at = fields.Datetime(
        readonly=True, help="When the last of the goods that are short is expected."
    )

    _place_unique = models.UniqueIndex("(sale_order_id, warehouse_id)")
    _state_index = models.Index("(warehouse_id, state)")

    def _compute_rank(self):
        """Count by the warehouse's own order of service; one query a warehouse."""
        for warehouse, requests in self.grouped("warehouse_id").items():
            rows = self.env.execute_query(
                SQL(
                    """
                    SELECT r.id, row_number() OVER (ORDER BY %s)
                    FROM distribution_allocation_request r WHERE r.warehouse_id = %s
                    """,
                    FAIR[warehouse.sudo().distribution_lane_order or "promise"],
                    warehouse.id,
                )
            )
            places = dict(rows)
            for request in requests:
                request.rank = places.get(request.id, 0)

    # --- into the line ---

    @api.model
    def _queue(self, orders):
        """Have the lanes serve ``orders`` soon after this transaction commits.

        :return: the orders that are in a lane now; those that leave from elsewhere, or
            wait for nothing, are not.
        """
        if not orders:
            return orders
        # What the statement reads.
        orders.flush_recordset()
        orders.picking_ids.flush_recordset()
        rows = self.env.execute_query(_queue_sql(orders.ids, self.env.uid))
        self.invalidate_model()
        orders.invalidate_recordset(["distribution_allocation_ids"])
        if rows:
            self.env["distribution.drain"]._wake()
        return orders.browse({order_id for (order_id,) in rows})

    @api.model
    def _look_again(self, domain):
        """Have the lane look again at who waits."""
        waiting = self.search([*domain, ("state", "!=", "due")])
        if waiting:
            waiting.write({"state": "due"})
            self.env["distribution.drain"]._wake()

    @api.model
    def _busy_warehouses(self):
        """Return the ids of the warehouses where anybody waits."""
        rows = self.env.execute_query(
            SQL("SELECT DISTINCT warehouse_id FROM distribution_allocation_request")
        )
        return {warehouse_id for (warehouse_id,) in rows}

    # --- out of the line: only the lane of the warehouse does this ---

    @api.model
    def _claim(self, warehouse, ids=None):
        """Lock and return the next in line, in fair order.

        :param ids: claim only among these.
        """
        rows = self.env.execute_query(
            SQL(
                """
                SELECT r.id FROM distribution_allocation_request r
                WHERE r.warehouse_id = %s AND r.state = 'due' AND %s
                ORDER BY %s LIMIT %s FOR UPDATE
                """,
                warehouse.id,
                SQL("r.id = ANY(%s)", ids) if ids is not None else SQL("TRUE"),
                FAIR[warehouse.distribution_lane_order],
                BATCH,
            )
        )
        return self.browse([request_id for (request_id,) in rows])

    @api.model
    def _wake_waiting(self, warehouse, products):
        """Put those in the line again for whom something changed.

        That is: units of what they want became free, the order was cancelled or served
        by somebody else, or nobody has looked for :data:`NET` minutes.

        :param products: ids of what became free.
        """
        self.env.execute_query(
            SQL(
                """
                UPDATE distribution_allocation_request request SET state = 'due'
                FROM sale_order wanted
                WHERE wanted.id = request.sale_order_id
                  AND request.warehouse_id = %s AND request.state != 'due'
                  AND (
                    wanted.state = 'cancel'
                    OR request.looked_at < %s
                    OR EXISTS (
                        SELECT 1 FROM sale_order_line line
                        JOIN stock_move move ON move.sale_line_id = line.id
                        WHERE line.order_id = wanted.id
                          AND move.product_id = ANY(%s)
                          AND move.state IN ('confirmed', 'partially_available')
                    )
                    OR NOT EXISTS (
                        SELECT 1 FROM sale_order_line line
                        JOIN stock_move move ON move.sale_line_id = line.id
                        WHERE line.order_id = wanted.id
                          AND move.state IN ('confirmed', 'partially_available')
                    )
                  )
                RETURNING request.id
                """,
                warehouse.id,
                clock.now(self.env) - timedelta(minutes=NET),
                products,
            )
        )
        self.invalidate_model()

    # --- what it waits for ---

    def _moves_open(self):
        """Return the moves that take goods of this warehouse and are not done."""
        self.ensure_one()
        warehouse = self.warehouse_id
        return self.sale_order_id.picking_ids.move_ids.filtered(
            lambda move: move.state in ("confirmed", "partially_available", "assigned")
            and not move.picked
            and move.picking_type_id.warehouse_id == warehouse
        )

    def _moves_to_reserve(self, allowed):
        """Return the moves that stock may be promised to now.

        :param allowed: the orders that stock may be promised to.
        """
        if self.sale_order_id not in allowed:
            return self.env["stock.move"]
        return self._moves_open().filtered(
            lambda move: move.state != "assigned" and move._should_assign_at_confirm()
        )

    def _moves_short(self):
        """Return the moves that still wait for goods.

        Not what a step before or a supplier has to bring, nor what people reserve.
        """
        return self._moves_open().filtered(
            lambda move: move.state != "assigned"
            and not move.move_orig_ids
            and move.procure_method == "make_to_stock"
            and move.product_id.is_storable
            and (move._should_assign_at_confirm() or move._distribution_is_early())
        )

    def _can_cancel_short(self):
        """Whether what is short is a quantity of a line; a part of a kit is not."""
        short = self._moves_short()
        return all(move.sale_line_id.product_id == move.product_id for move in short)

    def _cancel_short(self):
        """Take what is short off the order; one that gets nothing is cancelled."""
        self.ensure_one()
        order = self.sale_order_id
        locked, order.locked = order.locked, False
        for line, moves in self._moves_short().grouped("sale_line_id").items():
            missing = sum(
                move.product_uom._compute_quantity(
                    move.product_uom_qty - move.quantity,
                    line.product_uom_id,
                    round=False,
                )
                for move in moves
            )
            line.product_uom_qty -= missing
        goods = order.order_line.filtered(lambda line: line._distribution_is_goods())
        if any(goods.mapped("product_uom_qty")):
            order.locked = locked
        else:
            order._action_cancel()

    # --- what people decide ---

    def write(self, vals):
        if not self.env.su:
            raise AccessError(
                self.env._("A place in the line changes by its buttons only.")
            )
        return super().write(vals)

    def action_look_again(self):
        """Serve it with the next ones, if there is anything to serve it with."""
        self._decide("looked at again", self.env._("Look again"))

    def action_urgent(self):
        """Let it pass those with the same promise date."""
        self._decide("preferred", self.env._("Urgent"), priority="1")

    def action_not_urgent(self):
        """Let it take its turn."""
        self._decide("not preferred", self.env._("Not urgent"), priority="0")

    def action_keep(self):
        """Keep what there is; the rest waits."""
        self._decide("kept", self.env._("Keep what there is"), rule="keep")

    def action_whole(self):
        """Give back what is held, and wait until all of it can be had."""
        self._decide("given back", self.env._("All or nothing"), rule="whole")

    def action_cancel_rest(self):
        """Keep what there is and cancel the rest."""
        self._decide(
            "rest cancelled", self.env._("Cancel the rest"), rule="cancel_rest"
        )

    def _decide(self, decision, words, **values):
        """Write down what the user decided; the lane carries it out."""
        self.check_access("write")
        for request in self:
            order = request.sudo().sale_order_id
            self.env["distribution.audit"]._note(
                order, decision, f"{words}: {request.note or order.name}"
            )
        self.sudo().write({**values, "state": "due"})
        self.env["distribution.drain"]._wake()


def _queue_sql(order_ids, user_id):
    """Return the statement that puts orders in the lanes of their warehouses.

    It returns the ids of the orders. One that is there already is looked at again.
    """
    return SQL(
        """
        INSERT INTO distribution_allocation_request (
            sale_order_id, warehouse_id, company_id, system_id, state, rule, tier,
            priority, promise_at, received_at, failures,
            create_uid, write_uid, create_date, write_date
        )
        SELECT wanted.id, place.id, wanted.company_id, system.id, 'due',
               COALESCE(system.short_rule, 'keep'), COALESCE(system.tier, '2'),
               COALESCE(max(picking.priority), '0'),
               COALESCE(wanted.commitment_date, min(picking.scheduled_date), %(now)s),
               COALESCE(message.create_date, wanted.create_date, %(now)s), 0,
               %(user)s, %(user)s, %(now)s, %(now)s
        FROM sale_order wanted
        JOIN stock_picking picking ON picking.sale_id = wanted.id
        JOIN stock_picking_type kind ON kind.id = picking.picking_type_id
        JOIN stock_warehouse place ON place.id = kind.warehouse_id
        LEFT JOIN distribution_system system
          ON system.id = wanted.distribution_system_id
        LEFT JOIN distribution_message message
          ON message.id = wanted.distribution_message_id
        WHERE wanted.id = ANY(%(orders)s) AND wanted.state = 'sale'
          AND place.distribution_lane
          AND picking.state IN ('confirmed', 'waiting', 'assigned')
        GROUP BY wanted.id, place.id, system.id, message.id
        ON CONFLICT (sale_order_id, warehouse_id)
            DO UPDATE SET state = 'due', failures = 0
        RETURNING sale_order_id
        """,
        orders=order_ids,
        user=user_id,
        now=clock.NOW,
    )
