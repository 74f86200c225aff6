# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What is kept, for how long, for whom, and what must not be erased."""

from . import (
    distribution_retention_rule,
    distribution_legal_hold,
    distribution_retention,
    distribution_erasure,
    distribution_export,
)
