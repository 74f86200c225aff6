# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Tables of X12 version 004010, as far as the supported documents need them."""

from .codes import CODES
from .composites import COMPOSITES
from .elements_high import ELEMENTS as _HIGH
from .elements_low import ELEMENTS as _LOW
from .segments_document import SEGMENTS as _DOCUMENT
from .segments_general import SEGMENTS as _GENERAL
from .segments_money import SEGMENTS as _MONEY
from .segments_service import SEGMENTS as _SERVICE
from .segments_transport import SEGMENTS as _TRANSPORT
from .sets import SETS

TABLES = {
    "elements": _LOW + _HIGH,
    "segments": COMPOSITES + _DOCUMENT + _GENERAL + _MONEY + _SERVICE + _TRANSPORT,
    "codes": CODES,
    "sets": SETS,
}
