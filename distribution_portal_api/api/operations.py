# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The operation table: what the API can do, one row each.

Routes, checks and the OpenAPI document are all made from these rows, so none of them
can forget one.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel

from ..apicore import openapi
from . import contracts, services

PREFIX = "/distribution/api"
#: Largest body taken in one call (bytes).
BODY_CAP = 5 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing a partner may call.

    :param path: below :data:`PREFIX`, with ``{name}`` for what varies.
    :param function: takes a ``services.Call``, returns a ``services.Reply``.
    :param scope: what a client must be allowed; None: no key is needed.
    :param body: contract of the request body, None when none is read.
    :param query: contract of the query, None when none is taken.
    :param answer: contract of the answer; None: a document that stands for itself.
    :param readonly: never writes and may be a moment behind: may run on a replica.
    :param idempotent: asks for an Idempotency-Key and answers repeats from store.
    :param problems: kinds of problems of its own, keys of ``problems.KINDS``.
    """

    name: str
    method: str
    path: str
    summary: str
    description: str
    function: Callable
    scope: str | None = None
    body: type[BaseModel] | None = None
    query: type[BaseModel] | None = None
    answer: type[BaseModel] | None = None
    status: int = 200
    readonly: bool = False
    idempotent: bool = False
    problems: tuple[str, ...] = ()

    @property
    def route(self):
        """The path as Odoo's router writes it; ids are texts, never row numbers."""
        return PREFIX + self.path.replace("{", "<string:").replace("}", ">")

    def problem_kinds(self):
        """Return the kinds of problems this operation may end in."""
        kinds = ["key_in_address"]
        if self.scope:
            kinds += ["key_refused", "too_many_refused_keys", "scope_missing"]
        if self.body:
            kinds += ["unreadable", "length_required", "too_large"]
            kinds += ["unsupported_media_type", "conflict"]
        if self.body or self.query:
            kinds.append("invalid")
        if self.idempotent:
            kinds += ["idempotency_key_missing", "idempotency_key_invalid"]
            kinds += ["idempotency_key_reused", "in_flight"]
        return (*kinds, *self.problems, "internal", "busy")


@cache
def _document():
    return openapi.document(OPERATIONS, "Partner API", "1", PREFIX)


def read_openapi(_call):
    """Describe the API by itself."""
    return services.Reply(_document())


OPERATIONS = (
    Operation(
        name="create_order",
        method="POST",
        path="/orders",
        summary="Place an order",
        description="Stores the order and answers 202; it is then checked and "
        "confirmed within minutes. Read it under Location.",
        function=services.create_order,
        scope="orders:write",
        body=contracts.OrderRequest,
        answer=contracts.OrderReceived,
        status=202,
        idempotent=True,
        problems=("not_open",),
    ),
    Operation(
        name="read_order",
        method="GET",
        path="/orders/{id}",
        summary="Read an order",
        description="The state of one of your orders: lines, shipments with tracking, "
        "invoices, and what has to be settled first.",
        function=services.read_order,
        scope="orders:read",
        answer=contracts.OrderAnswer,
        # Not on a replica: who has just placed the order must not read "not found".
        problems=("not_found",),
    ),
    Operation(
        name="read_availability",
        method="GET",
        path="/availability",
        summary="Read what is free of an item",
        description="The quantity in your warehouse that is promised to nobody. It is "
        "not held for you before you order.",
        function=services.read_availability,
        scope="availability:read",
        query=contracts.AvailabilityQuery,
        answer=contracts.AvailabilityAnswer,
        readonly=True,
        problems=("item_unknown",),
    ),
    Operation(
        name="read_openapi",
        method="GET",
        path="/openapi.json",
        summary="Read this description",
        description="This document (OpenAPI 3.1).",
        function=read_openapi,
        readonly=True,
    ),
)
