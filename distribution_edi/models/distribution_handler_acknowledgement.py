# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What partners answer to our interchanges and documents, in words."""

from odoo import api, models

from odoo.addons.distribution_integration_base.engine.errors import Issue

from ..annotate.refusal import refusal_words
from ..ediwire import INTERCHANGE, InterchangeAnswer
from .edi_agreement import plain_number


class DistributionHandlerAcknowledgement(models.AbstractModel):
    _inherit = "distribution.handler.acknowledgement"

    @api.model
    def _match(self, message):
        """A TA1 speaks of all that we sent in one interchange."""
        document = message.canonical
        if document["group_code"] != INTERCHANGE:
            return super()._match(message)
        found = self.env["distribution.message"].search(
            [
                ("system_id", "=", message.system_id.id),
                ("direction", "=", "out"),
                ("controls", "!=", False),
                ("edi_numbers", "=", plain_number(document["group_control"])),
            ]
        )
        number = plain_number(document["group_control"])
        return [
            (each, document)
            for each in found
            if (each.controls or {}).get("isa") == number
        ]

    def _mark(self, sent, result):
        """That the envelope arrived says nothing yet about the document in it."""
        about_envelope = result.get("group_code") == INTERCHANGE
        if not about_envelope or result["verdict"] == "rejected":
            return super()._mark(sent, result)
        if sent.delivery_state in ("sent", "unknown"):
            sent.delivery_state = "delivered"
        if result["verdict"] == "accepted_with_errors":
            self.env["distribution.exception"]._open(
                self._issue_errors(sent, result["verdict"], result), message=sent
            )

    def _issue_errors(self, sent, verdict, result):
        """Name segments, values and order lines of what we sent."""
        issue = super()._issue_errors(sent, verdict, result)
        if result.get("group_code") == INTERCHANGE:
            said = [InterchangeAnswer.from_document(result).words]
        elif sent.is_edi:
            said = refusal_words(sent._body(), result)
        else:
            return issue
        if not said:
            return issue
        told = (
            self.env._("rejected")
            if verdict == "rejected"
            else self.env._("accepted with errors")
        )
        return Issue(
            issue.error_class,
            issue.cause,
            self.env._(
                "%(partner)s %(verdict)s %(name)s: %(said)s.",
                partner=sent.system_id.name,
                verdict=told,
                name=sent.name,
                said="; ".join(said),
            ),
            issue.hint,
        )
