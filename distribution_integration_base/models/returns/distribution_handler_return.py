# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Returns of customers (180): checked against what was shipped, then decided."""

from decimal import Decimal

from odoo import api, fields, models

from ...canonical import Return
from ...engine.returns import Sold, judge


class DistributionHandlerReturn(models.AbstractModel):
    """Whatever is asked becomes a return with a verdict for each line: a person decides
    on it, or the partner's rule.
    """

    _name = "distribution.handler.return"
    _inherit = "distribution.handler"
    _description = "Returns in"

    @api.model
    def _apply_batch(self, messages):
        for message in messages:
            document = Return.model_validate(message.canonical)
            handler = self.with_company(message.system_id.company_id)
            known = handler._authorised(message, document)
            if known:
                # The goods that we authorised are on their way: nothing to decide.
                message._finish(
                    res_model=known._name,
                    res_id=known.id,
                    sale_order_id=known.sale_order_id.id,
                )
            else:
                handler._take(message.with_env(handler.env), document)

    def _authorised(self, message, document):
        """Return the return that a notification speaks of, or none."""
        returns = self.env["distribution.return"]
        if document.kind != "notification" or not document.authorisation:
            return returns
        return returns.search(
            [
                ("system_id", "=", message.system_id.id),
                ("authorisation", "=", document.authorisation),
                ("state", "in", ("authorised", "received")),
            ],
            limit=1,
        )

    def _take(self, message, document):
        system = message.system_id
        order, lines = self._judged(system, document)
        found = self.env["distribution.return"].create(
            {
                "name": document.number,
                "kind": document.kind,
                "company_id": system.company_id.id,
                "system_id": system.id,
                "partner_id": system.partner_id.id,
                "message_id": message.id,
                "sale_order_id": order.id,
                "return_date": document.return_date,
                "reason": " ".join(document.notes) or False,
                "line_ids": [(0, 0, values) for values in lines],
            }
        )
        found._draft_receipts()
        words = self.env._(
            "%(partner)s asks to send goods back (%(number)s).",
            partner=system.name,
            number=document.number,
        )
        found._announce("requested", words, "requested")
        message._finish(res_model=found._name, res_id=found.id, sale_order_id=order.id)
        if system.return_rule == "person":
            found._show()
        elif found._accepted_lines():
            found._authorise()
        else:
            found._refuse()

    def _judged(self, system, document):
        """Return (order, values of its judged lines).

        Releases, and the orders of several stores, have one number: of these, the one
        whose goods may come back.
        """
        found, best = (self.env["sale.order"], None), -1
        for order in self._find_orders(system, document) or found[:1]:
            lines = self._lines(system, order, document)
            passed = sum(each["verdict"] == "authorised" for each in lines)
            if passed > best:
                found, best = (order, lines), passed
            if passed == len(lines):
                break
        return found

    def _find_orders(self, system, document):
        """Return the orders by the partner's number, or by that of our invoice."""
        ours = [("distribution_system_id", "=", system.id)]
        orders = self.env["sale.order"]
        if document.order_number:
            number = [("client_order_ref", "=", document.order_number)]
            return orders.search([*ours, *number])
        if not document.invoice_number:
            return orders
        invoice = self.env["account.move"].search(
            [*ours, ("name", "=", document.invoice_number)], limit=1
        )
        billed = invoice._distribution_orders()
        return billed if len(billed) == 1 else orders

    def _lines(self, system, order, document):
        """Return values of the lines, each judged with those before it."""
        known = self.env["distribution.partner.words"]._lines(order) if order else {}
        asked, values = {}, []
        for line in document.lines:
            sold_line = self._sold_line(known, line)
            sold = self._sold(sold_line, known, asked) if sold_line else None
            verdict = judge(line.quantity, line.unit, sold, system.return_days)
            response = verdict.response if order else "NR"
            if not response:
                asked[sold_line] = asked.get(sold_line, 0) + line.quantity
            values.append(
                {
                    "number": line.number,
                    "quantity": float(line.quantity),
                    "unit": line.unit,
                    "codes": [code.model_dump(mode="json") for code in line.codes],
                    "item": line.codes[0].value,
                    "reason_code": line.reason or document.reason,
                    "description": line.description,
                    "order_line_id": sold_line.id if sold_line else False,
                    "verdict": "refused" if response else "authorised",
                    "allowed": 0.0 if response else float(line.quantity),
                    "response": response or False,
                }
            )
        return values

    def _sold_line(self, known, line):
        """Return the order line that is meant: by its number, else by its codes."""
        codes = {code.value for code in line.codes}
        for sold, told in known.items():
            values = {code["value"] for code in told["codes"]}
            values.add(sold.product_id.default_code)
            same_number = not line.number or line.number == sold.distribution_line
            if same_number and codes & values:
                return sold
        return None

    def _sold(self, line, known, asked):
        moves = line.move_ids.filtered(
            lambda move: move.state == "done"
            and move.location_dest_id.usage == "customer"
        )
        last = max(moves.mapped("date"), default=None)
        others = self.env["distribution.return.line"].search(
            [
                ("order_line_id", "=", line.id),
                ("verdict", "=", "authorised"),
                ("return_id.state", "in", ("requested", "authorised")),
            ]
        )
        shipped = line._distribution_theirs(line.qty_delivered)
        coming = sum(others.mapped("allowed"))
        return Sold(
            Decimal(f"{shipped:.6f}"),
            Decimal(f"{coming:.6f}") + asked.get(line, 0),
            known[line]["unit"],
            (fields.Datetime.now() - last).days if last else None,
        )
