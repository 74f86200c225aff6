# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Acknowledgements of what we sent find their document and mark it."""

from odoo import api, models

from ...engine.errors import Issue


class DistributionHandlerAcknowledgement(models.AbstractModel):
    """Matched by control numbers; what matches nothing is shown to a person."""

    _name = "distribution.handler.acknowledgement"
    _inherit = "distribution.handler"
    _description = "Acknowledgements"

    @api.model
    def _apply_batch(self, messages):
        for message in messages:
            sent = self._match(message)
            if sent:
                for each, result in sent:
                    self._mark(each, result)
                message._finish()
            else:
                message._block([self._issue_unmatched(message)])

    def _match(self, message):
        """Return [(sent message, result dict)] that the acknowledgement speaks of."""
        document = message.canonical
        group = f"{document['group_code']}/{_plain(document['group_control'])}"
        if document.get("sets"):
            results = {
                f"{group}/{_plain(result['control'])}": result
                for result in document["sets"]
            }
            domain = [("control_key", "in", list(results))]
        else:
            # AK1 and AK9 alone speak of every set of the group.
            results, domain = {}, [("control_key", "=like", f"{group}/%")]
        found = self.env["distribution.message"].search(
            [
                ("system_id", "=", message.system_id.id),
                ("direction", "=", "out"),
                *domain,
            ]
        )
        return [(each, results.get(each.control_key, document)) for each in found]

    def _mark(self, sent, result):
        verdict = result["verdict"].replace("partially_accepted", "rejected")
        if sent.step == "deliver" and sent.work_state in ("waiting", "blocked"):
            # It is there, whatever became of our call: it is not sent once more.
            sent._finish()
        sent.write({"ack_state": verdict, "delivery_state": "delivered"})
        exceptions = self.env["distribution.exception"]
        exceptions._settle(sent, cause="ack_overdue")
        if verdict == "accepted":
            exceptions._settle(sent, cause="ack_errors")
            return
        issue = self._issue_errors(sent, verdict, result)
        if verdict == "rejected":
            self.env["distribution.attempt"]._record(
                sent,
                "failed",
                error_class=issue.error_class,
                code=issue.cause,
                words=issue.words,
            )
        exceptions._open(issue, message=sent)

    def _issue_errors(self, sent, verdict, result):
        said = "; ".join(_words(result)) or self.env._("no reason given")
        rejected = verdict == "rejected"
        return Issue(
            "value",
            "ack_errors",
            self.env._(
                "%(partner)s %(verdict)s %(name)s: %(said)s.",
                partner=sent.system_id.name,
                verdict=self.env._("rejected")
                if rejected
                else self.env._("accepted with errors"),
                name=sent.name,
                said=said,
            ),
            self.env._(
                "It was not taken. Correct the cause, then press Send anew on it."
            )
            if rejected
            else self.env._(
                "Do not send it again. Correct the cause for the next one."
            ),
        )

    def _issue_unmatched(self, message):
        document = message.canonical
        return Issue(
            "missing",
            "ack_unmatched",
            self.env._(
                "%(partner)s acknowledges %(code)s group %(control)s, which we have "
                "not sent.",
                partner=message.system_id.name,
                code=document["group_code"],
                control=document["group_control"],
            ),
            self.env._("Ask the partner which document is meant, then drop this one."),
        )


def _plain(control):
    """Return a control number without leading zeros; other references as they are."""
    return str(int(control)) if control.isascii() and control.isdigit() else control


def _words(result):
    """Yield a phrase for each segment or element that was complained of."""
    for segment in result.get("segments", ()):
        place = f"segment {segment['segment']} at position {segment['position']}"
        if not segment.get("elements"):
            yield f"{place}: code {segment.get('code')}"
        for element in segment.get("elements", ()):
            value = element.get("value")
            yield (
                f"{place}, element {element['position']}: code {element['code']}"
                + (f", value '{value}'" if value else "")
            )
