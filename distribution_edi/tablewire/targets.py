# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Which fields of a canonical document a column may fill.

A path names lists by their name: ``lines.quantity``. Lists whose members are told apart
by a word are entered by it: ``parties.ship_to.code``, ``references.DP.value``,
``lines.codes.vendor.value``. All other lists become rows.
"""

import types
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from difflib import get_close_matches
from functools import lru_cache
from typing import Annotated, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from .plan import PlanError

#: List -> field that tells its members apart.
SELECTORS = {
    "parties": "role",
    "references": "qualifier",
    "codes": "kind",
    "charges": "kind",
    "quantities": "kind",
    "prices": "kind",
}
#: Between several texts in one cell.
SEVERAL = "|"
ANY = "*"
_KINDS = {
    Decimal: "number",
    int: "whole",
    bool: "flag",
    date: "date",
    datetime: "moment",
    str: "text",
}


@dataclass(frozen=True, slots=True)
class Target:
    """A field.

    :param levels: the lists that become rows on the way to it.
    :param parts: the rest of the way inside one row.
    :param kind: text, code, number, whole, flag, date, moment or texts.
    :param needed: no document can be without it.
    """

    path: str
    levels: tuple[str, ...]
    parts: tuple[str, ...]
    kind: str
    choices: tuple = ()
    needed: bool = False


@lru_cache(maxsize=64)
def targets_of(model):
    """Return {path: :class:`Target`} of a canonical model; ``*`` is any word."""
    found = {}
    _walk(found, model, (), ())
    return found


def target_of(model, path):
    """Return the :class:`Target` for a path.

    :raises PlanError: there is none; the sentence says what comes near.
    """
    known = targets_of(model)
    if path in known:
        return known[path]
    steps = path.split(".")
    for place in range(len(steps) - 1, -1, -1):
        pattern = known.get(".".join([*steps[:place], ANY, *steps[place + 1 :]]))
        if pattern and steps[place]:
            parts = tuple(steps[len(pattern.levels) :])
            return Target(path, pattern.levels, parts, pattern.kind, pattern.choices)
    near = get_close_matches(path, known, 3)
    hint = f"; near it: {', '.join(near)}" if near else ""
    raise PlanError(f"There is no field '{path}' in this document{hint}")


def member_model(model, levels):
    """Return the class of the members of a list, named from the outermost on."""
    for level in levels:
        model = _plain(get_args(_plain(model.model_fields[level].annotation))[0])
    return model


def _walk(found, model, levels, parts):
    for name, info in model.model_fields.items():
        if name == "type":
            continue
        _add(found, (levels, (*parts, name)), info.annotation, info.is_required())


def _add(found, place, annotation, needed):
    levels, parts = place
    kind = _plain(annotation)
    if get_origin(kind) is list:
        _add_list(found, levels, parts, _plain(get_args(kind)[0]))
    elif get_origin(kind) is dict:
        _put(found, levels, (*parts, ANY), "text", (), False)
    elif get_origin(kind) is Literal:
        _put(found, levels, parts, "code", get_args(kind), needed)
    elif isinstance(kind, type) and issubclass(kind, BaseModel):
        _walk(found, kind, levels, parts)
    else:
        name = "code" if _is_code(annotation) else _KINDS[kind]
        _put(found, levels, parts, name, (), needed)


def _add_list(found, levels, parts, member):
    name = parts[-1]
    if not issubclass(member, BaseModel):
        _put(found, levels, parts, "texts", (), False)
    elif name in SELECTORS:
        selector = SELECTORS[name]
        chosen = _plain(member.model_fields[selector].annotation)
        words = get_args(chosen) if get_origin(chosen) is Literal else (ANY,)
        for word in words:
            for each, info in member.model_fields.items():
                if each != selector:
                    place = levels, (*parts, word, each)
                    _add(found, place, info.annotation, False)
    elif len(parts) == 1:
        _walk(found, member, (*levels, name), ())


def _put(found, levels, parts, kind, choices, needed):
    path = ".".join((*levels, *parts))
    found[path] = Target(path, levels, parts, kind, tuple(choices), needed)


def _plain(annotation):
    """Return a type without what is optional or annotated about it."""
    while True:
        if get_origin(annotation) is Annotated:
            annotation = get_args(annotation)[0]
        elif get_origin(annotation) in (Union, types.UnionType):
            [annotation] = [a for a in get_args(annotation) if a is not type(None)]
        else:
            return annotation


def _is_code(annotation):
    """Whether a text has at most eighty characters, as identifiers have."""
    lengths = [
        getattr(each, "max_length", None)
        for each in (get_args(annotation) if get_origin(annotation) else ())
    ]
    return 80 in lengths
