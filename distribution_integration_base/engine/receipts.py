# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What was shipped against what was received: plain numbers in, differences out."""

from dataclasses import dataclass, field

from .numbers import TINY

#: Kinds of difference and their words; conditions of ``canonical.receipt`` are kinds.
KINDS = {
    "short": "Short",
    "over": "Over",
    "damaged": "Damaged",
    "wrong_item": "Wrong item",
    "poor_quality": "Poor quality",
    "refused": "Refused",
    "returned": "Returned",
    "on_hold": "On hold at the receiver",
    "not_announced": "Not announced",
    "not_named": "Not named in the advice",
    "unit": "Other unit",
    "other": "Other",
}
#: Conditions that say how many came, not in which state.
_COUNTS = ("short", "over")


@dataclass(slots=True)
class Counted:
    """What the receiver says of one line, in the unit it was shipped in.

    ``conditions``: {condition: quantity}; ``named``: there was a line for it at all.
    """

    received: float = 0.0
    returned: float = 0.0
    conditions: dict = field(default_factory=dict)
    named: bool = False


def differences(shipped, counted):
    """Return [(kind, quantity)] for one line; none when all is as it was shipped.

    Receivers differ in whether damaged units are among those received: what is missing
    and is explained by units in question is not short as well.

    :param float shipped: what left us.
    :param counted: :class:`Counted`.
    """
    if not counted.named:
        return [("not_named", shipped)] if shipped > TINY else []
    found = [
        (kind, quantity)
        for kind, quantity in counted.conditions.items()
        if kind not in ("good", *_COUNTS) and quantity > TINY
    ]
    if counted.returned > TINY:
        found.append(("returned", counted.returned))
    in_question = sum(quantity for _kind, quantity in found)
    missing = shipped - counted.received
    short, over = (counted.conditions.get(kind, 0.0) for kind in _COUNTS)
    if missing > TINY and short <= TINY:
        short = missing if missing > in_question + TINY else 0.0
        short -= in_question if short else 0.0
    if missing < -TINY and over <= TINY:
        over = -missing
    counts = [("short", short), ("over", over)]
    return [each for each in counts if each[1] > TINY] + found
