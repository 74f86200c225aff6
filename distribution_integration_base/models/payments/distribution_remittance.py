# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What a customer says that he paid."""

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

STATES = [
    ("announced", "Money to come"),
    ("to_match", "To match"),
    ("registered", "Registered"),
    ("matched", "Matched"),
    ("reversed", "Reversed"),
]


class DistributionRemittance(models.Model):
    """One row a trace and partner; one more for each time that it was taken back.

    ``announced`` is registered on its day, ``to_match`` waits for the bank statement
    or for a person.
    """

    _name = "distribution.remittance"
    _description = "Remittance"
    _order = "id desc"
    _check_company_auto = True

    name = fields.Char(string="Trace", required=True, readonly=True)
    state = fields.Selection(STATES, required=True, readonly=True)
    company_id = fields.Many2one(
        "res.company", required=True, readonly=True, index=True
    )
    system_id = fields.Many2one(
        "distribution.system", required=True, readonly=True, index=True
    )
    partner_id = fields.Many2one("res.partner", readonly=True, index="btree_not_null")
    message_id = fields.Many2one(
        "distribution.message",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
    )
    amount = fields.Monetary(required=True, readonly=True)
    currency_id = fields.Many2one("res.currency", required=True, readonly=True)
    method = fields.Char(readonly=True)
    payment_date = fields.Date(readonly=True)
    effective_date = fields.Date(
        string="Money on", readonly=True, help="When the money is there."
    )
    line_ids = fields.One2many("distribution.remittance.line", "remittance_id")
    deduction_ids = fields.One2many("distribution.deduction", "remittance_id")
    payment_id = fields.Many2one(
        "account.payment", readonly=True, index="btree_not_null"
    )
    replaced = fields.Boolean(
        readonly=True, help="Another remittance of the partner counts in its place."
    )
    may_register = fields.Boolean(compute="_compute_may_register")

    _name_unique = models.UniqueIndex(
        "(system_id, name) WHERE state != 'reversed'",
        "A remittance with this trace is here already.",
    )
    _due_index = models.Index("(effective_date) WHERE state = 'announced'")

    @api.depends("state")
    @api.depends_context("uid")
    def _compute_may_register(self):
        finance = self.env.user.has_group("distribution_integration_base.group_finance")
        for remittance in self:
            waits = remittance.state in ("announced", "to_match")
            remittance.may_register = finance and waits

    def _check_finance(self):
        if not self.env.user.has_group("distribution_integration_base.group_finance"):
            raise AccessError(self.env._("Remittances are decided by finance."))
        self.check_access("read")
        self.sudo().lock_for_update()
        for remittance in self:
            if remittance.state not in ("announced", "to_match"):
                raise UserError(
                    self.env._("Remittance %s does not wait any more.", remittance.name)
                )

    def action_register(self):
        """Register the payment now: the money is there."""
        self._check_finance()
        for remittance in self.sudo():
            remittance._register_payment()
        self.env["distribution.audit"]._note(
            self, "registered", self.env._("The payment was registered.")
        )

    def action_matched(self):
        """It was matched by hand with the bank statement."""
        self._check_finance()
        self.sudo().write({"state": "matched"})
        self.env["distribution.audit"]._note(
            self, "matched", self.env._("It was matched with the bank statement.")
        )

    def _standing(self, system, trace):
        """Return the remittance of that name that counts, or none."""
        domain = [("system_id", "=", system.id), ("name", "=", trace or "")]
        return self.search([*domain, ("state", "!=", "reversed")], limit=1)

    def _taken_back(self):
        """Whether its money is gone and nothing took its place: the partner reversed
        it, or its payment was cancelled or deleted in Odoo.
        """
        self.ensure_one()
        if self.state == "reversed":
            return not self.replaced
        gone = self.payment_id.state in (False, "canceled", "rejected")
        return self.state == "registered" and gone

    def _give_up(self, words, **values):
        """It counts no more, and nothing about it is left to decide."""
        self.deduction_ids._give_up("cancelled", words)
        self.write({"state": "reversed", **values})
        self.env["distribution.exception"]._settle(self, words)

    @api.model
    def _match_paid(self, moves):
        """All that a waiting remittance names is paid by now: nothing is to be done."""
        lines = self.env["distribution.remittance.line"].search(
            [
                ("move_id", "in", moves.ids),
                ("remittance_id.state", "in", ("announced", "to_match")),
            ]
        )
        for remittance in lines.remittance_id:
            named = remittance.line_ids.move_id
            paid = ("paid", "in_payment", "reversed")
            if named and all(move.payment_state in paid for move in named):
                remittance.state = "matched"


class DistributionRemittanceLine(models.Model):
    """One document that a remittance names; amounts as the customer told them."""

    _name = "distribution.remittance.line"
    _description = "Remittance line"
    _order = "id"

    remittance_id = fields.Many2one(
        "distribution.remittance",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
    )
    company_id = fields.Many2one(related="remittance_id.company_id", store=True)
    currency_id = fields.Many2one(related="remittance_id.currency_id")
    number = fields.Char(required=True, readonly=True)
    move_id = fields.Many2one(
        "account.move", string="Invoice", readonly=True, index="btree_not_null"
    )
    sale_order_id = fields.Many2one("sale.order", readonly=True, index="btree_not_null")
    gross = fields.Monetary(readonly=True)
    discount = fields.Monetary(readonly=True)
    paid = fields.Monetary(required=True, readonly=True)
