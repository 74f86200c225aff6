# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The order's life as one pure function of facts (DESIGN 4).

Nobody sets the state of an order: Odoo's facts are gathered and :func:`derive` says
what they amount to.
"""

from dataclasses import dataclass

from .numbers import TINY

#: Milestones of the straight road, in order.
ROAD = (
    "received",
    "validated",
    "accepted",
    "allocated",
    "partially_fulfilled",
    "shipped",
    "invoiced",
    "closed",
)
#: States beside the road.
ASIDE = ("on_hold", "cancelled")

STATES = {
    "received": "Received",
    "validated": "Validated",
    "accepted": "Accepted",
    "allocated": "Allocated",
    "partially_fulfilled": "Partially fulfilled",
    "shipped": "Shipped",
    "invoiced": "Invoiced",
    "closed": "Closed",
    "on_hold": "On hold",
    "cancelled": "Cancelled",
}


@dataclass(frozen=True, slots=True)
class LineFacts:
    """Quantities of one order line, all in the line's unit.

    ``open`` is what is still to be moved, ``reserved`` the part of it that stock
    holds. A line whose rest was cancelled has ``open`` 0 and ``delivered`` short.
    """

    ordered: float
    open: float = 0.0
    reserved: float = 0.0
    delivered: float = 0.0
    invoiced: float = 0.0


@dataclass(frozen=True, slots=True)
class OrderFacts:
    """What Odoo knows of one order.

    ``paid``: every posted invoice is settled. ``unbilled``: something that is not
    shipped, such as freight, is still to be invoiced.
    """

    confirmed: bool = False
    cancelled: bool = False
    held: bool = False
    paid: bool = False
    unbilled: bool = False
    lines: tuple[LineFacts, ...] = ()


def derive(facts):
    """Return the state of an order that exists in Odoo, a key of :data:`STATES`."""
    if facts.cancelled:
        return "cancelled"
    if not facts.confirmed:
        return "on_hold" if facts.held else "validated"
    moved = any(line.delivered > TINY for line in facts.lines)
    still_open = any(line.open > TINY for line in facts.lines)
    if moved and not still_open:
        return _after_shipping(facts)
    if facts.held:
        return "on_hold"
    if moved:
        return "partially_fulfilled"
    reserved = all(line.reserved >= line.open - TINY for line in facts.lines)
    return "allocated" if still_open and reserved else "accepted"


def _after_shipping(facts):
    """All that will be shipped is shipped: how far is the money?"""
    owed = any(line.invoiced < line.delivered - TINY for line in facts.lines)
    if owed or facts.unbilled:
        return "shipped"
    return "closed" if facts.paid else "invoiced"


def milestones(old, new):
    """Return the states an order passed on its way from ``old`` to ``new``.

    A jump over several milestones reports each, so that a timeline has no holes;
    ``partially_fulfilled`` is only reported when the order really stood there.
    A step back (a return, an unreserved picking) reaches nothing: it reports none.
    """
    if new in ASIDE:
        return [new]
    if old in ROAD and ROAD.index(new) < ROAD.index(old):
        return []
    start = ROAD.index(old) + 1 if old in ROAD else 0
    passed = list(ROAD[start : ROAD.index(new) + 1])
    if new == "partially_fulfilled":
        # A part has left; that stock was ever held for all of it is not known.
        return [state for state in passed if state != "allocated"]
    return [state for state in passed if state != "partially_fulfilled"]


def expected_steps(state, reached=()):
    """Return the milestones that an order in ``state`` still has before it.

    :param reached: states the order has been in; they say where it stood before it was
        put on hold.
    :return: states of :data:`ROAD` in order. ``partially_fulfilled`` is never among
        them: it may happen, nobody expects it. A cancelled order expects nothing.
    """
    if state == "cancelled":
        return ()
    stood = [state] if state in ROAD else [name for name in reached if name in ROAD]
    start = max((ROAD.index(name) + 1 for name in stood), default=0)
    return tuple(name for name in ROAD[start:] if name != "partially_fulfilled")
