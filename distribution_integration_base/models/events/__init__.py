# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Business facts, and who is told of them."""

from . import (
    event_types,
    event_relay,
    event_feed,
    distribution_event,
)
