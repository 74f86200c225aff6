# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Signed webhooks in: durable first, then 202."""

import hashlib
import json
import time

from odoo import http
from odoo.http import request

from ..engine import signing
from ..models.messages import message_sql
from .limits import BODY_CAP


class Intake(http.Controller):
    """One address for every interface that partners push to."""

    @http.route(
        "/distribution/in/<string:code>",
        type="http",
        auth="none",
        methods=["POST"],
        csrf=False,
        save_session=False,
        max_content_length=BODY_CAP,
    )
    def receive(self, code):
        """Take a document in (Standard Webhooks 1.0 signature).

        202 with its public id once it is stored; the same ``webhook-id`` again gets
        the same answer. 401 for a missing or wrong signature, and for an interface
        that does not exist: a stranger learns nothing.
        """
        headers = request.httprequest.headers
        raw = request.httprequest.get_data()
        env = request.env(su=True)
        door, secret = self._door(env, code)
        refused = (
            signing.verify([secret], headers, raw, time.time())
            if secret
            else "no such interface"
        )
        if refused:
            return self._answer(401, title="The request is not signed by us both.")
        _message_id, uid, created = env["distribution.message"]._receive_at(
            door,
            raw,
            name=headers["webhook-id"],
            idempotency_key=self._key(headers["webhook-id"]),
            content_type=headers.get("Content-Type"),
            traceparent=headers.get("traceparent"),
        )
        return self._answer(202, id=uid, repeated=not created)

    @staticmethod
    def _key(webhook_id):
        """A partner's id may be of any length; an index entry may not."""
        return "webhook:" + hashlib.sha256(webhook_id.encode()).hexdigest()

    @staticmethod
    def _door(env, code):
        """Return the open door ``code`` and its secret, or Nones."""
        try:
            credential_id, token, door = env["distribution.interface"]._webhook_door(
                code
            )
        except LookupError:
            return None, None
        credential = env["distribution.credential"].browse(credential_id)
        return message_sql.Door(*door), credential._decrypt(token)

    @staticmethod
    def _answer(status, **content):
        return request.make_response(
            json.dumps(content),
            headers=[("Content-Type", "application/json")],
            status=status,
        )
