# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What the other side's application says of documents, and what ours says of theirs."""

from . import (
    distribution_interface,
    distribution_advice,
    advice_matching,
    distribution_handler_application_advice,
    distribution_handler_text_message,
)
