# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Functional acknowledgement: was a document's syntax accepted (X12 997, CONTRL)."""

from typing import Literal

from .base import Code, Document, Part, Text

Verdict = Literal["accepted", "accepted_with_errors", "rejected"]


class ElementError(Part):
    """AK4: ``code`` is X12 element 723; ``position`` counts from 1 in the segment."""

    position: int
    component: int | None = None
    reference: Text | None = None
    code: Code
    value: Text | None = None


class SegmentError(Part):
    """AK3: ``code`` is X12 element 720; ``position`` counts from ST = 1."""

    segment: Code
    position: int
    loop: Text | None = None
    code: Text | None = None
    elements: list[ElementError] = []


class SetResult(Part):
    """AK2 to AK5: verdict on one transaction set; ``codes`` are X12 element 718."""

    set_code: Code
    control: Code
    verdict: Verdict
    codes: list[str] = []
    segments: list[SegmentError] = []


class Acknowledgement(Document):
    """AK1 and AK9: verdict on one functional group; ``codes`` are X12 element 716."""

    type: Literal["acknowledgement"] = "acknowledgement"
    group_code: Code
    group_control: Code
    verdict: Literal[
        "accepted", "accepted_with_errors", "partially_accepted", "rejected"
    ]
    included: int
    received: int
    accepted: int
    codes: list[str] = []
    sets: list[SetResult] = []
