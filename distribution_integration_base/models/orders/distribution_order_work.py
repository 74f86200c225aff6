# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What the steps of an order do."""

from odoo import api, models

#: First key of the advisory lock under which a company's invoices are made.
BILLING_LOCK = 0xB111


class DistributionOrderWork(models.AbstractModel):
    """One method a step of ``distribution.order.step``; each may run twice."""

    _name = "distribution.order.work"
    _description = "Work on orders"

    @api.model
    def _confirm(self, order):
        """Confirm a quotation that nothing holds any more."""
        holds = self.env["distribution.hold"]._active_of(order)
        if self._waits_for_confirmation(order) and not holds:
            self._confirm_now(order.distribution_system_id._order_policy(), order)

    @api.model
    def _waits_for_confirmation(self, order):
        """Whether ``order`` is a quotation that is to be confirmed by itself."""
        return (
            order.state in ("draft", "sent")
            and order.distribution_system_id._order_policy().confirm
        )

    @api.model
    def _confirm_now(self, policy, orders):
        """Confirm ``orders`` of one warehouse; reserve if it is to be done at once.

        :raises LaneBusy: the warehouse has no allocation lane, and another worker
            promises its stock just now.
        """
        if policy.reserve == "later":
            orders.with_context(distribution_reserve_later=True).action_confirm()
            return
        allocation = self.env["distribution.allocation"]
        allocation._lock(orders.warehouse_id)
        allocation._confirm(orders)

    @api.model
    def _reserve(self, order):
        """Reserve what a hold had stopped."""
        if order.state == "sale":
            self.env["distribution.allocation.request"]._queue(order)
            moves = order.picking_ids.move_ids
            moves.filtered(
                lambda move: move.state
                in ("confirmed", "waiting", "partially_available")
                and move._should_assign_at_confirm()
                and not move._distribution_is_in_lane()
            )._action_assign()

    @api.model
    def _bill_later(self, orders):
        """Have what was shipped billed after the commit, where the policy says so.

        The user who validates a delivery does not wait for the invoice, and needs no
        right to make one.
        """
        billed = orders.filtered(
            lambda order: order.distribution_system_id._order_policy().invoice != "no"
        )
        self.env["distribution.order.step"]._request(billed, "invoice")

    @api.model
    def _invoice(self, order):
        """Bill what was shipped and is not billed yet, as the policy says.

        Invoices of one company are made one after another: two that are posted side by
        side want the same next number, and one of them would be made in vain.

        :raises LaneBusy: another worker bills for this company just now.
        """
        mode = order.distribution_system_id._order_policy().invoice
        shipped = order.order_line.filtered(
            lambda line: line._distribution_is_goods() and line.qty_to_invoice > 0
        )
        if mode == "no" or order.state != "sale" or not shipped:
            return
        lane = (BILLING_LOCK, order.company_id.id)
        self.env["distribution.drain"]._enter_lane(lane)
        invoice = order._create_invoices()
        if mode == "posted":
            invoice.action_post()

    @api.model
    def _recheck(self, order):
        """A payment came in: look again at what is held for credit."""
        partner = order.partner_id.commercial_partner_id
        self.env["distribution.hold.recheck"]._recheck(partner)
