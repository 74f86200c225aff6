# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""We tell a partner that its document was refused, and why."""

from odoo import api, models

from ...engine import remedies

#: Nothing is told of these: answers about answers would never end.
NEVER_ADVISED = frozenset({"acknowledgement", "application_advice", "text_message"})
#: Document type -> what the partner calls its number (X12 element 128).
QUALIFIERS = {
    "order": "PO",
    "order_change": "PO",
    "invoice": "IV",
    "adjustment": "CM",
}
#: X12 element 647: sent before; no listed reason.
_REPEATED, _OTHER = "DUP", "024"


class DistributionAdvice(models.AbstractModel):
    """A document is refused by what it says, after its syntax was acknowledged."""

    _name = "distribution.advice"
    _description = "Advice about refused documents"

    @api.model
    def _on_dropped(self, messages, reason=None):
        """A person gave received documents up."""
        for message in messages:
            if self._is_told(message, ("drop", "block")):
                said = message.exception_ids.filtered(lambda e: e.state == "open")
                words = [reason] if reason else said.mapped("words")
                errors = [{"code": _OTHER, "words": each[:500]} for each in words]
                self._queue(message, errors)

    @api.model
    def _on_blocked(self, message, issues):
        """A document was stopped by what nobody here can mend: it is to be dropped."""
        if not self._is_told(message, ("block",)):
            return
        table = self.env["distribution.exception"]._remedies()
        fixes = {
            issue: remedies.find(table, issue.error_class, issue.cause).fix
            for issue in issues
        }
        if set(fixes.values()) == {"drop"}:
            self._queue(
                message,
                [
                    {
                        "code": _REPEATED
                        if issue.error_class == "duplicate"
                        else _OTHER,
                        "words": issue.words[:500],
                    }
                    for issue in issues
                ],
            )

    def _is_told(self, message, rules):
        return (
            message.direction == "in"
            and message.step == "apply"
            and bool(message.canonical)
            and message.document_type not in NEVER_ADVISED
            and message.interface_id.tell_refusal in rules
        )

    def _queue(self, message, errors):
        """Queue the advice, once for a message."""
        interface = message.system_id._interface("out", "application_advice")
        road_out = self.env["distribution.road.out"]
        if not interface:
            reply = {"type": "application_advice"}
            self.env["distribution.road.in"]._miss_reply_interface(message, reply)
            return
        values = road_out._prepare_reply(
            message, interface, self._document(message, interface, errors), "advice"
        )
        known = self.env["distribution.message"].search_count(
            [
                ("interface_id", "=", interface.id),
                ("idempotency_key", "=", values["idempotency_key"]),
            ],
            limit=1,
        )
        if not known:
            road_out._queue([values])

    def _document(self, message, interface, errors):
        controls = message.controls or {}
        codec = self.env["distribution.registry"]._get("codec", interface.codec)
        refused = {
            "verdict": "rejected",
            "qualifier": QUALIFIERS.get(message.document_type, "TN"),
            "reference": message.reference or str(message.id),
            "set_code": codec._set_code(message.document_type),
            "group_control": controls.get("gs"),
            "set_control": controls.get("st"),
            "errors": errors,
        }
        return {
            "type": "application_advice",
            "number": str(message.id),
            "advice_date": str(message.system_id._partner_today()),
            "documents": [
                {name: value for name, value in refused.items() if value is not None}
            ],
        }
