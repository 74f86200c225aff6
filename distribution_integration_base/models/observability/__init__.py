# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Is it working? For machines (metrics, health) and for people (watchdog, digest)."""

from . import (
    distribution_watch,
    distribution_watchdog,
    distribution_health,
    distribution_metrics,
    distribution_digest,
)
