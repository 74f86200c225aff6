# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The tables hold together, and a partner's overlay replaces what it names."""

import pytest
from ediwire.x12.grammar import grammar_for
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
    ("version", "known"), [("004010", True), ("004010VICS", True), ("005010", False)]
)
def test_industry_suffix_uses_its_base_standard(version, known):
    assert (grammar_for(version) is not None) is known


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
