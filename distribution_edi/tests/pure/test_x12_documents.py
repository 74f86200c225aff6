# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Writing and reading 855, 856, 810 and 997, one rule per test."""

import canonical
import ediwire
import pytest

RESPONSE = {
    "type": "order_response",
    "order_number": "PO4711",
    "order_date": "2025-06-01",
    "response_date": "2025-06-02",
    "number": "SO0815",
    "status": "accepted_with_changes",
    "lines": [
        {
            "number": "1",
            "quantity": "12",
            "unit": "EA",
            "price": "9.25",
            "codes": [{"kind": "gtin", "value": "012345678905", "qualifier": "UP"}],
            "description": "BLUE WIDGET",
            "statuses": [
                {
                    "status": "accepted",
                    "quantity": "10",
                    "unit": "EA",
                    "ship_date": "2025-06-05",
                },
                {"status": "backordered", "quantity": "2", "unit": "EA"},
            ],
        }
    ],
}
SSCC = "106141411234567897"
SHIPMENT = {
    "type": "shipment",
    "number": "ASN1",
    "shipped_at": "2025-06-05T14:30:00",
    "expected_on": "2025-06-08",
    "carrier_scac": "UPSN",
    "carrier_name": "UPS",
    "service": "GROUND",
    "tracking": "1Z1",
    "bill_of_lading": "BOL1",
    "weight": "21.5",
    "parties": [{"role": "ship_to", "name": "NORTH", "code": "42", "code_type": "92"}],
    "orders": [
        {
            "order_number": "PO4711",
            "order_date": "2025-06-01",
            "cartons": [
                {
                    "sscc": SSCC,
                    "tracking": "1Z1",
                    "lines": [
                        {
                            "number": "1",
                            "quantity": "10",
                            "unit": "EA",
                            "ordered": "12",
                            "codes": [
                                {"kind": "vendor", "value": "V1", "qualifier": "VN"}
                            ],
                        }
                    ],
                }
            ],
        }
    ],
}
INVOICE = {
    "type": "invoice",
    "number": "INV1",
    "invoice_date": "2025-06-06",
    "order_number": "PO4711",
    "order_date": "2025-06-01",
    "shipment_number": "ASN1",
    "currency": "USD",
    "terms": {"discount_percent": "2", "discount_days": 10, "net_days": 30},
    "charges": [
        {"kind": "charge", "amount": "20", "code": "D240"},
        {"kind": "allowance", "amount": "10", "code": "C310"},
    ],
    "lines": [
        {"number": "1", "quantity": "24", "unit": "EA", "price": "16"},
        {"number": "2", "quantity": "36", "unit": "EA", "price": "16"},
    ],
    "tax": "5.5",
    "total": "975.5",
}


def _segments(document):
    _functional, _code, segments = ediwire.documents.write(document)
    return ["*".join(map(str, segment)) for segment in segments]


def _tagged(document, tag):
    return [each for each in _segments(document) if each.split("*")[0] == tag]


def test_response_begins_with_what_was_decided_and_both_dates():
    assert _tagged(RESPONSE, "BAK") == ["BAK*00*AC*PO4711*20250601****SO0815*20250602"]


@pytest.mark.parametrize(
    ("status", "code"),
    [("accepted", "AD"), ("accepted_with_changes", "AC"), ("rejected", "RD")],
)
def test_response_status(status, code):
    (begin,) = _tagged({**RESPONSE, "status": status}, "BAK")
    assert begin.split("*")[2] == code


@pytest.mark.parametrize(
    ("status", "code"),
    [
        ("accepted", "IA"),
        ("quantity_changed", "IQ"),
        ("price_changed", "IP"),
        ("rescheduled", "DR"),
        ("backordered", "IB"),
        ("substituted", "IS"),
        ("held", "IH"),
        ("rejected", "IR"),
    ],
)
def test_line_status_is_written_and_read_back(set_of, status, code):
    line = {**RESPONSE["lines"][0]}
    line["statuses"] = [{"status": status, "quantity": "12", "unit": "EA"}]
    segments = _segments({**RESPONSE, "lines": [line]})
    assert f"ACK*{code}*12*EA" in segments
    document, findings = ediwire.documents.read(
        set_of("~".join(segments) + "~", code="855")
    )
    assert findings == []
    assert document["lines"][0]["statuses"][0]["status"] == status


def test_response_line_has_the_order_of_004010():
    assert [each.split("*")[0] for each in _segments(RESPONSE)] == [
        "BAK",
        "PO1",
        "PID",
        "ACK",
        "ACK",
        "CTT",
    ]
    assert _tagged(RESPONSE, "ACK") == ["ACK*IA*10*EA*068*20250605", "ACK*IB*2*EA"]
    assert _tagged(RESPONSE, "CTT") == ["CTT*1*12"]


def test_response_whose_statuses_do_not_add_up(set_of):
    body = "BAK*00*AD*1*20250601*****20250601~PO1*1*12*EA~ACK*IA*10*EA~CTT*1~"
    _document, (finding,) = ediwire.documents.read(set_of(body, code="855"))
    assert finding.code == "statuses_total_wrong"
    assert "10 answered, 12 in the line" in finding.words()


def test_response_without_the_date_of_the_order(set_of):
    body = "BAK*00*AD*1******20250601~PO1*1*12*EA~ACK*IA*12*EA~CTT*1~"
    document, findings = ediwire.documents.read(set_of(body, code="855"))
    assert document is None
    assert ("value_missing", 4) in [(each.code, each.element) for each in findings]


def test_shipment_is_a_tree_of_shipment_order_pack_item():
    assert _tagged(SHIPMENT, "BSN") == ["BSN*00*ASN1*20250605*1430*0001"]
    assert _tagged(SHIPMENT, "HL") == ["HL*1**S", "HL*2*1*O", "HL*3*2*P", "HL*4*3*I"]
    assert _tagged(SHIPMENT, "CTT") == ["CTT*4*10"]


def test_sscc_is_written_with_its_application_identifier():
    assert _tagged(SHIPMENT, "MAN") == [f"MAN*GM*00{SSCC}", "MAN*CP*1Z1"]


def test_shipment_level_says_carrier_dates_and_numbers():
    segments = _segments(SHIPMENT)
    for wanted in (
        "TD1*CTN*1****G*21.5*LB",
        "TD5*B*2*UPSN**UPS",
        "TD5*Z****GROUND",
        "REF*BM*BOL1",
        "REF*CN*1Z1",
        "DTM*011*20250605*1430",
        "DTM*017*20250608",
        "N1*ST*NORTH*92*42",
        "PRF*PO4711***20250601",
        "LIN*1*VN*V1",
        "SN1*1*10*EA**12*EA",
    ):
        assert wanted in segments


def test_item_without_code_is_named_by_the_buyers_line(set_of):
    line = {"number": "7", "quantity": "1", "unit": "EA"}
    order = {"order_number": "1", "cartons": [{"lines": [line]}]}
    segments = _segments({**SHIPMENT, "orders": [order]})
    assert "LIN*7*PL*7" in segments
    document, _findings = ediwire.documents.read(
        set_of("~".join(segments) + "~", code="856")
    )
    assert document["orders"][0]["cartons"][0]["lines"] == [line]


HEAD_856 = "BSN*00*S1*20250601*0800~HL*1**S~HL*2*1*O~PRF*PO1~"


@pytest.mark.parametrize(
    ("tree", "cartons"),
    [
        ("HL*3*2*I~LIN**VN*V~SN1**6*EA~", [(None, "6")]),
        (
            f"HL*3*2*P~MAN*GM*00{SSCC}~HL*4*3*I~LIN**VN*V~SN1**6*EA~",
            [(SSCC, "6")],
        ),
        (
            f"HL*3*2*T~HL*4*3*P~MAN*GM*00{SSCC}~HL*5*4*I~LIN**VN*V~SN1**6*EA~",
            [(SSCC, "6")],
        ),
        (
            f"HL*3*2*I~LIN**VN*V~SN1**6*EA~HL*4*3*P~MAN*GM*00{SSCC}~HL*5*3*P~",
            [(SSCC, "3"), (None, "3")],
        ),
    ],
    ids=["SOI", "SOPI", "SOTPI", "SOIP"],
)
def test_trees_of_other_senders_are_read(set_of, tree, cartons):
    document, findings = ediwire.documents.read(set_of(HEAD_856 + tree, code="856"))
    assert findings == []
    canonical.parse(document)
    (order,) = document["orders"]
    found = [
        (carton.get("sscc"), carton["lines"][0]["quantity"])
        for carton in order["cartons"]
    ]
    assert found == cartons


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (HEAD_856 + "HL*3*9*I~LIN**VN*V~SN1**6*EA~", "hierarchy_broken"),
        (HEAD_856 + "HL*2*1*I~LIN**VN*V~SN1**6*EA~", "hierarchy_broken"),
        (HEAD_856 + "HL*3*1*I~LIN**VN*V~SN1**6*EA~", "hierarchy_broken"),
        (HEAD_856, "value_missing"),
        (HEAD_856 + "HL*3*2*I~LIN**VN*V~", "value_missing"),
    ],
)
def test_tree_that_makes_no_shipment(set_of, body, code):
    document, findings = ediwire.documents.read(set_of(body, code="856"))
    assert document is None
    assert code in [each.code for each in findings]


def test_sscc_with_a_wrong_check_digit_is_kept_and_noted(set_of):
    wrong = SSCC[:-1] + "1"
    body = HEAD_856 + f"HL*3*2*P~MAN*GM*00{wrong}~HL*4*3*I~LIN**VN*V~SN1**6*EA~"
    document, (finding,) = ediwire.documents.read(set_of(body, code="856"))
    assert document["orders"][0]["cartons"][0]["sscc"] == wrong
    assert finding.code == "check_digit_wrong"


def test_invoice_head_and_totals_in_cents():
    segments = _segments(INVOICE)
    assert segments[0] == "BIG*20250606*INV1*20250601*PO4711***DI"
    for wanted in (
        "CUR*SE*USD",
        "REF*SI*ASN1",
        "ITD*01*3*2**10**30",
        "IT1*1*24*EA*16",
        "TDS*97550",
        "TXI*TX*5.5",
        "SAC*C*D240***2000",
        "SAC*A*C310***1000",
        "CTT*2*60",
    ):
        assert wanted in segments


def test_credit_note(set_of):
    segments = _segments({**INVOICE, "kind": "credit_note"})
    assert segments[0].endswith("***CR")
    document, _findings = ediwire.documents.read(
        set_of("~".join(segments) + "~", code="810")
    )
    assert document["kind"] == "credit_note"


def test_invoice_total_that_is_not_the_sum(set_of):
    body = "~".join(_segments({**INVOICE, "total": "976"})) + "~"
    document, (finding,) = ediwire.documents.read(set_of(body, code="810"))
    assert document["total"] == "976"
    assert finding.code == "invoice_total_wrong"
    assert "they come to 975.5" in finding.words()


def test_invoice_lines_are_rounded_one_by_one(set_of):
    line = "IT1**3*EA*0.335~"
    body = f"BIG*20250606*1**2~CUR*SE*USD~{line}{line}TDS*202~"
    _document, findings = ediwire.documents.read(set_of(body, code="810"))
    assert findings == []


def test_invoice_summary_repeats_the_charges_of_the_lines(set_of):
    body = (
        "BIG*20250606*1**2~CUR*SE*USD~IT1**1*EA*10~SAC*C*G830***300~"
        "IT1**1*EA*10~SAC*C*G830***300~TDS*2600~SAC*C*G830***600~"
    )
    document, findings = ediwire.documents.read(set_of(body, code="810"))
    assert findings == []
    assert [charge["amount"] for charge in document["charges"]] == ["6"]


def test_tax_that_explains_a_charge_is_no_second_tax(set_of):
    body = (
        "BIG*20250606*1**2~CUR*SE*USD~IT1**1*EA*10~TDS*1080~SAC*C*H850***80~TXI*ST*0.8~"
    )
    document, findings = ediwire.documents.read(set_of(body, code="810"))
    assert (document["tax"], findings) == ("0", [])


def test_invoice_without_currency_is_taken_as_dollars_and_noted(set_of):
    body = "BIG*20250606*1**2~IT1**1*EA*10~TDS*1000~"
    document, (finding,) = ediwire.documents.read(set_of(body, code="810"))
    assert document["currency"] == "USD"
    assert (finding.code, finding.severity) == ("value_assumed", "note")


@pytest.mark.parametrize(
    ("sent", "total"), [("5", "0.05"), ("50", "0.5"), ("100", "1"), ("-150", "-1.5")]
)
def test_total_has_two_implied_decimals(set_of, sent, total):
    body = f"BIG*20250606*1**2~CUR*SE*USD~IT1**1*EA*10~TDS*{sent}~"
    document, _findings = ediwire.documents.read(set_of(body, code="810"))
    assert document["total"] == total


def test_part_of_a_cent_cannot_be_sent():
    with pytest.raises(ediwire.WriteError, match="parts of a cent"):
        ediwire.documents.write({**INVOICE, "total": "975.505"})


def test_number_that_does_not_fit_is_refused_not_cut():
    with pytest.raises(ediwire.WriteError, match="has 23 characters"):
        ediwire.documents.write({**INVOICE, "number": "9" * 23})


def test_long_description_is_split_at_blanks(set_of):
    words = " ".join(["WIDGET"] * 30)
    line = {**RESPONSE["lines"][0], "description": words}
    segments = _segments({**RESPONSE, "lines": [line]})
    texts = [each[10:] for each in segments if each.startswith("PID*F****")]
    assert len(texts) == 3 and max(map(len, texts)) <= 80
    document, _findings = ediwire.documents.read(
        set_of("~".join(segments) + "~", code="855")
    )
    assert document["lines"][0]["description"] == words


@pytest.mark.parametrize(
    ("document", "code"), [(RESPONSE, "855"), (SHIPMENT, "856"), (INVOICE, "810")]
)
def test_python_dump_is_written_like_json(set_of, document, code):
    dumped = canonical.parse(document).model_dump()
    segments = _segments(dumped)
    assert segments == _segments(document)
    found = set_of("~".join(segments) + "~", code=code)
    assert found.findings == []
