# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Sales report: SLSRPT <-> canonical sales report.

LOC is a store; its items follow. The period stands in the head (90, 91) or is a range
(356). In newer directories UNS closes the items.
"""

from ...documents.source import put
from ..dates import PERIODS, to_iso
from .codes import ORDERED
from .figures import DOCUMENT, Reader, is_later, parties
from .parts_write import (
    code,
    dated,
    descriptions,
    items,
    line_number,
    number,
    quantity,
    reference,
)
from .source import Source

_REPORT, _ORIGINAL, _REPLACE = "73E", "9", "5"
#: LOC 3227: where it was sold. DTM 2005: begin, end, whole period.
_STORE, _START, _END = "162", "90", "91"
_PERIOD = ("356", "263", "324")
#: QTY 6063 -> kind. What is not here is ``other``.
KINDS = {
    "153": "sold",
    "25": "sold",
    "212": "sold",
    "61": "returned",
    "145": "on_hand",
    "17": "on_hand",
    ORDERED: "on_order",
    "198": "in_transit",
    "66": "reserved",
    "48": "received",
}
KIND_CODES = {
    "sold": "153",
    "returned": "61",
    "on_hand": "145",
    "on_order": ORDERED,
    "in_transit": "198",
    "reserved": "66",
    "received": "48",
    "other": "1",
}


def read(message):
    """Return (canonical sales report or None, findings)."""
    source = Source(message)
    begin = source.first("BGM")
    purpose = "replace" if begin[3] == _REPLACE else "original"
    document = put(
        {"type": "sales_report", "purpose": purpose},
        number=source.code(begin, 2, needed=True),
    )
    reader = _Reader(source, document)
    reader.run()
    document.setdefault("period_end", document.get("period_start"))
    if not document["period_end"]:
        source.note("value_missing", source.first("DTM"), 1, 2, "there is no period")
    document["lines"] = [line for line in reader.lines if line.get("figures")]
    complete = {"number", "period_start"} <= document.keys()
    if complete and document["period_end"] < document["period_start"]:
        detail = "the period ends before it begins"
        source.note("value_unreadable", source.first("DTM"), 1, 2, detail)
        return None, source.findings
    return (document if complete and reader.sound else None), source.findings


class _Reader(Reader):
    """Head, then the items of each store."""

    store = None
    #: Older directories have the head's references behind its parties.
    head_owners = ("", "NAD")

    def take_dtm(self, spot):
        if spot[1] == _START:
            put(self.document, period_start=self.source.date(spot))
        elif spot[1] == _END:
            put(self.document, period_end=self.source.date(spot))
        elif spot[1] in _PERIOD and "period_start" not in self.document:
            put(self.document, period_start=self.source.date(spot))
            put(self.document, period_end=_last_day(spot))

    def take_cux(self, spot):
        if self.line is None:
            put(self.document, currency=self.source.code(spot, 1, 2))

    def take_loc(self, spot):
        self.store, self.line = self.source.code(spot, 2), None

    def opened(self, _spot):
        put(self.line, store=self.store)

    def take_pri(self, spot):
        if self.line is not None and "price" not in self.line:
            put(self.line, price=self.source.amount(spot, 1, 2))

    def take_qty(self, spot):
        if self.line is None:
            return
        told = {"kind": KINDS.get(spot[1], "other"), **self.figure(spot)}
        put(told, qualifier=spot[1] or None)
        self.line.setdefault("figures", []).append(told)


def _last_day(spot):
    """Return the last day of a period; a single day is its own."""
    value, form = spot.part(1, 2), spot.part(1, 3)
    if form in PERIODS:
        return to_iso(value[(len(value) + 1) // 2 :], PERIODS[form])
    return None


def write(report, version):
    """Return the segments of a SLSRPT between UNH and UNT.

    :raises WriteError: an identifier or amount does not fit its element.
    """
    replaces = (report.get("purpose") or "original") == "replace"
    told = code(report["number"], 35, "report number")
    segments = [
        ["BGM", _REPORT, told, _REPLACE if replaces else _ORIGINAL],
        *dated(DOCUMENT, report["period_end"]),
        *dated(_START, report["period_start"]),
        *dated(_END, report["period_end"]),
    ]
    references = [*map(reference, report.get("references") or [])]
    later, named = is_later(version), parties(report)
    # Newer directories have the references first.
    segments += references + named if later else named + references
    currency = code(report.get("currency"), 3, "currency", 3)
    if currency:
        segments.append(["CUX", ("2", currency, "8")])
    for store in dict.fromkeys(line.get("store") for line in report["lines"]):
        place = (code(store, 25, "store"), "", "92") if store else ""
        segments.append(["LOC", _STORE, place])
        of_store = [line for line in report["lines"] if line.get("store") == store]
        for ordinal, line in enumerate(of_store, 1):
            segments += _line_segments(line, ordinal)
    return [*segments, ["UNS", "S"]] if later else segments


def _line_segments(line, ordinal):
    lin, own = line_number(line, ordinal)
    segments = items(line, lin) + descriptions(line.get("description")) + own
    what = f"line {line['number']}"
    if line.get("price") is not None:
        told = number(line["price"], 15, f"price of {what}")
        segments.append(["PRI", ("AAA", told)])
    for each in line["figures"]:
        kind = code(each.get("qualifier") or KIND_CODES[each["kind"]], 3, "quantity")
        segments.append(quantity(kind, each["quantity"], each["unit"], what))
    return segments
