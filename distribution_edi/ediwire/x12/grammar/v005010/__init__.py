# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What version 005010 has otherwise than 004010; the rest is inherited."""

from .elements import CODES, ELEMENTS
from .segments import SEGMENTS
from .sets import SETS

TABLES = {"elements": ELEMENTS, "segments": SEGMENTS, "codes": CODES, "sets": SETS}
