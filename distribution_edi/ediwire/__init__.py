# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""EDI on the wire: bytes in, findings and canonical documents out, and back.

Pure Python: no Odoo, no clock, no sockets. Reading never raises; whatever is wrong
becomes a :class:`Finding`, which 997, TA1, exceptions and people all use. Writing
raises :class:`WriteError` when a value cannot be sent as it is.

Typical use::

    for interchange in read_interchanges(data):
        for group in interchange.groups:
            for transaction_set in group.sets:
                document, findings = documents.read(transaction_set)
            answer = acknowledge(group)
"""

from . import documents, edifact
from .characters import codec_of
from .errors import WriteError
from .findings import (
    ACCEPT_WITH_ERRORS,
    IGNORE,
    REJECT,
    Finding,
    action_for,
    joined,
    worst_action,
)
from .line_at import line_at, line_of
from .reader import read_interchanges, validate
from .rules import MEANINGS, RULES
from .wishes import read_wish
from .x12.acknowledge import acknowledge
from .x12.delimiters import Delimiters
from .x12.envelope import Group, Interchange, TransactionSet
from .x12.interchange_answer import (
    INTERCHANGE,
    InterchangeAnswer,
    answer_interchange,
)
from .x12.writer import EnvelopeProfile, write_interchange

__all__ = [
    "ACCEPT_WITH_ERRORS",
    "IGNORE",
    "INTERCHANGE",
    "MEANINGS",
    "REJECT",
    "RULES",
    "Delimiters",
    "EnvelopeProfile",
    "Finding",
    "Group",
    "Interchange",
    "InterchangeAnswer",
    "TransactionSet",
    "WriteError",
    "acknowledge",
    "answer_interchange",
    "action_for",
    "codec_of",
    "documents",
    "edifact",
    "joined",
    "line_at",
    "line_of",
    "read_interchanges",
    "read_wish",
    "validate",
    "worst_action",
    "write_interchange",
]
