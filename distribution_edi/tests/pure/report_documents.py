# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Any report that fits (stock, items, sales, receipts, order status), per dialect."""

from dataclasses import dataclass
from datetime import date, datetime

from ediwire.gs1 import check_digit
from hypothesis import strategies as st

_LETTERS = "ABCXYZabcxyz0189.,-/&'()"
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31)).map(str)
MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2099, 12, 31)).map(
    lambda moment: moment.replace(microsecond=0).isoformat()
)


def words(most):
    """Texts of single-spaced words, as free text comes back."""
    word = st.text(_LETTERS, min_size=1, max_size=8)
    texts = st.lists(word, min_size=1, max_size=most // 9).map(" ".join)
    return texts.filter(lambda text: 1 < len(text) <= most)


def ids(most, least=1):
    return st.text("ABCXYZ0123456789-", min_size=least, max_size=most)


def number(whole, places, least=0):
    top = 10**whole - 1
    return st.decimals(least, top, places=places).map(lambda each: f"{each:f}")


def record(wanted, optional=None):
    return st.fixed_dictionaries(wanted, optional=optional or {})


def numbered(digits):
    """Return digits with their check digit."""
    return st.from_regex(f"[0-9]{{{digits}}}", fullmatch=True).map(
        lambda body: body + check_digit(body)
    )


@dataclass(frozen=True)
class Dialect:
    """What differs between X12 and EDIFACT.

    ``stock``, ``sales``: kind -> the partner's code; ``conditions`` likewise.
    """

    units: list
    gtin: str
    vendor: str
    buyer: str
    party: dict
    stock: dict
    sales: dict
    conditions: dict
    order_line: int
    descriptions_of_sales: bool
    parties_wanted: int

    def codes(self):
        gtin = {"kind": "gtin", "qualifier": self.gtin}
        named = st.lists(
            st.sampled_from([("vendor", self.vendor), ("buyer", self.buyer)]).flatmap(
                lambda pair: ids(35).map(
                    lambda value: {
                        "kind": pair[0],
                        "qualifier": pair[1],
                        "value": value,
                    }
                )
            ),
            max_size=2,
        )
        first = numbered(12).map(lambda value: [{**gtin, "value": value}])
        return st.builds(lambda a, b: a + b, first, named)

    def parties(self):
        return st.lists(
            record(
                {**{k: st.just(v) for k, v in self.party.items()}, "code": ids(17, 2)}
            ),
            min_size=self.parties_wanted,
            max_size=2,
        )

    def references(self):
        return st.lists(
            record({"qualifier": st.just("CT"), "value": ids(30)}), max_size=2
        )

    def unit(self):
        return st.sampled_from(self.units)

    def of_kind(self, table, key="kind", code="qualifier"):
        """Return (kind, the partner's code) pairs as fields."""
        pairs = sorted(table.items())
        return st.sampled_from(pairs).map(lambda pair: {key: pair[0], code: pair[1]})

    def figure(self, table, optional=None):
        rest = {"quantity": number(5, 2), "unit": self.unit()}
        return st.builds(
            lambda a, b: a | b, self.of_kind(table), record(rest, optional)
        )

    def inventories(self):
        line = record(
            {"number": ids(20), "codes": self.codes()},
            {
                "description": words(80),
                "location": ids(17, 2),
                "lot": ids(30),
                "expiry": DAYS,
                "ended": st.just(True),
                "quantities": st.lists(
                    self.figure(self.stock, {"day": DAYS}), min_size=1, max_size=3
                ),
            },
        )
        return record(
            {
                "type": st.just("inventory"),
                "number": ids(30),
                "reported_at": MOMENTS,
                "scope": st.sampled_from(["full", "delta"]),
                "lines": st.lists(line, min_size=1, max_size=4),
            },
            {"parties": self.parties(), "references": self.references()},
        )

    def catalogues(self):
        days = {"valid_from": DAYS, "valid_to": DAYS}
        price = record(
            {
                "kind": st.sampled_from(["net", "list", "retail", "other"]),
                "price": number(5, 4),
                "unit": self.unit(),
            },
            {"min_quantity": number(3, 0, 2), **days},
        )
        line = record(
            {"number": ids(20), "codes": self.codes()},
            {
                "description": words(80),
                "action": st.sampled_from(["add", "change", "end", "none"]),
                "pack": st.integers(1, 999).map(str),
                "prices": st.lists(price, min_size=1, max_size=3),
                **days,
            },
        )
        return record(
            {
                "type": st.just("catalogue"),
                "number": ids(15),
                "issued_on": DAYS,
                "scope": st.sampled_from(["full", "changes"]),
                "lines": st.lists(line, min_size=1, max_size=4),
            },
            {
                "currency": st.sampled_from(["USD", "EUR"]),
                "parties": self.parties(),
                "references": self.references(),
                **days,
            },
        )

    def sales_reports(self):
        return record(
            {
                "type": st.just("sales_report"),
                "number": ids(30),
                "days": st.tuples(DAYS, DAYS).map(sorted),
                "items": st.lists(self._item(), min_size=1, max_size=3),
                "parties": self.parties(),
            },
            {"references": self.references()},
        ).map(_spread)

    def _item(self):
        texts = {"description": words(80)} if self.descriptions_of_sales else {}
        return record(
            {
                "codes": self.codes(),
                "kinds": st.lists(
                    st.sampled_from(sorted(self.sales.items())),
                    min_size=1,
                    max_size=3,
                    unique=True,
                ),
                "unit": self.unit(),
                "quantities": st.lists(number(4, 0), min_size=9, max_size=9),
                "stores": st.lists(ids(10, 2), max_size=3, unique=True),
            },
            {"price": number(4, 2), **texts},
        )

    def receipts(self):
        condition = st.builds(
            lambda a, b: a | b,
            self.of_kind(self.conditions, "condition", "code"),
            record({"quantity": number(4, 0)}),
        )
        line = record(
            {
                "number": ids(20),
                "quantity": number(5, 0),
                "unit": self.unit(),
                "codes": self.codes(),
            },
            {
                "description": words(80),
                "shipped": number(5, 0),
                "returned": number(3, 0),
                "conditions": st.lists(condition, min_size=1, max_size=5),
                "sscc": numbered(17),
                "lot": ids(30),
                "serials": st.lists(ids(30), min_size=1, max_size=6),
                "expiry": DAYS,
            },
        )
        ordered = st.builds(
            lambda made, order: made | order,
            line,
            st.one_of(
                st.just({}),
                record(
                    {"order_number": ids(22)},
                    {"order_line": ids(self.order_line)},
                ),
            ),
        )
        return record(
            {
                "type": st.just("receipt_advice"),
                "number": ids(30),
                "purpose": st.sampled_from(["original", "cancel", "replace"]),
                "received_at": MOMENTS,
                "parties": self.parties(),
                "lines": st.lists(ordered, min_size=1, max_size=4),
            },
            {
                "shipment_number": ids(30),
                "order_number": ids(22),
                "bill_of_lading": ids(30),
                "references": self.references(),
            },
        )


def _spread(told):
    """Turn items with stores into a line for each store; figures share the unit."""
    lines = []
    for ordinal, item in enumerate(told.pop("items"), 1):
        quantities = iter(item.pop("quantities"))
        kinds, unit = item.pop("kinds"), item.pop("unit")
        for store in item.pop("stores") or [None]:
            figures = [
                {
                    "kind": kind,
                    "qualifier": code,
                    "unit": unit,
                    "quantity": next(quantities),
                }
                for kind, code in kinds
            ]
            line = {**item, "number": str(ordinal), "figures": figures}
            lines.append({**line, "store": store} if store else line)
    start, end = told.pop("days")
    return {**told, "period_start": start, "period_end": end, "lines": lines}
