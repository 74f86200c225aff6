# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The classes of things that go wrong, and who has to act on each.

Every failure on the road ends as one of these classes, worded for a clerk.
"""

from dataclasses import dataclass

#: Tried again by themselves: the other side may be back in a minute.
RETRIED = frozenset({"connection", "intermittent", "rate_limit"})
#: Wait for a person: trying again changes nothing.
PERSON = frozenset(
    {
        "value",
        "missing",
        "mapping",
        "parse",
        "business_rule",
        "authorisation",
        "unknown_outcome",
        "bug",
    }
)
#: Dropped with a note.
DROPPED = frozenset({"duplicate"})

#: What to do next where nothing better is known: every failure says so.
NEXT_RETRIED = "It is tried again by itself. If it lasts, call the partner."
NEXT_PERSON = "Mend what is named here, then press Retry; or drop the document."

#: Label of each class, in the order of a list on the screen.
ERROR_CLASSES = {
    "connection": "Connection",
    "intermittent": "Intermittent",
    "rate_limit": "Rate limit",
    "value": "Value",
    "missing": "Missing",
    "mapping": "Mapping",
    "parse": "Cannot be read",
    "business_rule": "Business rule",
    "authorisation": "Authorisation",
    "unknown_outcome": "Outcome unknown",
    "duplicate": "Duplicate",
    "bug": "Program fault",
}


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing wrong with one document.

    :param error_class: a key of :data:`ERROR_CLASSES`.
    :param cause: stable word for machines; equal causes are one exception row.
    :param words: a sentence for the person who reads it.
    :param hint: what to do next.
    :param severity: ``error`` stops the document, ``warning`` is only shown.
    """

    error_class: str
    cause: str
    words: str
    hint: str = ""
    severity: str = "error"

    @property
    def stops(self):
        """Whether the document may not go on."""
        return self.severity == "error"


class DistributionError(Exception):
    """A failure that knows its class, its words and what to do next.

    :param retry_after: seconds the other side asked us to wait, or None.
    """

    def __init__(self, error_class, words, *, cause=None, hint="", retry_after=None):
        super().__init__(words)
        self.issue = Issue(error_class, cause or error_class, words, hint)
        self.retry_after = retry_after


def next_step(issue):
    """Return what the person who reads ``issue`` does next; never empty."""
    if issue.hint:
        return issue.hint
    return NEXT_RETRIED if issue.error_class in RETRIED else NEXT_PERSON


def classify(error):
    """Return the :class:`Issue` behind any exception; unknown ones are bugs."""
    if isinstance(error, DistributionError):
        return error.issue
    text = str(error).strip() or type(error).__name__
    return Issue(
        "bug",
        f"bug:{type(error).__name__}",
        f"The program stopped on this document: {text}",
        "Nothing was changed. Send the document number to your administrator; "
        "press Retry once the fault is mended.",
    )
