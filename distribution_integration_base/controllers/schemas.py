# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The JSON Schemas of our documents, for everybody."""

import hashlib
import json

from odoo import http
from odoo.http import request

from .limits import NO_BODY

#: A published version never changes; the list of versions does.
KEPT = "public, max-age=86400, immutable"
KEPT_SHORTLY = "public, max-age=300"


class Schemas(http.Controller):
    """Says what a document may hold; nothing about anybody who exchanges it."""

    @http.route(
        "/distribution/schemas",
        type="http",
        auth="none",
        methods=["GET"],
        save_session=False,
        max_content_length=NO_BODY,
        readonly=True,
    )
    def index(self):
        """List every document type with its versions, the newest first."""
        documents = {}
        for contract in self._contracts([]):
            documents.setdefault(contract.document_type, []).append(
                {"version": contract.version, "address": contract._address()}
            )
        return self._answer({"documents": documents}, KEPT_SHORTLY)

    @http.route(
        "/distribution/schemas/<string:document_type>/<int:major>.<int:minor>.json",
        type="http",
        auth="none",
        methods=["GET"],
        save_session=False,
        max_content_length=NO_BODY,
        readonly=True,
    )
    def schema(self, document_type, major, minor):
        """Return one version, as JSON Schema draft 2020-12."""
        found = self._contracts(
            [
                ("document_type", "=", document_type),
                ("major", "=", major),
                ("minor", "=", minor),
            ]
        )
        if not found:
            raise request.not_found()
        return self._answer(found._published(), KEPT, "application/schema+json")

    @staticmethod
    def _contracts(domain):
        # Published for the world, so the access rights of the asker say nothing.
        return request.env(su=True)["distribution.contract"].search(domain)

    @staticmethod
    def _answer(content, kept, content_type="application/json"):
        body = json.dumps(content, indent=2).encode()
        response = request.make_response(
            body, headers=[("Content-Type", content_type), ("Cache-Control", kept)]
        )
        response.set_etag(hashlib.sha256(body).hexdigest()[:32])
        return response.make_conditional(request.httprequest)
