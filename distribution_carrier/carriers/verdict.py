# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What a carrier's messages amount to: did it work, and who has to act?"""

from dataclasses import dataclass

#: Code of an error message -> class of the failure, a key of the road's classes.
ERROR_CLASSES = {
    "refused": "value",
    "unauthorised": "authorisation",
    "rate_limited": "rate_limit",
    "unreachable": "connection",
    "unavailable": "intermittent",
    # The carrier was reached: what it did before the answer was lost is not known.
    "no_answer": "unknown_outcome",
    "unreadable": "unknown_outcome",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why a call failed. ``retry_after`` in seconds, when the carrier asked for it."""

    error_class: str
    code: str
    words: str
    retry_after: float | None = None


def failure(messages, *, repeatable):
    """Return the :class:`Failure` that ``messages`` tell of, or None.

    :param repeatable: asking again does no harm (void, track), so an outcome that is
        not known is just a reason to ask again.
    """
    error = next((each for each in messages if each.level == "error"), None)
    if error is None:
        return None
    error_class = ERROR_CLASSES.get(error.code, "value")
    if repeatable and error_class == "unknown_outcome":
        error_class = "intermittent"
    return Failure(
        error_class=error_class,
        code=error.code,
        words=error.words,
        retry_after=error.retry_after,
    )


def warnings(messages):
    """Return the words of what a carrier remarked on a call that worked."""
    return [each.words for each in messages if each.level == "warning"]
