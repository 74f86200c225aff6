# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What is booked when a deduction is accepted."""

from odoo import models
from odoo.exceptions import UserError
from odoo.fields import Command


class DistributionDeduction(models.Model):
    _inherit = "distribution.deduction"

    def _open_items(self):
        """Return the receivable items that the deduction left open."""
        self.ensure_one()
        lines = self.open_line_id or self.move_id.line_ids
        return lines.filtered(
            lambda line: line.account_id.account_type == "asset_receivable"
            and not line.reconciled
            and line.parent_state == "posted"
        )

    def _write_off(self):
        """Post the entry that settles what is open; return it.

        :raises UserError: nothing is open any more, or less than was deducted.
        """
        company = self.company_id
        account = self.env["distribution.deduction.reason"]._account(
            company, self.reason_code
        )
        items = self._open_items()
        residual = sum(items.mapped("amount_residual_currency"))
        too_little = self.currency_id.compare_amounts(abs(residual), abs(self.amount))
        if not items or too_little < 0:
            raise UserError(
                self.env._(
                    "Only %(open).2f of %(document)s is open, not %(amount)s. Register "
                    "the payment first, or settle it by hand and close the exception.",
                    open=abs(residual),
                    document=self.document_number or self.system_id.name,
                    amount=self._amount_words(),
                )
            )
        entry = self.env["account.move"].create(self._prepare_entry(account, items))
        entry.action_post()
        ours = entry.line_ids.filtered(lambda line: line.account_id == items.account_id)
        (ours + items).reconcile()
        return entry

    def _prepare_entry(self, account, items):
        company = self.company_id
        journal = self.env["account.journal"].search(
            [("company_id", "=", company.id), ("type", "=", "general")], limit=1
        )
        balance = self.currency_id._convert(
            self.amount, company.currency_id, company, items[0].date
        )
        common = {
            "name": f"{self.document_number or ''} {self._reason_words()}".strip(),
            "partner_id": items[0].partner_id.id,
            "currency_id": self.currency_id.id,
        }
        return {
            "move_type": "entry",
            "journal_id": journal.id,
            "company_id": company.id,
            "ref": self._reason_words(),
            "line_ids": [
                Command.create(
                    {
                        **common,
                        "account_id": account.id,
                        "amount_currency": self.amount,
                        "balance": balance,
                    }
                ),
                Command.create(
                    {
                        **common,
                        "account_id": items[0].account_id.id,
                        "amount_currency": -self.amount,
                        "balance": -balance,
                    }
                ),
            ],
        }

    def _draft_credit_note(self):
        """Return a draft credit note over the amount, without taxes: a person completes
        it and posts it.
        """
        invoice = self.move_id
        return self.env["account.move"].create(
            {
                "move_type": "out_refund",
                "company_id": self.company_id.id,
                "partner_id": (invoice.partner_id or self.partner_id).id,
                "currency_id": self.currency_id.id,
                "reversed_entry_id": invoice.id,
                "invoice_origin": self.document_number,
                "ref": self._reason_words(),
                "invoice_line_ids": [
                    Command.create(
                        {
                            "name": self._reason_words(),
                            "quantity": 1.0,
                            "price_unit": self.amount,
                            "tax_ids": [Command.clear()],
                        }
                    )
                ],
            }
        )
