# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The partners' codes and what they stand for in Odoo."""

from . import distribution_mapping
