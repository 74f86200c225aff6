# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""One road in, one road out, and the engine that drives both (DESIGN 3 and 5)."""

from . import (
    distribution_registry,
    distribution_codec,
    distribution_transport,
    distribution_transport_http,
    distribution_handler,
    distribution_road_in,
    distribution_road_out,
    distribution_trial,
    distribution_drain,
    drain_deliveries,
    distribution_feed,
    distribution_poll,
)
