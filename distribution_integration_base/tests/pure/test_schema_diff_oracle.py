# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Schemas are compared as a validator that knows nothing of the comparison would."""

import copy

from engine.schema_diff import refusals
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

_names = st.sampled_from(["a", "b", "c"])
_scalars = st.none() | st.booleans() | st.integers(-2, 3) | st.sampled_from("xyz")
_values = st.recursive(
    _scalars | st.sampled_from(["", "xx", 1.5]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_names, inner),
    max_leaves=6,
)


def _some(**keywords):
    return st.fixed_dictionaries({}, optional=keywords)


_sizes = st.integers(0, 2)
_leaves = st.one_of(
    st.booleans(),
    st.builds(lambda values: {"enum": values}, st.lists(_scalars, max_size=3)),
    st.builds(lambda value: {"const": value}, _values),
    _some(
        type=st.sampled_from(["string", "null", "boolean", "integer", "number"]),
        minLength=_sizes,
        maxLength=_sizes,
        pattern=st.sampled_from(["^x", "x$", "^$"]),
        minimum=st.integers(-2, 2),
        exclusiveMaximum=st.integers(-2, 2),
        maximum=st.integers(-2, 2),
        exclusiveMinimum=st.integers(-2, 2),
        multipleOf=st.sampled_from([1, 2]),
    ),
)


def _nested(inner):
    parts = st.lists(inner, min_size=1, max_size=2)
    return st.one_of(
        _some(
            type=st.sampled_from(["object", ["object", "null"]]),
            properties=st.dictionaries(_names, inner, max_size=3),
            required=st.lists(_names, max_size=2, unique=True),
            additionalProperties=inner,
            patternProperties=st.dictionaries(st.sampled_from(["^a", "b"]), inner),
            maxProperties=_sizes,
            minProperties=_sizes,
            propertyNames=inner,
        ),
        _some(
            type=st.just("array"),
            items=inner,
            prefixItems=parts,
            contains=inner,
            minItems=_sizes,
            maxItems=_sizes,
            uniqueItems=st.booleans(),
        ),
        _some(anyOf=parts, allOf=parts, maxLength=_sizes),
        _some(oneOf=parts),
        st.builds(lambda part: {"not": part}, inner),
        st.builds(lambda part: {"$ref": "#/$defs/One", "maxLength": 2}, inner),
    )


_parts = st.recursive(_leaves, _nested, max_leaves=8)
_schemas = st.builds(
    lambda part, one: {"allOf": [part], "$defs": {"One": one}}, _parts, _leaves
)


@st.composite
def _pairs(draw):
    """Two schemas with much in common: others are hardly ever called compatible."""
    writer = draw(_schemas)
    reader = copy.deepcopy(writer)
    part = reader["allOf"][0]
    if isinstance(part, dict) and part and draw(st.booleans()):
        keyword = draw(st.sampled_from(sorted(part)))
        other = draw(_parts)
        if isinstance(other, dict) and keyword in other:
            part[keyword] = other[keyword]
        else:
            del part[keyword]
        return draw(st.permutations([writer, reader]))
    reader["allOf"] = [{"anyOf": [part, draw(_parts)]}]
    if draw(st.booleans()):
        writer["allOf"].append(draw(_parts))
    return writer, reader


@settings(max_examples=100, deadline=None)
@given(_pairs(), st.lists(_values, min_size=1, max_size=12))
def test_what_is_called_compatible_is_taken(pair, values):
    writer, reader = pair
    assume(not refusals(writer, reader))
    write, read = Draft202012Validator(writer), Draft202012Validator(reader)
    for value in values:
        if write.is_valid(value):
            assert read.is_valid(value)


@settings(max_examples=40, deadline=None)
@given(_schemas)
def test_a_schema_contains_itself(schema):
    assert refusals(schema, copy.deepcopy(schema)) == []
