# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""UN/EDIFACT: reader, grammars, validator, writer, CONTRL (ISO 9735 syntax 1 to 4)."""

from .delimiters import Delimiters
from .envelope import EdifactInterchange, Message
from .reader import first_interchange, read_interchanges
from .validator import validate

__all__ = [
    "Delimiters",
    "EdifactInterchange",
    "Message",
    "first_interchange",
    "read_interchanges",
    "validate",
]
