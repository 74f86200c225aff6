# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A remittance becomes a payment: one entry, reconciled invoice by invoice.

Odoo reconciles a payment's one receivable item with the invoices from the oldest on;
the customer says how much is for which. Hence the entry has an item for each invoice.
"""

from decimal import Decimal

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command

from ...canonical import Payment
from ...engine.errors import DistributionError
from ...engine.remittance import judge


class DistributionRemittance(models.Model):
    _inherit = "distribution.remittance"

    def _judged(self):
        """Return (moves by number, ``Judged``) as things stand now."""
        self.ensure_one()
        message = self.message_id
        if not message.canonical:
            raise UserError(
                self.env._("The content of %s was emptied by retention.", self.name)
            )
        document = Payment.model_validate(message.canonical)
        moves, items = self.env["distribution.remittance.ledger"]._items(
            self.system_id, document, self._day()
        )
        self._add_decided(items)
        on_account = bool((message.overrides or {}).get("on_account"))
        return moves, judge(document, items, on_account)

    def _add_decided(self, items):
        """What was written off or credited meanwhile is still accounted for here."""
        for each in self.deduction_ids:
            said = each.kind in ("deduction", "discount") and each.move_id
            item = items.get(each.document_number)
            if said and item and each.state in ("accepted", "credited"):
                off = Decimal(f"{each.amount:.2f}")
                items[each.document_number] = item._replace(
                    residual=item.residual + off
                )

    def _day(self):
        return self.effective_date or self.payment_date or fields.Date.today()

    def _register_payment(self):
        """Post the payment and reconcile it.

        :raises UserError: what it names is not open any more.
        """
        moves, judged = self._judged()
        if judged.faults:
            issues = self.env["distribution.handler.payment"]._issues(
                self.message_id, judged.faults
            )
            raise UserError(" ".join(issue.words for issue in issues))
        self._open_new(moves, judged)
        self._book(moves, judged)

    def _open_new(self, moves, judged):
        """Put before finance what was not missing when the remittance came."""
        known = {
            (each.kind, each.document_number or "", each.reason_code, each.amount)
            for each in self.deduction_ids
        }
        new = [cut for cut in judged.cuts if self._key(cut) not in known]
        self.env["distribution.handler.payment"]._open_deductions(self, moves, new)

    def _key(self, cut):
        amount = self.currency_id.round(float(cut.amount))
        return cut.kind, cut.number or cut.reference, cut.reason, amount

    def _book(self, moves, judged):
        payment = self._create_payment()
        rows = self._rows(payment, moves, judged)
        values = [row[0] for row in rows]
        values.insert(0, self._liquidity(payment, values))
        payment._generate_journal_entry(
            line_ids=[Command.create(each) for each in values]
        )
        payment.action_post()
        made = payment.move_id.line_ids.sorted("id")[1:]
        for line, (_values, partner_lines, deduction) in zip(made, rows, strict=True):
            if partner_lines:
                (line + partner_lines).reconcile()
            elif deduction:
                deduction.open_line_id = line
        self.write({"state": "registered", "payment_id": payment.id})

    def _create_payment(self):
        system = self.system_id
        if not system.payment_journal_id:
            raise DistributionError(
                "missing",
                f"System '{system.name}' has no journal that payments are registered "
                "in.",
                cause="payment_journal",
                hint="Choose the payment journal on the system, then press Retry.",
            )
        method = system.payment_journal_id.inbound_payment_method_line_ids[:1]
        # Without an entry nothing could be reconciled.
        payments = self.env["account.payment"].with_context(force_payment_move=True)
        return payments.with_company(self.company_id).create(
            {
                "payment_type": "inbound",
                "partner_type": "customer",
                "partner_id": system.partner_id.commercial_partner_id.id,
                "company_id": self.company_id.id,
                "amount": self.amount,
                "currency_id": self.currency_id.id,
                "date": self._day(),
                "journal_id": system.payment_journal_id.id,
                "payment_method_line_id": method.id,
                "memo": self.name,
            }
        )

    def _rows(self, payment, moves, judged):
        """Return [(values, receivable items to reconcile with, deduction)]."""
        rows = []
        for share in judged.shares:
            rows += self._share_rows(payment, moves.get(share.number), share)
        loose = self.deduction_ids.filtered(
            lambda each: each.kind == "deduction" and not each.open_line_id
        )
        for cut in judged.cuts:
            if cut.loose:
                deduction = loose.filtered(
                    lambda each, cut=cut: each.reason_code == cut.reason
                    and (each.document_number or "") == (cut.number or cut.reference)
                    and not self.currency_id.compare_amounts(
                        each.amount, float(cut.amount)
                    )
                )[:1]
                loose -= deduction
                values = self._receivable(payment, cut.number or self.name, cut.amount)
                rows.append((values, None, deduction))
        return rows

    def _share_rows(self, payment, move, share):
        rows = []
        settled = share.applied + share.discount
        if settled:
            values = self._receivable(payment, share.number, -settled)
            items = move.line_ids.filtered(
                lambda line: line.account_id.account_type == "asset_receivable"
                and not line.reconciled
            )
            values["account_id"] = items[:1].account_id.id or values["account_id"]
            rows.append((values, items, None))
        if share.discount:
            rows += [(each, None, None) for each in self._discount(move, share)]
        if share.on_account:
            values = self._receivable(payment, share.number, -share.on_account)
            rows.append((values, None, None))
        return rows

    def _receivable(self, payment, label, amount):
        return self._values(
            payment, label, float(amount), payment.destination_account_id
        )

    def _values(self, payment, label, amount, account):
        company = payment.company_id
        return {
            "name": label,
            "amount_currency": amount,
            "balance": payment.currency_id._convert(
                amount, company.currency_id, company, payment.date
            ),
            "currency_id": payment.currency_id.id,
            "partner_id": payment.partner_id.id,
            "account_id": account.id,
            "date_maturity": payment.date,
        }

    def _liquidity(self, payment, others):
        """The bank's item takes what rounding of other currencies leaves."""
        account = payment.outstanding_account_id
        values = self._values(payment, self.name, payment.amount, account)
        return {**values, "balance": -sum(each["balance"] for each in others)}

    @api.model
    def _discount(self, move, share):
        """Return the items that Odoo books for a discount of the payment terms."""
        terms = move.line_ids.filtered(lambda line: line.display_type == "payment_term")
        day = self._day()
        told = [
            {
                "aml": line,
                "amount_currency": -line.amount_residual_currency,
                "balance": line.currency_id._convert(
                    -line.amount_residual_currency, line.company_currency_id, date=day
                ),
            }
            for line in terms
        ]
        off = move.currency_id._convert(
            float(share.discount), move.company_currency_id, move.company_id, day
        )
        found = move._get_invoice_counterpart_amls_for_early_payment_discount(told, off)
        return [values for group in found.values() for values in group]

    @api.model
    def _register_due(self):
        """Register what was announced and is due; what fails is put before finance."""
        due = self.search(
            [("state", "=", "announced"), ("effective_date", "<=", fields.Date.today())]
        )
        for remittance in due:
            remittance._register_or_show()
        return len(due)

    def _register_or_show(self):
        exceptions = self.env["distribution.exception"]
        try:
            with self.env.cr.savepoint():
                self._register_payment()
        except (UserError, DistributionError) as error:
            self.write({"state": "to_match"})
            exceptions._open(
                self.env["distribution.handler.payment"]._issue_not_registered(
                    self, error
                ),
                message=self.message_id,
                record=self,
            )
        else:
            exceptions._settle(self)
