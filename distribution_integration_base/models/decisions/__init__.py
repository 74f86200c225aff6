# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What a person must decide, what was decided, and what is due."""

from . import (
    res_users,
    distribution_audit,
    distribution_exception_tag,
    distribution_exception_rule,
    distribution_banner,
    distribution_exception_closing,
    distribution_exception_dossier,
    distribution_exception_fix,
    distribution_exception_queue,
    distribution_exception,
    distribution_exception_subject,
    distribution_deadline,
    distribution_deadline_rules,
    event_deadlines,
    message_deadlines,
)
