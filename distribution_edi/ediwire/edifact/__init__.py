# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""UN/EDIFACT: reader, grammars, validator, writer, CONTRL (ISO 9735 syntax 1 to 4)."""

from . import documents
from .acknowledge import GROUP_CODE, acknowledge
from ..characters import KNOWN as CHARACTER_SETS
from .delimiters import Delimiters
from .envelope import EdifactInterchange, Message
from .grammar import directory_for
from .reader import first_interchange, read_interchanges
from .validator import validate
from .writer import EdifactProfile, Number, write_interchange

__all__ = [
    "CHARACTER_SETS",
    "GROUP_CODE",
    "Delimiters",
    "EdifactInterchange",
    "EdifactProfile",
    "Message",
    "Number",
    "acknowledge",
    "directory_for",
    "documents",
    "first_interchange",
    "read_interchanges",
    "validate",
    "write_interchange",
]
