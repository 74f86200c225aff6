# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Signed webhooks in: durable first, then 202."""

import hashlib
import json
import logging

from werkzeug.exceptions import HTTPException, RequestEntityTooLarge

from odoo import http
from odoo.http import request

from ..engine import signing
from ..models import clock
from ..models.messages import message_sql
from ..models.road.distribution_drain import COLLISIONS, is_ground
from .limits import BODY_CAP

_logger = logging.getLogger(__name__)

#: When to send again what could not be stored (seconds).
AGAIN_AFTER = 60
TOO_LARGE = f"A document may have {BODY_CAP // 1024**2} MB. Send it in parts."


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
        that does not exist: a stranger learns nothing. 503 with ``Retry-After`` when
        there is no room to store it, 413 when it is too large: nothing was kept.
        """
        headers = request.httprequest.headers
        raw = self._read()
        if raw is None:
            return self._answer(413, title=TOO_LARGE)
        env = request.env(su=True)
        door, secret = self._door(env, code)
        if not secret or self._refused(env, secret, headers, raw):
            return self._answer(401, title="The request is not signed by us both.")
        uid, created = self._store(env, door, raw, headers)
        return self._answer(202, id=uid, repeated=not created)

    @staticmethod
    def _refused(env, secret, headers, raw):
        """Return why the signature does not hold, or None.

        Its age is judged by the database's clock: a host whose own clock is off must
        neither turn every partner away nor let in what was sent hours ago.
        """
        return signing.verify([secret], headers, raw, clock.epoch(env))

    def _store(self, env, door, raw, headers):
        """Return (public id, whether it is new).

        :raises HTTPException: the answer that it could not be stored; the request's
            transaction is rolled back.
        """
        try:
            _message_id, uid, created = env["distribution.message"]._receive_at(
                door,
                raw,
                name=headers["webhook-id"],
                idempotency_key=self._key(headers["webhook-id"]),
                content_type=headers.get("Content-Type"),
                traceparent=headers.get("traceparent"),
            )
        except Exception as error:
            # Odoo itself repeats a request that met another one.
            if isinstance(error, COLLISIONS) or not is_ground(error):
                raise
            _logger.error("A document could not be stored: %s", error)
            answer = self._answer(
                503, title="It could not be stored now. Send it again in a minute."
            )
            answer.headers["Retry-After"] = str(AGAIN_AFTER)
            raise HTTPException(response=answer) from error
        return uid, created

    @staticmethod
    def _read():
        """Return the body, or None when it is larger than :data:`~.limits.BODY_CAP`.

        A body that does not say its length (chunks) is cut at the limit in silence:
        one that has just that length is not believed.
        """
        try:
            raw = request.httprequest.get_data()
        except RequestEntityTooLarge:
            return None
        told = request.httprequest.content_length is not None
        return raw if told or len(raw) < BODY_CAP else None

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
