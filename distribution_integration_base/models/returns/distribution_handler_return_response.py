# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Our answer to a return: which goods may come back, under which number."""

from odoo import api, fields, models

from ...engine.numbers import decimal_text
from ...engine.returns import RESPONSES


class DistributionHandlerReturnResponse(models.AbstractModel):
    _name = "distribution.handler.return_response"
    _inherit = "distribution.handler"
    _description = "Answers to returns"

    @api.model
    def _render(self, message):
        found = self._record(message)
        lines = [self._line(line) for line in found.line_ids]
        verdicts = {line["verdict"] for line in lines}
        status = "partially_authorised" if len(verdicts) > 1 else verdicts.pop()
        document = {
            "type": "return_response",
            "number": found.name,
            "response_date": str(fields.Date.context_today(self)),
            "order_number": found.sale_order_id.client_order_ref or None,
            "status": status,
            "authorisation": found.authorisation or None,
            "description": found.answer or None,
            "lines": lines,
        }
        return {name: value for name, value in document.items() if value is not None}

    def _line(self, line):
        told = {
            "quantity": decimal_text(line.quantity),
            "unit": line.unit,
            "codes": line.codes,
            "verdict": line.verdict,
        }
        if line.response:
            told["response"] = line.response
            told["description"] = RESPONSES[line.response]
        return told
