# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Documents: EDIFACT messages <-> canonical documents, in the dicts of X12's side.

Each module has ``read(message) -> (dict or None, findings)`` and
``write(dict) -> segments``; here they are found by message type or document type.
"""

from ...documents.shipment_layout import PICK_AND_PACK
from ...findings import Finding
from . import (
    application,
    catalogue,
    control,
    inventory,
    invoice,
    order,
    order_change,
    order_response,
    payment,
    receipt_advice,
    sales_report,
    shipment,
)

#: Document type -> message type that is written for it.
CODES = {
    "order": "ORDERS",
    "order_change": "ORDCHG",
    "order_change_response": "ORDRSP",
    "order_response": "ORDRSP",
    "shipment": "DESADV",
    "invoice": "INVOIC",
    "payment": "REMADV",
    "application_advice": "APERAK",
    "inventory": "INVRPT",
    "catalogue": "PRICAT",
    "sales_report": "SLSRPT",
    "receipt_advice": "RECADV",
    "acknowledgement": "CONTRL",
}
_MODULES = {
    "ORDERS": order,
    "ORDCHG": order_change,
    "ORDRSP": order_response,
    "DESADV": shipment,
    "INVOIC": invoice,
    "REMADV": payment,
    "INVRPT": inventory,
    "PRICAT": catalogue,
    "SLSRPT": sales_report,
    "RECADV": receipt_advice,
    "CONTRL": control,
    "APERAK": application,
}
_BY_VERSION = ("INVRPT", "SLSRPT")


def read(message):
    """Return (canonical dict or None, findings) for a message; never raises.

    None means that no document can be made of it; the findings say why. They come on
    top of ``message.findings``. Amounts are decimal strings, dates ISO strings.
    """
    module = _MODULES.get(message.code)
    if module is None:
        value = message.code
        return None, [Finding("document_unknown", "set", "UNH", 1, 2, value=value)]
    return module.read(message)


def write(document, version="D:96A:UN", tree=PICK_AND_PACK):
    """Return (message type, segments) for a canonical document.

    :param dict document: by its ``type``, dumped to Python or to JSON values.
    :param version: S009 that it is sent under; reports differ between directories.
    :param tree: layout of a shipment, see ``documents.shipment_layout``.
    :raises KeyError: there is no message for this type.
    :raises ediwire.WriteError: an identifier does not fit its element.
    """
    code = CODES[document["type"]]
    more = (version,) if code in _BY_VERSION else ()
    more = (tree,) if document["type"] == "shipment" else more
    return code, _MODULES[code].write(document, *more)


__all__ = ["CODES", "read", "write"]
