# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Order status inquiry: X12 869 <-> canonical order inquiry.

BSI03 says how much is asked for; HL levels name orders (PRF) and, below, items (LIN).
"""

from .parts_read import extend_party, read_codes, read_party
from .parts_write import code, day, item_pairs, party_segments, row, totals_segment
from .source import Source, put

#: BSI03 (element 847): everything, or what is not shipped; of the customer, of orders.
_OPEN = ("CO", "PO", "AO")
_ALL_OF_US, _OPEN_OF_US, _ALL_OF_ORDER, _OPEN_OF_ORDER = "CA", "CO", "PA", "PO"
_ORDER, _ITEM = "O", "I"


def read(transaction_set):
    """Return (canonical order inquiry or None, findings)."""
    source = Source(transaction_set)
    begin = source.first("BSI")
    needed = begin.position is not None
    document = put(
        {"type": "order_inquiry", "only_open": begin[3] in _OPEN},
        number=source.code(begin, 1, needed=needed),
        asked_on=source.date(begin, 2, needed=needed),
    )
    reader = _Reader(source, document)
    for segment in source.rows:
        reader.take(segment)
    complete = {"number", "asked_on"} <= document.keys()
    return (document if complete else None), source.findings


class _Reader:
    """Orders in the sequence in which they stand, each with the items asked for."""

    def __init__(self, source, document):
        self.source, self.document = source, document
        self.order = self.party = None

    def take(self, row_):
        if row_.tag == "PRF":
            self._take_order(row_)
        elif row_.tag == "LIN" and self.order is not None:
            codes = read_codes(self.source, row_, 2)
            if codes:
                self.order.setdefault("items", []).append(codes)
        elif row_.tag == "N1":
            self.party = read_party(self.source, row_)
            self.document.setdefault("parties", []).append(self.party)
        elif row_.tag in ("N2", "N3", "N4") and self.party:
            extend_party(self.source, row_, self.party)

    def _take_order(self, row_):
        """An order that is named again at the level of its items is the same one."""
        number = self.source.code(row_, 1, needed=True)
        orders = self.document.setdefault("orders", [])
        known = [each for each in orders if each["order_number"] == number]
        if known or not number:
            self.order = known[0] if known else None
            return
        self.order = put({"order_number": number}, order_date=self.source.date(row_, 4))
        orders.append(self.order)


def write(inquiry):
    """Return the segments of an 869 between ST and SE.

    :raises WriteError: an identifier does not fit its element.
    """
    orders = inquiry.get("orders") or []
    whole, still_open = _ALL_OF_US, _OPEN_OF_US
    if orders:
        whole, still_open = _ALL_OF_ORDER, _OPEN_OF_ORDER
    asked = still_open if inquiry.get("only_open") else whole
    number = code(inquiry["number"], 30, "inquiry number")
    segments = [row("BSI", number, day(inquiry["asked_on"]), asked)]
    parties = [
        segment
        for party in inquiry.get("parties") or []
        for segment in party_segments(party)
    ]
    level = 0
    for order in orders or [None]:
        level += 1
        parent = str(level)
        segments.append(row("HL", parent, "", _ORDER))
        if order:
            wanted = code(order["order_number"], 22, "order number")
            segments.append(row("PRF", wanted, "", "", day(order.get("order_date"))))
        # The whole inquiry's parties stand with the first order: the head has none.
        segments, parties = segments + parties, []
        for codes in (order or {}).get("items") or []:
            level += 1
            segments.append(row("HL", str(level), parent, _ITEM))
            segments.append(row("LIN", "", *item_pairs(codes)))
    return [*segments, totals_segment(segments, "HL", "")]
