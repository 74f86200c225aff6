# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What a document says must agree with itself: totals, trees, cartons, dates, money."""

import time

import ediwire
import pytest

BEG = "BEG*00*SA*PO4711**20250601~"
PO1 = "PO1*1*12*EA*9.25**UP*012345678905~"


def _codes(found):
    return [(each.code, each.segment, each.element) for each in found.findings]


# --- totals ---------------------------------------------------------------------------

_BODIES = {
    "850": f"{BEG}{PO1}{PO1}CTT*2*24~",
    "855": "BAK*00*AC*1*20250601*****20250602~PO1*1*12*EA*1~CTT*1*12~",
    "860": "BCH*04*SA*1***20250601~POC*1*CA*5*5*EA*2~POC*2*AI*7*7*EA*2~CTT*2*12~",
    "865": "BCA*04*AC*1***20250601~POC*1*CA*5*5*EA*2~CTT*1*5~",
    "810": "BIG*20250601*1**2~IT1*1*2*EA*5~TDS*1000~CTT*1*2~",
    "846": "BIA*00*SI*1*20250601~LIN**UP*1~QTY*33*4~QTY*17*5~LIN**UP*2~CTT*2*9~",
    "832": "BCT*PC~LIN**UP*1~LIN**UP*2~CTT*2~",
    "852": "XQ*H*20250601~LIN**UP*1~ZA*QS*4*EA~CTT*1~",
    "861": "BRA*1*20250601*00*1~DTM*050*20250601~RCD*1*4*EA~RCD*2*5*EA~CTT*2*9~",
    "869": "BSI*1*20250601*PO~HL*1**O~PRF*1~CTT*1~",
    "870": "BSR*3*PO*1*20250601~HL*1**O~PRF*1~CTT*1~",
    "940": "W05*N*1~N1*ST*X~LX*1~W01*4*EA**VN*1~W01*5*EA**VN*2~W76*9~",
    "943": "W06*N*1~N1*ST*X~W27*M*UPSN~W04*4*EA**VN*1~W04*5*EA**VN*2~W03*9~",
    "944": "W17*F*20250601*1~N1*ST*X~W07*4*EA**VN*1~W07*5*EA**VN*2~W14*9~",
    "945": "W06*F*1~N1*ST*X~LX*1~W12*CC*5*4*1*EA**VN*1~W03*4~",
}
_WRONG = {
    "CTT": ("lines_count_wrong", "*777", 1),
    "W76": ("lines_total_wrong", "*777", 1),
    "W03": ("lines_total_wrong", "*777", 1),
    "W14": ("lines_total_wrong", "*777", 1),
}


@pytest.mark.parametrize("code", sorted(_BODIES))
def test_totals_of_every_set(set_of, code):
    body = _BODIES[code]
    assert _codes(set_of(body, code=code)) == []
    head, tag, rest = body.rpartition(next(tag for tag in _WRONG if tag in body))
    fault, value, place = _WRONG[tag]
    changed = f"{head}{tag}{value}{rest[2:] if rest[2] in '*~' else '~'}"
    (finding,) = set_of(changed, code=code).findings
    assert (finding.code, finding.segment, finding.element) == (fault, tag, place)
    assert "777" in finding.words()


@pytest.mark.parametrize("code", ["850", "855", "860", "865", "810", "846", "861"])
def test_hash_total_is_the_sum_of_the_quantities(set_of, code):
    body = _BODIES[code]
    changed = body[: body.rindex("*")] + "*999.5~"
    assert _codes(set_of(changed, code=code)) == [("lines_total_wrong", "CTT", 2)]


@pytest.mark.parametrize(
    "value", ["sNaN", "NaN", "1e5", "Infinity", "1_0", "x", ".", "-"]
)
def test_numbers_that_are_none_never_raise(set_of, value):
    for code, body in _BODIES.items():
        for old in ("*12*", "*5*", "*4*", "*1000~", "*9~", "*2~"):
            found = set_of(body.replace(old, old.replace(old[1:-1], value)), code=code)
            assert all(each.words() for each in found.findings)


# --- the tree of a shipment -----------------------------------------------------------

_HEAD = "BSN*00*A1*20250601*0800"
_ITEM = "LIN**VN*V~SN1**1*EA~"
_LEVELS = {
    "S": "",
    "O": "PRF*1~",
    "T": "MAN*GM*00006141411234567890~",
    "P": "TD1*CTN*1~",
    "I": _ITEM,
    "F": _ITEM,
    "Q": "",
}


def _tree(*levels, structure=""):
    """Return an 856 of (number, parent, kind) levels."""
    body = f"{_HEAD}*{structure}".rstrip("*") + "~"
    for number, parent, kind in levels:
        body += f"HL*{number}*{parent}*{kind}~{_LEVELS[kind]}"
    return f"{body}CTT*{len(levels)}~"


def _chain(kinds):
    return [(at, at - 1 or "", kind) for at, kind in enumerate(kinds, 1)]


@pytest.mark.parametrize(
    ("structure", "kinds"),
    [
        ("", "SOTPI"),
        ("0001", "SOPI"),
        ("0001", "SOTPI"),
        ("0002", "SOIP"),
        ("0003", "SPOI"),
        ("0004", "SOI"),
        ("", "SOPQI"),
        ("", "SOIF"),
    ],
)
def test_trees_that_partners_send(set_of, structure, kinds):
    assert _codes(set_of(_tree(*_chain(kinds), structure=structure), code="856")) == []


@pytest.mark.parametrize(
    ("structure", "levels", "wanted"),
    [
        ("", [(1, "", "S"), (2, 1, "O"), (3, 9, "I")], "hierarchy_broken"),
        ("", [(1, "", "S"), (2, 3, "O"), (3, 2, "I")], "hierarchy_broken"),
        ("", [(1, "", "S"), (2, 1, "O"), (2, 1, "I")], "hierarchy_broken"),
        ("", [(1, "", "O"), (2, 1, "I")], "hierarchy_level"),
        ("", [(1, "", "S"), (2, 1, "I"), (3, 2, "O"), (4, 3, "I")], "hierarchy_level"),
        ("", [(1, "", "S"), (2, 1, "S"), (3, 2, "O"), (4, 3, "I")], "hierarchy_level"),
        ("", [(1, "", "S"), (2, 1, "O"), (3, 2, "P")], "hierarchy_empty"),
        ("0001", _chain("SOIP"), "hierarchy_level"),
        ("0004", _chain("SOPI"), "hierarchy_level"),
    ],
)
def test_trees_that_are_broken(set_of, structure, levels, wanted):
    found = set_of(_tree(*levels, structure=structure), code="856").findings
    assert wanted in [each.code for each in found]
    assert all(each.position and each.words() for each in found)


def test_chain_of_many_levels_is_read_in_time(set_of):
    levels = [(1, "", "S"), *((at, at - 1, "O") for at in range(2, 20_002))]
    start = time.process_time()
    found = set_of(_tree(*levels, structure="0001"), code="856").findings
    assert time.process_time() - start < 5
    assert {each.code for each in found} >= {"hierarchy_level"}


def test_item_needs_its_article_and_its_quantity(set_of):
    body = _tree(*_chain("SOI")).replace("SN1**1*EA~", "")
    (finding,) = set_of(body, code="856").findings
    assert finding.code == "item_incomplete"
    assert "it has no SN1" in finding.words()


def test_child_indicator_must_be_true(set_of):
    body = _tree(*_chain("SOI")).replace("HL*1**S~", "HL*1**S*0~")
    assert _codes(set_of(body, code="856")) == [("hierarchy_children", "HL", 4)]
    assert _codes(set_of(body.replace("S*0~", "S*1~"), code="856")) == []


def test_partner_takes_some_trees_only(set_of):
    overlay = {"trees": "SOTPI SOPI"}
    body = _tree(*_chain("SOPI"))
    assert _codes(set_of(body, code="856", overlay=overlay)) == []
    (finding,) = set_of(_tree(*_chain("SOI")), code="856", overlay=overlay).findings
    assert finding.code == "hierarchy_level"
    assert "SOTPI, SOPI, this is SOI" in finding.words()


@pytest.mark.parametrize(
    ("marks", "wanted"),
    [
        ("MAN*GM*00106141411234567897~", []),
        ("MAN*AA*106141411234567897~", []),
        ("MAN*CP*1Z9999~", []),
        ("MAN*GM*00106141411234567890~", ["check_digit_wrong"]),
        ("MAN*GM*123~", ["sscc_bad"]),
        (
            "MAN*GM*00106141411234567897~MAN*AA*106141411234567897~",
            ["sscc_repeated"],
        ),
        ("MAN*CP*1**GM*00106141411234567890~", ["check_digit_wrong"]),
    ],
)
def test_carton_marks(set_of, marks, wanted):
    body = _tree(*_chain("SOPI")).replace("TD1*CTN*1~", f"TD1*CTN*1~{marks}")
    assert [each.code for each in set_of(body, code="856").findings] == wanted


@pytest.mark.parametrize(
    ("tree", "wanted"),
    [
        # One pallet below each of two orders; twice below one; a carton below two.
        ("1S 2OS 3TO 4PT 5IP 6OS 7TO 8PT 9IP", []),
        ("1S 2OS 3TO 4IT 5TO 6IT", ["sscc_repeated"]),
        ("1S 2TS 3OT 4IO 5TS 6OT 7IO", ["sscc_repeated"]),
    ],
)
def test_pallet_of_two_orders_stands_below_each(set_of, tree, wanted):
    last, levels = {}, []
    for number, kind, *parent in tree.split():
        levels.append((int(number), last[parent[0]] if parent else "", kind))
        last[kind] = int(number)
    assert _codes(set_of(_tree(*levels), code="856")) == [
        (code, "MAN", 2) for code in wanted
    ]


# --- money ----------------------------------------------------------------------------


def _invoice(total, summary="", line=""):
    lines = f"IT1*1*24*EA*16~IT1*2*36*EA*16~{line}"
    return f"BIG*20250601*1**2~{lines}TDS*{total}~{summary}CTT*2~"


@pytest.mark.parametrize(
    ("total", "summary", "line"),
    [
        ("96000", "", ""),
        ("97000", "SAC*C*D240***2000~SAC*A*A530***1000~", ""),
        ("97250", "TXI*ST*2.5~SAC*C*D240***1000~", ""),
        # A tax below a charge: part of it, or on top.
        ("97000", "SAC*C*D240***1000~TXI*ST*0.8~", ""),
        ("97080", "SAC*C*D240***1000~TXI*ST*0.8~", ""),
        # Charges of lines, repeated in the summary or not.
        ("97000", "", "SAC*C*D240***1000~"),
        ("97000", "SAC*C*D240***1000~", "SAC*C*D240***1000~"),
        ("96000", "SAC*N*D240***1000~", ""),
    ],
)
def test_total_is_the_sum_of_its_parts(set_of, total, summary, line):
    assert _codes(set_of(_invoice(total, summary, line), code="810")) == []


def test_total_that_is_a_cent_off_is_found(set_of):
    (finding,) = set_of(_invoice("96001"), code="810").findings
    assert (finding.code, finding.value) == ("invoice_total_wrong", "96001")
    assert "they come to 960.00" in finding.words()


def test_lines_are_rounded_one_by_one(set_of):
    lines = "IT1**3*EA*0.335~" * 2
    body = f"BIG*20250601*1**2~{lines}TDS*202~CTT*2~"
    assert _codes(set_of(body, code="810")) == []


def test_total_without_cents_is_explained(set_of):
    (finding,) = set_of(_invoice("9600000"), code="810").findings
    assert "without the two digits for cents" in finding.words()


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("RMR*IV*1*PI*60*70*10~RMR*IV*2*PI*50~ADX*-10*01~", []),
        ("RMR*IV*1*PI*60~RMR*IV*2*PI*40~ADX*-10*01~", []),
        ("ADX*-10*01~RMR*IV*1*PI*110~", []),
        ("RMR*IV*1*PI*60~RMR*IV*2*PI*50~", ["payment_total_wrong"]),
    ],
)
def test_payment_is_the_sum_of_its_remittances(set_of, body, wanted):
    head = "BPR*C*100*C*ACH************20250601~TRN*1*77~ENT*1~"
    assert [each.code for each in set_of(head + body, code="820").findings] == wanted


# --- lines, dates, wishes -------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "body", "wanted"),
    [
        ("850", f"{BEG}PO1*1*-2*EA*9~", ["quantity_negative"]),
        ("850", f"{BEG}PO1*1*2*EA*-9~", ["price_negative"]),
        ("850", f"{BEG}{PO1}SDQ*EA*92*01*5*02*7~", []),
        ("850", f"{BEG}{PO1}SDQ*EA*92*01*5*02*6~", ["stores_total_wrong"]),
        ("850", f"{BEG}{PO1}SDQ*CA*92*01*1~", []),
        (
            "855",
            "BAK*00*AD*1*20250601*****20250602~PO1*1*12*EA*1~ACK*IB*12*EA~CTT*1~",
            ["answer_contradicts"],
        ),
        (
            "855",
            "BAK*00*AC*1*20250601*****20250602~PO1*1*12*EA*1~ACK*IA*9*EA~ACK*IB*2*EA~",
            ["statuses_total_wrong"],
        ),
        (
            "945",
            "W06*F*1~N1*ST*X~LX*1~W12*CC*5*4*2*EA**VN*1~W03*4~",
            ["difference_wrong"],
        ),
        ("850", f"{BEG}DTM*037*20250610~DTM*038*20250612~{PO1}", []),
        ("850", f"{BEG}DTM*037*20250612~DTM*038*20250610~{PO1}", ["dates_contradict"]),
        ("850", f"{BEG}DTM*002****D8*20250631~{PO1}", ["period_invalid"]),
        ("850", f"{BEG}DTM*002****RD8*20250601-20250630~{PO1}", []),
        ("850", f"{BEG}DTM*002****RD8*20250630-20250601~{PO1}", ["period_invalid"]),
    ],
)
def test_lines_and_dates(set_of, code, body, wanted):
    assert [each.code for each in set_of(body, code=code).findings] == wanted


def test_stores_without_any_quantity_never_raise(set_of):
    found = set_of(f"{BEG}{PO1}SDQ*EA*92*01~", code="850").findings
    assert "stores_total_wrong" in [each.code for each in found]


def test_partner_requires_references(set_of):
    overlay = {"required": {"850": ["REF DP", "REF IA", "N1 ST", "PER"]}}
    body = f"{BEG}REF*DP*038~{PO1}"
    found = set_of(body, overlay=overlay).findings
    assert [(each.code, each.segment, each.value) for each in found] == [
        ("reference_required", "REF", "IA"),
        ("reference_required", "N1", "ST"),
        ("reference_required", "PER", ""),
    ]
    body = f"{BEG}REF*DP*038~REF*IA*7~PER*BD*ANN~N1*ST*X~{PO1}"
    assert set_of(body, overlay=overlay).findings == []


@pytest.mark.parametrize(
    ("wish", "body", "missing"),
    [
        ("REF02 IA", "REF*IA*7~", []),
        ("REF02 IA", "REF*IA**SUPPLIER~", [(None, 2)]),
        ("REF02", "REF*DP*7~", []),
        ("N104 ST", "N1*ST*STORE*92*0042~", []),
        ("N104 ST", "N1*ST*STORE~N1*BT*BANK*92*1~", [(None, 4)]),
        ("PO107 UP", "", [(None, 7)]),
        ("PO107 UP", "PO1*1*1*EA*2**UP*012345678905~", []),
        ("PO107 UP", "PO1*1*1*EA*2**VN*V1*UP*012345678905~", []),
        (
            "PO107 UP",
            "PO1*1*1*EA*2**UP*012345678905~PO1*2*1*EA*2**VN*V2~",
            [(4, 7)],
        ),
        ("PO107 UP", "PO1*1*1*EA*2**VN*UP~", [(None, 7)]),
        ("PO104", "PO1*1*1*EA~PO1*2*1*EA*2~", [(3, 4)]),
        ("MAN02 GM", "", [(None, 2)]),
        ("REF00 IA", "REF*IA*7~", []),
        ("ZZZ09 Q", "", [(None, 9)]),
    ],
)
def test_partner_says_which_element_has_the_value(set_of, wish, body, missing):
    found = set_of(BEG + body, overlay={"required": {"850": [wish]}}).findings
    found = [each for each in found if each.code == "reference_required"]
    assert [(each.position, each.element) for each in found] == missing
    assert all(each.words() for each in found)


def test_faults_of_meaning_are_not_answered_unless_the_partner_says_so(envelope):
    data = envelope(_invoice("96001"), code="810", group="IN")
    (interchange,) = ediwire.read_interchanges(data)
    (group,) = interchange.groups
    assert ediwire.acknowledge(group)["verdict"] == "accepted"
    answer = ediwire.acknowledge(group, {"invoice_total_wrong": "reject"})
    assert (answer["verdict"], answer["sets"][0]["verdict"]) == ("rejected", "rejected")
