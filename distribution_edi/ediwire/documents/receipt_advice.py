# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Receipt advice: X12 861 <-> canonical receipt advice.

RCD says what came and, up to five times, which quantity of it is in question and why
(element 412). SN1 is what the ship notice had announced, PRF the order.
"""

from .codes import PURPOSES
from .figures import EXPIRY, Reader, lin, lot_pairs, quantity_of
from .parts_read import extend_party, read_codes, read_party, read_reference
from .parts_write import (
    code,
    day,
    description_segments,
    item_pairs,
    moment,
    party_segments,
    reference_segment,
    row,
    totals_segment,
)
from .source import Source, put

#: Element 412 -> condition. What is not here is ``other``. Shared with the 944.
CONDITIONS = {
    "01": "damaged",
    "02": "short",
    "03": "over",
    "04": "poor_quality",
    "05": "wrong_item",
    "07": "good",
    "08": "refused",
    "09": "on_hold",
    "12": "over",
    "13": "not_announced",
    "14": "not_announced",
}
CONDITION_CODES = {
    "damaged": "01",
    "short": "02",
    "over": "03",
    "poor_quality": "04",
    "wrong_item": "05",
    "good": "07",
    "refused": "08",
    "on_hold": "09",
    "not_announced": "13",
    "other": "06",
}
_PURPOSE_CODES = {
    "original": "00",
    "cancel": "01",
    "change": "04",
    "replace": "05",
    "copy": "22",
}
#: BRA04 (element 962): advice of the receiving dock.
_DOCK = "1"
#: REF01 (element 128) of the shipment notice, the surest first; bill of lading; serial.
_SHIPMENTS, _BILL_OF_LADING, _SERIAL = ("SI", "PK"), "BM", "SE"
#: DTM01 (element 374).
_RECEIVED = "050"
#: RCD06, RCD09, ...: quantity, unit and condition in question.
_QUESTIONED = range(6, 21, 3)


def read(transaction_set):
    """Return (canonical receipt advice or None, findings)."""
    source = Source(transaction_set)
    begin = source.first("BRA")
    needed = begin.position is not None
    purpose = PURPOSES.get(begin[3], "original")
    document = put(
        {
            "type": "receipt_advice",
            "purpose": purpose if purpose in _PURPOSE_CODES else "original",
        },
        number=source.code(begin, 1, needed=needed),
        received_at=source.moment(begin, 2, 5),
        condition=_condition(begin[6]),
    )
    if needed and not begin[2]:
        source.note("value_missing", begin, 2)
    reader = _Reader(source, document)
    reader.run()
    document["lines"] = reader.lines
    complete = {"number", "received_at"} <= document.keys()
    return (document if complete and reader.sound else None), source.findings


def _condition(value):
    return CONDITIONS.get(value, "other") if value else None


class _Reader(Reader):
    """Head, then what was received, item by item."""

    def __init__(self, source, document):
        super().__init__(source, document)
        self.party, self.in_party = None, False

    def take_ref(self, row_):
        found = read_reference(self.source, row_)
        if not found or self.in_party:
            return
        if self.line is not None:
            if found["qualifier"] == _SERIAL:
                self.line.setdefault("serials", []).append(found["value"])
        elif found["qualifier"] in _SHIPMENTS and not self._has("shipment_number"):
            self.document["shipment_number"] = found["value"]
        elif found["qualifier"] == _BILL_OF_LADING and not self._has("bill_of_lading"):
            self.document["bill_of_lading"] = found["value"]
        else:
            self.document.setdefault("references", []).append(found)

    def _has(self, field):
        return field in self.document

    def take_dtm(self, row_):
        if self.line is None and row_[1] == _RECEIVED:
            put(self.document, received_at=self.source.moment(row_, 2, 3))
        elif self.line is not None and row_[1] == EXPIRY:
            put(self.line, expiry=self.source.date(row_, 2))

    def take_prf(self, row_):
        target = self.document if self.line is None else self.line
        if "order_number" not in target:
            put(target, order_number=self.source.code(row_, 1))
        if self.line is not None:
            put(self.line, order_line=self.source.code(row_, 5))

    def take_n1(self, row_):
        self.in_party = True
        if self.line is None:
            self.party = read_party(self.source, row_)
            self.document.setdefault("parties", []).append(self.party)

    def _extend(self, row_):
        if self.line is None and self.party:
            extend_party(self.source, row_, self.party)

    take_n2 = take_n3 = take_n4 = _extend

    def take_rcd(self, row_):
        self.in_party = False
        number = self.source.code(row_, 1) or str(len(self.lines) + 1)
        self.line = {"number": number, "quantity": "0"}
        self.lines.append(self.line)
        if row_[2]:
            self.line |= self.figure(row_, 2, 3)
        if row_[4]:
            returned = self.figure(row_, 4, 5)
            self.line.setdefault("unit", returned.get("unit"))
            put(self.line, returned=returned.get("quantity"))
        for at in _QUESTIONED:
            if row_[at]:
                self._take_condition(row_, at)
        if "unit" not in self.line:
            self.line["unit"] = self.unit(row_, 3)

    def _take_condition(self, row_, at):
        told = self.figure(row_, at, at + 1)
        self.line.setdefault("unit", told.pop("unit", "EA"))
        value = row_[at + 2]
        told = {"condition": CONDITIONS.get(value, "other"), **told}
        put(told, code=value or None)
        self.line.setdefault("conditions", []).append(told)

    def take_sn1(self, row_):
        if self.line is not None:
            put(self.line, shipped=self.source.amount(row_, 2))

    def take_lin(self, row_):
        if self.line is not None:
            self.take_codes(read_codes(self.source, row_, 2))

    def take_man(self, row_):
        if self.line is not None and row_[1] in ("GM", "AA"):
            put(self.line, sscc=self.sscc(row_, 2))


def write(receipt):
    """Return the segments of an 861 between ST and SE.

    :raises WriteError: an identifier or amount does not fit its element.
    """
    on, at = moment(receipt["received_at"])
    number = code(receipt["number"], 30, "receipt number")
    purpose = _PURPOSE_CODES[receipt.get("purpose") or "original"]
    condition = receipt.get("condition")
    segments = [
        row("BRA", number, on, purpose, _DOCK, at, CONDITION_CODES.get(condition)),
        *_references(receipt),
        row("DTM", _RECEIVED, on, at),
    ]
    if receipt.get("order_number"):
        segments.append(row("PRF", code(receipt["order_number"], 22, "order number")))
    for party in receipt.get("parties") or []:
        segments += party_segments(party)
    for line in receipt["lines"]:
        segments += _line_segments(line)
    return [*segments, totals_segment(segments, "RCD", "RCD")]


def _references(receipt):
    told = [
        {"qualifier": qualifier, "value": receipt[field]}
        for qualifier, field in (
            (_SHIPMENTS[0], "shipment_number"),
            (_BILL_OF_LADING, "bill_of_lading"),
        )
        if receipt.get(field)
    ]
    return map(reference_segment, [*told, *(receipt.get("references") or [])])


def _line_segments(line):
    number = code(line["number"], 20, "line number")
    what = f"line {number}"
    unit = code(line["unit"], 2, f"unit of {what}", 2)
    received = quantity_of(line, what, 9)
    returned = ("", "")
    if line.get("returned") is not None:
        returned = quantity_of({**line, "quantity": line["returned"]}, what, 9)
    segments = [row("RCD", number, *received, *returned, *_questioned(line, what))]
    if line.get("shipped") is not None:
        shipped, _unit = quantity_of({**line, "quantity": line["shipped"]}, what, 10)
        segments.append(row("SN1", number, shipped, unit))
    pairs = lot_pairs(line, item_pairs(line.get("codes") or []))
    if pairs:
        segments.append(lin(line, pairs))
    segments += description_segments(line.get("description"))
    for serial in line.get("serials") or []:
        segments.append(reference_segment({"qualifier": _SERIAL, "value": serial}))
    if line.get("expiry"):
        segments.append(row("DTM", EXPIRY, day(line["expiry"])))
    if line.get("order_number"):
        order = code(line["order_number"], 22, "order number")
        own = code(line.get("order_line"), 20, "order line")
        segments.append(row("PRF", order, "", "", "", own))
    if line.get("sscc"):
        segments.append(row("MAN", "GM", f"00{line['sscc']}"))
    return segments


def _questioned(line, what):
    """Return quantity, unit and code for up to five conditions."""
    elements = []
    for each in (line.get("conditions") or [])[: len(_QUESTIONED)]:
        told = {"quantity": each["quantity"], "unit": line["unit"]}
        reason = each.get("code") or CONDITION_CODES[each["condition"]]
        reason = code(reason, 2, f"condition of {what}", 2)
        elements += [*quantity_of(told, what, 9), reason]
    return elements
