# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What is booked when a deduction is accepted: a credit note where tax was billed."""

from odoo import fields, models
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

    def _reason(self):
        """Return the row that says how it is written off.

        :raises UserError: nobody has chosen one.
        """
        return self.env["distribution.deduction.reason"]._of(
            self.company_id, self.reason_code
        )

    def _write_off(self):
        """Post what settles the open item; return it.

        What lessens the price of taxed goods lessens the tax: a credit note. What is no
        part of the price (a fine, for which the reason says so) or bears no tax is an
        entry.

        :raises UserError: nothing is open any more, or less than was deducted.
        """
        reason, items = self._reason(), self._open_items()
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
        if reason.corrects_tax and self._is_taxed():
            entry = self._create_credit_note(reason.account_id)
        else:
            entry = self.env["account.move"].create(
                self._prepare_entry(reason.account_id, items)
            )
        entry.action_post()
        ours = entry.line_ids.filtered(
            lambda line: line.account_id == items.account_id and not line.reconciled
        )
        if ours:
            (ours + items).reconcile()
        return entry

    def _is_taxed(self):
        """Whether it is less money for an invoice with tax."""
        invoice = self.move_id.move_type == "out_invoice"
        return invoice and self.amount > 0 and bool(self.move_id.amount_tax)

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

    def _create_credit_note(self, account=None):
        """Return a draft credit note over the amount, its tax as the invoice's.

        :param account: what the goods are credited to; by default as Odoo chooses.
        """
        invoice = self.move_id
        values = {"name": self._reason_words(), "quantity": 1.0}
        if account:
            values["account_id"] = account.id
        return self.env["account.move"].create(
            {
                "move_type": "out_refund",
                "company_id": self.company_id.id,
                "partner_id": (invoice.partner_id or self.partner_id).id,
                "currency_id": self.currency_id.id,
                "invoice_date": fields.Date.today(),
                # The customer's terms would take their discount off its tax.
                "invoice_payment_term_id": False,
                "reversed_entry_id": invoice.id,
                "invoice_origin": self.document_number,
                "ref": self._reason_words(),
                "invoice_line_ids": [
                    Command.create({**values, **priced}) for priced in self._shares()
                ],
            }
        )

    def _shares(self):
        """Return values of a line for each tax of the invoice, in its proportion.

        With their tax they are the amount to the cent, as Odoo divides a down payment.
        """
        if not self._is_taxed():
            return [{"price_unit": self.amount, "tax_ids": [Command.clear()]}]
        taxes = self.env["account.tax"]
        goods, _taxes = self.move_id._get_rounded_base_and_tax_lines()
        divided = taxes._prepare_down_payment_lines(
            goods,
            self.company_id,
            "fixed",
            self.amount,
            computation_key=f"deduction,{self.id}",
        )
        return [
            {
                "price_unit": each["price_unit"],
                "tax_ids": [Command.set(each["tax_ids"].ids)],
                "extra_tax_data": taxes._export_base_line_extra_tax_data(each),
            }
            for each in divided
        ]
