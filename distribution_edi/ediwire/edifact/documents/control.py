# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Syntax report: CONTRL <-> canonical acknowledgement.

The group of the canonical form is the interchange: ``group_control`` is its reference.
Codes are elements 0085. Positions of elements count without the tag, UCD counts it.
"""

from ...documents.source import put
from ...x12.numbers import whole
from ..acknowledge import GROUP_CODE
from .parts_write import code, text
from .source import Source, Walk

#: 0083: 4 rejected; 7 acknowledged, 8 received, and those of older versions.
_REJECTED, _ACKNOWLEDGED = "4", "7"
_VERDICTS = {_REJECTED: "rejected", **dict.fromkeys("12378", "accepted")}
_VERDICTS |= {"5": "rejected", "6": "rejected"}


def read(message):
    """Return (canonical acknowledgement or None, findings)."""
    source = Source(message)
    answer = source.first("UCI")
    reader = _Reader(source)
    reader.run()
    verdict = _verdict_of(source, answer)
    control = source.code(answer, 1, needed=True)
    if verdict is None or control is None or not reader.sound:
        return None, source.findings
    accepted = sum(1 for each in reader.sets if each["verdict"] != "rejected")
    document = {
        "type": "acknowledgement",
        "group_code": GROUP_CODE,
        "group_control": control,
        "verdict": _whole_verdict(verdict, reader.sets, accepted),
        "included": len(reader.sets),
        "received": len(reader.sets),
        "accepted": accepted,
        "codes": [answer[5]] if answer[5] else [],
        "sets": reader.sets,
        "detail": {
            "sender": "|".join(answer.parts(2)),
            "recipient": "|".join(answer.parts(3)),
            "versions": "|".join(reader.versions),
        },
    }
    return document, source.findings


def _verdict_of(source, spot):
    """Return what 0083 of UCI or UCM (fourth or third element) says."""
    place = 4 if spot.tag == "UCI" else 3
    verdict = _VERDICTS.get(spot[place])
    if verdict is None and spot.position is not None:
        source.note("value_unreadable", spot, place, None, "this action is not known")
    return verdict


def _whole_verdict(verdict, sets, accepted):
    if verdict == "rejected" or (sets and not accepted):
        return "rejected"
    if accepted < len(sets):
        return "partially_accepted"
    clean = all(each["verdict"] == "accepted" for each in sets)
    return "accepted" if clean else "accepted_with_errors"


class _Reader(Walk):
    """Collects the answers per message: UCM, its UCS and UCD."""

    def __init__(self, source):
        super().__init__(source)
        self.sets, self.versions, self.segment = [], [], None
        self.sound = True

    def take_ucm(self, spot):
        verdict = _verdict_of(self.source, spot)
        answer = put(
            {"codes": [spot[4]] if spot[4] else [], "segments": []},
            set_code=self.source.code(spot, 2, 1, needed=True),
            control=self.source.code(spot, 1, needed=True),
            verdict=verdict,
        )
        self.segment = None
        self.sound = self.sound and {"set_code", "control", "verdict"} <= answer.keys()
        self.sets.append(answer)
        self.versions.append(":".join(spot.parts(2)[1:]))

    def take_ucs(self, spot):
        if not self.sets:
            return
        self.segment = put(
            {"segment": "?", "position": whole(spot[1]) or 0, "elements": []},
            code=spot[2] or None,
        )
        self.sets[-1]["segments"].append(self.segment)
        self._note_errors()

    def take_ucd(self, spot):
        if self.segment is None:
            return
        place = (whole(spot.part(2, 1)) or 1) - 1
        element = {"position": place, "code": self.source.code(spot, 1) or "18"}
        put(element, component=whole(spot.part(2, 2)))
        self.segment["elements"].append(element)

    def _note_errors(self):
        if self.sets[-1].get("verdict") == "accepted":
            self.sets[-1]["verdict"] = "accepted_with_errors"


def write(document):
    """Return the segments of a CONTRL between UNH and UNT."""
    detail = document.get("detail") or {}
    sets = document.get("sets") or []
    refused = document["verdict"] == "rejected" and not sets
    codes = document.get("codes") or []
    segments = [
        [
            "UCI",
            text(document["group_control"], 14),
            tuple((detail.get("sender") or "").split("|")),
            tuple((detail.get("recipient") or "").split("|")),
            _REJECTED if refused else _ACKNOWLEDGED,
            codes[0] if refused and codes else "",
        ]
    ]
    versions = (detail.get("versions") or "").split("|") + [""] * len(sets)
    for answer, version in zip(sets, versions, strict=False):
        segments += _message_segments(answer, version)
    return segments


def _message_segments(answer, version):
    rejected = answer["verdict"] == "rejected"
    codes = answer.get("codes") or []
    segments = [
        [
            "UCM",
            text(answer["control"], 14),
            (text(answer["set_code"], 6), *version.split(":")),
            _REJECTED if rejected else _ACKNOWLEDGED,
            codes[0] if codes else "",
        ]
    ]
    for fault in answer.get("segments") or []:
        position = str(min(fault["position"], 999_999))
        segments.append(["UCS", position, code(fault.get("code"), 3, "0085")])
        for element in (fault.get("elements") or [])[:99]:
            component = element.get("component")
            place = (str(element["position"] + 1), str(component) if component else "")
            segments.append(["UCD", element["code"], place])
    return segments
