# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The taxonomy of events, for everybody."""

from odoo import http
from odoo.http import request

from .limits import NO_BODY
from .schemas import KEPT, KEPT_SHORTLY, Schemas


class EventSchemas(http.Controller):
    """Says which events there are and what they hold; nothing about anybody."""

    @http.route(
        "/distribution/schemas/events",
        type="http",
        auth="none",
        methods=["GET"],
        save_session=False,
        max_content_length=NO_BODY,
        readonly=True,
    )
    def events(self):
        """List every type of event with its meaning and where its schema stands."""
        events = request.env(su=True)["distribution.event"]
        found = {
            name: {
                "type": kind.cloud_type,
                "version": kind.version,
                "meaning": kind.words,
                "dataschema": events._schema_address(name),
            }
            for name, kind in sorted(events._event_types().items())
        }
        return Schemas._answer({"events": found}, KEPT_SHORTLY)

    @http.route(
        "/distribution/schemas/events/<string:name>/<int:version>.json",
        type="http",
        auth="none",
        methods=["GET"],
        save_session=False,
        max_content_length=NO_BODY,
        readonly=True,
    )
    def event(self, name, version):
        """Return the JSON Schema of the ``data`` of one type of event."""
        kind = request.env(su=True)["distribution.event"]._event_types().get(name)
        if not kind or kind.version != version:
            raise request.not_found()
        return Schemas._answer(kind.json_schema(), KEPT, "application/schema+json")
