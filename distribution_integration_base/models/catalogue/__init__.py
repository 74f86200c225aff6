# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Who documents are exchanged with, and under which agreement."""

from . import (
    distribution_audited,
    distribution_shared,
    distribution_credential,
    distribution_system,
    distribution_contract,
    distribution_interface_contract,
    distribution_interface_life,
    distribution_interface_log,
    distribution_interface_traffic,
    distribution_interface,
    distribution_interface_change,
    distribution_consumer,
    distribution_ownership,
    distribution_subscription,
)
