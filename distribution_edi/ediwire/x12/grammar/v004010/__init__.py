# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Tables of X12 version 004010, as far as the supported documents need them."""

from . import (
    sets,
    sets_changes,
    sets_payment,
    sets_receipts,
    sets_stock,
    sets_warehouse,
)
from .codes import CODES
from .composites import COMPOSITES
from .elements_high import ELEMENTS as _HIGH
from .elements_low import ELEMENTS as _LOW
from .segments_catalogue import SEGMENTS as _CATALOGUE
from .segments_changes import SEGMENTS as _CHANGES
from .segments_document import SEGMENTS as _DOCUMENT
from .segments_general import SEGMENTS as _GENERAL
from .segments_money import SEGMENTS as _MONEY
from .segments_payment import SEGMENTS as _PAYMENT
from .segments_service import SEGMENTS as _SERVICE
from .segments_transport import SEGMENTS as _TRANSPORT
from .segments_warehouse import SEGMENTS as _WAREHOUSE

TABLES = {
    "elements": _LOW + _HIGH,
    "segments": (
        COMPOSITES
        + _DOCUMENT
        + _GENERAL
        + _CHANGES
        + _CATALOGUE
        + _MONEY
        + _PAYMENT
        + _SERVICE
        + _TRANSPORT
        + _WAREHOUSE
    ),
    "codes": CODES,
    "sets": {
        **sets.SETS,
        **sets_changes.SETS,
        **sets_payment.SETS,
        **sets_receipts.SETS,
        **sets_stock.SETS,
        **sets_warehouse.SETS,
    },
}
