# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Breaking or not is decided by comparing schemas, in both directions."""

import copy

import pytest
from canonical import DOCUMENT_TYPES, Order
from engine.schema_diff import compare, next_version, opened, refusals

BASE = {
    "type": "object",
    "additionalProperties": False,
    "required": ["number"],
    "properties": {
        "number": {"type": "string", "minLength": 1, "maxLength": 80},
        "kind": {"enum": ["a", "b"]},
        "count": {"type": "integer", "minimum": 0, "maximum": 9},
        "note": {"anyOf": [{"type": "string"}, {"type": "null"}]},
        "lines": {"type": "array", "items": {"$ref": "#/$defs/Line"}, "maxItems": 25},
    },
    "$defs": {
        "Line": {
            "type": "object",
            "additionalProperties": False,
            "required": ["sku"],
            "properties": {"sku": {"type": "string", "pattern": "^[A-Z]+$"}},
        }
    },
}


def change(path, value):
    """Return BASE with ``value`` at ``path`` ('properties/number/maxLength')."""
    schema = copy.deepcopy(BASE)
    *parents, last = path.split("/")
    node = schema
    for part in parents:
        node = node[part]
    if value is None:
        del node[last]
    else:
        node[last] = value
    return schema


LINE = "$defs/Line/properties/"
#: (name, path, new value, verdict of what we receive, of what we send, words)
TABLE = [
    ("property removed", "properties/note", None, "breaking", "compatible", "removed"),
    (
        "optional property added",
        "properties/extra",
        {"type": "string"},
        "compatible",
        "compatible",
        "extra: the field is new",
    ),
    (
        "more required",
        "required",
        ["number", "kind"],
        "breaking",
        "compatible",
        "kind: the field is required now",
    ),
    (
        "less required",
        "required",
        [],
        "compatible",
        "breaking",
        "number: the field is not required any more",
    ),
    (
        "type changed",
        "properties/number",
        {"type": "integer"},
        "breaking",
        "breaking",
        "number: it may not be text any more",
    ),
    (
        "integer to number",
        "properties/count/type",
        "number",
        "compatible",
        "breaking",
        "count: it may be a number now",
    ),
    (
        "null refused",
        "properties/note",
        {"type": "string"},
        "breaking",
        "compatible",
        "note: it may not be empty (null) any more",
    ),
    (
        "null allowed",
        "properties/number",
        {"anyOf": [BASE["properties"]["number"], {"type": "null"}]},
        "compatible",
        "breaking",
        "number: it may be empty (null) now",
    ),
    (
        "enum value added",
        "properties/kind/enum",
        ["a", "b", "c"],
        "compatible",
        "breaking",
        "kind: 'c' is allowed now",
    ),
    (
        "enum value removed",
        "properties/kind/enum",
        ["a"],
        "breaking",
        "compatible",
        "kind: 'b' is not allowed any more",
    ),
    (
        "enum opened",
        "properties/kind",
        {"type": "string"},
        "compatible",
        "breaking",
        "kind: other values than these are allowed now: a, b",
    ),
    (
        "enum to const",
        "properties/kind",
        {"const": "a"},
        "breaking",
        "compatible",
        "kind: 'b' is not allowed any more",
    ),
    (
        "shorter",
        "properties/number/maxLength",
        40,
        "breaking",
        "compatible",
        "number: at most 40 characters are allowed now (before: 80)",
    ),
    (
        "longer",
        "properties/number/maxLength",
        90,
        "compatible",
        "breaking",
        "number: 90 characters are allowed now (before: 80)",
    ),
    (
        "endless",
        "properties/number/maxLength",
        None,
        "compatible",
        "breaking",
        "number: any number of characters are allowed now (before: 80)",
    ),
    (
        "longer at least",
        "properties/number/minLength",
        2,
        "breaking",
        "compatible",
        "number: at least 2 characters are needed now (before: 1)",
    ),
    (
        "pattern new",
        "properties/number/pattern",
        "^P",
        "breaking",
        "compatible",
        "number: it must be written like ^P now",
    ),
    (
        "pattern changed in a $ref",
        LINE + "sku/pattern",
        "^[A-Z0-9]+$",
        "breaking",
        "breaking",
        "lines[].sku: it must be written like ^[A-Z0-9]+$ now",
    ),
    (
        "pattern dropped in a $ref",
        LINE + "sku/pattern",
        None,
        "compatible",
        "breaking",
        "lines[].sku: it need not be written like ^[A-Z]+$ any more",
    ),
    (
        "format new",
        "properties/number/format",
        "date",
        "breaking",
        "compatible",
        "number: it must be a date now",
    ),
    (
        "larger minimum",
        "properties/count/minimum",
        1,
        "breaking",
        "compatible",
        "count: the smallest value is 1 now (before: 0)",
    ),
    (
        "minimum excluded",
        "properties/count/exclusiveMinimum",
        0,
        "breaking",
        "compatible",
        "count: the smallest value is 0 (itself excluded) now (before: 0)",
    ),
    (
        "larger maximum",
        "properties/count/maximum",
        10,
        "compatible",
        "breaking",
        "count: the largest value is 10 now (before: 9)",
    ),
    (
        "multiples only",
        "properties/count/multipleOf",
        2,
        "breaking",
        "compatible",
        "count: the rule 'multipleOf' changed",
    ),
    (
        "fewer entries",
        "properties/lines/maxItems",
        5,
        "breaking",
        "compatible",
        "lines: at most 5 entries are allowed now (before: 25)",
    ),
    (
        "an entry needed",
        "properties/lines/minItems",
        1,
        "breaking",
        "compatible",
        "lines: at least 1 entries are needed now (before: 0)",
    ),
    (
        "no repeats",
        "properties/lines/uniqueItems",
        True,
        "breaking",
        "compatible",
        "lines: the rule 'uniqueItems' changed",
    ),
    (
        "fields opened",
        "additionalProperties",
        True,
        "compatible",
        "compatible",
        "The document: more fields that are not named are allowed now",
    ),
    (
        "property added in a $ref",
        LINE + "lot",
        {"type": "string"},
        "compatible",
        "compatible",
        "lines[].lot: the field is new",
    ),
    (
        "required in a $ref",
        "$defs/Line/required",
        [],
        "compatible",
        "breaking",
        "lines[].sku: the field is not required any more",
    ),
    (
        "condition",
        "not",
        {"required": ["note"]},
        "breaking",
        "compatible",
        "The document: the rule 'not' changed",
    ),
    (
        "nothing but words",
        "properties/number/description",
        "The partner's own",
        "unchanged",
        "unchanged",
        "",
    ),
    (
        "the same, said with allOf",
        "properties/kind",
        {"allOf": [{"enum": ["a", "b"]}]},
        "unchanged",
        "unchanged",
        "",
    ),
    (
        "the same, said with a list of types",
        "properties/note",
        {"type": ["null", "string"]},
        "unchanged",
        "unchanged",
        "",
    ),
]


@pytest.mark.parametrize(
    "path,value,received,sent,words",
    [row[1:] for row in TABLE],
    ids=[row[0] for row in TABLE],
)
def test_table(path, value, received, sent, words):
    new = change(path, value)
    assert compare(BASE, new, "in").verdict == received
    difference = compare(BASE, new, "out")
    assert difference.verdict == sent
    assert words in difference.words()
    assert bool(words) == bool(difference.words())


def test_every_change_read_backwards_changes_sides():
    mirrored = {"breaking": "compatible", "compatible": "breaking"}
    for name, path, value, received, _sent, _words in TABLE:
        back = compare(change(path, value), BASE, "in").verdict
        both_ways = name in ("type changed", "pattern changed in a $ref")
        expected = received if both_ways else mirrored.get(received, received)
        assert back == expected, name


def test_recursion_through_ref_ends():
    tree = {
        "$ref": "#/$defs/Node",
        "$defs": {
            "Node": {
                "type": "object",
                "properties": {
                    "name": {"type": "string"},
                    "children": {"type": "array", "items": {"$ref": "#/$defs/Node"}},
                },
            }
        },
    }
    shorter = copy.deepcopy(tree)
    shorter["$defs"]["Node"]["properties"]["name"]["maxLength"] = 3
    assert compare(tree, copy.deepcopy(tree), "in").verdict == "unchanged"
    assert compare(tree, shorter, "in").breaking == (
        "name: at most 3 characters are allowed now.",
        "children[].name: at most 3 characters are allowed now.",
    )
    assert refusals(True, tree)
    assert not refusals(tree, True)


def test_a_reference_out_of_the_document_is_refused():
    with pytest.raises(ValueError, match="points out of the schema"):
        refusals({"$ref": "https://elsewhere.example/x.json"}, BASE)


def test_true_is_not_one():
    assert refusals({"const": True}, {"enum": [1]})
    assert not refusals({"const": 1.0}, {"enum": [1]})


def test_opened_leaves_fields_of_that_name_alone():
    named = {
        "additionalProperties": False,
        "properties": {"additionalProperties": False},
    }
    assert opened(named) == {"properties": {"additionalProperties": False}}


@pytest.mark.parametrize(
    "verdict,expected",
    [("unchanged", "2.3"), ("compatible", "2.4"), ("breaking", "3.0")],
)
def test_the_diff_decides_the_version(verdict, expected):
    assert next_version("2.3", verdict) == expected


@pytest.mark.parametrize("model", DOCUMENT_TYPES.values())
@pytest.mark.parametrize("direction", ["in", "out"])
def test_a_canonical_document_equals_itself(model, direction):
    schema = model.model_json_schema()
    again = copy.deepcopy(schema)
    again["description"] = "other words"
    assert compare(schema, again, direction).verdict == "unchanged"


def test_a_field_less_in_a_canonical_document_breaks_its_senders():
    old = Order.model_json_schema()
    new = copy.deepcopy(old)
    del new["$defs"]["OrderLine"]["properties"]["pack"]
    assert compare(old, new, "in").breaking == ("lines[].pack: the field was removed.",)
    assert compare(new, old, "in").verdict == "compatible"
