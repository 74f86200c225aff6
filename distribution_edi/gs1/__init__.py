# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""GS1 keys, element strings and carton labels: plain values, no Odoo."""

from .elements import Elements, ElementError, Reading, read, write
from .keys import check_digit, complaint, gtin14, gtin_complaint, is_valid
