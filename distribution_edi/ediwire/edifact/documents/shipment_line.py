# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""One line of a despatch advice: LIN and the segments of its group."""

from ...documents.source import put
from .codes import DESPATCHED, ORDERED
from .parts_write import code, dated, descriptions, items, quantity, reference

#: GIN 7405 and DTM 2005.
_LOT, _SERIAL = "BX", "BN"
_EXPIRY, _EXPIRIES = "36", ("36", "361")
_REFERENCED = "171"


def read_line_part(source, line, spot):
    """Add what GIN (lot, serial numbers) or DTM (expiry) says."""
    if spot.tag == "DTM":
        if spot[1] in _EXPIRIES:
            put(line, expiry=source.date(spot))
        return
    values = [source.code(spot, place) for place in range(2, len(spot))]
    values = [value for value in values if value]
    if spot[1] == _LOT and values:
        line["lot"] = values[0]
    elif spot[1] == _SERIAL and values:
        line.setdefault("serials", []).extend(values)


def line_segments(line, ordinal, order, first):
    """Return the segments of a line; ``first`` of its order bears the references."""
    own = code(line["number"], 35, "line number")
    what = f"quantity of line {own}"
    segments = items(line, str(ordinal)) + descriptions(line.get("description"))
    segments.append(quantity(DESPATCHED, line["quantity"], line["unit"], what))
    if line.get("ordered") is not None:
        segments.append(quantity(ORDERED, line["ordered"], line["unit"], what))
    if line.get("lot"):
        segments.append(["GIN", _LOT, code(line["lot"], 35, "lot")])
    serials = [code(each, 35, "serial number") for each in line.get("serials") or []]
    for at in range(0, len(serials), 5):
        segments.append(["GIN", _SERIAL, *serials[at : at + 5]])
    segments += dated(_EXPIRY, line.get("expiry"))
    number = code(order["order_number"], 35, "order number")
    segments.append(["RFF", ("ON", number, own if len(own) <= 6 else "")])
    segments += dated(_REFERENCED, order.get("order_date"))
    if len(own) > 6:
        segments.append(["RFF", ("LI", own)])
    if first:
        segments += map(reference, order.get("references") or [])
    return segments
