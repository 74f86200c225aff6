# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Reads bytes into interchanges. It never raises: what is wrong becomes a finding."""

import re

from ..characters import KNOWN
from ..findings import Finding
from .envelope import EdifactInterchange
from .tokenizer import BLANK, find_interchanges, service_segments
from .trail import Trail, Values

#: An apostrophe that a program on Windows has curled ends the segments.
_WINDOWS = re.compile(rb"\x92\s*UN[GH]\+")
#: UNB 0017: from syntax 4 on with the century.
_DATE, _TIME = re.compile(r"\d{6}(?:\d{2})?"), re.compile(r"\d{4}")


def first_interchange(data):
    """Return the place of the first interchange, None in a file without one."""
    return next((stretch.start for stretch in find_interchanges(data)), None)


def read_interchanges(data, *, overlay=None):
    """Yield every :class:`.envelope.EdifactInterchange` in ``data``; maybe none.

    Faults stay where they are: a broken interchange does not touch its neighbours.

    :param bytes data: the whole file.
    :param dict overlay: a partner's deviations, see :func:`.grammar.grammar_for`.
    """
    if _WINDOWS.search(data):
        data = data.replace(b"\x92", b"'")
    for number, stretch in enumerate(find_interchanges(data)):
        interchange = _read_one(data, stretch, overlay)
        before = data[: stretch.start].strip(BLANK) if number == 0 else b""
        if before:
            value = before[:40].decode("latin-1")
            finding = Finding("data_before", "interchange", "UNB", value=value)
            interchange.findings.insert(0, finding)
        yield interchange


def _read_one(data, stretch, overlay):
    segments = service_segments(data, stretch)
    first = next(segments, None)
    headed = first is not None and first.tag == "UNB"
    values = Values(first.elements if headed else ["UNB"])
    interchange = _open(values, stretch)
    if first is None or (headed and len(values.elements) < 4):
        detail = f"only {len(values.elements) - 1} of at least 5 elements are there"
        interchange.findings = [_note("header_truncated", detail=detail)]
        interchange.readable = False
        return interchange
    interchange.findings += _header_findings(values) if headed else [_no_header()]
    trail = Trail(data, interchange, overlay, stretch.body)
    trail.step(first)
    for found in segments:
        trail.step(found)
    trail.finish(headed)
    return interchange


def _open(values, stretch):
    """Make the interchange that UNB announces."""
    test = values[11]
    return EdifactInterchange(
        delimiters=stretch.delimiters,
        sender=(values.part(2, 2), values[2]),
        receiver=(values.part(3, 2), values[3]),
        date=values[4],
        time=values.part(4, 2),
        version=":".join(filter(None, (values[1], values.part(1, 2)))),
        control=values[5],
        ack_requested=values[9] not in ("", "0"),
        usage="T" if test not in ("", "0") else "P",
        application=values[7],
        agreement=values[10],
        routing=(values.part(2, 3), values.part(3, 3)),
        advised=stretch.advised,
        offset=stretch.start,
        end=stretch.end,
    )


def _header_findings(values):
    """Check UNB: syntax, parties, moment, reference."""
    findings = []
    if values[1] not in KNOWN or values.part(1, 2) not in ("1", "2", "3", "4"):
        value = ":".join(values.element(1)[:2])
        findings.append(_note("syntax_unknown", 1, value))
    for place, name in ((2, "sender"), (3, "recipient")):
        if not values[place]:
            findings.append(_note("element_missing", place, detail=name))
    sound = _DATE.fullmatch(values[4]) and _TIME.fullmatch(values.part(4, 2))
    if not sound:
        value = ":".join(values.element(4))
        findings.append(_note("header_element", 4, value, "date and time"))
    if not values[5]:
        findings.append(_note("interchange_control_bad", 5))
    return findings


def _no_header():
    return _note("interchange_header_missing")


def _note(code, element=None, value="", detail=""):
    return Finding(
        code, "interchange", "UNB", element=element, value=value, detail=detail
    )
