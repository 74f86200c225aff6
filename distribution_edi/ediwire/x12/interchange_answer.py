# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""TA1: the answer to an interchange's envelope (X12.5), made and read.

It speaks of ISA and IEA only; groups and documents are answered by 997 or 999. It
travels between ISA and IEA outside of any group.
"""

from typing import NamedTuple

from ..findings import ACCEPT_WITH_ERRORS, IGNORE, REJECT, action_for, worst_action
from ..rules import TA1_NOTES
from .acknowledge import only_answers

_VERDICTS = {IGNORE: "A", ACCEPT_WITH_ERRORS: "E", REJECT: "R"}
_NO_FAULT = "000"
#: What stands for the group where a canonical acknowledgement is about an interchange.
INTERCHANGE = "ISA"
_WORDS = {"A": "accepted", "E": "accepted_with_errors", "R": "rejected"}
_LETTERS = {word: letter for letter, word in _WORDS.items()}
#: When an answer is sent: as ISA14 asks, also to a broken interchange, or each time.
REQUESTED, BROKEN, ALWAYS = "requested", "broken", "always"
#: Verdicts that are answered when ISA14 is 1, 2 (refusals) or 3 (errors, refusals).
_ASKED = {"1": "AER", "2": "R", "3": "ER"}


class InterchangeAnswer(NamedTuple):
    """TA101 to TA105: which interchange is meant, A, E or R, and the note (I18)."""

    control: str
    date: str
    time: str
    verdict: str
    note: str

    @property
    def segment(self):
        """Return the TA1 segment for the writer."""
        return ["TA1", *self]

    @property
    def words(self):
        """Say the note in words."""
        return TA1_NOTES.get(self.note, f"note {self.note or 'left out'}")

    def as_document(self):
        """Return the canonical acknowledgement (dict) of an interchange."""
        return {
            "type": "acknowledgement",
            "group_code": INTERCHANGE,
            "group_control": self.control,
            "verdict": _WORDS.get(self.verdict, "rejected"),
            "included": 0,
            "received": 0,
            "accepted": 0,
            "codes": [self.note] if self.note else [],
            "sets": [],
            "detail": {"date": self.date, "time": self.time},
        }

    @classmethod
    def from_document(cls, document):
        """Return the answer that :meth:`as_document` gave."""
        detail = document.get("detail") or {}
        return cls(
            document["group_control"],
            detail.get("date", ""),
            detail.get("time", ""),
            _LETTERS[document["verdict"]],
            (document.get("codes") or [_NO_FAULT])[0],
        )


def answer_interchange(interchange, policy=None, when=REQUESTED, more=()):
    """Return the :class:`InterchangeAnswer` for an interchange, None if none is due.

    An interchange that holds nothing but acknowledgements is never answered, nor one
    whose header gives no number to answer to.

    :param policy: see :func:`ediwire.action_for`.
    :param when: ``requested``, ``broken`` or ``always``.
    :param more: findings of the caller: a number used before, an unknown receiver.
    """
    findings = [*interchange.findings, *more]
    said = [each for each in findings if action_for(each, policy) != IGNORE]
    said = [each for each in said if each.ta1]
    action = worst_action(said, policy)
    verdict = _VERDICTS[action]
    if not interchange.control or _is_answer(interchange):
        return None
    asked = verdict in _ASKED.get(interchange.answer_code, "")
    if not (asked or when == ALWAYS or (when == BROKEN and verdict != "A")):
        return None
    gravest = [each.ta1 for each in said if action_for(each, policy) == action]
    return InterchangeAnswer(
        interchange.control,
        interchange.date,
        interchange.time,
        verdict,
        (gravest or [_NO_FAULT])[0],
    )


def _is_answer(interchange):
    groups = interchange.groups
    if not groups:
        return bool(interchange.answers)
    return all(map(only_answers, groups))


def read_answer(elements):
    """Return the :class:`InterchangeAnswer` of a TA1 segment."""
    values = [value.strip() for value in elements[1:6]]
    return InterchangeAnswer(*values, *[""] * (5 - len(values)))
