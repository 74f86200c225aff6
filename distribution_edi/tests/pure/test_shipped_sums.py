# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""However it was packed and in whatever layout it is told: the sums are what left."""

from collections import defaultdict
from decimal import Decimal

import canonical
import ediwire
import pytest
from ediwire import edifact
from ediwire.documents.shipment_layout import TREES
from ediwire.gs1 import check_digit
from hypothesis import given, settings
from hypothesis import strategies as st

#: What each ordered line is counted in, whatever carton it lies in.
_UNITS = {"1": "EA", "2": "CA", "3": "LB", "4": "EA"}
_QUANTITIES = st.integers(1, 99_999).map(lambda n: Decimal(n).scaleb(-(n % 4)))
#: (order, line, quantity, lot); one goods item of a carton.
_GOODS = st.tuples(
    st.sampled_from(["PO-1", "PO-2"]),
    st.sampled_from(sorted(_UNITS)),
    _QUANTITIES,
    st.sampled_from([None, None, "L-1", "L-2"]),
)
#: (pallet, whether the carton has a code, what lies in it).
_PACKS = st.lists(
    st.tuples(
        st.sampled_from([None, "1", "2"]),
        st.booleans(),
        st.lists(_GOODS, min_size=1, max_size=4),
    ),
    min_size=1,
    max_size=6,
)
#: What left in the first delivery, and in the one of its backorder.
_DELIVERIES = st.lists(_PACKS, min_size=1, max_size=2)


def _sscc(number):
    body = f"0061414{number:010d}"
    return body + check_digit(body)


def _line(number, quantity, lot):
    codes = [{"kind": "vendor", "value": f"V{number}", "qualifier": "VN"}]
    line = {"number": number, "quantity": f"{quantity:f}", "unit": _UNITS[number]}
    return {**line, "codes": codes, **({"lot": lot} if lot else {})}


def _shipment(packs, tree, serial):
    """Return the notice of what was packed; a standard pack holds one item a carton."""
    orders, used = defaultdict(list), set()
    if tree == "SOIP":
        packs = [(p, coded, [each]) for p, coded, goods in packs for each in goods]
    for at, (pallet, coded, goods) in enumerate(packs):
        parts = defaultdict(list)
        for order, *line in goods:
            parts[order].append(_line(*line))
        for order, lines in parts.items():
            # Only where cartons come first can one be of two orders.
            number = at if "PO" in tree else at * 2 + (order == "PO-2")
            under = {"pallet": pallet} if pallet and "T" in tree else {}
            # Goods that stand on a pallet without a carton are of another layout.
            coded = coded or bool(under and "P" in tree)
            code = {"sscc": _sscc(serial + number)} if coded else {}
            used |= set(under.values())
            orders[order].append({**code, **under, "lines": lines})
    pallets = [{"number": n, "sscc": _sscc(90_000 + int(n))} for n in sorted(used)]
    told = [{"order_number": n, "cartons": c} for n, c in orders.items()]
    head = {"type": "shipment", "number": f"OUT-{serial}", "orders": told}
    return {**head, "shipped_at": "2026-11-20T16:30:00", "pallets": pallets}


def _sums(documents):
    """Return {(order, line, unit, lot): quantity} of shipments."""
    found = defaultdict(Decimal)
    for document in documents:
        for order in document["orders"]:
            for carton in order["cartons"]:
                for line in carton["lines"]:
                    key = (line["number"], line["unit"], line.get("lot"))
                    found[order["order_number"], *key] += Decimal(line["quantity"])
    return dict(found)


def _read(data):
    (interchange,) = ediwire.read_interchanges(data)
    message = interchange.groups[0].sets[0]
    assert message.findings == []
    document, findings = ediwire.documents.read(message)
    assert findings == []
    canonical.parse(document)
    return document


@pytest.mark.parametrize("tree", sorted(TREES))
@settings(max_examples=15, deadline=None)
@given(deliveries=_DELIVERIES)
def test_what_left_is_what_is_told(tree, profile, edifact_profile, deliveries):
    left = [
        _shipment(packs, tree, 1 + 1000 * at) for at, packs in enumerate(deliveries)
    ]
    wanted = _sums(left)
    x12 = [ediwire.documents.write(each, tree=tree) for each in left]
    told = [_read(ediwire.write_interchange([each], profile)) for each in x12]
    assert _sums(told) == wanted
    messages = [edifact.documents.write(each, tree=tree) for each in left]
    envelope = edifact_profile()
    told = [_read(edifact.write_interchange([each], envelope)) for each in messages]
    assert _sums(told) == wanted
