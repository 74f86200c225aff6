# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Which kind of page a file gets that somebody holds in hand."""

from ..ublwire.source import text_of
from .page import read_page
from .table import guess, read_table
from .ubl import read_ubl

#: What segments begin with, after whatever a mail put before them.
_SEGMENTS = ("ISA", "UNA", "UNB")


def read_any(data, moment, *, chosen=0, start=0):
    """Return the page of an X12, EDIFACT, UBL or CSV file; see :func:`.page.read_page`.

    A table is shown without a map: what its columns mean is an interface's matter.
    """
    text = text_of(data)[0] or data.decode("latin-1")
    if text.lstrip("\ufeff \t\r\n").startswith("<"):
        return read_ubl(data, start=start)
    segments = any(mark in text for mark in _SEGMENTS)
    if not segments and guess(text):
        return read_table(data, None, moment, chosen=chosen, start=start)
    return read_page(data, chosen=chosen, start=start)
