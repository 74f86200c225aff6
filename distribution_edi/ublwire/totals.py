# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What a document says must agree with itself; no table can tell.

Amounts are compared to the cent. A reader leaves its sums in the document until
:func:`check` has taken them out again.
"""

from collections import Counter
from decimal import Decimal

from ..ediwire.documents.invoice import line_total
from .kinds import text_of
from .names import qualified
from .nodes import children

_CENT = Decimal("0.005")


def check(reading, root, document, line_name):
    """Note what contradicts itself, and take helping values out of the document."""
    lines = document.get("lines") or ()
    elements = children(root, line_name) if line_name else ()
    _check_numbers(reading, lines, elements)
    sums = document.pop("sums", None)
    if sums is not None:
        _check_lines(reading, lines, elements)
        _check_sums(reading, root, document, sums)
    for line in lines:
        for helper in ("own", "total", "less"):
            line.pop(helper, None)


def _check_numbers(reading, lines, elements):
    if len(lines) != len(elements):
        return  # Some were not whole, which was noted.
    numbers = Counter(line.get("own") or line["number"] for line in lines)
    for line, element in zip(lines, elements, strict=True):
        number = line.get("own") or line["number"]
        if numbers[number] > 1:
            reading.note("line_repeated", element, number)
            numbers[number] = 0


def _check_lines(reading, lines, elements):
    if len(lines) != len(elements):
        return
    for line, element in zip(lines, elements, strict=True):
        if "total" not in line:
            continue
        wanted = line_total(line) + _signed(line.get("less") or ())
        if abs(wanted - Decimal(line["total"])) > _CENT:
            found = element.find(qualified("cbc:LineExtensionAmount"))
            reading.note("line_total_wrong", found, line["total"], f"it is {wanted}")


def _signed(charges):
    return sum(
        (
            Decimal(each["amount"]) * (1 if each["kind"] == "charge" else -1)
            for each in charges
        ),
        Decimal(0),
    )


def _check_sums(reading, root, document, sums):
    lines = document.get("lines") or ()
    totals = [
        Decimal(line["total"])
        if "total" in line
        else line_total(line) + _signed(line.get("less") or ())
        for line in lines
    ]
    element = root.find(qualified("cac:LegalMonetaryTotal"))
    own = sum(totals, Decimal(0))
    if "lines" in sums and abs(own - Decimal(sums["lines"])) > _CENT:
        found = element.find(qualified("cbc:LineExtensionAmount"))
        reading.note("lines_total_wrong", found, sums["lines"], f"they come to {own}")
    moved = [charge for line in lines for charge in line.get("less") or ()]
    charges = [
        each
        for each in document.get("charges") or ()
        if all(each is not m for m in moved)
    ]
    wanted = own + _signed(charges) + Decimal(document["tax"])
    if "total" in document and abs(wanted - Decimal(document["total"])) > _CENT:
        name = "cbc:TaxInclusiveAmount" if "inclusive" in sums else "cbc:PayableAmount"
        found = element.find(qualified(name))
        detail = f"they come to {text_of(wanted)}"
        reading.note("total_wrong", found, document["total"], detail)
