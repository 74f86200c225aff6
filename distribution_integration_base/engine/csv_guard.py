# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Cells of a CSV file that no spreadsheet takes for a formula.

Source of the rule: OWASP, *CSV Injection*. A cell that begins with one of
:data:`TRIGGERS` is run by Excel, LibreOffice and Sheets when somebody opens the file,
and partners choose what their codes look like.
"""

TRIGGERS = ("=", "+", "-", "@", "\t", "\r")
MARK = "'"


def guard(text):
    """Return ``text`` as it may stand in a cell.

    Text that begins with our own mark gets another one, so that :func:`unguard` gives
    every text back as it was.
    """
    return MARK + text if text.startswith((*TRIGGERS, MARK)) else text


def unguard(cell):
    """Return what stood in ``cell`` before :func:`guard`.

    A mark before anything harmless was typed by a person and stays.
    """
    marked = cell.startswith(MARK) and cell[1:].startswith((*TRIGGERS, MARK))
    return cell[1:] if marked else cell
