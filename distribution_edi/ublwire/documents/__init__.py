# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Documents: UBL <-> canonical documents, as plain dicts, found by root or by type."""

from typing import NamedTuple

from lxml import etree

from .. import totals
from ..names import root_namespace, split
from ..parts import lost_parties
from ..reading import Reading, Writing
from . import (
    acknowledgement,
    catalogue,
    inventory,
    invoice,
    order,
    order_change,
    order_response,
    payment,
    shipment,
)


class Form(NamedTuple):
    """A document: its table, the fields it must have, the roles it has a place for."""

    type: str
    nodes: tuple
    wanted: tuple
    roles: tuple
    line: str = ""


FORMS = {
    "Order": Form("order", order.NODES, order.WANTED, order.ROLES, "cac:OrderLine"),
    "OrderChange": Form(
        "order_change",
        order_change.NODES,
        order_change.WANTED,
        order_change.ROLES,
        "cac:OrderLine",
    ),
    "OrderCancellation": Form(
        "order_change",
        order_change.CANCELLATION,
        order_change.WANTED,
        order_change.ROLES,
    ),
    "OrderResponse": Form(
        "order_response",
        order_response.NODES,
        order_response.WANTED,
        order_response.ROLES,
        "cac:OrderLine",
    ),
    "DespatchAdvice": Form("shipment", shipment.NODES, shipment.WANTED, shipment.ROLES),
    **{
        root: Form(
            "invoice",
            invoice.nodes(root),
            invoice.WANTED,
            invoice.ROLES,
            invoice.LINE_NAMES[root][0],
        )
        for root in invoice.LINE_NAMES
    },
    "InventoryReport": Form(
        "inventory", inventory.NODES, inventory.WANTED, inventory.ROLES
    ),
    "Catalogue": Form(
        "catalogue",
        catalogue.NODES,
        catalogue.WANTED,
        catalogue.ROLES,
        "cac:CatalogueLine",
    ),
    "RemittanceAdvice": Form("payment", payment.NODES, payment.WANTED, payment.ROLES),
    "ApplicationResponse": Form(
        "acknowledgement",
        acknowledgement.NODES,
        acknowledgement.WANTED,
        acknowledgement.ROLES,
    ),
}
_ROOTS = {
    "order": "Order",
    "order_response": "OrderResponse",
    "order_change_response": "OrderResponse",
    "shipment": "DespatchAdvice",
    "acknowledgement": "ApplicationResponse",
    "inventory": "InventoryReport",
    "catalogue": "Catalogue",
}


def read(root):
    """Return (canonical dict or None, findings) of a root element; never raises.

    None means that no document can be made of it; the findings say why. Amounts are
    decimal strings, dates ISO strings.
    """
    reading = Reading()
    uri, local = split(root.tag)
    form = FORMS.get(local)
    if form is None:
        reading.note("root_unknown", root, local)
        return None, reading.findings
    if uri != root_namespace(local):
        reading.note("namespace_wrong", root, uri or "none")
        return None, reading.findings
    document = {"type": form.type}
    for node in form.nodes:
        node.take(reading, root, document)
    totals.check(reading, root, document, form.line)
    _finish(local, document)
    missing = [name for name in form.wanted if document.get(name) in (None, [])]
    if missing and all(each.severity != "error" for each in reading.findings):
        names = " and ".join(name.replace("_", " ") for name in missing)
        reading.note("document_incomplete", root, names)
    return (None if missing else document), reading.findings


def _finish(local, document):
    """Say what a document says by being what it is."""
    if document["type"] == "order_change":
        document["cancel"] = local == "OrderCancellation"
        # One without a number of its own is told apart by what it is about.
        document.setdefault("number", document.get("order_number"))
    if document["type"] == "acknowledgement":
        document.pop("parties", None)


def root_of(document):
    """Return the name of the root element for a canonical document.

    :raises KeyError: UBL has no document for its type.
    """
    if document["type"] == "invoice":
        credit = document.get("kind") == "credit_note"
        return "CreditNote" if credit else "Invoice"
    if document["type"] == "order_change":
        return "OrderCancellation" if document.get("cancel") else "OrderChange"
    return _ROOTS[document["type"]]


def write(document, issued_on=None):
    """Return (bytes, findings about what could not be carried) of a UBL document.

    :param dict document: by its ``type``, dumped to Python or to JSON values.
    :param issued_on: day of a document that knows none itself (an answer).
    :raises KeyError: UBL has no document for this type.
    :raises WriteError: a text that no XML can hold.
    """
    local = root_of(document)
    form = FORMS[local]
    detail = document.get("detail") or {}
    writing = Writing(document.get("currency") or detail.get("currency"))
    root = writing.root(local)
    data = {**document, "issued_on": document.get("issued_on") or issued_on}
    for node in form.nodes:
        node.add(writing, root, data)
    lost_parties(writing, document, form.roles)
    etree.cleanup_namespaces(root, keep_ns_prefixes=["cac", "cbc"])
    body = etree.tostring(
        root, xml_declaration=True, encoding="UTF-8", pretty_print=True
    )
    return body, writing.findings
