# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Any canonical document is written as UBL without a fault and read back equal."""

from datetime import date
from decimal import Decimal

import canonical
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from made_syntaxes import X12

from distribution_edi import ublwire
from distribution_edi.ublwire.documents import FORMS

#: Findings about what a drawn document means: its totals and codes are made up.
_MEANINGS = {"total_wrong", "check_digit_wrong", "line_repeated"}
_SETS = st.lists(
    st.fixed_dictionaries(
        {
            "set_code": st.sampled_from(["OrderResponse", "Invoice"]),
            "control": st.text("ABC123-/", min_size=1, max_size=20),
            "verdict": st.sampled_from(
                ["accepted", "accepted_with_errors", "rejected"]
            ),
        },
        optional={
            "segments": st.just(
                [
                    {
                        "segment": "/Invoice/cbc:ID",
                        "position": 1,
                        "code": "SV",
                        "elements": [{"position": 1, "code": "SV", "value": "bad"}],
                    }
                ]
            )
        },
    ),
    min_size=1,
    max_size=3,
)


def fitted(document):
    """Return a drawn document without what UBL has no place for."""
    document.pop("purpose", None)
    roles = FORMS[ublwire.root_of(document)].roles
    parties = {p["role"]: p for p in document.get("parties", ()) if p["role"] in roles}
    for party in parties.values():
        party.pop("qualifier", None)
    document["parties"] = list(parties.values())
    if document["type"] == "order":
        _fit_charges(document)
        document["detail"] = {
            name: value
            for name, value in document.get("detail", {}).items()
            if name == "deliver_not_before"
        }
    if document["type"] in ("order_response", "shipment"):
        document.setdefault("number", "N-1")
    if document["type"] == "order_response":
        document.pop("release", None)
    for line in _lines(document):
        for code in line.get("codes", ()):
            if code["kind"] != "other":
                code.pop("qualifier", None)
    return document


def _fit_charges(order):
    numbers = [line["number"] for line in order["lines"]]
    for charge in order.get("charges", ()):
        charge.pop("handling", None)
        if numbers.count(charge.get("line")) != 1:
            charge.pop("line", None)
        if not Decimal(charge.get("amount", "0")):
            charge.pop("amount", None)


def _lines(document):
    cartons = [c for o in document.get("orders", ()) for c in o["cartons"]]
    yield from document.get("lines", ())
    for number, carton in enumerate(cartons):
        if "sscc" in carton:
            carton["sscc"] = f"{number:018d}"
        yield from carton["lines"]


def plain(value):
    """Return a document with codes and parties in an order of their own."""
    if isinstance(value, dict):
        value = {k: plain(v) for k, v in value.items() if v not in (None, [], {})}
        for name in ("codes", "parties", "charges"):
            if name in value:
                value[name] = sorted(value[name], key=str)
        if value.get("kind") == "gtin":
            value.pop("qualifier", None)
        return value
    return [plain(each) for each in value] if isinstance(value, list) else value


@pytest.mark.parametrize(
    "documents",
    [X12.orders(), X12.responses(), X12.shipments(), X12.invoices()],
    ids=["order", "response", "shipment", "invoice"],
)
@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(data=st.data())
def test_written_and_read_back_equal(documents, data):
    document = canonical.parse(fitted(data.draw(documents)))
    body, lost = ublwire.write(document.model_dump())
    found = ublwire.read_file(body)
    assert [each.words() for each in lost] == []
    formal = [each for each in found.findings if each.code not in _MEANINGS]
    assert [each.words() for each in formal] == []
    again = canonical.parse(found.document)
    assert plain(again.model_dump()) == plain(document.model_dump())


@settings(max_examples=25, deadline=None, derandomize=True)
@given(sets=_SETS)
def test_acknowledgement_comes_back(sets):
    written = {"type": "acknowledgement", "sets": sets}
    body, _lost = ublwire.write(written, date(2026, 11, 21))
    found = ublwire.read_file(body)
    assert not found.findings
    assert canonical.parse(found.document).model_dump()["sets"] == [
        canonical.SetResult(**each).model_dump() for each in sets
    ]
