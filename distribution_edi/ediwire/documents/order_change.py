# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Change of a purchase order: X12 860 <-> canonical order change."""

from ..errors import WriteError
from .codes import LINE_CHANGES
from .parts_read import extend_party, join_text, read_codes, read_party, read_price
from .parts_write import (
    amount,
    code,
    day,
    description_segments,
    item_pairs,
    message_segments,
    party_segments,
    row,
    totals_segment,
)
from .source import Source, put

#: BCH01 (element 353): what we can do to an order that is here.
_CHANGE, _CANCEL = "04", "01"
#: DTM01 (element 374) that moves the whole order.
_DATES = ("002", "010")
#: POC02 (element 670) with which nothing of a line changes.
_NO_CHANGE = "NC"
#: POC02 whose quantity is, for some partners, how much more or less.
STEPS = ("QD", "QI")
_NOTES = "L1"


def read(transaction_set):
    """Return (canonical order change or None, findings).

    The number of a change is BCH05. Where the partner gives none, it is the order's:
    then only the envelope tells two changes apart. ``detail["steps"]`` names the lines
    whose quantity came with QI or QD ("1:QI 4:QD"): for some partners that is how much
    more or less, which only the agreement with them tells.
    """
    source = Source(transaction_set)
    change = _read_beginning(source)
    reader = _Reader(source, change)
    for segment in source.rows:
        reader.take(segment)
    if reader.steps:
        change["detail"]["steps"] = " ".join(reader.steps)
    wanted = ("number", "order_number", "change_date")
    if not (all(name in change for name in wanted) and reader.sound):
        return None, source.findings
    return change, source.findings


def _read_beginning(source):
    begin = source.first("BCH")
    found = begin.position is not None
    order_number = source.code(begin, 3, needed=found)
    change = {"type": "order_change", "detail": {}}
    if begin[1] == _CANCEL:
        change["cancel"] = True
    sequence = source.code(begin, 5) or source.code(begin, 9)
    if sequence:
        change["detail"]["sequence"] = sequence
    return put(
        change,
        order_number=order_number,
        release=source.code(begin, 4),
        number=f"{order_number}/{sequence}"[:80] if sequence else order_number,
        change_date=source.date(begin, 11) or source.date(begin, 6, needed=found),
    )


class _Reader:
    """Walks the set: head, a party, or a changed line."""

    def __init__(self, source, change):
        self.source, self.change = source, change
        self.party = self.line = None
        self.steps = []
        self.sound = self._is_known_purpose()

    def _is_known_purpose(self):
        begin = next((row for row in self.source.rows if row.tag == "BCH"), None)
        if begin is None or begin[1] in (_CHANGE, _CANCEL):
            return begin is not None
        detail = "only a change (04) or a cancellation (01) can be taken"
        self.source.note("value_unreadable", begin, 1, detail)
        return False

    def take(self, row):
        handler = getattr(self, f"_take_{row.tag.lower()}", None)
        if handler:
            handler(row)

    def _remark(self, words):
        if words:
            self.change.setdefault("remarks", []).append(words[:500])

    def _take_dtm(self, row):
        whole = self.line is None and row[1] in _DATES
        wanted = self.source.period(row) if whole else None
        if wanted and (row[1] == _DATES[0] or "requested_delivery" not in self.change):
            self.change["requested_delivery"] = wanted
        elif not whole:
            self._remark(f"{self._where()}DTM {row[1]} {row[2]}".strip())

    def _take_msg(self, row):
        self._remark(f"{self._where()}{row[1]}" if row[1] else "")

    def _take_mtx(self, row):
        self._remark(f"{self._where()}{row[2]}" if row[2] else "")

    def _take_sac(self, row):
        self._remark(f"{self._where()}SAC {row[1]} {row[2]} {row[5]}")

    def _take_sch(self, row):
        self._remark(f"{self._where()}SCH {row[1]} {row[2]} {row[5]} {row[6]}")

    def _take_sdq(self, row):
        """Which store gets how much of a changed line."""
        shares = " ".join(each.strip() for each in row.elements[1:] if each.strip())
        self._remark(f"{self._where()}SDQ {shares}")

    def _where(self):
        return f"Line {self.line['number']}: " if self.line else ""

    def _take_n1(self, row):
        self.party = None
        if self.line is None:
            self.party = read_party(self.source, row)
            self.change.setdefault("parties", []).append(self.party)
        else:
            self._remark(f"{self._where()}N1 {row[1]} {row[2]} {row[4]}")

    def _extend_party(self, row):
        if self.party:
            extend_party(self.source, row, self.party)

    _take_n2 = _take_n3 = _take_n4 = _extend_party

    def _take_poc(self, row):
        self.party = None
        self.line = {"number": self.source.code(row, 1, needed=True) or "?"}
        action = LINE_CHANGES.get(row[2])
        if row[2] == _NO_CHANGE:
            return
        if action is None or self.line["number"] == "?":
            if action is None:
                detail = "such a change of a line cannot be taken"
                self.source.note("value_unreadable", row, 2, detail)
            self.sound = False
            return
        self._read_line(row, action)
        if action != "change" or {"quantity", "price"} & self.line.keys():
            self.change.setdefault("lines", []).append(self.line)

    def _read_line(self, row, action):
        source = self.source
        put(
            self.line,
            action=action,
            quantity=source.amount(row, 3),
            unit=_unit(row[5], source.delimiters),
            price=read_price(source, row, 6, _unit(row[5], source.delimiters)),
            codes=read_codes(source, row, 8) or None,
        )
        if action == "add" and "quantity" not in self.line:
            source.note("value_missing", row, 3)
            self.sound = False
        if row[2] in STEPS:
            self.steps.append(f"{self.line['number']}:{row[2]}")

    def _take_pid(self, row):
        if self.line is not None:
            put(self.line, description=join_text(self.line.get("description"), row[5]))

    def _take_ctt(self, _row):
        self.line = None


def _unit(composite, delimiters):
    """Return the first component of C001 (composite unit of measure)."""
    return delimiters.parts(composite)[0].strip() or None


def write(change):
    """Return the segments of an 860 between ST and SE.

    :raises WriteError: an identifier does not fit its element.
    """
    detail = change.get("detail") or {}
    changed = day(change["change_date"])
    segments = [
        row(
            "BCH",
            _CANCEL if change.get("cancel") else _CHANGE,
            "SA",
            code(change["order_number"], 22, "order number"),
            code(change.get("release"), 30, "release number"),
            code(detail.get("sequence"), 8, "sequence of the change"),
            changed,
            *[""] * 4,
            changed,
        )
    ]
    if change.get("requested_delivery"):
        segments.append(row("DTM", "002", day(change["requested_delivery"])))
    segments += message_segments(change.get("remarks") or [], _NOTES)
    for party in change.get("parties") or []:
        segments += party_segments(party)
    steps = dict(step.rsplit(":", 1) for step in (detail.get("steps") or "").split())
    for line in change.get("lines") or []:
        segments += _line_segments(line, steps.get(line["number"]))
    return [*segments, totals_segment(segments, "POC", "POC", place=3)]


def _line_segments(line, step):
    number = code(line["number"], 20, "line number")
    quantity = amount(line.get("quantity"), 9, f"quantity of line {number}")
    if quantity and not line.get("unit"):
        raise WriteError(f"Line {number} has a quantity without a unit.")
    poc = row(
        "POC",
        number,
        step or _change_code(line),
        quantity,
        quantity,
        code(line.get("unit"), 2, f"unit of line {number}", 2),
        amount(line.get("price"), 17, f"price of line {number}"),
        "",
        *item_pairs(line.get("codes") or []),
    )
    return [poc, *description_segments(line.get("description"))]


def _change_code(line):
    """Return POC02 by what of the line changes."""
    action = line.get("action") or "change"
    if action != "change":
        return {"cancel": "DI", "add": "AI"}[action]
    has_quantity, has_price = line.get("quantity"), line.get("price")
    if has_quantity and has_price:
        return "PQ"
    return "PC" if has_price else "CA"
