# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The tables hold together, and a partner's overlay replaces what it names."""

import ediwire
import pytest
from ediwire.x12.grammar import grammar_for, has_tables
from ediwire.x12.grammar.grammar import Grammar


def _tags(definition):
    for tag, _mandatory, _limit, followers in definition:
        yield tag
        yield from _tags(followers)


def test_every_segment_of_every_set_has_a_table():
    grammar = grammar_for("004010")
    used = {tag for each in grammar.sets.values() for tag in _tags(each)}
    assert used <= grammar.segments.keys()
    wanted = "850 855 856 810 860 865 846 820 832 852 940 945 943 944 947 180 812 824"
    assert set(grammar.sets) == {*wanted.split(), "861", "864", "869", "870", "997"}


def test_every_element_of_every_segment_has_a_table_and_a_name():
    grammar = grammar_for("004010")
    for segment in grammar.segments.values():
        for use in segment.uses:
            table = grammar.segments if use.reference[0] == "C" else grammar.elements
            assert table[use.reference].name


def test_every_condition_is_about_elements_that_exist():
    for tag, segment in grammar_for("004010").segments.items():
        for relation in segment.relations:
            assert max(relation.positions) <= len(segment.uses), tag
            assert len(relation.positions) > 1, tag


@pytest.mark.parametrize(
    ("version", "name", "exactly"),
    [
        ("004010", "004010", True),
        ("004010VICS", "004010", True),
        ("004010UCS", "004010", True),
        ("004030", "004010", False),
        ("004060VICS", "004010", False),
        ("005010", "005010", True),
        ("005010VICS", "005010", True),
        ("005030", "005010", False),
        ("007050", "005010", False),
        ("003040", "003000", False),
        ("002001", "003000", False),
    ],
)
def test_version_without_tables_uses_those_before_it(version, name, exactly):
    assert grammar_for(version).name == name
    assert has_tables(version) is exactly


@pytest.mark.parametrize(
    "version", ["", "T", "4010", "009999", "00401", "0040100", "é"]
)
def test_what_is_no_version_has_no_grammar(version):
    assert grammar_for(version) is None
    assert not has_tables(version)


def test_5010_has_its_own_lengths_elements_and_sets():
    older, newer = grammar_for("004010"), grammar_for("005010")
    assert (older.elements["127"].most, newer.elements["127"].most) == (30, 50)
    assert newer.element_at("ST", 3) == ("1705", "implementation guide")
    assert older.element_at("ST", 3) == ("", "")
    assert "999" in newer.sets
    assert "999" not in older.sets
    assert newer.sets["846"] == older.sets["846"]
    assert "MTX" in {tag for tag in _tags(newer.sets["855"])}
    assert "MSG" not in {tag for tag in _tags(newer.sets["855"])}


def test_edit_that_finds_nothing_is_refused():
    with pytest.raises(ValueError, match="no 'XYZ' to edit"):
        Grammar("newer", grammar_for("004010"), sets={"850": [("XYZ", "REF")]})


def test_industry_and_partner_are_laid_one_over_the_other(set_of):
    industry = {"codes": {"355": "EA CA"}, "sets": {"850": [("CUR REF*", "CUR REF!*")]}}
    partner = {"codes": {"355": "EA"}}
    body = HEAD + "PO1*1*12*CA*9.25~"
    codes = [each.code for each in set_of(body, overlay=[industry, partner]).findings]
    assert codes == ["segment_missing", "code_unknown"]
    codes = [each.code for each in set_of(body, overlay=[industry]).findings]
    assert codes == ["segment_missing"]


def test_version_without_tables_is_a_note_and_its_documents_are_checked(envelope):
    data = envelope(HEAD + "PO1*1*12*EACH*9.25~", version="004030")
    (interchange,) = ediwire.read_interchanges(data)
    (group,) = interchange.groups
    (finding,) = group.findings
    assert (finding.code, finding.severity) == ("group_version_near", "note")
    assert [each.code for each in group.sets[0].findings] == ["element_too_long"]
    assert ediwire.acknowledge(group)["verdict"] == "accepted_with_errors"


def test_dates_before_4010_have_six_digits(envelope, one_set):
    old = "BEG*00*SA*PO4711**250601~PO1*1*12*EA*9.25~"
    assert one_set(envelope(old, version="003040")).findings == []
    bad = one_set(envelope(old.replace("250601", "251301"), version="003040"))
    assert [each.code for each in bad.findings] == ["date_invalid"]


def test_repeated_element_is_found_where_the_header_names_a_separator(
    envelope, one_set
):
    body = HEAD + "REF*IA*1^2~PO1*1*12*EA*9.25~"
    data = envelope(body, version="005010").replace(b"*U*00401*", b"*^*00501*")
    (finding,) = one_set(data).findings
    assert (finding.code, finding.ak403) == ("element_repeated", "12")
    assert one_set(envelope(body, version="005010")).findings == []


HEAD = "BEG*00*SA*PO4711**20250601~"


def test_overlay_closes_a_code_list(set_of):
    body = HEAD + "PO1*1*12*CS*9.25~"
    assert set_of(body).findings == []
    overlay = {"codes": {"355": "EA CA"}}
    (finding,) = set_of(body, overlay=overlay).findings
    assert (finding.code, finding.value) == ("code_unknown", "CS")


def test_overlay_makes_an_element_mandatory(set_of):
    body = HEAD + "REF*DP**DEPARTMENT~PO1*1*12*EA*9.25~"
    assert set_of(body).findings == []
    overlay = {"segments": "REF reference: 128! 127! 352 C040"}
    (finding,) = set_of(body, overlay=overlay).findings
    assert (finding.code, finding.segment) == ("element_missing", "REF")


def test_overlay_makes_a_segment_mandatory(set_of):
    body = HEAD + "PO1*1*12*EA*9.25~"
    overlay = {"sets": {"850": "ST! BEG! REF!* PO1!*(PID*) CTT SE!"}}
    (finding,) = set_of(body, overlay=overlay).findings
    assert (finding.code, finding.segment) == ("segment_missing", "REF")


def test_overlay_lengthens_an_element(set_of):
    body = HEAD + f"REF*IA*{'9' * 40}~PO1*1*12*EA*9.25~"
    assert [each.code for each in set_of(body).findings] == ["element_too_long"]
    overlay = {"elements": "127 AN 1-50 reference number"}
    assert set_of(body, overlay=overlay).findings == []


def test_overlay_that_names_what_does_not_exist_is_refused():
    with pytest.raises(ValueError, match="segment XYZ"):
        Grammar("partner", grammar_for("004010"), sets={"850": "ST! XYZ SE!"})
    with pytest.raises(ValueError, match="element 9999"):
        Grammar("partner", grammar_for("004010"), segments="REF reference: 9999!")
