# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What each operation does, in terms of the partner's repository."""

from dataclasses import dataclass, field

from . import contracts
from .problem import Problem


@dataclass(slots=True)
class Call:
    """One checked call.

    :param repository: the partner's ``Repository``; None when no key is needed.
    :param path: what varies in the path, texts by name.
    :param body: the checked body, an instance of the operation's contract, or None.
    :param query: the checked query, likewise.
    :param once: for idempotent operations: names the call for good.
    """

    repository: object
    path: dict
    body: object = None
    query: object = None
    once: str = ""


@dataclass(slots=True)
class Reply:
    """A success: ``content`` fits the operation's answer contract."""

    content: dict
    headers: dict = field(default_factory=dict)


def create_order(call):
    """Store an order; it then goes down the same road as every other document.

    :raises Problem: ``not_open`` when the system has no live interface for it.
    """
    uid = call.repository.receive_order(call.body.canonical(), call.once)
    if not uid:
        raise Problem("not_open")
    content = {"id": uid, "number": call.body.number}
    return Reply(content, {"Location": f"/distribution/api/orders/{uid}"})


def read_order(call):
    """Tell how one of the partner's orders stands.

    :raises Problem: ``not_found`` for a missing order and for somebody else's alike.
    """
    order = call.repository.order(call.path["id"])
    if not order:
        raise Problem("not_found")
    order["status_words"] = contracts.STATUSES[order["status"]]
    return Reply(order)


def read_availability(call):
    """Tell what is free of an item.

    :raises Problem: ``item_unknown``.
    """
    found = call.repository.availability(call.query.item)
    if not found:
        raise Problem("item_unknown")
    return Reply(found)
