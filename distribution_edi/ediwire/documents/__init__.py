# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Documents: X12 transaction sets <-> canonical documents, as plain dicts.

Each module has ``read(transaction_set) -> (dict or None, findings)`` and
``write(dict) -> segments``; here they are found by set code or document type.
"""

from ..edifact import documents as edifact_documents
from ..findings import Finding
from . import (
    acknowledgement,
    adjustment,
    application_advice,
    inbound_notice,
    inventory_adjustment,
    catalogue,
    inventory,
    invoice,
    order,
    order_change,
    order_change_response,
    order_inquiry,
    order_response,
    payment,
    returns,
    order_status,
    receipt_advice,
    sales_report,
    shipment,
    shipment_layout,
    text_message,
    warehouse_order,
    warehouse_receipt,
    warehouse_shipment,
)

#: Document type -> (functional code GS01, set code ST01).
CODES = {
    "order": ("PO", "850"),
    "order_change": ("PC", "860"),
    "order_response": ("PR", "855"),
    "order_change_response": ("CA", "865"),
    "shipment": ("SH", "856"),
    "invoice": ("IN", "810"),
    "payment": ("RA", "820"),
    "adjustment": ("CD", "812"),
    "return_response": ("AN", "180"),
    "return": ("AN", "180"),
    "application_advice": ("AG", "824"),
    "text_message": ("TX", "864"),
    "warehouse_order": ("OW", "940"),
    "warehouse_shipment": ("SW", "945"),
    "inbound_notice": ("AR", "943"),
    "warehouse_receipt": ("RE", "944"),
    "inventory_adjustment": ("AW", "947"),
    "inventory": ("IB", "846"),
    "catalogue": ("SC", "832"),
    "sales_report": ("PD", "852"),
    "receipt_advice": ("RC", "861"),
    "order_inquiry": ("RS", "869"),
    "order_status": ("RS", "870"),
    "acknowledgement": ("FA", "997"),
}
_MODULES = {
    "order": order,
    "order_change": order_change,
    "order_response": order_response,
    "order_change_response": order_change_response,
    "shipment": shipment,
    "invoice": invoice,
    "payment": payment,
    "adjustment": adjustment,
    "return_response": returns,
    "return": returns,
    "application_advice": application_advice,
    "text_message": text_message,
    "warehouse_order": warehouse_order,
    "warehouse_shipment": warehouse_shipment,
    "inbound_notice": inbound_notice,
    "warehouse_receipt": warehouse_receipt,
    "inventory_adjustment": inventory_adjustment,
    "inventory": inventory,
    "catalogue": catalogue,
    "sales_report": sales_report,
    "receipt_advice": receipt_advice,
    "order_inquiry": order_inquiry,
    "order_status": order_status,
    "acknowledgement": acknowledgement,
}
_TYPES = {set_code: name for name, (_functional, set_code) in CODES.items()}
_TYPES["999"] = "acknowledgement"
#: From this version on, texts stand in MTX (but an 864 is nothing but MSG), and an item
#: received by a warehouse behind LX.
_TEXTS_MOVED = "005010"


def read(transaction_set):
    """Return (canonical dict or None, findings) for a set or message; never raises.

    None means that no document can be made of it; the findings say why. They come on
    top of ``transaction_set.findings``. Amounts are decimal strings, dates ISO strings.
    """
    if transaction_set.syntax == "edifact":
        return edifact_documents.read(transaction_set)
    name = _TYPES.get(transaction_set.code)
    if name is None:
        value = transaction_set.code
        return None, [Finding("document_unknown", "set", "ST", 1, 1, value=value)]
    return _MODULES[name].read(transaction_set)


def write(document, version="004010", tree=shipment_layout.PICK_AND_PACK):
    """Return (functional code, set code, segments) for a canonical document.

    :param dict document: by its ``type``, dumped to Python or to JSON values.
    :param version: GS08 that it is sent under.
    :param tree: layout of a shipment, see :mod:`.shipment_layout`.
    :raises KeyError: there is no X12 set for this type.
    :raises ediwire.WriteError: an identifier does not fit its element.
    """
    name = document["type"]
    functional_code, set_code = CODES[name]
    layout = (tree,) if name == "shipment" else ()
    segments = _MODULES[name].write(document, *layout)
    if version >= _TEXTS_MOVED and name != "text_message":
        segments = [_moved(segment) for segment in segments]
    if version >= _TEXTS_MOVED and name == "warehouse_receipt":
        segments = list(_counted(segments))
    return functional_code, set_code, segments


def _moved(segment):
    """MSG became MTX, whose first element may say what kind of text it is."""
    return ["MTX", "", *segment[1:2]] if segment[0] == "MSG" else segment


def _counted(segments):
    """Put LX, with its number, before each W07."""
    number = 0
    for segment in segments:
        if segment[0] == "W07":
            number += 1
            yield ["LX", str(number)]
        yield segment


def write_999(document, version=""):
    """Return (functional code, set code, segments) of a 999 instead of a 997.

    :param dict document: an acknowledgement; ``version`` is GS08 of what it answers.
    """
    return "FA", "999", acknowledgement.write_999(document, version)


__all__ = ["CODES", "read", "write", "write_999"]
