# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Adjustments (812): claims go to finance, nothing is booked by them."""

from odoo import api, models

from ...canonical import Adjustment
from ...engine.errors import Issue


class DistributionHandlerAdjustment(models.AbstractModel):
    """A claim becomes a deduction of kind ``claim`` for each line; of a refund finance
    is told.
    """

    _name = "distribution.handler.adjustment"
    _inherit = "distribution.handler"
    _description = "Adjustments in"

    @api.model
    def _apply_batch(self, messages):
        for message in messages:
            self._apply_one(message, Adjustment.model_validate(message.canonical))

    def _apply_one(self, message, document):
        move = self._find_invoice(message.system_id, document)
        issues = self._refusals(message, document, move)
        if issues:
            message._block(issues)
            return
        order = self._find_order(message.system_id, document, move)
        if document.direction == "refund":
            message._finish(sale_order_id=order.id)
            self._tell_refund(message, document, order)
            return
        claims = self.env["distribution.deduction"]._open_for(
            message, self._claims(document, move, order)
        )
        message._finish(
            res_model=claims._name, res_id=claims[:1].id, sale_order_id=order.id
        )

    def _find_invoice(self, system, document):
        return self.env["account.move"].search(
            [
                ("name", "=", document.invoice_number or ""),
                ("move_type", "in", ("out_invoice", "out_refund")),
                ("company_id", "=", system.company_id.id),
            ],
            limit=1,
        )

    def _find_order(self, system, document, move):
        billed = move._distribution_orders()
        if len(billed) == 1 or not document.order_number:
            return billed if len(billed) == 1 else billed.browse()
        return self.env["sale.order"].search(
            [
                ("distribution_system_id", "=", system.id),
                ("client_order_ref", "=", document.order_number),
            ],
            limit=1,
        )

    def _claims(self, document, move, order):
        """Return values of a claim for each line; of one in all, if they are not told.

        A line that gives something back lessens the claim: it is no claim of its own.
        """
        currency = self.env["res.currency"].search([("name", "=", document.currency)])
        common = {
            "kind": "claim",
            "move_id": move.id,
            "sale_order_id": order.id,
            "document_number": document.invoice_number or document.order_number,
            "currency_id": currency.id,
        }
        lines = document.lines
        if lines and all(line.amount and line.direction == "claim" for line in lines):
            return [
                {
                    **common,
                    "amount": float(line.amount),
                    "reason_code": line.reason,
                    "description": self._words(line) or False,
                }
                for line in lines
            ]
        words = "; ".join(filter(None, map(self._words, lines)))
        return [
            {
                **common,
                "amount": float(document.amount),
                "reason_code": lines[0].reason if lines else "claim",
                "description": words[:500] or False,
            }
        ]

    def _words(self, line):
        """Return what a line says of goods, in a few words."""
        goods = ", ".join(code.value for code in line.codes)
        quantity = f"{line.quantity} {line.unit or ''}".strip() if line.quantity else ""
        each = f"@ {line.price_difference}" if line.price_difference else ""
        parts = [quantity, goods, each, line.description or ""]
        return " ".join(filter(None, parts))

    def _tell_refund(self, message, document, order):
        issue = Issue(
            "business_rule",
            f"claim_refund:{message.id}",
            self.env._(
                "%(partner)s gives %(amount)s %(currency)s back for %(document)s "
                "(adjustment %(number)s).",
                partner=message.system_id.name,
                amount=document.amount,
                currency=document.currency,
                document=document.invoice_number or document.order_number or "-",
                number=document.number,
            ),
            self.env._(
                "Expect it with a payment, and withdraw the credit note if one was "
                "drafted; then close this."
            ),
        )
        self.env["distribution.exception"]._open(issue, message=message, order=order)

    def _refusals(self, message, document, move):
        issues = []
        total = self._total(document)
        if total not in (None, document.amount):
            issues.append(self._issue_total(document, total))
        payer = message.system_id.partner_id.commercial_partner_id
        if move and move.commercial_partner_id != payer:
            issues.append(self._issue_foreign(document, move))
        known = self.env["res.currency"].search_count(
            [("name", "=", document.currency)], limit=1
        )
        if not known:
            words = self.env._("Currency '%s' is not in use.", document.currency)
            hint = self.env._("Activate the currency and press Retry, or drop this.")
            issues.append(Issue("value", "claim_currency", words, hint))
        return issues

    @staticmethod
    def _total(document):
        """Return what the lines come to; None when not all of them tell it."""
        if not document.lines or any(line.amount is None for line in document.lines):
            return None
        same = document.direction
        return sum(
            (line.amount if line.direction == same else -line.amount)
            for line in document.lines
        )

    def _issue_total(self, document, total):
        return Issue(
            "value",
            "claim_total",
            self.env._(
                "Adjustment %(number)s is over %(told)s; its lines come to %(known)s.",
                number=document.number,
                told=document.amount,
                known=total,
            ),
            self.env._("Ask the partner for a corrected one, then drop this."),
        )

    def _issue_foreign(self, document, move):
        return Issue(
            "business_rule",
            "claim_foreign",
            self.env._(
                "Adjustment %(number)s speaks of %(invoice)s, an invoice of another "
                "customer.",
                number=document.number,
                invoice=move.name,
            ),
            self.env._("Ask the partner which one is meant, then drop this."),
        )
