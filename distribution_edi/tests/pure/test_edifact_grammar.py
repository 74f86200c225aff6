# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""EDIFACT grammars: complete, inherited, and open to a partner's overlay."""

import ediwire
import pytest
from ediwire.edifact.grammar import directory_for, grammar_for

MESSAGES = {
    "APERAK",
    "CONTRL",
    "DESADV",
    "INVOIC",
    "INVRPT",
    "ORDCHG",
    "ORDERS",
    "ORDRSP",
    "PRICAT",
    "RECADV",
    "REMADV",
    "SLSRPT",
}
BODY = "BGM+220+PO1+9'DTM+137:20261121:102'LIN+1++A:SA'QTY+21:5'UNS+S'"


@pytest.mark.parametrize("version", ["D:96A:UN", "D:01B:UN", "D:96A:UN:EAN008"])
def test_every_message_is_in_every_directory(version):
    assert set(grammar_for(version).sets) == MESSAGES


@pytest.mark.parametrize("version", ["D:96A:UN", "D:01B:UN", "D:01B:UN:EAN010"])
def test_every_segment_of_every_message_has_named_elements(version):
    grammar = grammar_for(version)
    for tag, segment in grammar.segments.items():
        assert segment.name, tag
        for place in range(1, len(segment.uses) + 1):
            assert grammar.element_at(tag, place)[1], (tag, place)


@pytest.mark.parametrize(
    ("version", "tables", "exact"),
    [
        ("D:96A:UN", "D96A", True),
        ("D:01B:UN:EAN010", "D01B", True),
        ("D:93A:UN", "D96A", False),
        ("D:99B:UN", "D96A", False),
        ("D:00A:UN", "D01B", False),
        ("D:21A:UN", "D01B", False),
        ("D: 96A:UN", "D96A", True),
        ("2:2:UN", "D96A", True),
        ("D:77A:UN", None, False),
        ("X:96A:UN", None, False),
        ("", None, False),
    ],
)
def test_a_directory_without_tables_is_read_by_the_nearest(version, tables, exact):
    assert directory_for(version) == (tables, exact)


def test_the_later_directory_is_longer():
    old, new = grammar_for("D:96A:UN"), grammar_for("D:01B:UN")
    assert old.elements["4440"].most == 70
    assert new.elements["4440"].most == 512
    assert old.element_at("BGM", 2)[0] == "1004"
    assert new.element_at("BGM", 2)[0] == "C106"
    assert new.elements["2380"] == old.elements["2380"]


def test_eancom_wants_what_the_directory_leaves_open(message_of):
    body = BODY.replace("BGM+220", "BGM+").replace("LIN+1", "LIN+")
    assert message_of(body).findings == []
    found = message_of(body, version="D:96A:UN:EAN008").findings
    assert [(each.segment, each.element) for each in found] == [("BGM", 1), ("LIN", 1)]


def test_an_overlay_closes_code_lists_and_changes_messages(edifact_file):
    overlay = {
        "codes": {"1001": "221", "6063": "21"},
        "elements": "1004 an..2 order number",
        "segments": "QTY quantity: C186! 1082!",
    }
    (interchange,) = ediwire.read_interchanges(edifact_file(BODY), overlay=overlay)
    found = interchange.groups[0].sets[0].findings
    assert [(each.code, each.segment) for each in found] == [
        ("code_unknown", "BGM"),
        ("element_too_long", "BGM"),
        ("element_missing", "QTY"),
    ]
    (interchange,) = ediwire.read_interchanges(edifact_file(BODY))
    message = interchange.groups[0].sets[0]
    assert message.findings == []
    assert len(ediwire.validate(message, overlay=overlay)) == 3
    assert ediwire.validate(message, version="D:01B:UN") == []


@pytest.mark.parametrize(
    ("wish", "body", "missing"),
    [
        ("RFF CT", "RFF+CT'", []),
        ("RFF01 CT", "RFF+CT'", [None]),
        ("RFF01 CT", "RFF+CT:C1'", []),
        ("NAD02 DP", "NAD+DP+++NORTH'", [None]),
        ("NAD02 DP", "NAD+DP+4012345000009::9'", []),
        ("LIN03 EN", "LIN+1++4012345678901:EN'LIN+2'", [4]),
        ("LIN03 EN", "LIN+1++V1:SA'", [None]),
        ("PIA02 SA", "LIN+1'PIA+5+B1:IN+V1:SA'", []),
        ("FTX04", "FTX+AAI+++WORDS'", []),
        ("FTX04", "FTX+AAI'", [None]),
    ],
)
def test_partner_says_which_element_has_the_value(
    edifact_file, one_set, wish, body, missing
):
    overlay = {"required": {"ORDERS": [wish]}}
    data = edifact_file(f"BGM+220+PO1'{body}UNS+S'")
    message = one_set(data, overlay=overlay)
    found = [each for each in message.findings if each.code == "reference_required"]
    assert [each.position for each in found] == missing
