# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Decisions that need a word more than a click."""

from . import (
    distribution_connect,
    distribution_hold_place,
    distribution_hold_release,
    distribution_interface_step,
    distribution_exception_snooze,
    distribution_legal_hold_lift,
    distribution_message_bulk,
    distribution_exception_apply,
    distribution_message_resend,
    distribution_message_correction,
    distribution_mapping_export,
    distribution_mapping_import,
)
