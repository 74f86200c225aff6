# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Every code a finding may have: its X12 answer, its default weight, its words."""

from typing import NamedTuple


class Rule(NamedTuple):
    """X12 codes are elements 720, 723, 718, 716 and I18, None where none fits."""

    action: str
    words: str
    segment: str | None = None
    element: str | None = None
    set: str | None = None
    group: str | None = None
    interchange: str | None = None


def _element(action, code, words):
    return Rule(action, words, segment="8", element=code)


_NOTE, _WARN, _STOP = "ignore", "accept_with_errors", "reject"

_ELEMENT_RULES = {
    "element_missing": _element(_STOP, "1", "it is missing but mandatory"),
    "element_condition": _element(
        _WARN, "2", "it is missing, other elements of the segment require it"
    ),
    "element_too_many": _element(
        _WARN, "3", "the segment has no such element, {value} was found there"
    ),
    "element_too_short": _element(_WARN, "4", "{value} is too short"),
    "element_too_long": _element(_WARN, "5", "{value} is too long"),
    "element_characters": _element(
        _STOP, "6", "{value} has characters that are not allowed here"
    ),
    "code_unknown": _element(_WARN, "7", "{value} is not a code of its list"),
    "date_invalid": _element(_STOP, "8", "{value} is not a date"),
    "time_invalid": _element(_WARN, "9", "{value} is not a time"),
    "element_excluded": _element(
        _WARN, "10", "{value} may not stand beside the other elements of the segment"
    ),
    "element_repeated": _element(_WARN, "12", "{value} may not be repeated here"),
}

_SEGMENT_RULES = {
    "segment_unknown": Rule(_WARN, "no such segment exists in this version", "1"),
    "segment_missing": Rule(_STOP, "it is missing but mandatory", "3"),
    "loop_too_many": Rule(_WARN, "its group of segments repeats too often", "4"),
    "segment_too_many": Rule(_WARN, "it repeats too often", "5"),
    "segment_not_in_set": Rule(_WARN, "this document has no such segment", "6"),
    "segment_order": Rule(_WARN, "it stands where it may not stand", "7"),
}

_SET_RULES = {
    "set_unknown": Rule(
        _STOP, "documents with code {value} are not supported in this version", set="1"
    ),
    "set_trailer_missing": Rule(
        _STOP, "the document has no end, it is cut off", set="2"
    ),
    "set_control_differs": Rule(
        _STOP, "the trailer's control number {value} is not the header's", set="3"
    ),
    "set_count_wrong": Rule(
        _STOP, "{value} is not the number of segments in the document", set="4"
    ),
    "set_control_bad": Rule(
        _STOP, "the document's control number {value} is not usable", set="7"
    ),
    "set_control_repeated": Rule(
        _STOP, "control number {value} was used before in the same group", set="23"
    ),
    "findings_cut": Rule(
        _WARN, "the document has more faults than are listed", set="5"
    ),
}

_GROUP_RULES = {
    "group_version_unknown": Rule(_STOP, "version {value} is not supported", group="2"),
    "group_version_near": Rule(
        _NOTE, "version {value} has no tables, it is read by those before it", group="2"
    ),
    "group_trailer_missing": Rule(
        _STOP, "the group has no end, it is cut off", group="3"
    ),
    "group_control_differs": Rule(
        _STOP, "the trailer's control number {value} is not the header's", group="4"
    ),
    "group_count_wrong": Rule(
        _STOP, "{value} is not the number of documents in the group", group="5"
    ),
    "group_control_bad": Rule(
        _WARN, "the group's control number {value} is not usable", group="6"
    ),
    "group_control_repeated": Rule(
        _STOP, "control number {value} was used before", group="19"
    ),
}

_INTERCHANGE_RULES = {
    "file_empty": Rule(_STOP, "the file is empty, ask the sender for it again"),
    "file_not_x12": Rule(
        _STOP,
        "the file has no interchange (X12: ISA, EDIFACT: UNB), it begins with {value}",
    ),
    "file_utf16": Rule(
        _STOP, "the file is written in UTF-16, ask the sender for ASCII or UTF-8"
    ),
    "tags_small": Rule(_NOTE, "names of segments are written in small letters"),
    "header_truncated": Rule(
        _STOP, "the interchange header is cut off", interchange="022"
    ),
    "header_width": Rule(_NOTE, "it is not 106 characters wide"),
    "header_element": Rule(_NOTE, "{value} has an unusual width"),
    "lines_wrapped": Rule(_NOTE, "segments are broken over several lines"),
    "data_before": Rule(_NOTE, "{value} stands before the interchange and is skipped"),
    "data_stray": Rule(
        _WARN, "{value} stands outside of any document", interchange="022"
    ),
    "group_header_missing": Rule(
        _STOP, "it stands outside of any group", interchange="024"
    ),
    "set_header_missing": Rule(
        _STOP, "no document begins before it", interchange="022"
    ),
    "interchange_trailer_missing": Rule(
        _STOP,
        "the interchange has no end, it is cut off",
        interchange="023",
    ),
    "interchange_control_differs": Rule(
        _WARN,
        "the trailer's control number {value} is not the header's",
        interchange="001",
    ),
    "interchange_count_wrong": Rule(
        _WARN,
        "{value} is not the number of groups in the interchange",
        interchange="021",
    ),
    "interchange_control_bad": Rule(
        _WARN,
        "the interchange's control number {value} is not usable",
        interchange="018",
    ),
    "interchange_repeated": Rule(
        _STOP, "control number {value} was used before", interchange="025"
    ),
    "receiver_unknown": Rule(
        _STOP, "{value} is not an identity of ours", interchange="009"
    ),
    "sender_unknown": Rule(
        _STOP, "{value} is not an identity of this partner", interchange="006"
    ),
    "usage_wrong": Rule(
        _STOP, "{value} is not what this partner is connected for", interchange="020"
    ),
    "qualifier_bad": Rule(
        _NOTE, "{value} is not a qualifier of two characters", interchange="005"
    ),
    "header_date_bad": Rule(_NOTE, "{value} is not a date", interchange="014"),
    "header_time_bad": Rule(_NOTE, "{value} is not a time", interchange="015"),
    "header_version_bad": Rule(
        _NOTE, "{value} is not a version of interchanges", interchange="017"
    ),
    "header_usage_bad": Rule(
        _NOTE, "{value} says neither production nor test", interchange="020"
    ),
    "control_padding": Rule(
        _NOTE, "control number {value} is written with other zeros than the header's"
    ),
}

#: What a document says must agree with itself; no grammar can tell.
_MEANING_RULES = {
    "lines_count_wrong": _element(
        _WARN, "7", "{value} is not the number of lines in the document"
    ),
    "lines_total_wrong": _element(
        _WARN, "7", "{value} is not the sum of the quantities in the document"
    ),
    "quantity_negative": Rule(_WARN, "{value} is a negative quantity"),
    "price_negative": Rule(_WARN, "{value} is a negative price"),
    "difference_wrong": Rule(
        _WARN, "{value} is not what was ordered less what was shipped"
    ),
    "answer_contradicts": Rule(
        _WARN, "{value} contradicts the answer to the whole document"
    ),
    "payment_total_wrong": Rule(
        _WARN, "{value} is not the sum of the remittances and adjustments"
    ),
    "period_invalid": Rule(_WARN, "{value} is not a date or period of its format"),
    "dates_contradict": Rule(
        _WARN, "{value} is earlier than what has to come before it"
    ),
    "sscc_bad": Rule(_WARN, "{value} is not an SSCC of 18 digits"),
    "sscc_repeated": Rule(
        _WARN, "{value} stands on another carton of the document as well"
    ),
    "packages_total_wrong": Rule(
        _WARN, "{value} is not the number of packages described"
    ),
    "hierarchy_level": Rule(_WARN, "a level {value} may not stand here"),
    "hierarchy_children": Rule(
        _NOTE, "{value} is not what the levels below this one say"
    ),
    "hierarchy_empty": Rule(_WARN, "nothing stands below this level"),
    "item_incomplete": Rule(_WARN, "the item is not complete"),
    "reference_required": Rule(_WARN, "the partner requires {value} and it is missing"),
}

_DOCUMENT_RULES = {
    "document_unknown": Rule(_STOP, "no reader exists for documents with code {value}"),
    "value_missing": Rule(_STOP, "it is missing, without it nothing can be made of it"),
    "value_unreadable": Rule(_STOP, "{value} cannot be understood"),
    "value_assumed": Rule(_NOTE, "what is not said here was assumed"),
    "statuses_total_wrong": Rule(
        _WARN, "the quantities answered do not add up to the line's"
    ),
    "invoice_total_wrong": Rule(
        _WARN, "{value} is not the sum of lines, charges and taxes"
    ),
    "stores_total_wrong": Rule(
        _WARN, "the stores' quantities do not add up to the line's"
    ),
    "hierarchy_broken": Rule(
        _STOP, "the parent {value} of this level does not exist before it"
    ),
    "check_digit_wrong": Rule(_WARN, "the check digit of {value} is wrong"),
    "character_replaced": Rule(
        _NOTE, "{value} has characters that the format cannot carry, others were sent"
    ),
}

#: What only EDIFACT knows; its CONTRL codes are in :mod:`.edifact.control_codes`.
_EDIFACT_RULES = {
    "interchange_header_missing": Rule(
        _WARN, "the interchange has no header (UNB segment)"
    ),
    "syntax_unknown": Rule(_WARN, "{value} is not a syntax that is known"),
    "characters_outside": Rule(
        _NOTE, "{value} has characters outside of the character set announced"
    ),
    "decimal_mark": Rule(_NOTE, "{value} has another decimal mark than announced"),
    "version_near": Rule(
        _NOTE, "version {value} has no tables of its own, near ones were used"
    ),
}

RULES = {
    **_ELEMENT_RULES,
    **_SEGMENT_RULES,
    **_SET_RULES,
    **_GROUP_RULES,
    **_INTERCHANGE_RULES,
    **_MEANING_RULES,
    **_DOCUMENT_RULES,
    **_EDIFACT_RULES,
}

#: Codes about what a document means; all others are about how it is written.
MEANINGS = frozenset(_MEANING_RULES) | frozenset(_DOCUMENT_RULES)

#: What the note of a TA1 (element I18) means.
TA1_NOTES = {
    "000": "no error",
    "001": "the control numbers of header and trailer differ",
    "002": "this standard is not supported",
    "003": "this version is not supported",
    "004": "the segment terminator is not usable",
    "005": "the sender's qualifier is not known",
    "006": "the sender's id is not known",
    "007": "the receiver's qualifier is not known",
    "008": "the receiver's id is not known",
    "009": "the receiver is unknown",
    "010": "the kind of authorisation is not known",
    "011": "the authorisation is not valid",
    "012": "the kind of security is not known",
    "013": "the security information is not valid",
    "014": "the interchange date is not valid",
    "015": "the interchange time is not valid",
    "016": "the standards id is not valid",
    "017": "the version id is not valid",
    "018": "the interchange control number is not valid",
    "019": "the request for an acknowledgement is not valid",
    "020": "the test indicator is not valid",
    "021": "the number of groups is wrong",
    "022": "the control structure is not valid",
    "023": "the file ends before the interchange does",
    "024": "the interchange has content that is not valid",
    "025": "the interchange control number was used before",
    "026": "the element separator is not usable",
    "027": "the component separator is not usable",
    "028": "the delivery date of the deferred request is not valid",
    "029": "the delivery time of the deferred request is not valid",
    "030": "the time code of the deferred request is not valid",
    "031": "the grade of service is not valid",
    "032": "the repetition separator is not usable",
}

#: Names of the segments around documents; the others are in the grammars.
SERVICE_SEGMENTS = {
    "ISA": "interchange header",
    "IEA": "interchange trailer",
    "GS": "group header",
    "GE": "group trailer",
    "ST": "document header",
    "SE": "document trailer",
    "TA1": "answer to an interchange",
    "UNB": "interchange header",
    "UNZ": "interchange trailer",
    "UNG": "group header",
    "UNE": "group trailer",
    "UNH": "document header",
    "UNT": "document trailer",
}
