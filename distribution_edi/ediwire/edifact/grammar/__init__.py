# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Grammars by version: directory, an industry's layer, a partner's overlay.

A directory without tables is read by the nearest one that has some, the older tables
up to D.99B, the newer ones from D.00A on; the validator notes that.
"""

import json
import re
from functools import lru_cache

from ...x12.grammar.grammar import Grammar
from . import eancom, service
from .d01b import TABLES as _D01B
from .d96a import TABLES as _D96A
from .notation import elements

_SERVICE = Grammar(
    "service",
    None,
    elements(service.ELEMENTS),
    service.SEGMENTS,
    service.CODES,
    service.MESSAGES,
)
_BASE = Grammar("D96A", _SERVICE, **_D96A)
_LATER = Grammar("D01B", _BASE, **_D01B)
_GRAMMARS = {
    ("D96A", ""): _BASE,
    ("D01B", ""): _LATER,
    ("D96A", "EAN"): Grammar("D96A EANCOM", _BASE, segments=eancom.SEGMENTS_D96A),
    ("D01B", "EAN"): Grammar("D01B EANCOM", _LATER, segments=eancom.SEGMENTS_D01B),
}
#: D.90A to D.99B, then D.00A to today.
_OLD, _DIRECTORY = re.compile(r"9\d[AB]"), re.compile(r"[0-39]\d[ABC]")
#: CONTRL is no part of a directory: its versions are those of the syntax.
_CONTROL = re.compile(r"(?:2:2|D:3|4:1|3:1|1:1|D:1)(?::|$)")


def grammar_for(version, overlay=None):
    """Return the :class:`Grammar` for UNH S009 (``D:96A:UN:EAN008``), or None.

    :param overlay: a partner's deviations: a dict with any of ``elements``,
        ``segments`` (tables in our notation), ``codes`` and ``sets`` (dicts),
        ``required`` (``{"ORDERS": ["RFF CT"]}``); what it names replaces the
        standard's.
    """
    directory, _exact = directory_for(version)
    if directory is None:
        return None
    industry = (version.split(":") + [""] * 4)[3][:3]
    key = (directory, industry if (directory, industry) in _GRAMMARS else "")
    if not overlay:
        return _GRAMMARS[key]
    return _overlaid(key, json.dumps(overlay, sort_keys=True))


def directory_for(version):
    """Return (directory whose tables are used, is it the version's own)."""
    if _CONTROL.match(version):
        return "D96A", True
    parts = [part.replace(" ", "") for part in version.split(":")] + [""]
    release = parts[1]
    # Some write a zero, or the letter O, where a D belongs.
    if parts[0] not in ("D", "S", "0", "O") or not _DIRECTORY.fullmatch(release):
        return None, False
    used = "D96A" if _OLD.fullmatch(release) else "D01B"
    return used, parts[0] + release == used


@lru_cache(maxsize=64)
def _overlaid(key, overlay):
    """Kept, because compiling a grammar costs more than reading a document."""
    tables = json.loads(overlay)
    tables["elements"] = elements(tables.get("elements", ""))
    return Grammar(f"{_GRAMMARS[key].name}+", _GRAMMARS[key], **tables)


__all__ = ["Grammar", "directory_for", "grammar_for"]
