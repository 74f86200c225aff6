# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""When a warehouse that others run is told what, just before a commit.

However often a delivery changes within a transaction, only what became of it counts.
"""

from odoo import api, models

from ...engine.deadlines import day_of
from ...engine.errors import Issue
from ...engine.numbers import decimal_text

KINDS = {"outgoing": "ship", "incoming": "receive"}
#: What each kind may be told by, as a document; the first is the usual one.
DOCUMENTS = {
    "ship": ("warehouse_order", "order"),
    "receive": ("inbound_notice", "shipment"),
}
_NOTED = "distribution.warehouse"


class DistributionWarehouseTelling(models.AbstractModel):
    _name = "distribution.warehouse.telling"
    _description = "Telling warehouses"

    @api.model
    def _note(self, pickings):
        """Have a look at ``pickings`` before the commit, once."""
        run = self.env["stock.warehouse"]._distribution_run_by_others()
        if not run:
            return
        ids = {
            picking.id
            for picking in pickings.sudo()
            if picking.picking_type_id.warehouse_id.id in run
            and picking.picking_type_code in KINDS
        }
        if not ids:
            return
        noted = self.env.cr.precommit.data.setdefault(_NOTED, set())
        if not noted:
            self.env.cr.precommit.add(self.sudo()._look_at_noted)
        noted.update(ids)

    @api.model
    def _look_at_noted(self):
        self.env.flush_all()
        noted = self.env.cr.precommit.data.pop(_NOTED, set())
        for picking in self.env["stock.picking"].browse(sorted(noted)).exists():
            self._look(picking.with_company(picking.company_id))
        self.env.flush_all()

    def _look(self, picking):
        """Tell what the warehouse does not know yet of ``picking``."""
        self._take_turn(picking)
        orders = self.env["distribution.warehouse.order"]
        kind = KINDS[picking.picking_type_code]
        asked = orders.search([("picking_id", "=", picking.id), ("state", "=", "open")])
        if picking.state == "done":
            words = self.env._("It was validated in Odoo.")
            asked._close("answered", note=words)
            return
        if asked.purpose == "rest" and not self._is_stopped(picking):
            return
        lines = self._lines(picking, kind, asked)
        content = lines and {
            "lines": lines,
            "address": picking.partner_id.id,
            "day": self._day(picking, kind),
        }
        if asked and not content:
            self._cancel(picking, asked)
        elif asked and content != asked.content:
            orders._tell(picking, kind, "change", content, asked.number, asked)
        elif content and not asked:
            orders._tell(picking, kind, "original", content, self._number(picking))
            self._check_told(picking, kind)

    def _cancel(self, picking, asked):
        orders = self.env["distribution.warehouse.order"]
        if asked.kind == "ship":
            content = asked.content
            orders._tell(picking, "ship", "cancel", content, asked.number, asked)
            return
        asked._close("cancelled")
        issue = Issue(
            "business_rule",
            "inbound_cancelled",
            self.env._(
                "%(number)s will not come to %(warehouse)s, which was told to expect "
                "it.",
                number=asked.number,
                warehouse=asked.warehouse_id.name,
            ),
            self.env._("Tell the warehouse: no document says so. Then close this."),
        )
        self.env["distribution.exception"]._open(
            issue, record=picking, interface=self._interface(asked.system_id, "receive")
        )

    def _number(self, picking):
        """Return the number to ask under: one that was cancelled is not used again."""
        orders = self.env["distribution.warehouse.order"]
        used = orders.search_count(
            [("picking_id", "=", picking.id), ("revision", "=", 1)]
        )
        return f"{picking.name}-{used + 1}" if used else picking.name

    def _interface(self, system, kind):
        found = [system._interface("out", name) for name in DOCUMENTS[kind]]
        return next(filter(None, found), found[0])

    def _check_told(self, picking, kind):
        """A warehouse that nobody tells is put before a person, once a system."""
        system = picking.picking_type_id.warehouse_id.distribution_system_id
        if self._interface(system, kind):
            return
        document = DOCUMENTS[kind][0]
        issue = Issue(
            "missing",
            f"no_interface:{document}",
            self.env._(
                "%(picking)s waits for %(system)s, which has no live interface for "
                "'%(document)s'.",
                picking=picking.name,
                system=system.name,
                document=document,
            ),
            self.env._(
                "Add the interface and what is told when, and have it approved; tell "
                "the warehouse of this one by hand."
            ),
        )
        self.env["distribution.exception"]._open(
            issue, order=picking.sale_id, record=system
        )

    # --- what there is to tell ---

    def _take_turn(self, picking):
        """Of two who change one delivery at once, the later begins anew.

        It then sees what the first has told. Odoo and the engine see to that.
        """
        self.env.cr.execute(
            "UPDATE stock_picking SET id = id WHERE id = %s", (picking.id,)
        )

    def _is_stopped(self, picking):
        """Whether it is cancelled or its order is on hold."""
        held = self.env["distribution.hold"]._active_of(picking.sale_id)
        return picking.state == "cancel" or bool(held)

    def _lines(self, picking, kind, asked):
        """Return what the warehouse is to ship, or will receive, line by line.

        To be shipped is what stock is reserved for, unless the order is on hold.
        """
        if picking.state != "assigned" or (
            kind == "ship" and self._is_stopped(picking)
        ):
            return []
        known = (
            {line["move"]: line["number"] for line in asked.content["lines"]}
            if (asked)
            else {}
        )
        last = max(map(int, known.values()), default=0)
        lines = []
        for move in picking.move_ids.sorted("id"):
            quantity = self._quantity(move, kind)
            if not quantity:
                continue
            if move.id not in known:
                last += 1
                known[move.id] = str(last)
            lines.append(
                {
                    "number": known[move.id],
                    "move": move.id,
                    "product": move.product_id.id,
                    "uom": move.product_uom.id,
                    "quantity": decimal_text(quantity),
                }
            )
        return lines

    def _quantity(self, move, kind):
        if move.state in ("draft", "done", "cancel"):
            return 0.0
        quantity = move.quantity if kind == "ship" else move.product_uom_qty
        return 0.0 if move.product_uom.is_zero(quantity) else quantity

    def _day(self, picking, kind):
        """Return the day agreed with the customer, else the warehouse's own."""
        order = picking.sale_id
        if kind == "ship" and order.commitment_date:
            return str(order._distribution_day(order.commitment_date))
        systems = self.env["distribution.system"].with_company(picking.company_id)
        place = picking.picking_type_id.warehouse_id.partner_id
        zone = systems.sudo()._order_policy()._zone(place)
        return str(day_of(picking.scheduled_date, zone))
