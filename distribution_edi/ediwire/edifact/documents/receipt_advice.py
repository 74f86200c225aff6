# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Receipt advice: RECADV <-> canonical receipt advice.

QTY 48 is what came, 12 what was shipped; without 48 the parts of it that are told came
(194 accepted, 195 to be returned, 124 damaged ...). QVR, or such a part, says how much
is not as it should be. A package (PCI 33E, GIN BJ) stands before the lines in it.
"""

import re

from ...documents.parts_read import add_up
from ...documents.source import put
from ..dates import to_moment
from .codes import DESPATCHED
from .figures import BATCH, DOCUMENT, EXPIRIES, EXPIRY, LINE_FIELDS, Reader, parties
from .parts_write import (
    code,
    dated,
    descriptions,
    items,
    line_count,
    line_number,
    named,
    number,
    quantity,
    reference,
    text,
    timed,
)
from .source import Source

_ADVICE = "632"
_PURPOSES = {"1": "cancel", "4": "change", "5": "replace", "31": "copy"}
_PURPOSE_CODES = {
    "original": "9",
    "cancel": "1",
    "change": "4",
    "replace": "5",
    "copy": "31",
}
#: DTM 2005 of the receipt.
_RECEIVED = "50"
#: RFF 1153.
_SHIPMENT, _ORDER, _BILL_OF_LADING = "AAK", "ON", "BM"
#: QTY 6063: received; received, not accepted, to be returned.
_CAME, _RETURNED = "48", "195"
#: GIN 7405.
_PACKAGE, _SERIAL = "BJ", "BN"
#: QVR 4221 or 4295, then 6063 -> condition. What is not here is ``other``.
_REASONS = {
    "AF": "damaged",
    "DME": "damaged",
    "AC": "over",
    "AE": "not_announced",
    "CP": "short",
    "BP": "short",
    "AT": "wrong_item",
    "AUE": "wrong_item",
    "IS": "wrong_item",
}
_KINDS = {
    "124": "damaged",
    "119": "short",
    "121": "over",
    "195": "refused",
    "196": "refused",
    "89": "on_hold",
    "96": "poor_quality",
    "185": "refused",
    "194": "good",
}
#: Parts of what came; the first is as it should be, the second has a field.
_PARTS = ("194", _RETURNED, "196", "185", "124", "89", "96")
#: Condition -> (6063, 4221, 4295).
CODES = {
    "damaged": ("124", "AF", ""),
    "short": ("12", "CP", ""),
    "over": ("12", "AC", ""),
    "not_announced": ("48", "AE", ""),
    "wrong_item": ("48", "", "AT"),
    "refused": ("195", "", ""),
    "on_hold": ("89", "", ""),
    "poor_quality": ("96", "", ""),
    "good": ("194", "", ""),
    "other": ("48", "ZZZ", ""),
}
_SSCC = re.compile(r"(?:00)?(\d{18})", re.ASCII)


def read(message):
    """Return (canonical receipt advice or None, findings)."""
    source = Source(message)
    begin = source.first("BGM")
    document = put(
        {
            "type": "receipt_advice",
            "purpose": _PURPOSES.get(begin[3], "original"),
        },
        number=source.code(begin, 2, needed=True),
    )
    reader = _Reader(source, document)
    reader.run()
    received = reader.moments.get(_RECEIVED) or reader.moments.get(DOCUMENT)
    put(document, received_at=received)
    if not received:
        source.note("value_missing", source.first("DTM"), 1, 2)
    document["lines"] = [reader.finished(line) for line in reader.lines]
    complete = {"number", "received_at"} <= document.keys()
    return (document if complete and reader.sound else None), source.findings


class _Reader(Reader):
    """Packages, then the lines that were in them."""

    fields = {
        _SHIPMENT: "shipment_number",
        "DQ": "shipment_number",
        _ORDER: "order_number",
        _BILL_OF_LADING: "bill_of_lading",
    }

    def __init__(self, source, document):
        super().__init__(source, document)
        self.moments, self.sscc = {}, None

    def take_dtm(self, spot):
        if self.line is not None and spot[1] in EXPIRIES:
            put(self.line, expiry=self.source.date(spot))
        elif self.line is None and self.near == "":
            found = to_moment(spot.part(1, 2), spot.part(1, 3))
            self.moments.setdefault(spot[1], found)

    def take_line_reference(self, spot, kind, value):
        if kind == _ORDER:
            order_line = self.source.code(spot, 1, 3)
            put(self.line, order_number=value, order_line=order_line)
        elif kind in LINE_FIELDS:
            self.line[LINE_FIELDS[kind]] = value

    def take_cps(self, _spot):
        self.line = self.sscc = None

    def take_gin(self, spot):
        values = [self.source.code(spot, place) for place in range(2, len(spot))]
        if spot[1] == _PACKAGE and self.line is None:
            found = _SSCC.fullmatch(values[0] or "") if values else None
            self.sscc = found[1] if found else None
        elif spot[1] == _SERIAL and self.line is not None:
            self.line.setdefault("serials", []).extend(filter(None, values))

    def opened(self, _spot):
        put(self.line, sscc=self.sscc)

    def take_qty(self, spot):
        if self.line is None or self.owner != "LIN":
            return
        if spot[1] == _CAME:
            self.line |= self.figure(spot)
        elif spot[1] == DESPATCHED:
            put(self.line, shipped=self.source.amount(spot, 1, 2))
        elif spot[1] in _KINDS:
            self._take_part(spot)

    def _take_part(self, spot):
        told = self.figure(spot)
        if not told:
            return
        if spot[1] in _PARTS:
            self.line.setdefault("parts", []).append(told)
        if spot[1] == _RETURNED:
            self.line["returned"] = told["quantity"]
        elif spot[1] != _PARTS[0]:
            condition = {"condition": _KINDS[spot[1]], "code": spot[1]}
            condition["quantity"] = told["quantity"].lstrip("-")
            self.line.setdefault("said", []).append(condition)

    def take_qvr(self, spot):
        if self.line is None or self.owner != "LIN":
            return
        quantity_ = self.source.amount(spot, 1)
        reason = spot[2] or spot[3]
        condition = _REASONS.get(reason) or _KINDS.get(spot.part(1, 2)) or "other"
        told = {"condition": condition, "quantity": (quantity_ or "0").lstrip("-")}
        put(told, code=reason or spot.part(1, 2) or None)
        put(told, description=self.source.text(spot, 3, 4))
        self.line.setdefault("conditions", []).append(told)

    def finished(self, line):
        """What is not told did not come; a unit is only told with a quantity."""
        parts, said = line.pop("parts", []), line.pop("said", [])
        if "quantity" not in line and parts:
            line["quantity"] = add_up([each["quantity"] for each in parts])
            line["unit"] = parts[0]["unit"]
        known = [each["condition"] for each in line.get("conditions", [])]
        for condition in said:
            if condition["condition"] not in known:
                line.setdefault("conditions", []).append(condition)
        return {"quantity": "0", "unit": "PCE", **line}


def write(receipt):
    """Return the segments of a RECADV between UNH and UNT.

    :raises WriteError: an identifier or amount does not fit its element.
    """
    purpose = _PURPOSE_CODES[receipt.get("purpose") or "original"]
    segments = [
        ["BGM", _ADVICE, code(receipt["number"], 35, "receipt number"), purpose],
        timed(DOCUMENT, receipt["received_at"]),
        timed(_RECEIVED, receipt["received_at"]),
        *named(_SHIPMENT, receipt.get("shipment_number"), "shipment number"),
        *named(_ORDER, receipt.get("order_number"), "order number"),
        *named(_BILL_OF_LADING, receipt.get("bill_of_lading"), "bill of lading"),
        *map(reference, receipt.get("references") or []),
        *parties(receipt),
    ]
    package, level = None, 0
    for ordinal, line in enumerate(receipt["lines"], 1):
        if level == 0 or line.get("sscc") != package:
            level, package = level + 1, line.get("sscc")
            segments += _package_segments(level, package)
        segments += _line_segments(line, ordinal)
    return [*segments, line_count(segments)]


def _package_segments(level, sscc):
    segments = [["CPS", str(level)]]
    if sscc:
        segments += [["PAC", "1"], ["PCI", "33E"], ["GIN", _PACKAGE, sscc]]
    return segments


def _line_segments(line, ordinal):
    lin, own = line_number(line, ordinal)
    what = f"quantity of line {line['number']}"
    unit = line["unit"]
    segments = items(line, lin) + descriptions(line.get("description"))
    segments.append(quantity(_CAME, line["quantity"], unit, what))
    for kind, field in ((DESPATCHED, "shipped"), (_RETURNED, "returned")):
        if line.get(field) is not None:
            segments.append(quantity(kind, line[field], unit, what))
    segments += [_variance(each, what) for each in line.get("conditions") or []]
    segments += dated(EXPIRY, line.get("expiry"))
    serials = [code(each, 35, "serial number") for each in line.get("serials") or []]
    for at in range(0, len(serials), 5):
        segments.append(["GIN", _SERIAL, *serials[at : at + 5]])
    segments += own + named(BATCH, line.get("lot"), "lot")
    if line.get("order_number"):
        order = code(line["order_number"], 35, "order number")
        order_line = code(line.get("order_line"), 6, "line number of the order")
        segments.append(["RFF", (_ORDER, order, order_line)])
    return segments


def _variance(told, what):
    kind, discrepancy, reason = CODES[told["condition"]]
    words = text(told.get("description"), 35)
    why = (reason, "", "", words) if reason or words else ""
    return ["QVR", (number(told["quantity"], 15, what), kind), discrepancy, why]
