# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A document for people: names of segments, codes in words, faults in their place.

Plain functions over ``ediwire``, ``ublwire`` and ``tablewire``; nothing here knows of
Odoo, and nothing raises for what a document holds.
"""

from .open import read_any
from .page import ROWS, SETS, read_page
from .table import read_table
from .ubl import read_ubl
