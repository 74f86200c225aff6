# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What one partner may see and do; nothing reads Odoo for a partner but this."""

from .repository import Repository
from .scope import open_for_key
