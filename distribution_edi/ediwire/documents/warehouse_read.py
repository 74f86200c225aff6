# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Reading of what 940, 943, 944, 945 and 947 share: head, carriage, lines.

Segments behind LS (until LE) describe parts of a line and are not read.
"""

from .parts_read import extend_party, join_text, read_codes, read_party, read_reference
from .source import put

#: N901 (element 128) of a line's own number, its lot and its serial numbers.
LINE_NUMBER, LOT, SERIAL = "LI", "LT", "SE"
#: Item codes (element 235) that name no item: lot and serial number.
_LOT_CODE, _SERIAL_CODE = "LT", "SN"
#: G6201 (element 432) of the day on which goods expire.
_EXPIRY = "36"
#: What W27, W08 and W66 say when nothing is known; each must say something.
ANY_TRANSPORT, ANY_PAYMENT, ANY_ROUTE = "ZZ", "DF", "UNKNOWN"


class WarehouseReader:
    """Walks a set: its head, then its lines; subclasses know their beginnings.

    :cvar line_tag: the segment that a line begins with.
    :cvar dates: G6201 -> field of the document.
    :cvar named: N901 -> field of the document, in place of a reference.
    """

    line_tag = ""
    dates = {}
    named = {}

    def __init__(self, source, document):
        self.source, self.document = source, document
        self.party = self.line = None
        self.lines, self.sound, self.inner = [], True, False

    def walk(self):
        """Take all segments and return the document without its lines."""
        for row in self.source.rows:
            self.take(row)
        return self.document

    def take(self, row):
        """Take the next segment."""
        if row.tag in ("LS", "LE"):
            self.inner = row.tag == "LS"
        if self.inner or row.tag == "SE":
            return
        if row.tag == self.line_tag:
            self.line = self.open_line(row)
            self.lines.append(self.line)
            return
        place = "head" if self.line is None else "line"
        handler = getattr(self, f"_{place}_{row.tag.lower()}", None)
        if handler:
            handler(row)

    def open_line(self, row):
        """Return the line that ``row`` begins."""
        raise NotImplementedError

    def new_line(self, row, places, quantity, unit, lot=None):
        """Return a line with its codes, quantity and unit.

        :param places: (place of the UPC, places of pairs of elements 235 and 234).
        """
        upc, pairs = places
        codes = []
        if row[upc]:
            codes.append({"kind": "gtin", "qualifier": "UA", "value": row[upc]})
        for place in pairs:
            codes += read_codes(self.source, _Pair(row, place), 1)
        line = {}
        for item in codes:
            _sort_code(line, item)
        put(
            line,
            quantity=self.source.amount(row, quantity, needed=True),
            unit=self.source.code(row, unit, needed=True),
            lot=self.source.code(row, lot) if lot and row[lot] else None,
        )
        self.sound = self.sound and {"quantity", "unit"} <= line.keys()
        return line

    # --- the head ---

    def _head_n1(self, row):
        self.party = read_party(self.source, row)
        self.document.setdefault("parties", []).append(self.party)

    def _head_n2(self, row):
        if self.party:
            extend_party(self.source, row, self.party)

    _head_n3 = _head_n4 = _head_n2

    def _head_n9(self, row):
        reference = read_reference(self.source, row)
        field = reference and self.named.get(reference["qualifier"])
        if field and field not in self.document:
            self.document[field] = reference["value"]
        elif reference:
            self.document.setdefault("references", []).append(reference)

    def _head_g62(self, row):
        field = self.dates.get(row[1])
        if field:
            put(self.document, **{field: self.source.date(row, 2)})

    def _head_nte(self, row):
        if row[2]:
            self.document.setdefault("notes", []).append(row[2])

    def _carry(self, row, transport=1, scac=2, name=3, payment=None, trailer=None):
        """Read who carries the goods; what is only filled in is left out."""
        source = self.source
        given = {
            "transport": row[transport] != ANY_TRANSPORT
            and source.code(row, transport),
            "carrier_scac": source.code(row, scac),
            "carrier_name": row[name] != ANY_ROUTE and source.text(row, name),
            "freight_payment": payment
            and row[payment] != ANY_PAYMENT
            and source.code(row, payment),
            "trailer": trailer and "".join(row[place] for place in trailer),
        }
        carriage = {name: value for name, value in given.items() if value}
        if carriage:
            self.document["carriage"] = carriage

    # --- a line ---

    def _line_g69(self, row):
        put(self.line, description=join_text(self.line.get("description"), row[1]))

    def _line_n9(self, row):
        reference = read_reference(self.source, row)
        if not reference:
            return
        qualifier, value = reference["qualifier"], reference["value"]
        if qualifier == LINE_NUMBER:
            self.line.setdefault("number", value)
        elif qualifier == LOT:
            self.line["lot"] = value
            put(self.line, expiry=self.source.date(row, 4))
        elif qualifier == SERIAL:
            self.line.setdefault("serials", []).append(value)
        else:
            self.line.setdefault("references", []).append(reference)

    def _line_g62(self, row):
        if row[1] == _EXPIRY:
            put(self.line, expiry=self.source.date(row, 2))


class _Pair:
    """One pair of elements 235 and 234 as a row of its own, as long as it is needed."""

    def __init__(self, row, place):
        self.row, self.place = row, place
        self.tag, self.position = row.tag, row.position

    def __getitem__(self, place):
        return self.row[place + self.place - 1]

    def __len__(self):
        return 3


def _sort_code(line, item):
    """Lot and serial number may travel as item codes but are none."""
    if item["qualifier"] == _LOT_CODE:
        line["lot"] = item["value"]
    elif item["qualifier"] == _SERIAL_CODE:
        line.setdefault("serials", []).append(item["value"])
    else:
        line.setdefault("codes", []).append(item)
