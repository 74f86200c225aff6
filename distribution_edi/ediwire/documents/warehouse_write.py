# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Writing of what 940, 943, 944, 945 and 947 share: head, carriage, lines."""

from decimal import Decimal

from ..errors import WriteError
from .parts_write import (
    chunks,
    code,
    day,
    fitting,
    item_pairs,
    party_segments,
    row,
    text,
)
from .source import plain_decimal
from .warehouse_read import (
    ANY_PAYMENT,
    ANY_ROUTE,
    ANY_TRANSPORT,
    LINE_NUMBER,
    LOT,
    SERIAL,
)

#: N1, N9 and G69 are sent at most so often.
_PARTIES, _REFERENCES, _TEXTS = 10, 10, 5


def head_segments(document, dates=(), named=(), parties=_PARTIES, needed=True):
    """Return N1 loops, N9, G62 and NTE of a document's head.

    :param dates: {G6201: field}.
    :param named: {N901: field}.
    :param needed: whether a party must be named.
    :raises WriteError: there is more of it than the document takes.
    """
    segments = []
    for party in _at_most(document.get("parties"), parties, "parties"):
        segments += party_segments(party)
    if needed and not segments:
        raise WriteError("It names no party. Say which warehouse it is about.")
    references = [
        {"qualifier": qualifier, "value": document[field]}
        for qualifier, field in dict(named).items()
        if document.get(field)
    ]
    references += document.get("references") or []
    segments += map(reference_segment, _at_most(references, _REFERENCES, "references"))
    segments += [
        row("G62", qualifier, day(document[field]))
        for qualifier, field in dict(dates).items()
        if document.get(field)
    ]
    pieces = [
        piece for note in document.get("notes") or [] for piece in chunks(note, 80)
    ]
    return [*segments, *(row("NTE", "", piece) for piece in pieces[:20])]


def _at_most(values, most, what):
    values = values or []
    if len(values) > most:
        raise WriteError(f"There are {len(values)} {what}, the document takes {most}.")
    return values


def reference_segment(reference, moment=None):
    """Return N9: qualifier, number, description, day."""
    return row(
        "N9",
        code(reference["qualifier"], 3, "reference qualifier", 2),
        code(reference["value"], 30, f"reference {reference['qualifier']}"),
        text(reference.get("description"), 45),
        day(moment),
    )


def carriage_segment(document, needed=False):
    """Return [W27] with carrier and trailer, [] when nothing is known nor needed."""
    carriage = document.get("carriage") or {}
    if not (carriage or needed):
        return []
    scac, name = carrier_elements(carriage)
    return [
        row(
            "W27",
            transport_code(carriage),
            scac,
            name,
            fitting(carriage.get("freight_payment"), 2, 2),
            "",
            *trailer_elements(carriage),
        )
    ]


def transport_code(carriage):
    """Return element 91, which is always sent."""
    return fitting(carriage.get("transport"), 1, 2) or ANY_TRANSPORT


def payment_code(carriage):
    """Return element 146, which W66 always has."""
    return fitting(carriage.get("freight_payment"), 2, 2) or ANY_PAYMENT


def carrier_elements(carriage):
    """Return (SCAC, routing), one of which is always sent."""
    scac = fitting(carriage.get("carrier_scac"), 2, 4)
    name = text(carriage.get("carrier_name"), 35)
    return scac, name or ("" if scac else ANY_ROUTE)


def trailer_elements(carriage):
    """Return elements 206 and 207: initial and number, both or none."""
    trailer = code(carriage.get("trailer"), 14, "trailer", 2)
    begin = max(1, len(trailer) - 10)
    return trailer[:begin], trailer[begin:]


def pairs_of(line, number):
    """Return three pairs of elements 235 and 234, filled up with empty ones.

    :raises WriteError: the line names no item.
    """
    pairs = item_pairs((line.get("codes") or [])[:3])
    if not pairs:
        raise WriteError(
            f"Line {number} names no item. Give the product a reference, or map the "
            "partner's code to it."
        )
    return pairs + [""] * (6 - len(pairs))


def line_segments(line):
    """Return G69, and N9 with line number, lot, serials and references, of a line."""
    pieces = chunks(line.get("description"), 45)[:_TEXTS]
    segments = [row("G69", piece) for piece in pieces]
    if line.get("number"):
        value = {"qualifier": LINE_NUMBER, "value": line["number"]}
        segments.append(reference_segment(value))
    if line.get("lot"):
        value = {"qualifier": LOT, "value": line["lot"]}
        segments.append(reference_segment(value, line.get("expiry")))
    for serial in line.get("serials") or []:
        segments.append(reference_segment({"qualifier": SERIAL, "value": serial}))
    return segments + [reference_segment(each) for each in line.get("references") or []]


def total_of(lines):
    """Return the sum of the lines' quantities as a decimal string."""
    total = sum((Decimal(line["quantity"]) for line in lines), Decimal(0))
    return plain_decimal(format(total, "f"))
