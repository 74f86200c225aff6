# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The partner API on top of Odoo's HTTP layer."""

from . import dispatcher
