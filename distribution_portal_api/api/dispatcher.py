# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Odoo's HTTP layer for the partner API: every answer, good or bad, is ours.

A subclass of ``odoo.http.Dispatcher`` with a routing type of its own, which must be
known before a route names it. ``ir.http._match`` sets it early, so that unknown paths
and methods are answered here, too.
"""

import logging
import uuid

import pydantic
from psycopg2 import IntegrityError
from werkzeug.exceptions import HTTPException

from odoo.exceptions import ConcurrencyError, UserError
from odoo.http import Dispatcher, Response

from odoo.addons.distribution_integration_base.models.road.distribution_drain import (
    is_ground,
)

from ..apicore import body, idempotency, problems
from .problem import Problem
from .services import Call

_logger = logging.getLogger(__name__)

#: What Odoo and werkzeug raise by themselves.
_BY_STATUS = {
    404: "not_found",
    405: "method_not_allowed",
    411: "length_required",
    413: "too_large",
    415: "unsupported_media_type",
}


class ApiDispatcher(Dispatcher):
    """One per request. ``repository`` is set once the key is accepted."""

    routing_type = "distribution_api"
    mimetypes = ("application/json",)

    def __init__(self, request):
        super().__init__(request)
        self.request_id = uuid.uuid4().hex
        self.repository = None

    @classmethod
    def is_compatible_with(cls, request):
        """Take every request: a wrong type is answered with a problem, not HTML."""
        return True

    def dispatch(self, endpoint, args):
        """Check the call against its row of the table, then run it."""
        # Odoo looks here for marketing campaigns, whatever the route.
        self.request.params = {}
        if self.request.httprequest.method == "OPTIONS":
            return self._options()
        operation = endpoint.routing["operation"]
        if operation.scope and not self.repository.may(operation.scope):
            raise Problem(
                "scope_missing",
                f"This key lacks the scope '{operation.scope}'. Ask your contact.",
            )
        call = Call(self.repository, args)
        if operation.query:
            call.query = self._query(operation)
        raw = b""
        if operation.body:
            raw = self._raw(operation)
            call.body = self._body(operation, raw)
        if operation.idempotent:
            return self._once(operation, endpoint, call, raw)
        return self._respond(operation, endpoint, call)

    def post_dispatch(self, response):
        """Finish a success. No session is saved and no cookie is set."""
        self._finish(response)

    def handle_error(self, exc):
        """Return the answer to any exception; it never shows what is inside."""
        problem = exc if isinstance(exc, Problem) else self._problem(exc)
        response = problem.get_response()
        self._finish(response)
        return response

    # --- reading ----------------------------------------------------------------------

    def _query(self, operation):
        given = {
            name: values if len(values) > 1 else values[0]
            for name, values in self.request.httprequest.args.lists()
        }
        try:
            for name, value in self.request.httprequest.args.items(multi=True):
                body.check_text(value, name)
            return operation.query.model_validate(given, strict=True)
        except body.Unstorable as error:
            notes = [{"parameter": error.pointer, "detail": str(error)}]
            raise Problem("invalid", errors=notes) from None
        except pydantic.ValidationError as error:
            notes = problems.notes(error, "parameter")
            raise Problem("invalid", errors=notes) from None

    def _raw(self, operation):
        """Return the body; what is too large or in another form is not read."""
        http = self.request.httprequest
        encoding = http.headers.get("Content-Encoding", "identity").lower()
        charset = http.mimetype_params.get("charset", "utf-8").lower()
        # A chunked body would be cut silently at the limit.
        if http.content_length is None or "Transfer-Encoding" in http.headers:
            raise Problem("length_required")
        if http.content_length > http.max_content_length:
            raise Problem("too_large", self._too_large(http.max_content_length))
        if (
            http.mimetype not in self.mimetypes
            or encoding != "identity"
            or charset not in ("utf-8", "utf8")
        ):
            headers = {"Accept": self.mimetypes[0]}
            raise Problem("unsupported_media_type", headers=headers)
        return http.get_data()

    @staticmethod
    def _too_large(limit):
        return f"A body may have {limit} bytes. Split the order."

    @staticmethod
    def _body(operation, raw):
        try:
            body.parse(raw)
            return operation.body.model_validate_json(raw, strict=True)
        except body.Unreadable as error:
            raise Problem("unreadable", str(error)) from None
        except body.Unstorable as error:
            notes = [{"pointer": error.pointer, "detail": str(error)}]
            raise Problem("invalid", errors=notes) from None
        except pydantic.ValidationError as error:
            raise Problem("invalid", errors=problems.notes(error)) from None

    # --- answering --------------------------------------------------------------------

    def _once(self, operation, endpoint, call, raw):
        """Run a call at most once per key; a repeat gets the stored answer.

        The claim, what the call writes and its answer commit together or not at all.
        """
        headers = self.request.httprequest.headers
        if "Idempotency-Key" not in headers:
            raise Problem("idempotency_key_missing")
        key = idempotency.key_of(headers["Idempotency-Key"])
        if not key:
            raise Problem("idempotency_key_invalid")
        fingerprint = idempotency.fingerprint(raw)
        kept = self.repository.claim(operation.name, key, fingerprint)
        if kept is None:
            call.once = idempotency.fingerprint(key.encode() + b"\0" + raw)
            response = self._respond(operation, endpoint, call)
            self.repository.keep(
                operation.name, key, response.get_data(as_text=True), response.location
            )
            return response
        if kept.fingerprint != fingerprint:
            raise Problem("idempotency_key_reused")
        headers = {"Location": kept.location, "Idempotency-Replayed": "true"}
        return self._json(kept.answer, operation.status, headers)

    def _respond(self, operation, endpoint, call):
        reply = endpoint(call=call)
        if operation.answer:
            answer = operation.answer.model_validate(reply.content)
            text = answer.model_dump_json()
        else:
            text = pydantic.TypeAdapter(dict).dump_json(reply.content).decode()
        return self._json(text, operation.status, reply.headers)

    @staticmethod
    def _json(text, status, headers):
        response = Response(text, status=status, content_type="application/json")
        response.headers.update(headers)
        return response

    def _options(self):
        """Say which methods the path has; the endpoint is not run (RFC 9110, 9.3.7)."""
        http = self.request.httprequest
        router = self.request.env["ir.http"].routing_map()
        allowed = router.bind_to_environ(http.environ).allowed_methods(http.path)
        response = Response(status=204)
        response.headers.remove("Content-Type")
        response.headers["Allow"] = ", ".join(sorted(allowed))
        return response

    def _finish(self, response):
        headers = response.headers
        headers.remove("Set-Cookie")
        headers["X-Request-Id"] = self.request_id
        headers["Cache-Control"] = "private, no-store"
        headers["X-Content-Type-Options"] = "nosniff"

    # --- failing ----------------------------------------------------------------------

    def _problem(self, exc):
        """Translate what Odoo, werkzeug or the database raised."""
        if isinstance(exc, HTTPException):
            allowed = getattr(exc, "valid_methods", None)
            headers = {"Allow": ", ".join(sorted(allowed))} if allowed else {}
            return Problem(_BY_STATUS.get(exc.code, "bad_request"), headers=headers)
        # Odoo's own `retrying` has tried five times before it gives up.
        if isinstance(exc, ConcurrencyError) or is_ground(exc):
            return Problem("busy", headers={"Retry-After": "2"})
        _logger.warning("Request %s ended in %s", self.request_id, type(exc).__name__)
        # `retrying` words an IntegrityError with names of tables and fields.
        if isinstance(exc, UserError) and isinstance(exc.__cause__, IntegrityError):
            return Problem("conflict")
        return Problem("internal", trace_id=self.request_id)
