# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What documents that others wrote taught: prices, days, quantities, odd senders."""

import canonical
import ediwire
import pytest

_BODIES = {
    "850": "BEG*00*SA*PO1**20260601~PO1*1*24*{unit}*{price}*{basis}*VN*A~CTT*1~",
    "855": "BAK*00*AC*PO1*20260601~PO1*1*24*{unit}*{price}*{basis}*VN*A~"
    "ACK*IA*24*{unit}~CTT*1~",
    "860": "BCH*04*SA*PO1**1*20260601~POC*1*PQ*24*24*{unit}*{price}*{basis}*VN*A~"
    "CTT*1~",
    "865": "BCA*00*AC*PO1**1*20260601~POC*1*PQ*24*24*{unit}*{price}*{basis}*VN*A~"
    "ACK*IA*24*{unit}~CTT*1~",
    "810": "BIG*20260601*I1**PO1~IT1*1*24*{unit}*{price}*{basis}*VN*A~TDS*{cents}~"
    "CTT*1~",
}


def _one(data):
    (interchange,) = ediwire.read_interchanges(data)
    (found,) = interchange.groups[0].sets
    document, findings = ediwire.documents.read(found)
    codes = {each.code for each in [*found.findings, *findings]}
    if document:
        canonical.parse(document)
    return document, codes - {"value_assumed"}


@pytest.mark.parametrize("code", _BODIES)
@pytest.mark.parametrize(
    ("price", "basis", "unit", "each"),
    [
        ("30", "PD", "EA", "2.5"),
        ("30", "WD", "EA", "2.5"),
        ("10", "TD", "EA", "0.83333333"),
        ("30", "PD", "DZ", "30"),
        ("12", "PN", "EA", "1.2"),
        ("250", "HP", "EA", "2.5"),
        ("250", "QH", "EA", "2.5"),
        ("250", "HP", "HU", "250"),
        ("2500", "TP", "EA", "2.5"),
        ("15", "PD", "HD", "7.5"),
        ("250", "HF", "FT", "2.5"),
        ("250", "HF", "EA", "250"),
        ("12", "PD", "GR", "1"),
        ("2.5", "PE", "CA", "2.5"),
        ("2.5", "CT", "EA", "2.5"),
    ],
)
def test_a_price_is_for_one_unit(envelope, code, price, basis, unit, each):
    cents = round(24 * float(each) * 100)
    body = _BODIES[code].format(price=price, basis=basis, unit=unit, cents=cents)
    document, found = _one(envelope(body, code=code, group="PO"))
    assert document["lines"][0]["price"] == each
    assert found == set()


def test_a_price_per_dozen_of_cases_needs_what_a_case_holds(envelope):
    body = "BEG*00*SA*P**20260601~PO1*1*5*CA*6*PD*VN*A~{}CTT*1~"
    told, _found = _one(envelope(body.format("PO4*24~")))
    assert told["lines"][0]["price"] == "12"


_EDIFACT = {
    "ORDERS": "BGM+220+PO1+9'DTM+137:20260601:102'LIN+1++A:SA'QTY+21:24:{0}'{1}UNS+S'",
    "ORDCHG": "BGM+230+C1+4'DTM+137:20260601:102'RFF+ON:PO1'LIN+1+3+A:SA'"
    "QTY+21:24:{0}'{1}UNS+S'",
    "ORDRSP": "BGM+231+R1+29'DTM+137:20260601:102'RFF+ON:PO1'LIN+1+5+A:SA'"
    "QTY+21:24:{0}'{1}UNS+S'",
}


@pytest.mark.parametrize("code", _EDIFACT)
@pytest.mark.parametrize(
    ("unit", "prices", "each"),
    [
        ("PCE", "PRI+AAA:30:::1:DZN'", "2.5"),
        ("PCE", "PRI+AAA:30::NTP:12:PCE'", "2.5"),
        ("DZN", "PRI+AAA:2.5:::1:PCE'", "30"),
        ("CT", "QTY+59:6'PRI+AAA:2.5:::1:PCE'", "15"),
        ("CT", "PRI+AAA:2.5:::1:PCE'", "2.5"),
        ("CT", "QTY+59:0'PRI+AAA:2.5:::1:PCE'", "2.5"),
        ("KGM", "PRI+AAA:2.5:::1:KGM'", "2.5"),
        ("PCE", "PRI+AAB:3'PRI+AAA:2.5'", "2.5"),
        ("PCE", "PRI+AAE:9.99::SRP'PRI+AAA:2.5'", "2.5"),
        ("PCE", "PRI+AAE:9.99::SRP'", None),
    ],
)
def test_an_edifact_price_is_the_net_one_for_one_unit(
    edifact_file, code, unit, prices, each
):
    if code != "ORDERS":
        prices = prices.replace("QTY+59:6'PRI+AAA:2.5:::1:PCE'", "PRI+AAA:15'")
        prices = prices.removeprefix("QTY+59:0'")
    body = _EDIFACT[code].format(unit, prices)
    document, found = _one(edifact_file(body, code=code))
    assert document["lines"][0].get("price") == each
    assert found == set()


def test_an_invoiced_gross_price_has_its_allowance_taken_off(edifact_file):
    body = (
        "BGM+380+I1+9'DTM+3:20260601:102'RFF+ON:PO1'CUX+2:EUR:4'LIN+1++A:SA'"
        "QTY+47:40:PCE'MOA+203:2160'PRI+AAB:60'ALC+A'PCD+1:10'MOA+204:240'UNS+S'"
        "MOA+79:2160'MOA+77:2160'"
    )
    document, _found = _one(edifact_file(body, code="INVOIC"))
    assert document["invoice_date"] == "2026-06-01"
    assert document["lines"][0]["price"] == "54"


@pytest.mark.parametrize(
    ("dates", "read"),
    [
        ("DTM*106*20260610~", {"requested_delivery": "2026-06-10"}),
        (
            "DTM*106*20260610~DTM*002*20260609~",
            {"requested_delivery": "2026-06-09"},
        ),
        ("DTM*175*20260620~", {"cancel_after": "2026-06-20"}),
        ("DTM*061*20260620~", {"deliver_no_later": "2026-06-20"}),
        (
            "DTM*071*20260608~DTM*074*20260612~",
            {"deliver_not_before": "2026-06-08", "deliver_no_later": "2026-06-12"},
        ),
        ("DTM*011*20260620~", {}),
    ],
)
def test_days_by_the_qualifiers_that_partners_use(envelope, dates, read):
    body = f"BEG*00*SA*P**20260601~{dates}PO1*1*5*EA*6**VN*A~CTT*1~"
    document, _found = _one(envelope(body))
    days = {**document, **document["detail"]}
    names = ("requested_delivery", "cancel_after", "deliver_no_later")
    names += ("deliver_not_before", "requested_ship", "ship_no_later")
    assert {name: days[name] for name in names if name in days} == read


def test_a_line_that_is_to_come_in_parts_is_told_to_people(envelope):
    body = (
        "BEG*00*SA*P**20260601~PO1*1*100*EA*6**VN*A~SCH*40*EA***106*20260610~"
        "SCH*60*EA***106*20260710~PO1*2*5*EA*6**VN*B~SCH*5*EA***002*20260611~CTT*2~"
    )
    document, _found = _one(envelope(body))
    assert [line["requested_delivery"] for line in document["lines"]] == [
        "2026-06-10",
        "2026-06-11",
    ]
    assert document["notes"] == [
        "Line 1: schedule 40 EA DTM 106 2026-06-10",
        "Line 1: schedule 60 EA DTM 106 2026-07-10",
    ]


def test_a_quantity_that_is_only_discrete_is_ordered(edifact_file):
    body = "BGM+220+P+9'DTM+137:20260601:102'LIN+1++A:SA'QTY+1:7:BX'{}UNS+S'"
    document, found = _one(edifact_file(body.format("")))
    assert document["lines"][0]["quantity"] == "7"
    assert document["lines"][0]["unit"] == "BX"
    assert found == set()
    document, _found = _one(edifact_file(body.format("QTY+21:5:PCE'")))
    assert document["lines"][0]["quantity"] == "5"
    assert document["lines"][0]["unit"] == "PCE"


def test_goods_free_of_charge_are_told_to_people(edifact_file):
    body = "BGM+220+P+9'DTM+137:20260601:102'LIN+1++A:SA'QTY+21:7'QTY+192:2'UNS+S'"
    document, _found = _one(edifact_file(body))
    assert document["lines"][0]["quantity"] == "7"
    assert document["notes"] == ["Line 1: 2 free of charge"]


def test_a_line_that_is_cancelled_is_not_ordered(edifact_file):
    body = "BGM+220+P+5'DTM+137:20260601:102'LIN+1+2+A:SA'QTY+21:7'UNS+S'"
    document, found = _one(edifact_file(body))
    assert document is None
    assert found == {"value_unreadable"}


def test_what_a_change_says_beside_quantity_and_price_is_told_to_people(edifact_file):
    body = (
        "BGM+230+C1+4'DTM+137:20260601:102'DTM+63:20260630:102'RFF+ON:PO1'LIN+3+3+A:SA'"
        "QTY+21:7'DTM+2:20260615:102'FTX+AAI+++CALL BEFORE'ALC+A++++DI'UNS+S'"
    )
    document, _found = _one(edifact_file(body, code="ORDCHG"))
    assert document["remarks"] == [
        "DTM 63 2026-06-30",
        "Line 3: DTM 2 2026-06-15",
        "Line 3: CALL BEFORE",
        "Line 3: ALC A DI",
    ]
    assert "requested_delivery" not in document


def test_indented_lines_are_segments(envelope):
    data = envelope("BEG*00*SA*P**20260601~PO1*1*5*EA*6**VN*A ~CTT*1~")
    lines = data.replace(b"~", b"\r\n").replace(b"BEG", b"    BEG")
    lines = lines.replace(b"PO1*", b"\t  PO1*").replace(b"GS*", b"  GS*")
    document, found = _one(lines)
    assert document["lines"][0]["codes"][0]["value"] == "A"
    assert found == set()


def test_what_stands_too_late_is_not_missing(envelope):
    body = "BIG*20260601*I1**P~IT1*1*1*EA*6**VN*A~ISS*1*EA*1*LB~TDS*600~CTT*1~"
    document, found = _one(envelope(body, code="810", group="IN"))
    assert document["total"] == "6"
    assert found == {"segment_order"}
    _none, found = _one(envelope(body.replace("TDS*600~", ""), code="810", group="IN"))
    assert "segment_missing" in found


@pytest.mark.parametrize("version", ["0:96A:UN", "O:96A:UN"])
def test_a_directory_with_a_zero_is_the_directory(edifact_file, version):
    body = "BGM+220+P+9'DTM+137:20260601:102'LIN+1++A:SA'QTY+21:7'UNS+S'"
    document, found = _one(edifact_file(body, version=version))
    assert document["number"] == "P"
    assert found == {"version_near"}


def test_an_empty_segment_says_nothing(envelope):
    data = envelope("BEG*00*SA*P**20260601~PO1*1*5*EA*6**VN*A~CTT*1~")
    (interchange,) = ediwire.read_interchanges(data.replace(b"~GE", b"~~\r\n~GE"))
    assert interchange.findings == []


def test_the_context_of_a_fault_may_be_repeated_and_about_a_composite(envelope):
    body = (
        "AK1*PO*7*005010~AK2*850*0001~IK3*N1*6**8~CTX*SITUATIONAL TRIGGER^PO1>4*N1*6"
        "**2*C023>93~IK4*2*93*1~IK5*R*5~AK9*R*1*1*0~"
    )
    data = envelope(body, code="999", group="FA", version="005010X231A1")
    data = data.replace(b"*U*00401*", b"*^*00501*")
    document, found = _one(data)
    assert len(document["sets"]) == 1
    assert found == set()


@pytest.mark.parametrize("code", ["QC", "MU", "PR", "CA"])
def test_a_changed_quantity_by_every_code_that_tells_one(envelope, code):
    body = f"BCH*04*SA*PO1**1*20260601~POC*1*{code}*7*7*EA*2.5**VN*A~CTT*1~"
    document, _found = _one(envelope(body, code="860", group="PC"))
    (line,) = document["lines"]
    assert (line["action"], line["quantity"]) == ("change", "7")


@pytest.mark.parametrize(
    ("code", "kind"), [("Q1", "sold"), ("Q2", "returned"), ("OH", "on_hand")]
)
def test_sales_by_other_codes(envelope, code, kind):
    body = f"XQ*H*20260601*20260607~LIN**VN*A~ZA*{code}*7*EA~CTT*1~"
    document, _found = _one(envelope(body, code="852", group="PD"))
    assert document["lines"][0]["figures"][0]["kind"] == kind


@pytest.mark.parametrize(("code", "kind"), [("QH", "on_hold"), ("IQ", "in_transit")])
def test_stock_by_other_codes(envelope, code, kind):
    body = f"BIA*00*SI*R1*20260601~LIN**VN*A~QTY*{code}*7*EA~CTT*1~"
    document, _found = _one(envelope(body, code="846", group="IB"))
    assert document["lines"][0]["quantities"][0]["kind"] == kind


def test_an_answer_with_changes_in_its_head_is_one_with_changes(edifact_file):
    body = _EDIFACT["ORDRSP"].format("PCE", "").replace("+29'", "+28'")
    document, _found = _one(edifact_file(body, code="ORDRSP"))
    assert document["status"] == "accepted_with_changes"


@pytest.mark.parametrize(
    ("dates", "read"),
    [
        ("DTM+69:20260610:102'", {"requested_delivery": "2026-06-10"}),
        (
            "DTM+69:20260610:102'DTM+2:20260609:102'",
            {"requested_delivery": "2026-06-09"},
        ),
        (
            "DTM+71:20260608:102'DTM+74:20260612:102'",
            {"deliver_not_before": "2026-06-08", "deliver_no_later": "2026-06-12"},
        ),
    ],
)
def test_days_of_messages_by_other_qualifiers(edifact_file, dates, read):
    body = f"BGM+220+P+9'DTM+137:20260601:102'{dates}LIN+1++A:SA'QTY+21:7'UNS+S'"
    document, _found = _one(edifact_file(body))
    days = {**document, **document["detail"]}
    names = ("requested_delivery", "deliver_no_later", "deliver_not_before")
    assert {name: days[name] for name in names if name in days} == read


def test_a_price_for_the_consumer_unit(edifact_file):
    line = "LIN+1++A:SA'QTY+21:24:CT'QTY+59:6'PRI+AAA:2.5:CU'"
    body = f"BGM+220+P+9'DTM+137:20260601:102'{line}UNS+S'"
    document, _found = _one(edifact_file(body))
    assert document["lines"][0]["price"] == "15"


def test_a_segment_that_the_set_has_not_is_no_more_than_that(envelope):
    body = "BPR*I*850*C*CHK~TRN*1*T9~ENT*1~RMR*IV*I1**850~CTT~"
    document, found = _one(envelope(body, code="820", group="RA"))
    assert document["amount"] == "850"
    assert found == {"segment_not_in_set"}


@pytest.mark.parametrize(
    ("told", "came", "conditions"),
    [
        ("QTY+48:5'", "5", []),
        ("QTY+194:28'QTY+124:2'", "30", [("damaged", "2")]),
        ("QTY+48:30'QTY+124:2'", "30", [("damaged", "2")]),
        ("QTY+194:28'QTY+196:2'", "30", [("refused", "2")]),
        ("QTY+48:30'QTY+124:2'QVR+-2:124+AF'", "30", [("damaged", "2")]),
        ("QTY+48:29'QTY+119:1'", "29", [("short", "1")]),
        ("", "0", []),
    ],
)
def test_what_came_by_its_parts(edifact_file, told, came, conditions):
    body = (
        "BGM+632+R1+9'DTM+137:20260601:102'RFF+ON:PO1'NAD+SU+S'CPS+1'LIN+1++A:SA'"
        f"QTY+12:30'{told}CNT+2:1'"
    )
    document, _found = _one(edifact_file(body, code="RECADV"))
    (line,) = document["lines"]
    assert (line["quantity"], line["shipped"]) == (came, "30")
    said = line.get("conditions", [])
    assert [(each["condition"], each["quantity"]) for each in said] == conditions


def test_what_goes_back_came_too(edifact_file):
    body = (
        "BGM+632+R1+9'DTM+137:20260601:102'RFF+ON:PO1'NAD+SU+S'CPS+1'LIN+1++A:SA'"
        "QTY+194:28:CT'QTY+195:2:CT'CNT+2:1'"
    )
    document, _found = _one(edifact_file(body, code="RECADV"))
    (line,) = document["lines"]
    assert (line["quantity"], line["unit"], line["returned"]) == ("30", "CT", "2")


@pytest.mark.parametrize(
    ("unit", "pack", "ctp", "price"),
    [
        ("CA", "PO4*12~", "CTP**UCP*2.5*1*EA~", "30"),
        ("CA", "", "CTP**UCP*2.5*1*EA~", "2.5"),
        ("CA", "PO4*12~", "CTP**UCP*30*1*CA~", "30"),
        ("EA", "PO4*12~", "CTP**UCP*30*1*DZ~", "2.5"),
        ("EA", "PO4*12~", "CTP**UCP*30*1*CA~", "2.5"),
        ("EA", "", "CTP**UCP*2.5~", "2.5"),
        ("EA", "", "CTP**RTL*9.99~", None),
    ],
)
def test_a_price_beside_the_line_may_be_of_another_unit(
    envelope, unit, pack, ctp, price
):
    body = f"BEG*00*SA*P**20260601~PO1*1*5*{unit}***VN*A~{ctp}{pack}CTT*1~"
    document, _found = _one(envelope(body))
    assert document["lines"][0].get("price") == price


def test_a_credit_line_of_an_invoice_is_no_fault(envelope):
    body = "BIG*20260601*I1**P~IT1*1*2*EA*6**VN*A~IT1*2*1*EA*-2**VN*B~TDS*1000~CTT*2~"
    document, found = _one(envelope(body, code="810", group="IN"))
    assert [line["price"] for line in document["lines"]] == ["6", "-2"]
    assert found == set()


def test_a_catalogue_has_no_sum_of_quantities():
    item = {"number": "1", "codes": [{"kind": "vendor", "value": "A"}]}
    item["prices"] = [{"kind": "net", "price": "2", "unit": "EA"}]
    document = {"type": "catalogue", "number": "C", "scope": "full", "lines": [item]}
    _group, _code, segments = ediwire.documents.write(document)
    assert segments[-1] == ["CTT", "1"]


def test_an_item_may_name_its_order_itself(envelope):
    item = "HL*{0}*1*I~LIN*{0}*VN*A~SN1**{1}*EA~PRF*PO{2}***20260601~"
    items = item.format(2, 5, 1) + item.format(3, 6, 2) + item.format(4, 7, 1)
    body = f"BSN*00*S1*20260605*0800~HL*1**S~{items}CTT*4~"
    document, found = _one(envelope(body, code="856", group="SH"))
    told = [
        (order["order_number"], [x["quantity"] for x in order["cartons"][0]["lines"]])
        for order in document["orders"]
    ]
    assert told == [("PO1", ["5", "7"]), ("PO2", ["6"])]
    assert "hierarchy_broken" not in found


def test_an_invoice_may_name_no_order(envelope, edifact_file):
    body = "BIG*20260601*I1~IT1*1*2*EA*6**VN*A~TDS*1200~CTT*1~"
    document, found = _one(envelope(body, code="810", group="IN"))
    assert (document["number"], found) == ("I1", set())
    _group, _code, segments = ediwire.documents.write(document)
    assert segments[0][:4] == ["BIG", "20260601", "I1", ""]
    body = (
        "BGM+380+I1+9'DTM+137:20260601:102'CUX+2:EUR:4'LIN+1++A:SA'QTY+47:2:PCE'"
        "MOA+203:12'PRI+AAA:6'UNS+S'MOA+77:12'"
    )
    document, found = _one(edifact_file(body, code="INVOIC"))
    assert (document["number"], found) == ("I1", set())


def test_what_may_be_shipped_when_is_told_to_people(envelope):
    body = "BEG*00*SA*P**20260601~CSH*N~CSH*C~PO1*1*5*EA*6**VN*A~CTT*1~"
    document, _found = _one(envelope(body))
    assert document["notes"] == ["no back order"]


def test_other_shares_of_stores_are_told_to_people(envelope):
    body = (
        "BCH*04*SA*PO1**1*20260601~POC*1*QI*30*30*EA~SDQ*EA*92*0010*10*0020*20~CTT*1~"
    )
    document, _found = _one(envelope(body, code="860", group="PC"))
    assert document["remarks"] == ["Line 1: SDQ EA 92 0010 10 0020 20"]


def test_a_line_with_one_place_is_for_that_store(edifact_file):
    body = (
        "BGM+220+P+9'DTM+137:20260601:102'LIN+1++A:SA'QTY+21:7'PRI+AAA:2'"
        "LOC+7+1005::92'DTM+2:20260616:102'UNS+S'"
    )
    document, found = _one(edifact_file(body))
    (line,) = document["lines"]
    assert line["stores"] == [{"store": "1005", "quantity": "7"}]
    assert line["requested_delivery"] == "2026-06-16"
    assert found == set()


def test_an_apostrophe_of_windows_ends_segments(edifact_file):
    body = "BGM+220+P+9'DTM+137:20260601:102'LIN+1++A:SA'QTY+21:7'UNS+S'"
    plain = edifact_file(body)
    assert _one(plain.replace(b"'", b"\x92")) == _one(plain)


def test_a_payment_may_tell_its_total_first(edifact_file):
    body = (
        "BGM+481+R1+9'DTM+137:20260601:102'CUX+2:EUR:9'MOA+12:95'DOC+380+I1'"
        "MOA+9:100'MOA+12:95'{}"
    )
    document, _found = _one(edifact_file(body.format(""), code="REMADV"))
    assert document["amount"] == "95"
    last = "UNS+S'MOA+12:96'"
    document, _found = _one(edifact_file(body.format(last), code="REMADV"))
    assert document["amount"] == "96"


@pytest.mark.parametrize(
    ("head", "last"),
    [
        ("ALC+C++6++FC'MOA+8:2'", ""),
        ("", "ALC+C++++FC'MOA+8:2'"),
        ("ALC+C++6++FC'MOA+8:2'", "ALC+C++++FC'MOA+8:2'"),
    ],
)
def test_a_charge_of_an_invoice_is_told_once(edifact_file, head, last):
    body = (
        f"BGM+380+I1+9'DTM+137:20260601:102'CUX+2:EUR:4'{head}LIN+1++A:SA'"
        f"QTY+47:2:PCE'MOA+203:12'PRI+AAA:6'UNS+S'MOA+77:14'{last}"
    )
    document, found = _one(edifact_file(body, code="INVOIC"))
    assert [(each["kind"], each["amount"]) for each in document["charges"]] == [
        ("charge", "2")
    ]
    assert found == set()


@pytest.mark.parametrize(
    ("code", "status"), [("BP", "partial"), ("SS", "partial"), ("CU", "cancelled")]
)
def test_what_left_a_warehouse_by_other_codes(envelope, code, status):
    body = (
        "W06*F*SO77*20260605*S9~N1*ST*SHOP*92*0042~W27*M*RDWY~LX*1~"
        f"W12*{code}*5*3*2*EA**VN*V3~W03*3~"
    )
    document, _found = _one(envelope(body, code="945", group="SW"))
    (line,) = document["cartons"][0]["lines"]
    assert (line["status"], line["quantity"]) == (status, "3")
