# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Reading an 850, one rule per test."""

import canonical
import ediwire
import pytest

HEAD = "BEG*00*SA*PO4711**20250601~"
LINE = "PO1*1*12*EA*9.25**UP*012345678905~"


@pytest.fixture
def order(set_of):
    """Return a function: body -> canonical order as a dict, nothing amiss."""

    def read(body):
        document, findings = ediwire.documents.read(set_of(body))
        assert findings == []
        canonical.parse(document)
        return document

    return read


@pytest.fixture
def refused(set_of):
    """Return a function: body -> findings, after making sure no order was made."""

    def read(body):
        document, findings = ediwire.documents.read(set_of(body))
        assert document is None
        return [(each.code, each.segment, each.element) for each in findings]

    return read


def test_head(order):
    document = order("BEG*00*RL*PO4711*R7*20250601~CUR*BY*CAD~" + LINE)
    assert document["number"] == "PO4711"
    assert (document["purpose"], document["kind"]) == ("original", "release")
    assert (document["release"], document["order_date"]) == ("R7", "2025-06-01")
    assert document["currency"] == "CAD"


@pytest.mark.parametrize(
    ("code", "purpose"),
    [
        ("00", "original"),
        ("01", "cancel"),
        ("04", "change"),
        ("05", "replace"),
        ("06", "confirmation"),
        ("07", "duplicate"),
        ("18", "reissue"),
        ("22", "copy"),
        ("49", "original"),
    ],
)
def test_purpose(order, code, purpose):
    assert order(HEAD.replace("*00*", f"*{code}*") + LINE)["purpose"] == purpose


@pytest.mark.parametrize(
    ("code", "kind", "detail"),
    [
        ("SA", "standalone", {}),
        ("NE", "standalone", {"order_type": "NE"}),
        ("DS", "dropship", {}),
        ("RL", "release", {}),
        ("BK", "blanket", {}),
        ("RO", "other", {"order_type": "RO"}),
    ],
)
def test_kind_keeps_the_code_it_came_from(order, code, kind, detail):
    document = order(HEAD.replace("*SA*", f"*{code}*") + LINE)
    assert (document["kind"], document["detail"]) == (kind, detail)


def test_dates(order):
    codes = {
        "002": "requested_delivery",
        "010": "requested_ship",
        "037": "ship_not_before",
        "038": "ship_no_later",
        "001": "cancel_after",
    }
    days = {code: f"202507{day:02d}" for day, code in enumerate(codes, 1)}
    body = "".join(f"DTM*{code}*{day}~" for code, day in days.items())
    document = order(HEAD + body + "DTM*063*20250709~" + LINE)
    assert [document[field] for field in codes.values()] == [
        f"2025-07-{day:02d}" for day in range(1, 6)
    ]
    assert document["detail"] == {"deliver_no_later": "2025-07-09"}


def test_parties_have_role_code_and_address(order):
    body = (
        "N1*ST*NORTH STORE*92*0042~N2*DOCK 4~N3*1 MAIN ST*REAR~N4*DALLAS*TX*75201*US~"
        "N1*VN**92*V1~N1*Z7*MARK FOR~"
    )
    ship_to, vendor, mark_for = order(HEAD + body + LINE)["parties"]
    assert ship_to == {
        "role": "ship_to",
        "qualifier": "ST",
        "name": "NORTH STORE DOCK 4",
        "code": "0042",
        "code_type": "92",
        "street": "1 MAIN ST",
        "street2": "REAR",
        "city": "DALLAS",
        "state": "TX",
        "zip": "75201",
        "country": "US",
    }
    assert (vendor["role"], vendor["qualifier"]) == ("supplier", "VN")
    assert (mark_for["role"], mark_for["qualifier"]) == ("other", "Z7")


def test_references_of_order_and_line_stay_apart(order):
    document = order(HEAD + "REF*DP*038*MENS~" + LINE + "REF*LI*7~")
    assert document["references"] == [
        {"qualifier": "DP", "value": "038", "description": "MENS"}
    ]
    assert document["lines"][0]["references"] == [{"qualifier": "LI", "value": "7"}]


def test_terms(order):
    document = order(HEAD + "ITD*01*3*2**10**30*****2 10 NET 30~" + LINE)
    assert document["terms"] == {
        "discount_percent": "2",
        "discount_days": 10,
        "net_days": 30,
        "description": "2 10 NET 30",
    }


def test_allowances_and_charges_are_in_cents(order):
    body = HEAD + "SAC*A*C310***1050~SAC*C*D240***200**********FREIGHT~" + LINE
    assert order(body)["charges"] == [
        {"kind": "allowance", "amount": "10.5", "code": "C310"},
        {"kind": "charge", "amount": "2", "code": "D240", "description": "FREIGHT"},
    ]


@pytest.mark.parametrize(
    ("sac", "said"),
    [
        ("SAC*A*C310****Z*2.5", {"percent": "2.5"}),
        ("SAC*A*C310******.25**12", {"amount": "3"}),
        ("SAC*C*D240", {}),
        ("SAC*A*C310***500*******01", {"amount": "5", "handling": "bill_back"}),
        ("SAC*C*D240***500*******06", {"amount": "5", "handling": "paid_by_buyer"}),
        ("SAC*A*C310***500*******77", {"amount": "5"}),
    ],
)
def test_what_an_allowance_comes_to(order, sac, said):
    (charge,) = order(HEAD + sac + "~" + LINE)["charges"]
    kind = {"A": "allowance", "C": "charge"}[sac[4]]
    assert charge == {"kind": kind, "code": sac[6:10], **said}


def test_neither_allowance_nor_charge_is_no_money(order):
    assert "charges" not in order(HEAD + "SAC*N*C310***500~" + LINE)


def test_notes_are_read_in_order(order):
    document = order(HEAD + "N9*L1*NOTES~MSG*FIRST~MSG*SECOND~" + LINE)
    assert document["notes"] == ["FIRST", "SECOND"]
    assert "references" not in document


def test_carrier_wishes_go_to_detail(order):
    document = order(HEAD + "FOB*CC~TD5**2*UPSN*U*GROUND~" + LINE)
    assert document["detail"] == {
        "freight_payment": "CC",
        "carrier": "UPSN",
        "routing": "GROUND",
    }


def test_line(order):
    (line,) = order(HEAD + LINE + "PID*F****BLUE WIDGET~PO4*6~DTM*002*20250701~")[
        "lines"
    ]
    assert line == {
        "number": "1",
        "quantity": "12",
        "unit": "EA",
        "price": "9.25",
        "codes": [{"kind": "gtin", "value": "012345678905", "qualifier": "UP"}],
        "description": "BLUE WIDGET",
        "pack": "6",
        "requested_delivery": "2025-07-01",
    }


@pytest.mark.parametrize(
    ("qualifier", "kind"),
    [
        ("UP", "gtin"),
        ("EN", "gtin"),
        ("EO", "gtin"),
        ("UK", "gtin"),
        ("VN", "vendor"),
        ("VP", "vendor"),
        ("VC", "vendor"),
        ("IN", "buyer"),
        ("BP", "buyer"),
        ("PI", "buyer"),
        ("CB", "buyer"),
        ("IT", "buyer"),
        ("SK", "sku"),
        ("MG", "manufacturer"),
        ("MF", "manufacturer"),
        ("ND", "other"),
    ],
)
def test_item_qualifier(order, qualifier, kind):
    (line,) = order(HEAD + LINE.replace("*UP*", f"*{qualifier}*"))["lines"]
    (code,) = line["codes"]
    assert (code["kind"], code["qualifier"]) == (kind, qualifier)


def test_all_pairs_are_kept_in_their_order(order):
    (line,) = order(HEAD + "PO1*1*1*EA*1**CB*1-2*PR*RO*VN*V1~LIN**SK*S1~")["lines"]
    assert [code["value"] for code in line["codes"]] == ["1-2", "RO", "V1", "S1"]


def test_line_without_number_takes_its_place(order):
    lines = order(HEAD + "PO1**1*EA~PO1**2*EA~")["lines"]
    assert [line["number"] for line in lines] == ["1", "2"]


def test_price_of_the_ctp_segment_is_used_when_the_line_has_none(order):
    body = HEAD + "PO1*1*7*EA***UP*1~CTP**RES*69.95~CTP**UCP*34.98~"
    assert order(body)["lines"][0]["price"] == "34.98"


@pytest.mark.parametrize(
    ("basis", "price"), [("HP", "0.0925"), ("TP", "0.00925"), ("PE", "9.25")]
)
def test_price_for_a_hundred_or_a_thousand_is_made_a_price_for_one(order, basis, price):
    (line,) = order(HEAD + LINE.replace("*9.25**", f"*9.25*{basis}*"))["lines"]
    assert line["price"] == price


def test_item_without_charge_costs_nothing(order):
    (line,) = order(HEAD + "PO1*1*1*EA**NC~".replace("**NC", "*0*NC"))["lines"]
    assert line["price"] == "0"


def test_stores_of_a_line(order):
    (line,) = order(HEAD + LINE + "SDQ*EA*92*0001*5*0002*7~")["lines"]
    assert line["stores"] == [
        {"store": "0001", "quantity": "5"},
        {"store": "0002", "quantity": "7"},
    ]


def test_stores_make_up_a_missing_quantity(order):
    (line,) = order(HEAD + "PO1*1**EA*1~SDQ*EA*92*0001*5*0002*7~")["lines"]
    assert line["quantity"] == "12"


def test_stores_that_do_not_add_up(set_of):
    body = HEAD + LINE + "SDQ*EA*92*0001*5~"
    document, (finding,) = ediwire.documents.read(set_of(body))
    assert document["lines"][0]["quantity"] == "12"
    assert finding.code == "stores_total_wrong"
    assert "the stores get 5, the line orders 12" in finding.words()


def test_charge_of_a_line_counts_for_the_order(order):
    document = order(HEAD + LINE + "SAC*C*D240***200~")
    assert document["charges"] == [
        {"kind": "charge", "amount": "2", "code": "D240", "line": "1"}
    ]


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        (LINE, ("value_missing", "BEG", None)),
        (HEAD, ("value_missing", "PO1", None)),
        (HEAD.replace("PO4711", "") + LINE, ("value_missing", "BEG", 3)),
        (HEAD.replace("20250601", "") + LINE, ("value_missing", "BEG", 5)),
        (HEAD.replace("20250601", "20251301") + LINE, ("value_unreadable", "BEG", 5)),
        (HEAD.replace("*00*", "*99*") + LINE, ("value_unreadable", "BEG", 1)),
        (HEAD + LINE.replace("*12*", "**"), ("value_missing", "PO1", 2)),
        (HEAD + LINE.replace("*12*", "*X*"), ("value_unreadable", "PO1", 2)),
        (HEAD + LINE.replace("*EA*", "**"), ("value_missing", "PO1", 3)),
    ],
)
def test_what_no_order_can_be_made_of_is_named(refused, body, fault):
    assert fault in refused(body)


def test_text_in_other_than_ascii_letters(order):
    document = order(HEAD + "N1*ST*CAFÉ ZÜRICH~" + LINE)
    assert document["parties"][0]["name"] == "CAFÉ ZÜRICH"


def test_order_in_another_version_is_still_read(envelope, one_set):
    found = one_set(envelope(HEAD + LINE, version="005010"))
    document, _findings = ediwire.documents.read(found)
    assert document["number"] == "PO4711"


def test_document_without_a_reader_is_named(set_of):
    document, (finding,) = ediwire.documents.read(set_of("BGN*00*1~", code="204"))
    assert (document, finding.code, finding.value) == (None, "document_unknown", "204")


def test_charge_of_a_line_is_written_where_it_was(order, set_of):
    body = HEAD + "SAC*C*D240***200~" + LINE + "SAC*A*C310****Z*2.5~"
    document = order(body)
    _group, _code, segments = ediwire.documents.write(document)
    tags = [segment[0] for segment in segments]
    assert tags == ["BEG", "SAC", "PO1", "SAC", "CTT"]
    written = "~".join("*".join(segment) for segment in segments) + "~"
    assert order(written) == document
