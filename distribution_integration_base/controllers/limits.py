# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""How much a caller may send; Odoo's own limit is for people who upload files."""

#: Routes that are only read: room for what a careless client sends along (bytes).
NO_BODY = 1024
#: Largest document taken in one call (bytes).
BODY_CAP = 20 * 1024 * 1024
