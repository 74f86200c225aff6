# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What is due when an order is cancelled, at whatever stage it stands."""

from dataclasses import dataclass

from .numbers import TINY


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do. ``by_person``: Odoo cannot do it by itself."""

    code: str
    words: str
    by_person: bool = False


STEPS = {
    step.code: step
    for step in (
        Step("release_holds", "lift its holds"),
        Step("stop_documents", "stop documents that have not left"),
        Step("release_reservation", "free the reserved stock"),
        Step("stop_picking", "stop the open deliveries"),
        Step("recall", "ask the carrier to bring back what is on its way", True),
        Step("take_back", "arrange the return of what the customer has got", True),
        Step("credit_note", "credit what was invoiced", True),
        Step("refund", "pay back what was paid", True),
        Step("tell_partner", "tell the partner"),
    )
}


def compensation(facts):
    """Return the :class:`Step` s due when an order with ``facts`` is cancelled.

    :param facts: an ``engine.lifecycle.OrderFacts`` from before the cancellation.
    """
    if facts.cancelled:
        return ()
    lines = facts.lines
    invoiced = facts.billed and (
        not lines or any(line.invoiced > TINY for line in lines)
    )
    out_there = any(line.delivered > TINY for line in lines)
    due = {
        "release_holds": bool(facts.holds),
        "stop_documents": True,
        "release_reservation": any(line.reserved > TINY for line in lines),
        "stop_picking": facts.confirmed and facts.still_open,
        # Whether it has arrived nobody tells Odoo: unbilled goods may be on the way.
        "recall": out_there and not invoiced,
        "take_back": out_there,
        "credit_note": invoiced,
        "refund": invoiced and facts.paid,
        "tell_partner": True,
    }
    return tuple(STEPS[code] for code, needed in due.items() if needed)


def said(steps):
    """Return the steps that a person must take as one sentence's middle.

    >>> said([STEPS["recall"], STEPS["credit_note"]])
    'ask the carrier to bring back what is on its way; credit what was invoiced'
    """
    return "; ".join(step.words for step in steps if step.by_person)
