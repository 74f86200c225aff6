# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What documents other than orders, shipments and invoices are known by."""

import hashlib
import json

#: Said again it does no harm, and senders number them carelessly: not guarded.
_UNGUARDED = frozenset({"application_advice", "text_message"})
#: A second document under the same number is another one when its kind is.
_BY_KIND = frozenset({"payment", "return"})


def title_of(document_type, reference):
    """Return what a document is called in lists: ``sales report W46``."""
    return f"{document_type.replace('_', ' ')} {reference or ''}".strip()


def corrects(content):
    """Whether a document tells anew of what left, in place of an earlier one.

    (X12 element 514 in W0601: R; element 353 in BSN01: 05.)
    """
    if content.get("type") == "shipment":
        return content.get("purpose") == "replace"
    return content.get("report") == "replacement"


def names_of(content):
    """Return (reference, business key, order key), or None for other documents.

    The business key is unique for good with the partner and the document type.

    :param dict content: a canonical document.
    """
    kind = content.get("type")
    if kind in _UNGUARDED:
        return content.get("number") or content.get("reference"), None, None
    if kind in _OTHERS:
        return _OTHERS[kind](content)
    if corrects(content):
        number = content["number"]
        return number, f"{number}{_said(content)}", number
    if kind not in {*_BY_KIND, "adjustment", "return_response"}:
        return None
    number = content["number"]
    key = f"{number}:{content['kind']}" if kind in _BY_KIND else number
    return number, key, content.get("order_number") or f"{kind}:{number}"


def _of_shipment(content):
    """A warehouse may ship one order in several parts, each with its own number.

    A correction bears the number of what it corrects: only its very copy is a repeat.
    """
    order = content["order_number"]
    part = content.get("number") or content["shipped_on"]
    return order, f"{order}/{part}{_said(content)}", order


def _said(content):
    """Return what tells a correction from what it corrects and from other ones."""
    if not corrects(content):
        return ""
    said = json.dumps(content, sort_keys=True, default=str).encode()
    return f":{hashlib.sha256(said).hexdigest()[:16]}"


def _of_receipt(content):
    return content["order_number"], content["number"], content["order_number"]


def _of_adjustment(content):
    """One without a number is another one each time that it is sent."""
    number = content.get("number")
    return number, number, None


def _of_report(content):
    """The newest counts, so each is taken; they are worked in the order received."""
    return content["number"], None, content["type"]


def _of_sales(content):
    """The same period under the same number is a correction: see its handler."""
    number = content["number"]
    return number, None, f"sales:{number}:{content['period_start']}"


def _of_customers_receipt(content):
    """Only an original is taken once; what corrects it comes under its number."""
    number = content["number"]
    original = content.get("purpose", "original") == "original"
    about = content.get("shipment_number") or content.get("order_number")
    return number, number if original else None, about or number


_OTHERS = {
    "inventory": _of_report,
    "catalogue": _of_report,
    "order_inquiry": _of_report,
    "sales_report": _of_sales,
    "receipt_advice": _of_customers_receipt,
    "warehouse_shipment": _of_shipment,
    "warehouse_receipt": _of_receipt,
    "inventory_adjustment": _of_adjustment,
}
