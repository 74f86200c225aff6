# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The keywords of two schemas of one type, compared one by one."""

import math
import re
from dataclasses import dataclass

from .schema_shape import fits_type, listed, same, type_of, types_of

#: Compared by equality only: what they mean is not looked into.
_OPAQUE = {
    "string": ("pattern", "format", "contentEncoding", "contentMediaType"),
    "number": ("multipleOf",),
    "array": ("uniqueItems", "prefixItems", "contains", "minContains", "maxContains"),
    "object": (
        "patternProperties",
        "propertyNames",
        "dependentRequired",
        "dependentSchemas",
    ),
}
_OPAQUE_FOR_ALL = ("oneOf", "not", "if", "then", "else")
#: What these mean depends on all that stands around them.
_NEVER_SHOWN = ("unevaluatedProperties", "unevaluatedItems")
_SIZES = {
    "string": ("minLength", "maxLength"),
    "array": ("minItems", "maxItems"),
    "object": ("minProperties", "maxProperties"),
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """The reader refuses something that the writer may write.

    :param path: such as ``lines[].price``; empty for the document itself.
    :param rule: the keyword that refuses, or ``property`` for a field that is not
        known, ``named`` for one that only the reader names, ``value`` for one value.
    :param writer: the writer's bound, type or value as text; ``reader`` likewise.
    """

    path: str
    rule: str
    writer: str = ""
    reader: str = ""


def keyword_refusals(shape, plain, path, same_roots):
    """Return why ``plain`` does not take all values of ``shape``, one type both.

    Fields and items are not looked at.

    :param same_roots: whether a ``$ref`` means the same on both sides.
    """
    kind = "number" if shape["type"] == "integer" else shape["type"]
    found = []
    values = listed(plain)
    if values is not None:
        found.append(Refusal(path, "enum", reader=", ".join(map(str, values))))
    if kind == "number":
        found += _bounds(shape, plain, path)
    if kind in _SIZES:
        found += _sizes(*_SIZES[kind], shape, plain, path)
    for keyword in (*_OPAQUE[kind], *_OPAQUE_FOR_ALL):
        if keyword in plain and not _equal(keyword, shape, plain, same_roots):
            before, now = shape.get(keyword, ""), plain[keyword]
            found.append(Refusal(path, keyword, _text(before), _text(now)))
    return found + [Refusal(path, word) for word in _NEVER_SHOWN if word in plain]


def _equal(keyword, shape, plain, same_roots):
    if plain[keyword] is False and keyword == "uniqueItems":
        return True
    known = same_roots or "'$ref'" not in repr(plain[keyword])
    return known and keyword in shape and shape[keyword] == plain[keyword]


def _sizes(least, most, shape, plain, path):
    found = []
    if shape.get(least, 0) < plain.get(least, 0):
        found.append(Refusal(path, least, str(shape.get(least, 0)), str(plain[least])))
    if shape.get(most, math.inf) > plain.get(most, math.inf):
        found.append(Refusal(path, most, _text(shape.get(most, "")), str(plain[most])))
    return found


def _bounds(shape, plain, path):
    found = []
    if _lower(shape) < _lower(plain):
        found.append(
            Refusal(path, "minimum", _edge(_lower(shape)), _edge(_lower(plain)))
        )
    if _upper(shape) > _upper(plain):
        found.append(
            Refusal(path, "maximum", _edge(_upper(shape)), _edge(_upper(plain)))
        )
    return found


def _lower(plain):
    """Return (bound, 1 when the bound itself is out): ordered as they tighten."""
    return max(
        (plain.get("minimum", -math.inf), 0),
        (plain.get("exclusiveMinimum", -math.inf), 1),
    )


def _upper(plain):
    return min(
        (plain.get("maximum", math.inf), 0),
        (plain.get("exclusiveMaximum", math.inf), -1),
    )


def _edge(bound):
    value, excluded = bound
    if math.isinf(value):
        return ""
    return f"{value} (itself excluded)" if excluded else str(value)


def _text(value):
    return value if isinstance(value, str) else str(value)


def accepts(value, plain, path):
    """Return why ``plain`` does not take this very ``value``, as a list."""
    refused = [Refusal(path, "value", writer=str(value))]
    if not fits_type(type_of(value), types_of(plain)):
        refused = [Refusal(path, "type", writer=type_of(value))]
        return refused if value is None else [Refusal(path, "value", str(value))]
    values = listed(plain)
    if values is not None and not any(same(value, each) for each in values):
        return refused
    kind = "number" if type_of(value) == "integer" else type_of(value)
    others = plain.keys() - {"type", "enum", "const"}
    if kind in ("array", "object"):
        return refused if others else []
    if kind == "string" and not _fits_text(value, plain):
        return refused
    if kind == "number" and not _lower(plain) <= (value, 0) <= _upper(plain):
        return refused
    unknown = set((*_OPAQUE.get(kind, ()), *_OPAQUE_FOR_ALL)) - {"pattern"}
    return refused if others & unknown else []


def _fits_text(value, plain):
    if not plain.get("minLength", 0) <= len(value) <= plain.get("maxLength", math.inf):
        return False
    return "pattern" not in plain or bool(re.search(plain["pattern"], value))
