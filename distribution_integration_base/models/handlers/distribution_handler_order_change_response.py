# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The answer to a change: taken, or refused and all as before."""

from odoo import api, models


class DistributionHandlerOrderChangeResponse(models.AbstractModel):
    """Called for by the events ``order.changed`` and ``order.change_refused``."""

    _name = "distribution.handler.order_change_response"
    _inherit = "distribution.handler.order_response"
    _description = "Answers to order changes"

    @api.model
    def _render_batch(self, messages):
        answers = super()._render_batch(messages)
        return {
            message: self._answer_to_change(message, answer)
            for message, answer in answers.items()
        }

    def _answer_to_change(self, message, answer):
        event = self._event(message)
        change = event.message_id.canonical or {}
        answer = {
            **answer,
            "type": "order_change_response",
            "change_number": self._number(change),
        }
        if event.event_type == "order.change_refused":
            return {
                **answer,
                "status": "rejected",
                "lines": self._refused_lines(answer["lines"], change),
            }
        # All of a change is taken, or nothing of it.
        gone = self._deleted_lines(self._record(message), change)
        status = answer["status"] if answer["lines"] else "accepted"
        return {**answer, "status": status, "lines": answer["lines"] + gone}

    def _event(self, message):
        """Return the event that called for this answer."""
        uid = message.idempotency_key.removeprefix("event:")
        return self.env["distribution.event"].search([("uid", "=", uid)])

    @staticmethod
    def _number(change):
        """Return the number that the partner gave the change, if there is one."""
        own = (change.get("detail") or {}).get("sequence")
        if own or change.get("number") == change.get("order_number"):
            return own
        return change.get("number")

    def _refused_lines(self, lines, change):
        """Return the lines that the change is about, refused with what it asked."""
        asked = {line["number"]: line for line in change.get("lines") or ()}
        known = {line["number"]: line for line in lines}
        wanted = asked or known
        return [
            self._refused_line(known.get(number, {}), asked.get(number, {}), number)
            for number in wanted
        ]

    @staticmethod
    def _refused_line(known, asked, number):
        quantity = asked.get("quantity") or known.get("quantity") or "0"
        unit = asked.get("unit") or known.get("unit") or "EA"
        refused = {"status": "rejected", "quantity": quantity, "unit": unit}
        return {
            "number": number,
            "quantity": quantity,
            "unit": unit,
            "codes": known.get("codes") or asked.get("codes") or [],
            "statuses": [refused],
        }

    def _deleted_lines(self, order, change):
        """Return the lines that the change cancelled, as they were ordered."""
        first = order.sudo().distribution_message_id.canonical or {}
        ordered = {line["number"]: line for line in first.get("lines") or ()}
        gone = [
            ordered[line["number"]]
            for line in change.get("lines") or ()
            if line.get("action") == "cancel" and line["number"] in ordered
        ]
        return [
            {
                **{name: line[name] for name in ("number", "quantity", "unit")},
                "codes": line.get("codes") or [],
                "statuses": [
                    {
                        "status": "deleted",
                        "quantity": line["quantity"],
                        "unit": line["unit"],
                    }
                ],
            }
            for line in gone
        ]
