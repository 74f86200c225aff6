# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Change of a purchase order: ORDCHG <-> canonical order change."""

from ...documents.parts_read import join_text
from ...documents.source import put
from ...errors import WriteError
from .codes import ADDED, CHANGED, DELETED, ORDERED, UNTOUCHED
from .order_line import price_segments
from .parts_read import (
    add_codes,
    read_codes,
    read_description,
    read_party,
    read_reference,
    read_text,
    settle_consignee,
)
from .parts_write import (
    code,
    dated,
    descriptions,
    items,
    line_count,
    line_number,
    named,
    party,
    quantity,
    texts,
)
from .price import read_price
from .source import Source, Walk

_ORDER, _RELEASE, _LINE_NUMBER = "ON", "RE", "LI"
_DOCUMENT, _DELIVERY = "137", "2"
_CANCEL, _CHANGE = "1", "4"
_ACTIONS = {CHANGED: "change", "": "change", DELETED: "cancel", ADDED: "add"}
_ACTION_CODES = {"change": CHANGED, "cancel": DELETED, "add": ADDED}


def read(message):
    """Return (canonical order change or None, findings)."""
    source = Source(message)
    begin = source.first("BGM")
    change = put(
        {"type": "order_change", "detail": {}, "cancel": begin[3] == _CANCEL},
        number=source.code(begin, 2, needed=True),
    )
    reader = _Reader(source, change)
    reader.run()
    settle_consignee(change)
    for name, tag in (("order_number", "RFF"), ("change_date", "DTM")):
        if name not in change:
            source.note("value_missing", source.first(tag), 1, 2)
    wanted = {"number", "order_number", "change_date"}
    if not (wanted <= change.keys() and reader.sound):
        return None, source.findings
    change["lines"] = reader.lines
    return change, source.findings


class _Reader(Walk):
    """Walks the message: head, then lines."""

    def __init__(self, source, change):
        super().__init__(source)
        self.change, self.lines, self.line = change, [], None
        self.sound = True

    def take_dtm(self, spot):
        if self.section == "head" and self.near == "" and spot[1] == _DOCUMENT:
            put(self.change, change_date=self.source.date(spot))
        elif self.section == "head" and self.near == "" and spot[1] == _DELIVERY:
            put(self.change, requested_delivery=self.source.date(spot))
        elif self.near != "RFF" and self.owner in ("", "LIN", "PRI"):
            self._remark(f"DTM {spot[1]} {self.source.date(spot) or ''}")

    def _remark(self, words):
        """Keep for people what no field holds."""
        if words and self.section == "lines" and self.line:
            words = f"Line {self.line['number']}: {words}"
        if words:
            self.change.setdefault("remarks", []).append(words.strip()[:500])

    def take_alc(self, spot):
        words = " ".join(filter(None, (spot[1], spot[5])))
        self._remark(f"ALC {words}")

    def take_rff(self, spot):
        found = read_reference(self.source, spot)
        if found and self.owner == "" and found["qualifier"] == _ORDER:
            self.change["order_number"] = found["value"]
        elif found and self.owner == "" and found["qualifier"] == _RELEASE:
            self.change["release"] = found["value"]
        elif found and self.line and found["qualifier"] == _LINE_NUMBER:
            self.line["number"] = found["value"]

    def take_nad(self, spot):
        if self.section == "head":
            parties = self.change.setdefault("parties", [])
            parties.append(read_party(self.source, spot))

    def take_lin(self, spot):
        self.line = None
        if spot[2] == UNTOUCHED:
            return
        if spot[2] not in _ACTIONS:
            self.source.note("value_unreadable", spot, 2)
            self.sound = False
            return
        number = self.source.code(spot, 1) or str(len(self.lines) + 1)
        self.line = {"number": number, "action": _ACTIONS[spot[2]]}
        add_codes(self.line, read_codes(self.source, spot))
        self.lines.append(self.line)

    def take_pia(self, spot):
        if self.line:
            add_codes(self.line, read_codes(self.source, spot))

    def take_imd(self, spot):
        if self.line:
            words = read_description(self.source, spot)
            put(self.line, description=join_text(self.line.get("description"), words))

    def take_pri(self, spot):
        if self.line:
            read_price(self.source, self.line, spot)

    def take_ftx(self, spot):
        if self.owner in ("", "LIN"):
            self._remark(read_text(self.source, spot))

    def take_qty(self, spot):
        if self.line and self.owner == "LIN" and spot[1] == ORDERED:
            put(
                self.line,
                quantity=self.source.amount(spot, 1, 2),
                unit=self.source.code(spot, 1, 3),
            )


def write(change):
    """Return the segments of an ORDCHG between UNH and UNT.

    :raises WriteError: an identifier does not fit its element, or a line says by how
        much it changes: EDIFACT tells what it is to be.
    """
    function = _CANCEL if change.get("cancel") else _CHANGE
    segments = [
        ["BGM", "230", code(change["number"], 35, "number of the change"), function],
        *dated(_DOCUMENT, change["change_date"]),
        *dated(_DELIVERY, change.get("requested_delivery")),
        *texts(change.get("remarks")),
        *named(_ORDER, change["order_number"], "order number"),
        *named(_RELEASE, change.get("release"), "release number"),
    ]
    for item in change.get("parties") or []:
        segments += party(item)
    for ordinal, line in enumerate(change.get("lines") or [], 1):
        segments += _line_segments(line, ordinal)
    return [*segments, ["UNS", "S"], line_count(segments)]


def _line_segments(line, ordinal):
    if line.get("by") is not None:
        raise WriteError(
            f"Line {line['number']} says by how much its quantity changes; ORDCHG says "
            "what it is to be. Enter the new quantity."
        )
    lin, own_number = line_number(line, ordinal)
    segments = items(line, lin, _ACTION_CODES[line.get("action") or "change"])
    segments += descriptions(line.get("description"))
    if line.get("quantity") is not None:
        what = f"quantity of line {line['number']}"
        unit = line.get("unit") or ""
        segments.append(quantity(ORDERED, line["quantity"], unit, what))
    return segments + price_segments(line) + own_number
