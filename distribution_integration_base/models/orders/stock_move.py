# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Moves reserve when it is their turn, in the lane, and not for orders on hold."""

from odoo import models


class StockMove(models.Model):
    _inherit = "stock.move"

    def _should_assign_at_confirm(self):
        """Not when the lane of the warehouse, or a person, reserves afterwards."""
        context = self.env.context
        if context.get("distribution_reserve_later") or (
            context.get("distribution_lane_reserves")
            and self._distribution_is_in_lane()
        ):
            return self._should_bypass_reservation()
        return super()._should_assign_at_confirm()

    def _get_new_picking_values(self):
        """What the partner wrote, such as a gift message, is read by who packs."""
        values = super()._get_new_picking_values()
        order = self.sale_line_id.order_id[:1].sudo()
        if order.distribution_system_id and order.note:
            values["note"] = order.note
        return values

    def _distribution_without_held(self):
        """Return those of these moves that no hold stops."""
        orders = self.sale_line_id.order_id
        held = self.env["distribution.hold"]._active_of(orders).sale_order_id
        return self.filtered(lambda move: move.sale_line_id.order_id.sudo() not in held)

    def _distribution_is_in_lane(self):
        """Whether the warehouse this move leaves from reserves in the lane."""
        self.ensure_one()
        lanes = self.env["stock.warehouse"]._distribution_lanes()
        return self.picking_type_id.warehouse_id.id in lanes

    def _trigger_assign(self):
        """Stock came in: who waits in the lane is served by the lane, in fair order."""
        leaving = self.with_context(distribution_lane_serves=True)
        return super(StockMove, leaving)._trigger_assign()

    def _create_backorder(self):
        """What a delivery left behind does not overtake those who wait in the lane."""
        leaving = self.with_context(distribution_lane_serves=True)
        made = super(StockMove, leaving)._create_backorder()
        return made.with_env(self.env)

    def _action_assign(self, *args, **kwargs):
        """The scheduler passes over held orders; what is reserved already stays.

        What Odoo would reserve by itself, for whoever comes first, the lane may do.
        """
        moves = self._distribution_without_held()
        if self.env.context.get("distribution_lane_serves"):
            moves = moves.with_context(distribution_lane_serves=None)
            moves -= moves._distribution_leave_to_lane()
        return super(StockMove, moves)._action_assign(*args, **kwargs)

    def _distribution_leave_to_lane(self):
        """Queue the sales orders of these moves where others wait; return the moves.

        Where nobody waits there is nothing to be fair about: Odoo goes on as ever.
        """
        if not self.env["stock.warehouse"]._distribution_lanes():
            return self.browse()
        requests = self.env["distribution.allocation.request"].sudo()
        busy = requests._busy_warehouses()
        lane = self.sudo().filtered(
            lambda move: move.picking_type_id.warehouse_id.id in busy
            and move.sale_line_id
            and move._distribution_is_in_lane()
        )
        requests._queue(lane.sale_line_id.order_id)
        return self.browse(lane.ids)

    def _distribution_is_early(self):
        """Whether the day on which Odoo may reserve this move is still to come."""
        self.ensure_one()
        by_date = self.picking_type_id.reservation_method == "by_date"
        return by_date and not self._should_assign_at_confirm()
