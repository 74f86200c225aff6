# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What a person must decide, and what was decided."""

from . import distribution_audit, distribution_exception
