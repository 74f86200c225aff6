# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Money that a customer took off or claims: a person accepts or disputes it."""

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ...engine.adjustment_reasons import reason_words
from ...engine.errors import Issue

KINDS = [
    ("deduction", "Deduction"),
    ("discount", "Discount not granted"),
    ("short", "Paid short"),
    ("claim", "Claim"),
]
#: States in which somebody still has to decide.
UNDECIDED = ("open", "disputed")


class DistributionDeduction(models.Model):
    """``amount`` above zero is less money for us. The evidence is ``message_id``.

    A deduction of an invoice leaves that much of it open; a loose one is an open item
    of the payment (``open_line_id``); a claim (812) has taken no money yet.
    """

    _name = "distribution.deduction"
    _description = "Deduction"
    _order = "id desc"
    _rec_name = "reason"
    _check_company_auto = True

    kind = fields.Selection(KINDS, required=True, readonly=True)
    state = fields.Selection(
        [
            ("open", "To decide"),
            ("disputed", "Disputed"),
            ("accepted", "Written off"),
            ("credited", "Credit note drafted"),
            ("settled", "Settled"),
            ("cancelled", "Cancelled"),
        ],
        required=True,
        default="open",
        readonly=True,
    )
    company_id = fields.Many2one(
        "res.company", required=True, readonly=True, index=True
    )
    system_id = fields.Many2one(
        "distribution.system", required=True, readonly=True, index=True
    )
    partner_id = fields.Many2one("res.partner", readonly=True, index="btree_not_null")
    message_id = fields.Many2one(
        "distribution.message",
        string="Evidence",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
    )
    remittance_id = fields.Many2one(
        "distribution.remittance", readonly=True, index="btree_not_null"
    )
    move_id = fields.Many2one(
        "account.move", string="Invoice", readonly=True, index="btree_not_null"
    )
    sale_order_id = fields.Many2one("sale.order", readonly=True, index="btree_not_null")
    document_number = fields.Char(
        readonly=True, help="The invoice or document that the partner names."
    )
    amount = fields.Monetary(required=True, readonly=True)
    currency_id = fields.Many2one("res.currency", required=True, readonly=True)
    reason_code = fields.Char(required=True, readonly=True)
    reason = fields.Char(required=True, readonly=True)
    description = fields.Char(readonly=True, help="In the partner's words.")
    open_line_id = fields.Many2one(
        "account.move.line", readonly=True, index="btree_not_null", ondelete="set null"
    )
    entry_id = fields.Many2one(
        "account.move",
        string="Booked as",
        readonly=True,
        index="btree_not_null",
        help="The entry that wrote it off, or the credit note.",
    )
    may_decide = fields.Boolean(compute="_compute_may_decide")

    @api.depends("state")
    @api.depends_context("uid")
    def _compute_may_decide(self):
        finance = self._may_decide()
        for deduction in self:
            deduction.may_decide = finance and deduction.state in UNDECIDED

    @api.model
    def _open_for(self, message, values, order=None):
        """Write deductions down, put each before finance and tell it.

        :param values: dicts of fields, without what ``message`` says of all.
        """
        system = message.system_id
        common = {
            "company_id": system.company_id.id,
            "system_id": system.id,
            "partner_id": system.partner_id.id,
            "message_id": message.id,
        }
        deductions = self.create(
            [
                {**common, "reason": reason_words(each["reason_code"]), **each}
                for each in values
            ]
        )
        for deduction in deductions:
            deduction._settle_claim()
            deduction._show()
        self.env["distribution.event"]._emit(
            [deduction._fact() for deduction in deductions]
        )
        return deductions

    def _settle_claim(self):
        """What was claimed before and is now taken off is decided here, not twice."""
        self.ensure_one()
        if self.kind == "claim" or not self.move_id:
            return
        claims = self.search(
            [
                ("kind", "=", "claim"),
                ("state", "in", UNDECIDED),
                ("move_id", "=", self.move_id.id),
                ("reason_code", "=", self.reason_code),
            ]
        )
        same = claims.filtered(
            lambda each: not self.currency_id.compare_amounts(each.amount, self.amount)
        )
        words = self.env._(
            "It was taken off payment %s: decide it there.", self.remittance_id.name
        )
        same[:1]._give_up("settled", words)

    def _show(self):
        """Open the exception; the cause names the reason, so alike ones go together."""
        self.ensure_one()
        sentences = {
            "deduction": self.env._(
                "%(partner)s took %(amount)s off %(document)s: %(reason)s."
            ),
            "discount": self.env._(
                "%(partner)s took a discount of %(amount)s off %(document)s, which "
                "the payment terms do not grant."
            ),
            "short": self.env._(
                "%(partner)s paid %(amount)s too little of %(document)s and says no "
                "reason."
            ),
            "claim": self.env._(
                "%(partner)s claims %(amount)s for %(document)s: %(reason)s."
            ),
        }
        words = sentences[self.kind] % {
            "partner": self.system_id.name,
            "amount": self._amount_words(),
            "document": self.document_number or self.env._("no invoice"),
            "reason": self._reason_words(),
        }
        issue = Issue(
            "business_rule", f"deduction:{self.reason_code}", words, self._hint()
        )
        self.env["distribution.exception"]._open(
            issue, message=self.message_id, order=self.sale_order_id, record=self
        )

    def _hint(self):
        if self.kind == "claim":
            return self.env._(
                "Compare it with the order and the invoice. Draft a credit note if it "
                "is right, or dispute it; nothing is booked before."
            )
        return self.env._(
            "Compare it with the order and the delivery. Accept it (write it off), "
            "draft a credit note, or dispute it: then it stays open."
        )

    def _amount_words(self):
        return f"{self.amount:.2f} {self.currency_id.name}"

    def _reason_words(self):
        said = f" ({self.description})" if self.description else ""
        return f"{self.reason} [{self.reason_code}]{said}"

    def _fact(self):
        return {
            "event_type": "payment.deducted",
            "record": self,
            "order": self.sale_order_id,
            "system": self.system_id,
            "message": self.message_id,
            "once_key": f"payment.deducted:{self.id}",
            "words": self.env._(
                "%(amount)s of %(document)s: %(reason)s",
                amount=self._amount_words(),
                document=self.document_number or self.system_id.name,
                reason=self.reason,
            ),
        }

    # --- decisions ---

    def _may_decide(self):
        return self.env.user.has_group("distribution_integration_base.group_finance")

    def _possible(self):
        """Return keys of ``remedies.FIXES`` that can be decided now."""
        self.ensure_one()
        if self.state not in UNDECIDED:
            return set()
        keys = {"credit_deduction"} if self.amount > 0 else set()
        if self.kind != "claim":
            keys.add("accept_deduction")
        if self.state == "open":
            keys.add("dispute_deduction")
        return keys

    def _check_decision(self, key):
        """Whether the user may take the decision ``key``.

        :raises AccessError: he is not of finance.
        :raises UserError: it was decided already, or cannot be decided so.
        """
        if not self._may_decide():
            raise AccessError(self.env._("Deductions are decided by finance."))
        self.check_access("read")
        self.sudo().lock_for_update()
        for deduction in self:
            if key not in deduction._possible():
                raise UserError(
                    self.env._(
                        "'%(reason)s' over %(amount)s cannot be decided so (any more).",
                        reason=deduction.reason,
                        amount=deduction._amount_words(),
                    )
                )

    def action_accept(self):
        """Write it off to the account of its reason, with the tax that it bears."""
        self._check_decision("accept_deduction")
        for deduction in self.sudo():
            entry = deduction._write_off()
            deduction._decided(
                "accepted",
                self.env._("Written off with %s.", entry.name),
                entry_id=entry.id,
            )

    def action_credit(self):
        """Draft a credit note over it; a person posts it."""
        self._check_decision("credit_deduction")
        for deduction in self.sudo():
            note = deduction._create_credit_note()
            deduction._decided(
                "credited",
                self.env._("A credit note over it is drafted."),
                entry_id=note.id,
            )
        return self[:1].action_open_entry() if len(self) == 1 else None

    def action_dispute(self):
        """Keep it open: the customer still owes it."""
        self._check_decision("dispute_deduction")
        self.sudo().write({"state": "disputed"})
        self.env["distribution.audit"]._note(
            self, "disputed", self.env._("Disputed: the customer still owes it.")
        )

    def _decided(self, state, words, **values):
        self.write({"state": state, **values})
        self.env["distribution.audit"].with_user(self.env.uid)._note(self, state, words)
        self.env["distribution.exception"]._settle(self, words)

    @api.model
    def _settle_paid(self, moves):
        """Invoices are paid: what was deducted from them is not missing any more."""
        found = self.search(
            [
                ("move_id", "in", moves.ids),
                ("state", "in", UNDECIDED),
                ("open_line_id", "=", False),
                ("kind", "!=", "claim"),
            ]
        )
        found._give_up("settled", self.env._("The invoice is paid."))

    def _give_up(self, state, words):
        """Nothing is left to decide."""
        undecided = self.filtered(lambda each: each.state in UNDECIDED)
        if undecided:
            undecided.write({"state": state})
            self.env["distribution.exception"]._settle(undecided, words)

    def action_open_entry(self):
        """Open what it was booked as."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": "account.move",
            "res_id": self.entry_id.id,
            "view_mode": "form",
        }
