# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Money that customers pay, take off and claim."""

from . import (
    distribution_system,
    distribution_deduction_reason,
    distribution_deduction,
    deduction_booking,
    distribution_remittance,
    remittance_ledger,
    remittance_booking,
    distribution_handler_payment,
    payment_faults,
    distribution_handler_adjustment,
    message_decisions,
)
