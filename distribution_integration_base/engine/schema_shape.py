# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""JSON Schemas (draft 2020-12) taken apart, so that two can be compared.

A schema is a conjunction: every keyword must hold. ``$ref`` and ``allOf`` are more of
the same; ``anyOf`` is one conjunct with several options.
"""

TYPES = ("null", "boolean", "number", "string", "array", "object")
#: Say something to people, nothing about which documents fit.
ANNOTATIONS = frozenset(
    "$id $schema $defs $comment $anchor definitions title description default "
    "examples deprecated readOnly writeOnly discriminator".split()
)


#: Keywords that mean something only together: of two such groups one is kept whole.
_GROUPS = (
    {"properties", "patternProperties", "additionalProperties"},
    {"items", "prefixItems"},
    {"contains", "minContains", "maxContains"},
    {"if", "then", "else"},
    {"const", "enum"},
)


def conjuncts(schema, root):
    """Return what must hold: a list of lists of options, each option a schema.

    A conjunct with one option is a plain schema without ``$ref``, ``allOf``, ``anyOf``.

    :param schema: a schema, True (anything) or False (nothing).
    :param root: the document that ``$ref`` points into.
    """
    if schema is True:
        return []
    if schema is False:
        return [[]]
    found, plain = [], {}
    for keyword, value in schema.items():
        if keyword == "$ref":
            found += conjuncts(resolve(value, root), root)
        elif keyword == "allOf":
            for part in value:
                found += conjuncts(part, root)
        elif keyword == "anyOf":
            found.append(value)
        elif keyword not in ANNOTATIONS:
            plain[keyword] = value
    if plain:
        found.append([plain])
    return found


def resolve(pointer, root):
    """Return the schema that ``pointer`` ('#/$defs/Line') names in ``root``.

    :raises ValueError: it points out of the document.
    """
    if pointer != "#" and not pointer.startswith("#/"):
        raise ValueError(f"'{pointer}' points out of the schema; only '#/...' is read.")
    found = root
    for part in pointer.split("/")[1:]:
        found = found[part.replace("~1", "/").replace("~0", "~")]
    return found


def shapes(schema, root):
    """Return plain schemas of one type each that together allow what ``schema`` does.

    They may allow more (where two conjuncts speak of the same keyword, one is kept),
    never less: a comparison errs to the side of *breaking*. A listed value (``enum``,
    ``const``, both booleans, null) is a shape of its own.
    """
    merged = [{}]
    for options in conjuncts(schema, root):
        pieces = [
            piece
            for option in options
            for piece in ([option] if _is_plain(option) else shapes(option, root))
        ]
        merged = [_both(so_far, piece) for so_far in merged for piece in pieces]
    return [shape for each in merged for shape in _by_type(each)]


def _both(kept, added):
    """Return a schema that allows at least what both ``kept`` and ``added`` allow."""
    taken = set(kept).union(*(group for group in _GROUPS if group & kept.keys()))
    return {**kept, **{k: v for k, v in added.items() if k not in taken}}


def _is_plain(schema):
    return isinstance(schema, dict) and not schema.keys() & {"$ref", "allOf", "anyOf"}


def _by_type(plain):
    values = listed(plain)
    allowed = types_of(plain)
    if values is not None:
        return [
            {"type": type_of(value), "const": value}
            for value in values
            if fits_type(type_of(value), allowed)
        ]
    found = []
    for each in allowed:
        if each == "null":
            found.append({"type": each, "const": None})
        elif each == "boolean":
            found += [{"type": each, "const": value} for value in (False, True)]
        else:
            found.append({**plain, "type": each})
    return found


def listed(plain):
    """Return the values that ``const`` or ``enum`` allow, None when neither is said."""
    if "const" in plain:
        return [plain["const"]]
    return plain.get("enum")


def types_of(plain):
    """Return the types that a plain schema allows."""
    said = plain.get("type", TYPES)
    return (said,) if isinstance(said, str) else tuple(said)


def type_of(value):
    """Return the JSON type of a value; a whole number is an ``integer``."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int | float):
        return "integer" if float(value).is_integer() else "number"
    return {str: "string", list: "array", dict: "object"}[type(value)]


def fits_type(each, allowed):
    """Whether type ``each`` is among ``allowed``; every integer is a number."""
    return each in allowed or (each == "integer" and "number" in allowed)


def same(one, other):
    """Whether two values are equal in JSON, where true is not 1."""
    return type_of(one) == type_of(other) and one == other
