# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Tables of directory D.96A, as far as the supported messages need them."""

from ..notation import elements
from .codes import CODES
from .composites import COMPOSITES
from .elements_high import ELEMENTS as _HIGH
from .elements_low import ELEMENTS as _LOW
from .messages import MESSAGES
from .segments import SEGMENTS

TABLES = {
    "elements": elements(_LOW + _HIGH),
    "segments": COMPOSITES + SEGMENTS,
    "codes": CODES,
    "sets": MESSAGES,
}
