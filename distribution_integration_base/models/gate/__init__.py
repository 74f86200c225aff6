# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Whether the other side may be called now: breaker, pause, rate and concurrency."""

from . import (
    distribution_breaker,
    distribution_limit,
    distribution_gate,
    interface_patience,
    system_limits,
)
