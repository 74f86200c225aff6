# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""One line of a purchase order: PO1 and the segments of its loop."""

from decimal import Decimal

from ..x12.prices import converted
from .order_charge import order_charge_segment, read_order_charge
from .parts_read import (
    join_text,
    read_codes,
    read_party,
    read_price,
    read_reference,
)
from .parts_write import (
    amount,
    code,
    day,
    description_segments,
    item_pairs,
    reference_segment,
    row,
    whole,
)
from .source import plain_decimal, put

#: CTP02 (element 236): prices between the partners, not for the consumer.
_TRADE_PRICES = ("", "UCP", "CON", "NET", "WHL")
#: DTM01 and SCH05 (element 374): delivery requested, required by.
_WANTED = ("002", "106")
#: SDQ holds ten stores.
_STORES = 10


class LineReader:
    """Reads the segments of one PO1 loop into a canonical order line."""

    def __init__(self, source, row, ordinal):
        self.source, self.row = source, row
        self.texts, self.stores, self.places, self.schedule = [], [], [], []
        self.inner_loop, self.price = False, None
        self.line = put(
            {"number": source.code(row, 1) or str(ordinal)},
            quantity=source.amount(row, 2),
            unit=source.unit(row, 3, needed=True),
            codes=read_codes(source, row, 6) or None,
        )

    def take(self, row, order):
        """Take the next segment; texts and charges belong to the whole order."""
        if row.tag in ("N1", "SLN", "LDT", "SCH"):
            # What follows describes the party, component or schedule, not the line.
            self.inner_loop = True
        handler = getattr(self, f"_take_{row.tag.lower()}", None)
        if handler:
            handler(row, order)

    def finish(self):
        """Return the line; without quantity or unit no order can be made of it."""
        if not self.stores and "quantity" in self.line:
            # A line with a place of its own is for that store; of several places
            # nobody said how much each gets: then the sum shows it.
            quantity = self.line["quantity"]
            self.stores = [
                {"store": place, "quantity": quantity} for place in self.places
            ]
        self._check_stores()
        self._set_price()
        if "quantity" not in self.line:
            self.source.code(self.row, 2, needed=not self.row[2])
        return put(self.line, description=join_text(*self.texts))

    def _set_price(self):
        """PO104 counts, and only without it the price of a CTP segment."""
        unit, pack = self.line.get("unit"), self.line.get("pack")
        price = read_price(self.source, self.row, 4, unit, pack)
        if price is None and self.price:
            sent, priced = self.price
            pack = None if pack is None else Decimal(pack)
            found = converted(Decimal(sent), priced, unit or "", pack)
            price = plain_decimal(format(found, "f"))
        put(self.line, price=price)

    def _check_stores(self):
        if not self.stores:
            return
        self.line["stores"] = self.stores
        shared = sum(Decimal(store["quantity"]) for store in self.stores)
        ordered = self.line.setdefault("quantity", plain_decimal(format(shared, "f")))
        if Decimal(ordered) != shared:
            detail = f"the stores get {shared}, the line orders {ordered}"
            self.source.note("stores_total_wrong", self.row, 2, detail)

    def _take_lin(self, row, _order):
        codes = self.line.setdefault("codes", [])
        codes += read_codes(self.source, row, 2)[: 25 - len(codes)]

    def _take_ctp(self, row, _order):
        if self.price is None and row[2] in _TRADE_PRICES:
            sent = self.source.amount(row, 3)
            unit = self.source.delimiters.parts(row[5])[0].strip().upper()
            self.price = sent and (sent, unit)

    def _take_pid(self, row, _order):
        if not self.inner_loop:
            self.texts.append(row[5])

    def _take_po4(self, row, _order):
        if "pack" not in self.line:
            put(self.line, pack=self.source.amount(row, 1))

    def _take_dtm(self, row, _order):
        if row[1] in _WANTED and "requested_delivery" not in self.line:
            put(self.line, requested_delivery=self.source.period(row))

    def _take_sch(self, row, order):
        day_ = self.source.date(row, 6)
        if row[5] in _WANTED and "requested_delivery" not in self.line:
            put(self.line, requested_delivery=day_)
        if row[1]:
            # A line has one date: that it is to come in parts, a person has to read.
            words = (row[1], row[2], f"DTM {row[5]}", day_)
            self.schedule.append(" ".join(filter(None, words)))
            if len(self.schedule) == 2:
                self._note(f"schedule {self.schedule[0]}", order)
            if len(self.schedule) > 1:
                self._note(f"schedule {self.schedule[-1]}", order)

    def _take_ref(self, row, _order):
        reference = None if self.inner_loop else read_reference(self.source, row)
        if reference:
            self.line.setdefault("references", []).append(reference)

    def _take_n1(self, row, order):
        party = read_party(self.source, row)
        if party["role"] == "ship_to" and party.get("code"):
            self.places.append(party["code"])
            return
        said = (party["qualifier"], party.get("name"), party.get("code"))
        self._note(f"party {' '.join(filter(None, said))}", order)

    def _take_sdq(self, row, _order):
        for at in range(3, len(row), 2):
            store, quantity = self.source.code(row, at), row[at + 1]
            number = self.source.amount(row, at + 1) if quantity else None
            if store and number:
                self.stores.append({"store": store, "quantity": number})

    def _take_sac(self, row, order):
        charge = read_order_charge(self.source, row, self.line["number"])
        if charge:
            order.setdefault("charges", []).append(charge)

    def _take_msg(self, row, order):
        self._note(row[1], order)

    def _take_mtx(self, row, order):
        self._note(row[2], order)

    def _note(self, text, order):
        if text:
            note = f"Line {self.line['number']}: {text}"[:500]
            order.setdefault("notes", []).append(note)


def is_complete(line):
    """Tell whether a line has what the canonical order must have."""
    return "quantity" in line and "unit" in line


def line_segments(line, charges=()):
    """Return the segments of one order line, in the order of the PO1 loop.

    :param charges: allowances and charges of this line.
    """
    number = code(line["number"], 20, "line number")
    unit = code(line["unit"], 2, f"unit of line {number}", 2)
    segments = [
        row(
            "PO1",
            number,
            amount(line["quantity"], 15, f"quantity of line {number}"),
            unit,
            amount(line.get("price"), 17, f"price of line {number}"),
            "",
            *item_pairs(line.get("codes") or []),
        )
    ]
    segments += description_segments(line.get("description"))
    if line.get("pack") is not None:
        segments.append(row("PO4", whole(line["pack"], 6, f"pack of line {number}")))
    segments += map(reference_segment, line.get("references") or [])
    segments += map(order_charge_segment, charges)
    segments += _store_segments(line.get("stores") or [], unit)
    if line.get("requested_delivery"):
        segments.append(row("DTM", "002", day(line["requested_delivery"])))
    return segments


def _store_segments(stores, unit):
    segments = []
    for at in range(0, len(stores), _STORES):
        segment = ["SDQ", unit, "92"]
        for store in stores[at : at + _STORES]:
            segment.append(code(store["store"], 80, "store", 2))
            segment.append(amount(store["quantity"], 15, "quantity of a store"))
        segments.append(segment)
    return segments
