# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What the other side's application makes of a document (X12 824, APERAK), and texts.

A functional acknowledgement speaks of syntax; an advice of what the document says.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from .base import Code, Document, Part, Reference, Text

Verdict = Literal["accepted", "accepted_with_errors", "rejected"]


class AdviceError(Part):
    """One thing wrong: ``code`` is X12 element 647, or the partner's own.

    ``position`` counts segments from ST = 1, ``element`` from 1 in the segment.
    """

    code: Code
    words: Text | None = None
    segment: Text | None = None
    position: int | None = None
    element: int | None = None
    value: Text | None = None
    line: Text | None = None


class AdvisedDocument(Part):
    """Which document is meant, by its envelope, its own number, or both.

    ``qualifier`` says what kind of number ``reference`` is, as the partner says it.
    ``set_code`` is its X12 set or EDIFACT message.
    """

    verdict: Verdict
    qualifier: Text | None = None
    reference: Text | None = None
    set_code: Text | None = None
    group_control: Text | None = None
    set_control: Text | None = None
    references: list[Reference] = []
    errors: Annotated[list[AdviceError], Field(max_length=10_000)] = []


class ApplicationAdvice(Document):
    """``number`` is the advice's own."""

    type: Literal["application_advice"] = "application_advice"
    number: Code
    advice_date: date | None = None
    documents: Annotated[list[AdvisedDocument], Field(min_length=1, max_length=10_000)]


class TextMessage(Document):
    """A text for people (X12 864). ``reference`` is the sender's name for it.

    ``category`` is the sender's transaction type (X12 element 640), if told.
    """

    type: Literal["text_message"] = "text_message"
    reference: Code
    subject: Text | None = None
    category: Text | None = None
    sent_on: date | None = None
    references: list[Reference] = []
    lines: Annotated[list[Text], Field(min_length=1, max_length=100_000)]
