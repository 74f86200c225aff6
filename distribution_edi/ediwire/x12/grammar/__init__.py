# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Grammars by version: a base standard, an industry's variant, a partner's overlay."""

import json
import re
from functools import lru_cache

from . import v003000
from .grammar import Grammar
from .v004010 import TABLES as _V004010
from .v005010 import TABLES as _V005010

_BASE = Grammar("004010", **_V004010)
#: From old to new. An industry's suffix (004010VICS) that has no tables of its own
#: uses its base standard.
_GRAMMARS = {
    "003000": Grammar("003000", _BASE, **v003000.TABLES),
    "004010": _BASE,
    "005010": Grammar("005010", _BASE, **_V005010),
}
#: Versions of X12 that were published: 002000 to 008999.
_PUBLISHED = re.compile(r"00[2-8]\d{3}(?!\d)", re.ASCII)


def has_tables(version):
    """Tell whether a GS08 version is checked by tables of its own."""
    return bool(_PUBLISHED.match(version)) and version[:6] in ("004010", "005010")


def grammar_for(version, overlay=None):
    """Return the :class:`Grammar` for a GS08 version, None if it is no X12 version.

    A version without tables (:func:`has_tables`) is read by those of the latest
    version before it.

    :param overlay: a partner's deviations: a dict with any of ``elements``,
        ``segments`` (tables in our notation), ``codes`` and ``sets`` (dicts),
        ``required`` and ``trees`` (see :class:`Grammar`); what it names replaces the
        standard's. A list of such dicts is laid one over the other:
        the industry's, then the partner's.
    """
    if not _PUBLISHED.match(version):
        return None
    base = _GRAMMARS[max((n for n in _GRAMMARS if n <= version[:6]), default="003000")]
    if not overlay:
        return base
    return _overlaid(base, json.dumps(overlay, sort_keys=True))


@lru_cache(maxsize=64)
def _overlaid(base, overlay):
    """Kept, because compiling a grammar costs more than reading a document."""
    layers = json.loads(overlay)
    grammar = base
    for layer in layers if isinstance(layers, list) else [layers]:
        tables = {name: layer[name] for name in _TABLES if name in layer}
        grammar = Grammar(f"{grammar.name}+", grammar, **tables)
    return grammar


_TABLES = ("elements", "segments", "codes", "sets", "required", "trees")

__all__ = ["Grammar", "grammar_for", "has_tables"]
