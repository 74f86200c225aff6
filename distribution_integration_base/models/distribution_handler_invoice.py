# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The invoice, as posted."""

from odoo import api, models

from ..engine.errors import DistributionError
from .distribution_handler_order_response import _text


class DistributionHandlerInvoice(models.AbstractModel):
    """Read from a posted ``account.move``; the total must agree to the cent."""

    _name = "distribution.handler.invoice"
    _inherit = "distribution.handler"
    _description = "Invoices"

    @api.model
    def _render(self, message):
        invoice = self._record(message)
        order = message.sale_order_id
        request = order._distribution_request()
        goods = invoice.invoice_line_ids.filtered(lambda x: x.display_type == "product")
        lines = [self._line(line, request) for line in goods if self._source(line)]
        charges = [self._charge(line) for line in goods if not self._source(line)]
        self._check_total(invoice, goods)
        return {
            "type": "invoice",
            "kind": "credit_note" if invoice.move_type == "out_refund" else "invoice",
            "number": invoice.name,
            "invoice_date": str(invoice.invoice_date),
            "order_number": order.client_order_ref,
            "order_date": request.get("order_date"),
            "currency": invoice.currency_id.name,
            "terms": self._terms(invoice),
            "parties": request.get("parties", []),
            "references": request.get("references", []),
            "charges": charges,
            "lines": lines,
            "tax": _text(invoice.amount_tax),
            "total": _text(invoice.amount_total),
        }

    def _source(self, line):
        """Return the ordered line behind an invoice line; none for freight and such."""
        return line.sale_line_ids.filtered("distribution_line")[:1]

    def _line(self, line, request):
        sale_line = self._source(line)
        asked = request.line(sale_line.distribution_line)
        return {
            "number": sale_line.distribution_line,
            "quantity": _text(line.quantity),
            "unit": asked.get("unit") or line.product_uom_id.name,
            "price": _text(line.price_unit * (1 - line.discount / 100)),
            "codes": asked.get("codes", []),
            "description": asked.get("description"),
        }

    def _charge(self, line):
        amount = line.price_subtotal
        return {
            "kind": "charge" if amount >= 0 else "allowance",
            "amount": _text(abs(amount)),
            "code": "D240" if amount >= 0 else "C310",
            "description": (line.name or "")[:80],
        }

    def _check_total(self, invoice, goods):
        """Refuse to tell a total that the lines do not add up to."""
        currency = invoice.currency_id
        net = sum(goods.mapped("price_subtotal"))
        if currency.compare_amounts(net + invoice.amount_tax, invoice.amount_total):
            raise DistributionError(
                "value",
                f"Invoice {invoice.name}: lines and tax make "
                f"{net + invoice.amount_tax:.2f}, its total is "
                f"{invoice.amount_total:.2f}.",
                cause="invoice_total",
                hint="Correct the invoice in Odoo, then press Retry.",
            )

    def _terms(self, invoice):
        term = invoice.invoice_payment_term_id
        if not term:
            return None
        last = term.line_ids.sorted("nb_days")[-1:]
        return {
            "discount_percent": _text(term.discount_percentage)
            if term.early_discount
            else None,
            "discount_days": term.discount_days if term.early_discount else None,
            "net_days": last.nb_days,
            "description": term.name,
        }
