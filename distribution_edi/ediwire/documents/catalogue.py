# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Catalogue: X12 832 <-> canonical catalogue.

BCT10 says whether it holds all items (00) or what changed (04). Each CTP is a price;
CTP04 is the quantity that it begins at, 1 stands for any.
"""

from decimal import Decimal

from .figures import EXPIRY, Reader, lin
from .parts_read import extend_party, read_party, read_reference
from .parts_write import (
    amount,
    code,
    day,
    description_segments,
    item_pairs,
    party_segments,
    reference_segment,
    row,
    totals_segment,
    whole,
)
from .source import Source, put

#: BCT01 (element 683): price catalogue.
_PRICES = "PC"
#: BCT10 (element 353) -> scope.
_SCOPES = {"04": "changes"}
_SCOPE_CODES = {"full": "00", "changes": "04"}
#: G5301 (element 875) -> what happened to the item.
_ACTIONS = {"001": "change", "002": "end", "024": "end", "021": "add"}
_ACTION_CODES = {"change": "001", "end": "002", "add": "021"}
#: CTP02 (element 236) -> kind. What is not here is ``other``.
_PRICE_KINDS = {
    "": "net",
    "NET": "net",
    "UCP": "net",
    "CON": "net",
    "WHL": "net",
    "LPR": "list",
    "CAT": "list",
    "MSR": "retail",
    "RES": "retail",
    "RTL": "retail",
}
_PRICE_CODES = {"net": "NET", "list": "LPR", "retail": "MSR", "other": "ALT"}
#: DTM01 (element 374).
_ISSUED, _EFFECTIVE = "097", "007"


def read(transaction_set):
    """Return (canonical catalogue or None, findings)."""
    source = Source(transaction_set)
    begin = source.first("BCT")
    document = put(
        {"type": "catalogue", "scope": _SCOPES.get(begin[10], "full")},
        number=source.code(begin, 2, needed=begin.position is not None),
    )
    reader = _Reader(source, document)
    reader.run()
    document["lines"] = reader.lines
    complete = "number" in document and reader.sound
    return (document if complete else None), source.findings


class _Reader(Reader):
    """Head, then items; what follows a price dates it."""

    def __init__(self, source, document):
        super().__init__(source, document)
        self.party = self.price = None

    def take_ref(self, row_):
        found = read_reference(self.source, row_) if self.line is None else None
        if found:
            self.document.setdefault("references", []).append(found)

    def take_cur(self, row_):
        if self.line is None and "currency" not in self.document:
            put(self.document, currency=self.source.code(row_, 2))

    def take_n1(self, row_):
        if self.line is None:
            self.party = read_party(self.source, row_)
            self.document.setdefault("parties", []).append(self.party)

    def _extend(self, row_):
        if self.line is None and self.party:
            extend_party(self.source, row_, self.party)

    take_n2 = take_n3 = take_n4 = _extend

    def take_dtm(self, row_):
        if self.line is None and self.party:
            return
        target = self.price or self.line or self.document
        field = {_EFFECTIVE: "valid_from", EXPIRY: "valid_to"}.get(row_[1])
        if row_[1] == _ISSUED and target is self.document:
            field = "issued_on"
        if field:
            put(target, **{field: self.source.date(row_, 2)})

    def take_lin(self, row_):
        self.price = None
        self.open_line(row_, 1, 2)

    def take_g53(self, row_):
        if self.line is not None and row_[1] in _ACTIONS:
            self.line["action"] = _ACTIONS[row_[1]]

    def take_po4(self, row_):
        if self.line is not None and self.price is None:
            put(self.line, pack=self.source.amount(row_, 1))

    def take_ctp(self, row_):
        if self.line is None or not row_[3]:
            return
        kind = _PRICE_KINDS.get(row_[2], "other")
        self.price = put({"kind": kind, "unit": self.unit(row_, 5)})
        put(self.price, price=self.source.amount(row_, 3))
        self.sound = self.sound and "price" in self.price
        least = self.source.amount(row_, 4)
        put(self.price, min_quantity=None if least == "1" else least)
        self.line.setdefault("prices", []).append(self.price)


def write(catalogue):
    """Return the segments of an 832 between ST and SE.

    :raises WriteError: an identifier or amount does not fit its element.
    """
    number = code(catalogue["number"], 15, "catalogue number")
    scope = _SCOPE_CODES[catalogue.get("scope") or "full"]
    segments = [
        row("BCT", _PRICES, number, *[""] * 7, scope),
        *map(reference_segment, catalogue.get("references") or []),
        *_dates(catalogue, "issued_on"),
    ]
    currency = code(catalogue.get("currency"), 3, "currency", 3)
    if currency:
        segments.append(row("CUR", "SE", currency))
    for party in catalogue.get("parties") or []:
        segments += party_segments(party)
    for line in catalogue["lines"]:
        segments += _line_segments(line)
    return [*segments, totals_segment(segments, "LIN", "")]


def _dates(told, issued=""):
    fields = ((_ISSUED, issued), (_EFFECTIVE, "valid_from"), (EXPIRY, "valid_to"))
    return [row("DTM", kind, day(told[f])) for kind, f in fields if told.get(f)]


def _line_segments(line):
    segments = [lin(line, item_pairs(line.get("codes") or []))]
    what = f"line {line['number']}"
    if line.get("action") in _ACTION_CODES:
        segments.append(row("G53", _ACTION_CODES[line["action"]]))
    segments += _dates(line)
    segments += description_segments(line.get("description"))
    if line.get("pack"):
        segments.append(row("PO4", whole(line["pack"], 6, f"pack of {what}")))
    for price in line.get("prices") or []:
        unit = code(price["unit"], 2, f"unit of {what}", 2)
        least = amount(price.get("min_quantity") or Decimal(1), 15, "least quantity")
        told = amount(price["price"], 17, f"price of {what}")
        segments.append(row("CTP", "", _PRICE_CODES[price["kind"]], told, least, unit))
        segments += _dates(price)
    return segments
