# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Grammars by version: a base standard, an industry's variant, a partner's overlay."""

import json
from functools import lru_cache

from .grammar import Grammar
from .v004010 import TABLES as _V004010

#: Base standards. An industry's suffix (004010VICS) that has no tables of its own
#: uses its base standard.
_GRAMMARS = {"004010": Grammar("004010", **_V004010)}


def grammar_for(version, overlay=None):
    """Return the :class:`Grammar` for a GS08 version, or None if it is not supported.

    :param overlay: a partner's deviations: a dict with any of ``elements``,
        ``segments`` (tables in our notation), ``codes`` and ``sets`` (dicts); what it
        names replaces the standard's.
    """
    known = [name for name in _GRAMMARS if version.startswith(name)]
    if not known:
        return None
    base = _GRAMMARS[max(known, key=len)]
    if not overlay:
        return base
    return _overlaid(base, json.dumps(overlay, sort_keys=True))


@lru_cache(maxsize=64)
def _overlaid(base, overlay):
    """Kept, because compiling a grammar costs more than reading a document."""
    return Grammar(f"{base.name}+", base, **json.loads(overlay))


__all__ = ["Grammar", "grammar_for"]
