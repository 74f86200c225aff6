# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The invoice, as posted."""

from odoo import api, models

from ...engine.errors import DistributionError
from ...engine.numbers import decimal_text
from .distribution_order_charges import NO_CODE

#: UN/ECE 5153: sales tax of a state, which is no VAT.
_SALES_TAX = "STT"


def _rate(tax):
    """Return the percentage of a tax, "" of one that is no percentage."""
    return decimal_text(tax.amount) if tax.amount_type == "percent" else ""


class DistributionHandlerInvoice(models.AbstractModel):
    """Read from a posted ``account.move``; the total must agree to the cent."""

    _name = "distribution.handler.invoice"
    _inherit = "distribution.handler"
    _description = "Invoices"

    @api.model
    def _render(self, message):
        invoice = self._record(message)
        self._check_tellable(invoice)
        order = message.sale_order_id
        request = order._distribution_request()
        words = self.env["distribution.partner.words"]._lines(order)
        told = invoice.invoice_line_ids.filtered(
            lambda line: line.display_type == "product" and line.price_subtotal
        )
        lines = [self._line(line, words) for line in told if self._source(line)]
        charges = [self._charge(line) for line in told if not self._source(line)]
        document = {
            "type": "invoice",
            "kind": "credit_note" if invoice.move_type == "out_refund" else "invoice",
            "number": invoice.name,
            "invoice_date": str(invoice.invoice_date),
            "order_number": order.client_order_ref,
            "order_date": request.get("order_date"),
            "currency": invoice.currency_id.name,
            "terms": self._terms(invoice, order.distribution_system_id),
            "parties": request.get("parties", []),
            "references": request.get("references", []),
            "charges": charges,
            "lines": lines,
            "tax": decimal_text(invoice.amount_tax),
            "taxes": self._taxes(invoice),
            "total": decimal_text(invoice.amount_total),
        }
        self._check_total(invoice, document)
        return document

    def _check_tellable(self, invoice):
        """Refuse what would be told wrongly: a draft, or the total of two orders."""
        if invoice.state != "posted":
            raise DistributionError(
                "business_rule",
                f"Invoice {invoice.name} is not posted any more.",
                cause="invoice_not_posted",
                hint="Post it again and press Retry, or drop this document.",
            )
        orders = invoice._distribution_orders()
        if len(orders) > 1:
            names = ", ".join(orders.mapped("client_order_ref"))
            raise DistributionError(
                "business_rule",
                f"Invoice {invoice.name} bills several orders ({names}); a partner "
                "takes one invoice an order.",
                cause="invoice_of_several_orders",
                hint="Credit it and invoice each order by itself, then drop this.",
            )

    def _source(self, line):
        """Return the ordered line behind an invoice line; none for freight and such."""
        return line.sale_line_ids.filtered("distribution_line")[:1]

    def _line(self, line, words):
        """In the unit that the partner ordered in; the price is net of tax."""
        sale_line = self._source(line)
        ours = line.product_uom_id._compute_quantity(
            line.quantity, sale_line.product_uom_id, round=False
        )
        quantity = decimal_text(sale_line._distribution_theirs(ours))
        return {
            "number": sale_line.distribution_line,
            "quantity": quantity,
            # Of the quantity as it is told: both must make the line's amount.
            "price": decimal_text(line.price_subtotal / float(quantity)),
            **words[sale_line],
        }

    def _is_freight(self, line):
        """Whether an invoice line is carriage. Extended where carriers are known."""
        return False

    def _charge(self, line):
        """Tell what the partner did not order as an allowance or as freight."""
        amount = line.price_subtotal
        asked = line.sale_line_ids.filtered("distribution_charge")[:1]
        if line.sale_line_ids.filtered("is_downpayment"):
            raise self._refusal(line, "a down payment")
        if amount > 0 and not (asked or self._is_freight(line)):
            raise self._refusal(line, "something that the partner did not order")
        return {
            "kind": "charge" if amount > 0 else "allowance",
            "amount": decimal_text(abs(amount)),
            "code": self._charge_code(asked, amount),
            "description": (line.name or "")[:80],
        }

    @staticmethod
    def _charge_code(asked, amount):
        """Return the partner's own code, or that of freight or of a discount."""
        if asked.distribution_charge not in (False, NO_CODE):
            return asked.distribution_charge
        return "D240" if amount > 0 else "C310"

    def _refusal(self, line, what):
        return DistributionError(
            "business_rule",
            f"Invoice {line.move_id.name} has '{(line.name or '')[:60]}', {what}; "
            "it cannot be told in an invoice document.",
            cause="invoice_line_unknown",
            hint="Send this invoice by mail and drop this document.",
        )

    def _check_total(self, invoice, document):
        """Refuse to tell a total that the document's own lines do not add up to."""
        currency = invoice.currency_id
        total = float(document["tax"])
        taxes = sum(float(each["amount"]) for each in document["taxes"])
        if document["taxes"] and currency.compare_amounts(taxes, total):
            raise self._wrong_total(
                f"Invoice {invoice.name}: its taxes make {taxes:.2f}, not {total:.2f}."
            )
        for line in document["lines"]:
            total += currency.round(float(line["quantity"]) * float(line["price"]))
        for charge in document["charges"]:
            sign = 1 if charge["kind"] == "charge" else -1
            total += sign * float(charge["amount"])
        if currency.compare_amounts(total, invoice.amount_total):
            raise self._wrong_total(
                f"Invoice {invoice.name}: its lines and tax make {total:.2f}, its "
                f"total is {invoice.amount_total:.2f}."
            )

    def _wrong_total(self, words):
        return DistributionError(
            "value",
            words,
            cause="invoice_total",
            hint="Correct the invoice in Odoo, then press Retry.",
        )

    def _taxes(self, invoice):
        """Return what each rate comes to, as Odoo rounds it; also what bears none."""
        taxes = self.env["account.tax"]
        lines, _taxes = invoice._get_rounded_base_and_tax_lines()
        details = taxes._aggregate_base_lines_tax_details(
            lines, lambda _line, data: _rate(data["tax"]) if data else "0"
        )
        sums = taxes._aggregate_base_lines_aggregated_values(details)
        if set(sums) <= {"0"}:
            return []
        american = invoice.company_id.account_fiscal_country_id.code == "US"
        return [
            {
                **({"rate": rate} if rate else {}),
                "base": decimal_text(each["base_amount_currency"]),
                "amount": decimal_text(each["tax_amount_currency"]),
                **({"scheme": _SALES_TAX} if american else {}),
            }
            for rate, each in sorted(sums.items())
        ]

    def _terms(self, invoice, system):
        term = invoice.invoice_payment_term_id
        if not term:
            return None
        codes = self.env["distribution.mapping"]._reverse(system, "terms", term)
        names = [
            code for kind, code, _factor in codes.get(term.id, ()) if kind != "days"
        ]
        last = term.line_ids.sorted("nb_days")[-1:]
        return {
            "discount_percent": decimal_text(term.discount_percentage)
            if term.early_discount
            else None,
            "discount_days": term.discount_days if term.early_discount else None,
            "net_days": last.nb_days,
            "description": names[0] if names else term.name,
        }
