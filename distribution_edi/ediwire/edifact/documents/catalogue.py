# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Catalogue: PRICAT <-> canonical catalogue.

BGM 1225 says whether it holds all items (9) or what changed (4). PRI is a price for one
unit of 6411; RNG says the quantity that it begins at.
"""

from ...documents.source import put
from .codes import PER_PACK
from .figures import DOCUMENT, Reader
from .parts_write import (
    code,
    dated,
    descriptions,
    items,
    line_number,
    number,
    party,
    quantity,
    reference,
)
from .price import RETAIL
from .source import Source

_CATALOGUE, _GROUP = "9", "11"
_SCOPES = {"4": "changes"}
_SCOPE_CODES = {"full": "9", "changes": "4"}
#: LIN 1229 -> what happened to the item.
_ACTIONS = {"1": "add", "2": "end", "3": "change"}
_ACTION_CODES = {"add": "1", "end": "2", "change": "3"}
#: PRI 5125 -> kind. Others are ``other``.
_PRICE_KINDS = {"AAA": "net", "NTP": "net", "CAL": "net", "AAB": "list", "GRP": "list"}
_PRICE_CODES = {
    "net": ("AAA", ""),
    "list": ("AAB", ""),
    "retail": ("AAE", "SRP"),
    "other": ("INF", ""),
}
#: DTM 2005.
_FROM, _STARTS, _TO, _ENDS = "157", ("157", "194", "7"), "206", ("206", "36")


def read(message):
    """Return (canonical catalogue or None, findings)."""
    source = Source(message)
    begin = source.first("BGM")
    document = put(
        {"type": "catalogue", "scope": _SCOPES.get(begin[3], "full")},
        number=source.code(begin, 2, needed=True),
    )
    reader = _Reader(source, document)
    reader.run()
    document["lines"] = reader.lines
    complete = "number" in document and reader.sound
    return (document if complete else None), source.findings


class _Reader(Reader):
    """What follows a price is about it: its days, the quantity it begins at."""

    price, grouped = None, False

    def take_pgi(self, _spot):
        self.grouped = True

    def take_dtm(self, spot):
        if self.line is None and (self.grouped or self.near != ""):
            return
        if self.near not in ("", "LIN", "PRI"):
            return
        target = self.price or self.line or self.document
        field = None
        if spot[1] in _STARTS:
            field = "valid_from"
        elif spot[1] in _ENDS:
            field = "valid_to"
        elif spot[1] == DOCUMENT and target is self.document:
            field = "issued_on"
        if field:
            put(target, **{field: self.source.date(spot)})

    def take_cux(self, spot):
        if self.line is None and "currency" not in self.document:
            put(self.document, currency=self.source.code(spot, 1, 2))

    def opened(self, spot):
        self.price = None
        if spot[2] in _ACTIONS:
            self.line["action"] = _ACTIONS[spot[2]]

    def take_qty(self, spot):
        if self.line is not None and self.owner == "LIN" and spot[1] == PER_PACK:
            put(self.line, pack=self.source.amount(spot, 1, 2))

    def take_pri(self, spot):
        if self.line is None:
            return
        kind = "retail" if spot.part(1, 4) in RETAIL else _PRICE_KINDS.get(spot[1])
        price = self.source.amount(spot, 1, 2, needed=True)
        self.sound = self.sound and price is not None
        told = {"kind": kind or "other", "price": price, "unit": self.unit(spot, 6)}
        self.price = told
        self.line.setdefault("prices", []).append(told)

    def take_rng(self, spot):
        if self.price is not None and self.owner == "PRI":
            put(self.price, min_quantity=self.source.amount(spot, 2, 2))


def write(catalogue):
    """Return the segments of a PRICAT between UNH and UNT.

    :raises WriteError: an identifier or amount does not fit its element.
    """
    scope = _SCOPE_CODES[catalogue.get("scope") or "full"]
    told = code(catalogue["number"], 35, "catalogue number")
    segments = [
        ["BGM", _CATALOGUE, told, scope],
        *dated(DOCUMENT, catalogue.get("issued_on")),
        *_days(catalogue),
        *map(reference, catalogue.get("references") or []),
    ]
    for item in catalogue.get("parties") or []:
        segments += party(item)
    currency = code(catalogue.get("currency"), 3, "currency", 3)
    if currency:
        segments.append(["CUX", ("2", currency, "8")])
    segments.append(["PGI", _GROUP])
    for ordinal, line in enumerate(catalogue["lines"], 1):
        segments += _line_segments(line, ordinal)
    return segments


def _days(told):
    return [*dated(_FROM, told.get("valid_from")), *dated(_TO, told.get("valid_to"))]


def _line_segments(line, ordinal):
    lin, own = line_number(line, ordinal)
    segments = items(line, lin, _ACTION_CODES.get(line.get("action"), ""))
    segments += descriptions(line.get("description"))
    what = f"line {line['number']}"
    if line.get("pack"):
        segments.append(quantity(PER_PACK, line["pack"], "", f"pack of {what}"))
    segments += _days(line) + own
    for price in line.get("prices") or []:
        kind, specification = _PRICE_CODES[price["kind"]]
        told = number(price["price"], 15, f"price of {what}")
        unit = code(price["unit"], 3, f"unit of {what}")
        segments.append(["PRI", (kind, told, "", specification, "1", unit)])
        if price.get("min_quantity"):
            least = number(price["min_quantity"], 15, f"least quantity of {what}")
            segments.append(["RNG", "4", (unit, least)])
        segments += _days(price)
    return segments
