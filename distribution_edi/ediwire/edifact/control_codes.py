# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Error codes of CONTRL (element 0085) for our findings, syntax 3 and 4."""

INVALID, MISSING, NOT_HERE, UNSUPPORTED = "12", "13", "14", "15"
TOO_MANY_PARTS, UNSPECIFIED, DECIMAL = "16", "18", "19"
BAD_CHARACTER, DUPLICATE, DIFFERS, COUNT = "21", "26", "28", "29"
OUTSIDE, REPEATS, GROUP_REPEATS, BAD_TYPE = "33", "35", "36", "37"
TOO_LONG, TOO_SHORT, SYNTAX_VERSION = "39", "40", "2"

_CODES = {
    INVALID: ("code_unknown", "date_invalid", "time_invalid"),
    MISSING: (
        "element_missing",
        "element_condition",
        "segment_missing",
        "set_trailer_missing",
        "set_control_bad",
        "group_trailer_missing",
        "group_control_bad",
        "interchange_trailer_missing",
        "interchange_control_bad",
        "interchange_header_missing",
        "header_truncated",
    ),
    NOT_HERE: ("set_unknown", "group_version_unknown"),
    UNSUPPORTED: ("segment_unknown", "segment_not_in_set", "segment_order"),
    TOO_MANY_PARTS: ("element_too_many",),
    DECIMAL: ("decimal_mark",),
    BAD_CHARACTER: ("characters_outside",),
    DUPLICATE: (
        "set_control_repeated",
        "group_control_repeated",
        "interchange_repeated",
    ),
    DIFFERS: (
        "set_control_differs",
        "group_control_differs",
        "interchange_control_differs",
    ),
    COUNT: ("set_count_wrong", "group_count_wrong", "interchange_count_wrong"),
    OUTSIDE: ("data_stray", "set_header_missing", "group_header_missing"),
    REPEATS: ("segment_too_many", "element_repeated"),
    GROUP_REPEATS: ("loop_too_many",),
    BAD_TYPE: ("element_characters",),
    TOO_LONG: ("element_too_long",),
    TOO_SHORT: ("element_too_short",),
    SYNTAX_VERSION: ("syntax_unknown",),
}
_BY_FINDING = {name: code for code, names in _CODES.items() for name in names}

#: Codes in words, for people who read a partner's answer.
WORDS = {
    "2": "the syntax or its version is not supported",
    "7": "we are not the recipient",
    INVALID: "a value is not valid",
    MISSING: "something mandatory is missing",
    NOT_HERE: "a value is not supported at this place",
    UNSUPPORTED: "a segment or element is not supported at this place",
    TOO_MANY_PARTS: "it has too many parts",
    "17": "there is no agreement to exchange this",
    UNSPECIFIED: "an error that is not specified",
    DECIMAL: "the decimal mark is not the announced one",
    "20": "a character cannot be a service character",
    BAD_CHARACTER: "characters are not allowed",
    "22": "service characters are not allowed",
    "23": "the sender is not known",
    "24": "it is too old",
    "25": "test data is not supported",
    DUPLICATE: "it was received before",
    "27": "security is not supported",
    DIFFERS: "references do not match",
    COUNT: "a count is not what was received",
    "30": "groups and messages are mixed",
    "31": "a group has several types of messages",
    "32": "there is nothing inside",
    OUTSIDE: "something stands outside of any message",
    "34": "the nesting is wrong",
    REPEATS: "a segment or element repeats too often",
    GROUP_REPEATS: "a group of segments repeats too often",
    BAD_TYPE: "characters are of the wrong type",
    "38": "a digit is missing before the decimal mark",
    TOO_LONG: "a value is too long",
    TOO_SHORT: "a value is too short",
}


def error_code(finding):
    """Return element 0085 for a finding."""
    return _BY_FINDING.get(finding.code, UNSPECIFIED)


def is_syntax(finding):
    """Tell whether a finding is about syntax; of meaning CONTRL has nothing to say."""
    return finding.code in _BY_FINDING
