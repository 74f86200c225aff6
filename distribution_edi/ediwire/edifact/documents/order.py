# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Purchase order: ORDERS <-> canonical order."""

from ...documents.source import put
from .codes import CONSIGNEE, DELETED, FREE, ORDER_KINDS, PURPOSES
from .order_charge import ChargeReader, charge_segments
from .order_line import is_complete, line_segments, read_line_part
from .parts_read import (
    add_codes,
    read_carrier,
    read_codes,
    read_party,
    read_reference,
    read_terms,
    read_text,
    settle_consignee,
)
from .parts_write import (
    carrier,
    code,
    dated,
    line_count,
    named,
    party,
    reference,
    texts,
)
from .parts_write import terms as terms_segments
from .source import Source, Walk

#: DTM 2005 -> field of the order, or of its ``detail``.
_DATES = {
    "137": "order_date",
    "2": "requested_delivery",
    "10": "requested_ship",
    "37": "ship_not_before",
    "38": "ship_no_later",
    "61": "cancel_after",
}
_DETAIL_DATES = {
    "63": "deliver_no_later",
    "64": "deliver_not_before",
    "200": "requested_pickup",
}
#: What partners send instead of these, taken where the usual one is not there.
_OTHER_DATES = {
    "69": ("requested_delivery", "order"),
    "76": ("requested_delivery", "order"),
    "74": ("deliver_no_later", "detail"),
    "71": ("deliver_not_before", "detail"),
    "358": ("deliver_not_before", "detail"),
}
#: Some date the order instead of the document.
_ORDERED_ON = "4"
#: RFF 1153 of the release number.
_RELEASE = "RE"


def read(message):
    """Return (canonical order or None, findings); None when it cannot be made."""
    source = Source(message)
    order = _read_beginning(source)
    reader = _Reader(source, order)
    reader.run()
    for (field, place), day in reader.other_dates:
        target = order if place == "order" else order["detail"]
        if day:
            target.setdefault(field, day)
    if settle_consignee(order) and order["kind"] == "standalone":
        order["kind"] = "dropship"
    if not reader.lines:
        source.first("LIN")
    if "order_date" not in order:
        source.note("value_missing", source.first("DTM"), 1)
    complete = all(order.get(name) for name in ("number", "order_date", "purpose"))
    sound = [is_complete(source, line, spot) for line, spot in reader.lines]
    if not (complete and reader.sound and sound and all(sound)):
        return None, source.findings
    order["lines"] = [line for line, _spot in reader.lines]
    return order, source.findings


def _read_beginning(source):
    """Return the order's head from BGM; without a function it is an original."""
    begin = source.first("BGM")
    purpose = PURPOSES.get(begin[3]) if begin[3] else "original"
    if purpose is None:
        source.note(
            "value_unreadable", begin, 3, None, "this function is not supported"
        )
    order = put(
        {"type": "order", "detail": {}, "kind": ORDER_KINDS.get(begin[1], "other")},
        number=source.code(begin, 2, needed=True),
        purpose=purpose,
    )
    if order["kind"] == "other" and begin[1]:
        order["detail"]["order_type"] = begin[1]
    elif not begin[1]:
        order["kind"] = "standalone"
    return order


class _Reader(Walk):
    """Walks the message: head, then lines."""

    def __init__(self, source, order):
        super().__init__(source)
        self.order, self.lines = order, []
        self.charge, self.sound, self.other_dates = None, True, []

    @property
    def line(self):
        """Return the line that is read, None in head and summary."""
        return self.lines[-1][0] if self.section == "lines" else None

    def _list(self, name, value):
        if value:
            self.order.setdefault(name, []).append(value)

    def take_dtm(self, spot):
        if self.line is not None:
            read_line_part(self.source, self.line, spot, self.owner, self.near)
        elif self.owner == "" and self.near == "":
            kind = spot[1]
            if kind == _ORDERED_ON and "order_date" not in self.order:
                kind = "137"
            if kind in _DATES:
                put(self.order, **{_DATES[kind]: self.source.date(spot)})
            elif kind in _DETAIL_DATES:
                name = _DETAIL_DATES[kind]
                put(self.order["detail"], **{name: self.source.date(spot)})
            elif kind in _OTHER_DATES:
                self.other_dates.append((_OTHER_DATES[kind], self.source.date(spot)))

    def take_rff(self, spot):
        if self.line is not None:
            read_line_part(self.source, self.line, spot, self.owner, self.near)
        elif self.owner == "":
            reference = read_reference(self.source, spot)
            if reference and reference["qualifier"] == _RELEASE:
                self.order["release"] = reference["value"]
            else:
                self._list("references", reference)

    def take_nad(self, spot):
        if self.section == "head":
            self._list("parties", read_party(self.source, spot))
        elif self.line is not None:
            read_line_part(self.source, self.line, spot, self.owner, self.near)

    def take_cux(self, spot):
        if self.section == "head":
            put(self.order, currency=self.source.code(spot, 1, 2))

    def take_ftx(self, spot):
        words = read_text(self.source, spot)
        if words and self.line is not None:
            words = f"Line {self.line['number']}: {words}"[:500]
        if self.owner in ("", "LIN"):
            self._list("notes", words)

    def take_pat(self, spot):
        if self.section == "head":
            terms = self.order.setdefault("terms", {})
            read_terms(self.source, spot, terms)

    def take_pcd(self, spot):
        if self.owner == "ALC" and self.charge:
            self.charge.take(spot)
        elif self.section == "head" and self.owner == "PAT" and spot[1] == "12":
            percent = self.source.amount(spot, 1, 2)
            put(self.order["terms"], discount_percent=percent)

    def take_tdt(self, spot):
        if self.section == "head":
            scac, name = read_carrier(self.source, spot)
            put(self.order["detail"], carrier=scac, routing=name)

    def take_tod(self, spot):
        if self.section == "head":
            put(self.order["detail"], freight_payment=self.source.code(spot, 2))

    def take_alc(self, spot):
        line = None if self.line is None else self.line["number"]
        self.charge = None
        if self.section != "summary":
            self.charge = ChargeReader(self.source, spot, line)
            self._list("charges", self.charge.charge)

    def take_moa(self, spot):
        if self.owner == "ALC" and self.charge:
            self.charge.take(spot)

    def take_lin(self, spot):
        number = self.source.code(spot, 1) or str(len(self.lines) + 1)
        if spot[2] == DELETED:
            detail = "an order cannot cancel a line, a change of it (ORDCHG) can"
            self.source.note("value_unreadable", spot, 2, None, detail)
            self.sound = False
        line = {"number": number}
        add_codes(line, read_codes(self.source, spot))
        self.lines.append((line, spot))

    def _take_line_part(self, spot):
        if self.line is not None:
            read_line_part(self.source, self.line, spot, self.owner, self.near)

    def take_qty(self, spot):
        if self.line is not None and self.owner == "LIN" and spot[1] == FREE:
            words = f"Line {self.line['number']}: {spot.part(1, 2)} free of charge"
            self._list("notes", words)
        self._take_line_part(spot)

    take_pia = take_imd = take_pri = take_loc = _take_line_part


def write(order):
    """Return the segments of an ORDERS between UNH and UNT.

    :raises WriteError: an identifier does not fit its element.
    """
    detail = order.get("detail") or {}
    segments = [_begin_segment(order, detail)]
    for kind, field in _DATES.items():
        segments += dated(kind, order.get(field))
    for kind, field in _DETAIL_DATES.items():
        segments += dated(kind, detail.get(field))
    segments += texts(order.get("notes"))
    segments += map(reference, order.get("references") or [])
    segments += named(_RELEASE, order.get("release"), "release number")
    for item in order.get("parties") or []:
        segments += party(_addressed(order, item))
    if order.get("currency"):
        segments.append(["CUX", ("2", code(order["currency"], 3, "currency"), "9")])
    segments += terms_segments(order.get("terms"))
    segments += carrier(detail.get("carrier"), detail.get("routing"))
    if detail.get("freight_payment"):
        payment = code(detail["freight_payment"], 3, "payment of the freight")
        segments.append(["TOD", "", payment])
    segments += charge_segments(order)
    for ordinal, line in enumerate(order["lines"], 1):
        segments += line_segments(line, ordinal)
        segments += charge_segments(order, line["number"])
    return [*segments, ["UNS", "S"], line_count(segments)]


def _addressed(order, item):
    """A drop-shipped order goes to the ultimate consignee."""
    if order.get("kind") == "dropship" and item["role"] == "ship_to":
        return {**item, "qualifier": CONSIGNEE}
    return item


def _begin_segment(order, detail):
    purpose = order.get("purpose") or "original"
    kind = order.get("kind") or "standalone"
    kinds = {name: key for key, name in ORDER_KINDS.items()}
    return [
        "BGM",
        detail.get("order_type") or kinds.get(kind, "220"),
        code(order["number"], 35, "order number"),
        next(key for key, name in PURPOSES.items() if name == purpose),
    ]
