# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What the partner's application made of our documents (824, APERAK)."""

from odoo import api, models

from ...engine.errors import Issue

#: What was refused is sent anew; what was taken all the same is only put right.
CAUSES = {"rejected": "advice_errors", "accepted_with_errors": "advice_warnings"}


class DistributionHandlerApplicationAdvice(models.AbstractModel):
    """The document is marked, and what is wrong with it is put before a person.

    It says nothing of the acknowledgement: that one is about syntax, and still due.
    """

    _name = "distribution.handler.application_advice"
    _inherit = "distribution.handler"
    _description = "Application advices"

    @api.model
    def _apply_batch(self, messages):
        for message in messages:
            self._apply_one(message)

    def _apply_one(self, message):
        matching = self.env["distribution.advice.matching"]
        found = [
            (
                document,
                matching._match(message.system_id, document, message.interface_id),
            )
            for document in message.canonical["documents"]
        ]
        unclear = [
            self._issue_unmatched(message, document, sent)
            for document, sent in found
            if len(set(sent.mapped("document_type"))) != 1
        ]
        clear = [
            (document, each)
            for document, sent in found
            if len(set(sent.mapped("document_type"))) == 1
            for each in sent
        ]
        for document, sent in clear:
            self._mark(message, sent, document)
        orders = self.env["sale.order"].union(*(s.sale_order_id for _d, s in clear))
        if len(orders) == 1:
            message.sale_order_id = orders
        if unclear:
            message._block(unclear)
        else:
            message._finish()

    def _mark(self, message, sent, document):
        verdict = document["verdict"]
        if sent.step == "deliver" and sent.work_state in ("waiting", "blocked"):
            # It is there, whatever became of our call: it is not sent once more.
            sent._finish()
        sent.write({"advice_state": verdict, "delivery_state": "delivered"})
        exceptions = self.env["distribution.exception"]
        for other, cause in CAUSES.items():
            if other != verdict:
                exceptions._settle(sent, cause=cause)
        if verdict == "accepted":
            return
        issue = self._issue_errors(message, sent, document)
        self.env["distribution.attempt"]._record(
            sent,
            "failed" if verdict == "rejected" else "ok",
            error_class=issue.error_class,
            code=issue.cause,
            words=issue.words,
        )
        exceptions._open(issue, message=sent)

    def _issue_errors(self, message, sent, document):
        rejected = document["verdict"] == "rejected"
        said = "; ".join(self._error_words(sent, each) for each in document["errors"])
        return Issue(
            "value",
            CAUSES[document["verdict"]],
            self.env._(
                "%(partner)s %(verdict)s %(name)s for what it says: %(said)s.",
                partner=message.system_id.name,
                verdict=self.env._("rejected")
                if rejected
                else self.env._("accepted with errors"),
                name=sent.name,
                said=said or self.env._("no reason given"),
            ),
            self.env._(
                "It was not taken. Correct the cause, then press Send anew on it."
            )
            if rejected
            else self.env._(
                "It was taken. Correct the cause for the next one, then close this."
            ),
        )

    def _error_words(self, sent, error):
        """Return one error: what, where, which value, which line of the order."""
        codec = self.env["distribution.registry"]._get("codec", sent.interface_id.codec)
        line = error.get("line")
        if not line and error.get("position"):
            line = codec._line_at(sent, error["position"])
        place = []
        if error.get("segment"):
            place.append(self.env._("segment %s", error["segment"]))
        if error.get("position"):
            place.append(self.env._("position %s", error["position"]))
        if error.get("element"):
            place.append(self.env._("element %s", error["element"]))
        if error.get("value"):
            place.append(self.env._("value '%s'", error["value"]))
        if line:
            place.append(self.env._("order line %s", line))
        words = error.get("words") or self.env._("no text")
        told = f"{words} [{error['code']}]"
        return f"{told} ({', '.join(place)})" if place else told

    def _issue_unmatched(self, message, document, sent):
        number = document.get("reference") or document.get("group_control") or "?"
        said = "; ".join(
            self._error_words(message, each) for each in document["errors"]
        )
        several = self.env._("several documents of ours have that number")
        none = self.env._("we have sent no such document")
        return Issue(
            "missing",
            f"advice_unmatched:{number}",
            self.env._(
                "%(partner)s speaks of %(number)s (%(verdict)s): %(said)s. But "
                "%(which)s.",
                partner=message.system_id.name,
                number=number,
                verdict=document["verdict"].replace("_", " "),
                said=said or self.env._("no reason given"),
                which=several if sent else none,
            ),
            self.env._("Ask the partner which document is meant, then drop this one."),
        )
