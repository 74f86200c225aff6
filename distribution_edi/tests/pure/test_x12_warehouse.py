# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""940, 943, 944, 945 and 947 as a warehouse really writes them, good and bad."""

import ediwire
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warehouse_documents import ALL as DRAWN

_CARTON = "LX*1~MAN*GM*00106141410000000019~"


@pytest.fixture
def read(envelope, one_set):
    """Return a function: (document, codes of all findings) of one body."""

    def read_body(code, body):
        functional = {"940": "OW", "943": "AR", "944": "RE", "945": "SW", "947": "AW"}
        found = one_set(envelope(body, code=code, group=functional[code]))
        document, more = ediwire.documents.read(found)
        codes = [each.code for each in dict.fromkeys([*found.findings, *more])]
        return document, codes

    return read_body


def test_945_of_a_warehouse_that_leaves_out_what_it_may(read):
    document, codes = read(
        "945",
        "W06*F*WH-OUT-7*20261121*S-1~N1*WH*Bay 3~N9*BM*BOL-9~W27*M*FDEG~"
        + _CARTON
        + "W12*CC*10*10*0*EA**VN*A-1~N9*LI*1~N9*LT*L7**20271231~"
        "LX*2~W12*CP*5*3*2*EA*012345678905*VN*A-2~W03*13*21.5*LB~",
    )
    assert codes == []
    assert document == {
        "type": "warehouse_shipment",
        "report": "full",
        "order_number": "WH-OUT-7",
        "number": "S-1",
        "shipped_on": "2026-11-21",
        "bill_of_lading": "BOL-9",
        "carriage": {"transport": "M", "carrier_scac": "FDEG"},
        "parties": [{"role": "other", "qualifier": "WH", "name": "Bay 3"}],
        "units": "13",
        "weight": "21.5",
        "weight_unit": "LB",
        "cartons": [
            {
                "sscc": "106141410000000019",
                "lines": [
                    {
                        "number": "1",
                        "status": "complete",
                        "ordered": "10",
                        "quantity": "10",
                        "difference": "0",
                        "unit": "EA",
                        "codes": [
                            {"kind": "vendor", "value": "A-1", "qualifier": "VN"}
                        ],
                        "lot": "L7",
                        "expiry": "2027-12-31",
                    }
                ],
            },
            {
                "lines": [
                    {
                        "status": "partial_closed",
                        "ordered": "5",
                        "quantity": "3",
                        "difference": "2",
                        "unit": "EA",
                        "codes": [
                            {
                                "kind": "gtin",
                                "value": "012345678905",
                                "qualifier": "UA",
                            },
                            {"kind": "vendor", "value": "A-2", "qualifier": "VN"},
                        ],
                    }
                ]
            },
        ],
    }


def test_945_that_only_says_that_all_went_well_needs_no_line(read):
    document, codes = read("945", "W06*N*WH-OUT-7*20261121~N1*WH*Bay 3~LX*1~")
    assert codes == []
    assert document["report"] == "exceptions"
    assert "cartons" not in document


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        # 5 ordered, 3 shipped, and 1 is said to be missing
        ("W12*CP*5*3*1*EA**VN*A-1~W03*3~", ["difference_wrong"]),
        ("W12*CC*5*5*0*EA**VN*A-1~W03*4~", ["lines_total_wrong"]),
    ],
)
def test_945_whose_figures_do_not_agree_is_read_and_noted(read, body, wanted):
    head = "W06*F*WH-OUT-7*20261121~N1*WH*Bay 3~"
    document, codes = read("945", head + _CARTON + body)
    assert document["order_number"] == "WH-OUT-7"
    assert codes == wanted


@pytest.mark.parametrize(
    ("code", "body", "wanted"),
    [
        (
            "945",
            "W06*F**20261121~N1*WH*B~LX*1~W12*CC*5*5**EA**VN*A~W03*5~",
            ["value_missing"],
        ),
        (
            "945",
            "W06*F*W-7*20261121~N1*WH*B~LX*1~W12*QQ*5*5**EA**VN*A~W03*5~",
            ["value_unreadable"],
        ),
        (
            "945",
            "W06*F*W-7~N1*WH*B~LX*1~W12*CC*5*5**EA**VN*A~W03*5~",
            ["value_missing"],
        ),
        ("945", "W06*F*W-7*20261121~N1*WH*B~LX*1~W03*0~", ["value_missing"]),
        ("940", "W05*G*W-7~LX*1~W01*5*EA**VN*A~W76*5~", ["value_unreadable"]),
        ("940", "W05*N*W-7~LX*1~W76*5~", ["lines_total_wrong", "value_missing"]),
        (
            "944",
            "W17*F*20261121*R-1*W-7~N1*WH*B~W07*5*EA**VN*A~W13*1*CA*01~W14*5~",
            ["value_unreadable"],
        ),
        ("944", "W17*F*20261121*R-1~N1*WH*B~W07*5*EA**VN*A~W14*5~", ["value_missing"]),
    ],
)
def test_what_no_document_can_be_made_of_says_why(read, code, body, wanted):
    document, codes = read(code, body)
    assert document is None
    assert codes == wanted


def test_what_stands_behind_ls_is_not_a_carton(read):
    document, codes = read(
        "945",
        "W06*F*W-7*20261121~N1*WH*B~LX*1~W12*CC*5*5**EA**VN*A~"
        "LS*1~LX*1~N9*LT*INNER~LE*1~W03*5~",
    )
    assert codes == []
    [carton] = document["cartons"]
    assert carton["lines"][0]["quantity"] == "5"
    assert "lot" not in carton["lines"][0]


def test_944_tells_the_condition_of_what_came(read):
    document, codes = read(
        "944",
        "W17*F*20261121*R-1*WH-IN-3~N1*WH*Bay 3~W08*M*FDEG**A*123~"
        "W07*100*EA**VN*A-1****L-1~N9*LI*1~W13*4*EA*01~W13*2*EA*02~W14*100~",
    )
    assert "lines_total_wrong" not in codes
    assert document["carriage"]["trailer"] == "A123"
    [line] = document["lines"]
    assert line["quantity"] == "100"
    assert line["conditions"] == [
        {"condition": "damaged", "quantity": "4", "code": "01"},
        {"condition": "short", "quantity": "2", "code": "02"},
    ]


def test_947_without_a_number_of_its_own_has_none(read):
    document, codes = read(
        "947", "W15*20261121~N1*WH*Bay 3~W19*05*-3*EA**VN*A-1~W19*01*2*EA**VN*A-2~"
    )
    assert codes == []
    assert "number" not in document
    assert [line["quantity"] for line in document["lines"]] == ["-3", "2"]
    assert [line["reason"] for line in document["lines"]] == ["05", "01"]


LINE = {
    "number": "1",
    "quantity": "5",
    "unit": "EA",
    "codes": [{"kind": "vendor", "value": "A-1"}],
}
PARTY = {"role": "other", "qualifier": "WH", "name": "Bay 3"}


@pytest.mark.parametrize(
    ("document", "words"),
    [
        (
            {"type": "warehouse_order", "order_number": "W" * 23, "lines": [LINE]},
            "order number",
        ),
        (
            {
                "type": "warehouse_order",
                "order_number": "W-1",
                "lines": [{**LINE, "codes": []}],
            },
            "Line 1 names no item",
        ),
        (
            {
                "type": "inbound_notice",
                "order_number": "W-1",
                "notice_date": "2026-11-21",
                "lines": [LINE],
            },
            "names no party",
        ),
        (
            {
                "type": "warehouse_receipt",
                "number": "R-1",
                "order_number": "W-1",
                "received_at": "2026-11-21",
                "parties": [PARTY],
                "lines": [{**LINE, "quantity": "12345678"}],
            },
            "too large",
        ),
        (
            {
                "type": "inventory_adjustment",
                "adjusted_on": "2026-11-21",
                "parties": [PARTY],
                "references": [{"qualifier": "ZZ", "value": str(n)} for n in range(11)],
                "lines": [{**LINE, "reason": "05"}],
            },
            "11 references",
        ),
    ],
)
def test_what_does_not_fit_is_refused_in_words(document, words):
    with pytest.raises(ediwire.WriteError, match=words):
        ediwire.documents.write(document)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(data=st.data())
@pytest.mark.parametrize("code", sorted(DRAWN))
def test_damage_never_raises(profile, code, data):
    """Any element may be gone or be something else; reading says so or takes it."""
    document = data.draw(DRAWN[code])
    functional, set_code, segments = ediwire.documents.write(document)
    row = data.draw(st.integers(0, len(segments) - 1))
    place = data.draw(st.integers(1, max(1, len(segments[row]) - 1)))
    junk = st.sampled_from(
        ["", "-", "x" * 99, "20261399", "99999999999999999999", "1.5"]
    )
    kept = [list(segment) for segment in segments]
    kept[row][place : place + 1] = [data.draw(junk)]
    if data.draw(st.booleans()):
        del kept[data.draw(st.integers(0, len(kept) - 1))]
    raw = ediwire.write_interchange([(functional, set_code, kept)], profile)
    [interchange] = ediwire.read_interchanges(raw)
    [found] = interchange.groups[0].sets
    again, findings = ediwire.documents.read(found)
    assert again is None or again["type"] == document["type"]
    assert again is not None or findings or found.findings
