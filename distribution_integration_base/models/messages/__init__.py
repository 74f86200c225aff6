# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What crossed the border: bytes, tries, and how long they are kept."""

from . import (
    ir_attachment,
    distribution_payload,
    message_decisions,
    message_successors,
    message_correction,
    message_trace,
    message_display,
    distribution_message,
    distribution_attempt,
    bulk_preview,
    distribution_bulk,
    distribution_bulk_line,
)
