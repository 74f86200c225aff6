# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Any document is written by a map and read back by the same map as it was."""

from datetime import datetime

import canonical
import pytest
from engine.csv_guard import guard, unguard
from hypothesis import given, settings
from hypothesis import strategies as st

from distribution_edi import tablewire
from distribution_edi.tablewire import Column, Dialect, Plan

NOW = datetime(2026, 11, 21)
_TEXTS = st.text("AZaz09=+-@ '\",;|.\t\nß", min_size=1, max_size=12).map(
    lambda text: "x" + text.strip() + "x"
)
_IDS = st.text("=+-@'AB019/", min_size=1, max_size=9)
_DAYS = st.dates().map(str).filter(lambda day: day > "1900")
_NUMBERS = st.decimals(-(10**6), 10**6, places=3).map(str)
_DIALECTS = st.builds(
    Dialect,
    delimiter=st.sampled_from(list(",;\t|")),
    quote=st.sampled_from(list("\"'")),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
    decimal=st.sampled_from(list(".,")),
    days=st.sampled_from(
        [("YYYY-MM-DD",), ("DD.MM.YYYY",), ("YYYYMMDD", "MM/DD/YYYY")]
    ),
    newline=st.sampled_from(["\r\n", "\n"]),
    guard=st.just(guard),
    unguard=st.just(unguard),
)


def _record(wanted, optional):
    return st.fixed_dictionaries(wanted, optional=optional)


def _codes(kind):
    return st.fixed_dictionaries({"kind": st.just(kind), "value": _IDS})


_LINES = _record(
    {"number": _IDS, "quantity": _NUMBERS, "unit": st.sampled_from(["EA", "CS"])},
    {
        "price": _NUMBERS,
        "description": _TEXTS,
        "codes": st.tuples(_codes("vendor"), _codes("gtin")).map(list),
    },
)
_ORDERS = _record(
    {
        "type": st.just("order"),
        "number": _IDS,
        "order_date": _DAYS,
        "lines": st.lists(_LINES, min_size=1, max_size=4),
    },
    {
        "kind": st.sampled_from(["standalone", "dropship"]),
        "notes": st.lists(
            st.text("ab c", min_size=1).map(lambda t: f"n{t}n"), max_size=2
        ),
        "parties": _record(
            {"role": st.just("ship_to"), "code": _IDS}, {"name": _TEXTS}
        ).map(lambda party: [party]),
        "terms": _record({"net_days": st.integers(0, 99)}, {}),
        "detail": _record({"season": _TEXTS}, {}),
    },
)
COLUMNS = (
    ("number", "H"),
    ("order_date", "H"),
    ("kind", "H"),
    ("notes", "H"),
    ("parties.ship_to.code", "H"),
    ("parties.ship_to.name", "H"),
    ("terms.net_days", "H"),
    ("detail.season", "H"),
    ("lines.number", "D"),
    ("lines.codes.vendor.value", "D"),
    ("lines.codes.gtin.value", "D"),
    ("lines.description", "D"),
    ("lines.quantity", "D"),
    ("lines.unit", "D"),
    ("lines.price", "D"),
)


def plan_of(dialect, layout):
    """Return a plan for orders: with names, with numbers, or rows of two kinds."""
    words = {"Regular": "standalone", "Direct": "dropship"}
    columns = [
        Column(
            path,
            path if layout == "named" else str(place),
            record=record if layout == "records" else "",
            words=words if path == "kind" else {},
        )
        for place, (path, record) in enumerate(COLUMNS, 2)
    ]
    return Plan(
        canonical.Order,
        tuple(columns),
        dialect,
        header=layout == "named",
        records=layout == "records",
        trailer="END" if layout == "records" else "",
    )


@pytest.mark.parametrize("layout", ["named", "numbered", "records"])
@settings(max_examples=40, deadline=None, derandomize=True)
@given(
    orders=st.lists(_ORDERS, min_size=1, max_size=3, unique_by=lambda o: o["number"]),
    dialect=_DIALECTS,
)
def test_written_and_read_back_equal(layout, orders, dialect):
    plan = plan_of(dialect, layout)
    documents = [canonical.parse(each) for each in orders]
    body = tablewire.write([each.model_dump() for each in documents], plan)
    sheet = tablewire.read(body, plan, NOW)
    findings = [*sheet.findings, *(f for d in sheet.documents for f in d.findings)]
    assert [each.words() for each in findings] == []
    assert [canonical.parse(each.document) for each in sheet.documents] == documents
    again = tablewire.write([each.document for each in sheet.documents], plan)
    assert again == body
