# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Events leave as themselves, for subscribers who want facts and no documents."""

import json

from odoo import api, models

from ...engine.errors import DistributionError, Issue
from ...engine.road import Decoded, Encoded


class DistributionHandlerEvent(models.AbstractModel):
    _name = "distribution.handler.event"
    _inherit = "distribution.handler"
    _description = "Event"

    @api.model
    def _render(self, message):
        return {"type": "event", "event": self._record(message)._envelope()}


class DistributionCodecCloudevents(models.AbstractModel):
    """One CloudEvent in structured JSON (CloudEvents 1.0, HTTP binding 3.2)."""

    _name = "distribution.codec.cloudevents"
    _inherit = "distribution.codec"
    _description = "CloudEvents 1.0 (JSON)"
    _enveloped = False

    @api.model
    def _decode(self, raw, interface):
        issue = Issue(
            "parse",
            "cloudevents_in",
            self.env._("CloudEvents are sent, not read."),
            self.env._("Choose another codec for the interface they came through."),
        )
        return Decoded(issues=[issue])

    @api.model
    def _encode(self, documents, interface):
        [document] = documents
        if document["type"] != "event":
            raise DistributionError(
                "value",
                f"A document of type '{document['type']}' is no event.",
                cause="not_an_event",
                hint="Choose another codec, or the document type Event.",
            )
        event = document["event"]
        return Encoded(
            json.dumps(event, separators=(",", ":")).encode(),
            name=f"{event['type']}-{event['id']}.json",
            content_type="application/cloudevents+json",
        )
