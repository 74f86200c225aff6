# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Our answer to a return: which goods may come back, under which number."""

from decimal import Decimal

from odoo import api, models

from ...engine.numbers import decimal_text
from ...engine.returns import RESPONSES


class DistributionHandlerReturnResponse(models.AbstractModel):
    _name = "distribution.handler.return_response"
    _inherit = "distribution.handler"
    _description = "Answers to returns"

    @api.model
    def _render(self, message):
        found = self._record(message)
        lines = [told for line in found.line_ids for told in self._answers(line)]
        verdicts = {line["verdict"] for line in lines}
        status = "partially_authorised" if len(verdicts) > 1 else verdicts.pop()
        document = {
            "type": "return_response",
            "number": found.name,
            "response_date": str(found.system_id._partner_today()),
            "order_number": found.sale_order_id.client_order_ref or None,
            "status": status,
            "authorisation": found.authorisation or None,
            "description": found.answer or None,
            "lines": lines,
        }
        return {name: value for name, value in document.items() if value is not None}

    def _answers(self, line):
        """Yield what may come back of a line, then what may not."""
        goods = {"unit": line.unit, "codes": line.codes}
        allowed = Decimal(decimal_text(line.allowed))
        left = Decimal(decimal_text(line.quantity)) - allowed
        if allowed:
            quantity = decimal_text(allowed)
            yield {**goods, "quantity": quantity, "verdict": "authorised"}
        if left or not allowed:
            # What a person allowed of too much is answered for the rest as well.
            response = line.response or "QD"
            yield {
                **goods,
                "quantity": decimal_text(left),
                "verdict": "refused",
                "response": response,
                "description": RESPONSES[response],
            }
