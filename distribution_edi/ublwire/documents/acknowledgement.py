# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""ApplicationResponse <-> canonical acknowledgement.

UBL answers documents by their numbers; there are no envelopes. So the group of the
canonical form is always :data:`GROUP`, and the number of a set is the document's.
"""

from ..heads import head
from ..nodes import Box, Leaf, Many, Texts, put
from ..parts import PARTY, PartyPart

#: Stands for the group and its number.
GROUP = "UBL"
#: ResponseCode (UN/ECE 4343). Others that PEPPOL uses on the way are no verdict.
VERDICTS = {"AP": "accepted", "CA": "accepted_with_errors", "RE": "rejected"}
_SYNONYMS = {"AB": "AP", "IP": "AP", "PD": "AP", "UQ": "CA", "DD": "CA"}
#: StatusReasonCode where none is told: a rule was broken (PEPPOL: SV).
_OTHER = "SV"
#: Longest place (canonical Code) and longest words (canonical Text).
_PLACE, _WORDS = 80, 500


class _Verdict:
    """Accepted, with errors, or not."""

    leaf = Leaf("cbc:ResponseCode", "verdict", needed=True)

    def take(self, reading, parent, into):
        """Take it; what only says that it is being looked at counts as received."""
        said = {}
        self.leaf.take(reading, parent, said)
        code = said.get("verdict", "")
        code = _SYNONYMS.get(code, code)
        if code and code not in VERDICTS:
            reading.note("code_unknown", parent, code)
        put(into, "verdict", VERDICTS.get(code))

    def add(self, writing, parent, data):
        """Add the code."""
        code = next(c for c, each in VERDICTS.items() if each == data["verdict"])
        parent.append(writing.element("cbc:ResponseCode", code))


_FAULT = Many(
    "cac:LineResponse",
    "faults",
    Box("cac:LineReference", Leaf("cbc:LineID", "place", "text", needed=True)),
    Box(
        "cac:Response",
        Texts("cbc:Description", "said"),
        Box(
            "cac:Status",
            Leaf("cbc:StatusReasonCode", "code"),
            Leaf("cbc:StatusReason", "reason", "text", several=True),
            several=True,
        ),
        several=True,
    ),
    whole=("place",),
)


def _segment(number, fault):
    """Return a fault in the canonical form: one element holds the words."""
    code = fault.get("code", _OTHER)
    words = " ".join(fault.get("said", ())) or fault.get("reason") or ""
    element = {
        "position": 1,
        "code": code,
        **({"value": words[:_WORDS]} if words else {}),
    }
    return {
        "segment": fault["place"][-_PLACE:],
        "position": number,
        "code": code,
        "elements": [element],
    }


class _Faults:
    """What is wrong where: a place (XPath) and words."""

    def take(self, reading, parent, into):
        """Take the places as segments with one element each."""
        said = {}
        _FAULT.take(reading, parent, said)
        segments = [
            _segment(number, fault)
            for number, fault in enumerate(said.get("faults", ()), 1)
        ]
        put(into, "segments", segments or None)

    def add(self, writing, parent, data):
        """Add a line for each segment."""
        faults = []
        for segment in data.get("segments") or ():
            words = [e.get("value") for e in segment.get("elements") or ()]
            faults.append(
                {
                    "place": segment["segment"],
                    "said": [each for each in words if each],
                    "code": segment.get("code") or _OTHER,
                }
            )
        _FAULT.add(writing, parent, {"faults": faults})


_ANSWER = Many(
    "cac:DocumentResponse",
    "sets",
    Box("cac:Response", _Verdict(), needed=True),
    Box(
        "cac:DocumentReference",
        Leaf("cbc:ID", "control", needed=True),
        Leaf("cbc:DocumentTypeCode", "set_code"),
        needed=True,
        several=True,
    ),
    _Faults(),
    needed=True,
    whole=("verdict", "control"),
)


class _Answers:
    """One answer for each document."""

    def take(self, reading, parent, into):
        """Take them, and count for the group."""
        _ANSWER.take(reading, parent, into)
        sets = into.get("sets", ())
        verdicts = {each["verdict"] for each in sets}
        for each in sets:
            each.setdefault("set_code", GROUP)
        if sets:
            rejected = sum(each["verdict"] == "rejected" for each in sets)
            verdict = "accepted"
            if rejected:
                verdict = "rejected" if rejected == len(sets) else "partially_accepted"
            elif "accepted_with_errors" in verdicts:
                verdict = "accepted_with_errors"
            into.update(
                group_code=GROUP,
                group_control=GROUP,
                verdict=verdict,
                included=len(sets),
                received=len(sets),
                accepted=len(sets) - rejected,
            )

    def add(self, writing, parent, data):
        """Add them."""
        _ANSWER.add(writing, parent, data)


class _Number:
    """The number of the answer is nothing that the canonical form knows."""

    leaf = Leaf("cbc:ID", "number", needed=True)

    def take(self, reading, parent, into):
        """Only that it is there is looked at."""
        self.leaf.take(reading, parent, {})

    def add(self, writing, parent, data):
        """Add one made of the documents that are answered."""
        sets = data.get("sets") or ()
        number = f"AR-{sets[0]['control']}" if sets else "AR"
        self.leaf.add(writing, parent, {"number": number})


class _Issued:
    """The day of the answer; the caller's clock says which."""

    leaf = Leaf("cbc:IssueDate", "day", "day", needed=True)

    def take(self, reading, parent, into):
        """Only that it is a day is looked at."""
        self.leaf.take(reading, parent, {})

    def add(self, writing, parent, data):
        """Add it."""
        self.leaf.add(writing, parent, {"day": data["issued_on"]})


NODES = (
    *head(_Number()),
    _Issued(),
    Box("cac:SenderParty", PartyPart("supplier", *PARTY), needed=True),
    Box("cac:ReceiverParty", PartyPart("buyer", *PARTY), needed=True),
    _Answers(),
)
WANTED = ("sets",)
ROLES = ()
