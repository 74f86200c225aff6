# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Every way a call can fail, as one table, and its answer (RFC 9457)."""

from dataclasses import dataclass

from pydantic import BaseModel, Field

MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True, slots=True)
class Kind:
    """A sort of problem: its HTTP status and what it means, in words."""

    status: int
    title: str
    detail: str


#: By code, the stable word that programs may rely on.
KINDS = {
    "key_refused": Kind(
        401,
        "No valid key",
        "Send a key that is in force as 'Authorization: Bearer <key>'. If yours is no "
        "longer accepted, ask your contact for a new one.",
    ),
    "key_in_address": Kind(
        400,
        "Key in the address",
        "Addresses are written to logs, so keys are taken from the Authorization "
        "header only. Have the key you sent replaced.",
    ),
    "too_many_refused_keys": Kind(
        429,
        "Too many refused keys",
        "Too many keys were refused at this address of the internet. Wait as long as "
        "Retry-After says, then use a key that is in force.",
    ),
    "scope_missing": Kind(
        403, "Not allowed with this key", "This key may not do that. Ask your contact."
    ),
    "not_found": Kind(
        404, "Not found", "There is nothing of yours under this address."
    ),
    "item_unknown": Kind(
        404, "Unknown item", "No item is known to us by this code. Check the code."
    ),
    "method_not_allowed": Kind(
        405, "Method not allowed", "Use one of the methods that the header Allow lists."
    ),
    "length_required": Kind(
        411, "Length required", "Send the header Content-Length, not a chunked body."
    ),
    "too_large": Kind(
        413, "Too large", "The body is larger than is taken in one call."
    ),
    "unsupported_media_type": Kind(
        415,
        "Unsupported media type",
        "Send uncompressed JSON in UTF-8, as 'Content-Type: application/json'.",
    ),
    "unreadable": Kind(400, "Unreadable body", "The body is not JSON (RFC 8259)."),
    "bad_request": Kind(400, "Bad request", "The request cannot be understood."),
    "invalid": Kind(
        422,
        "Invalid content",
        "Correct what 'errors' lists and send it again. Nothing was stored.",
    ),
    "idempotency_key_missing": Kind(
        400,
        "Idempotency-Key missing",
        "Send the header Idempotency-Key with a text of your own, new for each order "
        "and the same when you repeat one.",
    ),
    "idempotency_key_invalid": Kind(
        400,
        "Idempotency-Key invalid",
        "An Idempotency-Key is 1 to 255 printable ASCII characters.",
    ),
    "idempotency_key_reused": Kind(
        422,
        "Idempotency-Key used before",
        "This Idempotency-Key came with another body before. Take a new one for a new "
        "order. Nothing was stored.",
    ),
    "in_flight": Kind(
        409,
        "Already being worked on",
        "A call with this Idempotency-Key is being worked on right now. Repeat the "
        "call in a moment to get its answer.",
    ),
    "not_open": Kind(
        409,
        "Orders are not open",
        "We do not take orders from you here yet. Nothing was stored. Ask your "
        "contact.",
    ),
    "conflict": Kind(
        409,
        "Conflict",
        "This contradicts what is stored already. Nothing was stored; read the present "
        "state, then decide.",
    ),
    "busy": Kind(
        503,
        "Busy",
        "Too much happens at the same moment. Nothing was stored; repeat the call.",
    ),
    "internal": Kind(
        500,
        "Our fault",
        "Something went wrong on our side and nothing was stored. Repeat the call "
        "later; if it stays, tell your contact the trace_id.",
    ),
}


class ErrorNote(BaseModel):
    """One thing wrong: ``pointer`` (RFC 6901) into the body, or a query parameter."""

    pointer: str | None = None
    parameter: str | None = None
    detail: str


class ProblemDocument(BaseModel):
    """The body of every answer that is not a success (RFC 9457)."""

    type: str = Field(description="Names the kind of problem, for programs.")
    title: str
    status: int
    detail: str
    code: str = Field(description="Stable word for the kind of problem.")
    errors: list[ErrorNote] | None = None
    trace_id: str | None = Field(None, description="What our log knows it by.")


def document(kind, detail=None, errors=(), trace_id=None):
    """Return the :class:`ProblemDocument` for ``kind``, a key of :data:`KINDS`."""
    told = KINDS[kind]
    return ProblemDocument(
        type=f"urn:distribution:problem:{kind}",
        title=told.title,
        status=told.status,
        detail=detail or told.detail,
        code=kind,
        errors=[ErrorNote(**error) for error in errors] or None,
        trace_id=trace_id,
    )


def notes(error, where="pointer"):
    """Return the ``errors`` of a problem for a ``pydantic.ValidationError``.

    :param where: ``pointer`` for a body (RFC 6901), ``parameter`` for a query.
    """
    return [
        {where: _place(each["loc"], where), "detail": _words(each)}
        for each in error.errors(include_url=False, include_context=False)[:100]
    ]


def _place(location, where):
    if where == "parameter":
        return ".".join(str(part) for part in location)
    escaped = (str(part).replace("~", "~0").replace("/", "~1") for part in location)
    return "".join(f"/{part}" for part in escaped)


def _words(each):
    known = {
        "extra_forbidden": "This field is not known here. Leave it out.",
        "missing": "This field is required.",
    }
    return known.get(each["type"]) or f"{each['msg'].removeprefix('Value error, ')}."
