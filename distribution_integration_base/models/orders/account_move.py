# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A posted invoice and its payment are facts to be told."""

from odoo import api, fields, models
from odoo.fields import Domain

from ...engine.errors import Issue


class AccountMove(models.Model):
    _name = "account.move"
    _inherit = ["account.move", "distribution.banner"]

    distribution_system_id = fields.Many2one(
        "distribution.system",
        string="Connected system",
        compute="_compute_distribution_system_id",
        store=True,
        groups="distribution_integration_base.group_viewer",
        help="The system whose orders this bills.",
    )

    # Small: most invoices are paid. The tower counts by it.
    _distribution_unpaid_index = models.Index(
        "(distribution_system_id) WHERE distribution_system_id IS NOT NULL "
        "AND state = 'posted' AND payment_state IN ('not_paid', 'partial')"
    )
    _distribution_name_index = models.Index(
        "(name varchar_pattern_ops) WHERE name IS NOT NULL"
    )

    @api.depends("invoice_line_ids.sale_line_ids.order_id.distribution_system_id")
    def _compute_distribution_system_id(self):
        for move in self:
            orders = move.sudo().invoice_line_ids.sale_line_ids.order_id
            move.distribution_system_id = orders.distribution_system_id[:1]

    def _post(self, soft=True):
        posted = super()._post(soft)
        posted._distribution_tell("invoice.posted", self.env._("%s was posted."))
        posted.sudo()._distribution_warn_changed()
        return posted

    def _distribution_warn_changed(self):
        """An invoice that a partner has cannot be changed by posting it anew."""
        told = self.env["distribution.message"].search(
            [
                ("res_model", "=", self._name),
                ("res_id", "in", self.ids),
                ("document_type", "=", "invoice"),
                ("delivery_state", "in", ("sent", "delivered", "unknown")),
            ]
        )
        for message in told:
            issue = Issue(
                "business_rule",
                "invoice_changed",
                self.env._(
                    "%(invoice)s was posted again; %(partner)s has the earlier one.",
                    invoice=self.browse(message.res_id).name,
                    partner=message.system_id.name,
                ),
                self.env._(
                    "Send a credit note and a new invoice, or tell the partner."
                ),
            )
            self.env["distribution.exception"]._open(issue, message=message)

    def _invoice_paid_hook(self):
        result = super()._invoice_paid_hook()
        self._distribution_tell("payment.received", self.env._("%s was paid."))
        self.env["distribution.hold"].sudo()._look_again(self.commercial_partner_id)
        self.env["distribution.remittance"].sudo()._match_paid(self)
        self.env["distribution.deduction"].sudo()._settle_paid(self)
        return result

    def _distribution_exception_domain(self):
        """Also what a customer took off, or claims: one query more, for posted ones."""
        about = Domain(super()._distribution_exception_domain())
        posted = self.filtered(lambda move: move.state == "posted")
        if not posted:
            return list(about)
        deductions = self.env["distribution.deduction"].sudo()
        found = deductions.search([("move_id", "in", posted.ids)])
        subjects = [f"{each._name},{each.id}" for each in found]
        taken = Domain("state", "=", "open") & Domain("subject", "in", subjects)
        return list(about | taken)

    def _distribution_subject_ids(self, exception):
        model, _sep, res_id = exception.subject.partition(",")
        if model == "distribution.deduction":
            return self.env[model].sudo().browse(int(res_id)).move_id.ids
        return super()._distribution_subject_ids(exception)

    def _distribution_orders(self):
        """Return the connected sales orders that this move bills."""
        orders = self.invoice_line_ids.sale_line_ids.order_id
        return orders.filtered("distribution_system_id")

    def _distribution_tell(self, event_type, sentence):
        """Emit ``event_type`` once for each customer document and order."""
        facts = [
            {
                "event_type": event_type,
                "record": move,
                "order": order,
                "once_key": f"{event_type}:{move.id}:{order.id}",
                "words": sentence % move.name,
            }
            for move in self
            if move.move_type in ("out_invoice", "out_refund")
            for order in move.sudo()._distribution_orders()
        ]
        self.env["distribution.event"].sudo()._emit(facts)
