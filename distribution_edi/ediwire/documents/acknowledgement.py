# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Functional acknowledgement: X12 997 and 999 <-> canonical acknowledgement.

A 999 says the same in other segments (IK3, IK4, IK5), and tells with CTX on which
condition a value depends; its codes are those of a 997 as far as we send them.
"""

from ..x12.numbers import whole
from .parts_write import row, text
from .source import Source, put

_SET_VERDICTS = {
    "A": "accepted",
    "E": "accepted_with_errors",
    "R": "rejected",
    "M": "rejected",
    "W": "rejected",
    "X": "rejected",
}
_GROUP_VERDICTS = {**_SET_VERDICTS, "P": "partially_accepted"}
_CODES = {
    "accepted": "A",
    "accepted_with_errors": "E",
    "partially_accepted": "P",
    "rejected": "R",
}
#: AK5 and AK9 hold five codes, AK3 holds 99 elements.
_MOST_CODES = 5
_MOST_ELEMENTS = 99
_TAGS_999 = {"AK3": "IK3", "AK4": "IK4", "AK5": "IK5"}
_TAGS_997 = {new: old for old, new in _TAGS_999.items()}
#: AK403 of a value that is missing because others are there.
_CONDITION = "2"


def read(transaction_set):
    """Return (canonical acknowledgement or None, findings)."""
    source = Source(transaction_set)
    group, verdict = source.first("AK1"), source.first("AK9")
    reader = _Reader(source)
    for segment in source.rows:
        reader.take(segment)
    document = put(
        {"type": "acknowledgement", "sets": reader.sets},
        group_code=_needed(source, group, 1),
        group_control=_needed(source, group, 2),
        verdict=_verdict(source, verdict, _GROUP_VERDICTS),
        included=source.whole(verdict, 2) or 0,
        received=source.whole(verdict, 3) or 0,
        accepted=source.whole(verdict, 4) or 0,
        codes=_codes(verdict, 5),
    )
    wanted = {"group_code", "group_control", "verdict"}
    if wanted <= document.keys() and all(map(_is_complete, reader.sets)):
        return document, source.findings
    return None, source.findings


def _is_complete(answer):
    return {"set_code", "control", "verdict"} <= answer.keys()


def _needed(source, segment, place):
    return source.code(segment, place, needed=segment.position is not None)


def _verdict(source, segment, verdicts):
    verdict = verdicts.get(segment[1])
    if verdict is None and segment.position is not None:
        source.note("value_unreadable", segment, 1, "this verdict is not known")
    return verdict


def _codes(segment, place):
    return [segment[at] for at in range(place, len(segment)) if segment[at]]


class _Reader:
    """Collects the answers per set: AK2, its AK3 and AK4, AK5."""

    def __init__(self, source):
        self.source, self.sets = source, []
        self.answer = self.segment = None

    def take(self, row_):
        handler = getattr(
            self, f"_take_{_TAGS_997.get(row_.tag, row_.tag).lower()}", None
        )
        if handler:
            handler(row_)

    def _take_ak2(self, row_):
        self.answer = put(
            {"segments": [], "codes": []},
            set_code=_needed(self.source, row_, 1),
            control=_needed(self.source, row_, 2),
        )
        self.segment = None
        self.sets.append(self.answer)

    def _take_ak3(self, row_):
        self.segment = put(
            {"elements": []},
            segment=_needed(self.source, row_, 1),
            position=self.source.whole(row_, 2) or 0,
            loop=self.source.code(row_, 3),
            code=self.source.code(row_, 4),
        )
        if self.answer is not None and "segment" in self.segment:
            self.answer["segments"].append(self.segment)

    def _take_ak4(self, row_):
        parts = [*self.source.delimiters.parts(row_[1]), ""]
        place, component = whole(parts[0]), whole(parts[1])
        code = _needed(self.source, row_, 3)
        if self.segment is None or code is None:
            return
        element = put(
            {"position": place or 0, "code": code},
            component=component,
            reference=self.source.code(row_, 2),
            value=self.source.text(row_, 4),
        )
        self.segment["elements"].append(element)

    def _take_ak5(self, row_):
        if self.answer is not None:
            put(self.answer, verdict=_verdict(self.source, row_, _SET_VERDICTS))
            self.answer["codes"] = _codes(row_, 2)
        self.answer = self.segment = None


def write(document):
    """Return the segments of a 997 between ST and SE."""
    segments = [row("AK1", document["group_code"], document["group_control"])]
    for answer in document.get("sets") or []:
        segments.append(row("AK2", answer["set_code"], answer["control"]))
        for fault in answer.get("segments") or []:
            segments += _fault_segments(fault)
        codes = (answer.get("codes") or [])[:_MOST_CODES]
        segments.append(row("AK5", _CODES[answer["verdict"]], *codes))
    counts = [str(document[name]) for name in ("included", "received", "accepted")]
    codes = (document.get("codes") or [])[:_MOST_CODES]
    return [*segments, row("AK9", _CODES[document["verdict"]], *counts, *codes)]


def write_999(document, version=""):
    """Return the segments of a 999 (005010) between ST and SE.

    :param version: GS08 of the group that is answered, for AK103; when it names a
        guide (005010X220A1), so does AK203.
    """
    segments = []
    guide = version if "X" in version else ""
    for segment in write(document):
        tag = segment[0]
        if tag == "AK1":
            segment = row(*segment, version)
        if tag == "AK2":
            segment = row(*segment, guide)
        segments.append([_TAGS_999.get(tag, tag), *segment[1:]])
        if tag == "AK3":
            place = segment[1:3]
        if tag == "AK4" and segment[3] == _CONDITION:
            segments.append(row("CTX", "SITUATIONAL TRIGGER", *place, None, segment[1]))
    return segments


def _fault_segments(fault):
    segments = [
        row(
            "AK3",
            fault["segment"],
            str(fault["position"]),
            fault.get("loop"),
            fault.get("code"),
        )
    ]
    for element in (fault.get("elements") or [])[:_MOST_ELEMENTS]:
        place = str(element["position"])
        if element.get("component"):
            place = (place, str(element["component"]))
        reference, value = element.get("reference"), element.get("value")
        segments.append(row("AK4", place, reference, element["code"], text(value, 99)))
    return segments
