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

    ``open`` is what is still to be moved, ``reserved`` the part of it that stock (or a
    supplier who ships directly) holds. A line whose rest was cancelled has ``open`` 0
    and ``delivered`` short. ``delivered`` and ``invoiced`` are net of what came back
    and was credited; ``left`` is all that ever left the house.
    """

    ordered: float
    open: float = 0.0
    reserved: float = 0.0
    delivered: float = 0.0
    invoiced: float = 0.0
    left: float = 0.0


@dataclass(frozen=True, slots=True)
class OrderFacts:
    """What Odoo knows of one order.

    ``holds``: kinds of the holds that are on it. ``billed``: there is a posted
    invoice; ``paid``: every posted invoice is settled. ``unbilled``: something that is
    not shipped, such as freight, is still to be invoiced.
    """

    confirmed: bool = False
    cancelled: bool = False
    holds: tuple[str, ...] = ()
    billed: bool = False
    paid: bool = False
    unbilled: bool = False
    lines: tuple[LineFacts, ...] = ()

    @property
    def moved(self):
        """Whether anything has left the house, also when it came back."""
        return any(max(line.left, line.delivered) > TINY for line in self.lines)

    @property
    def still_open(self):
        """Whether anything is still to be shipped."""
        return any(line.open > TINY for line in self.lines)


@dataclass(frozen=True, slots=True)
class KitPart:
    """One component of a kit; quantities in the component's unit.

    ``wanted`` is what all kits of the line need of it.
    """

    wanted: float
    open: float = 0.0
    reserved: float = 0.0
    left: float = 0.0


def kit_line(ordered, parts, *, delivered=0.0, invoiced=0.0):
    """Return the :class:`LineFacts` of a line that is shipped as components.

    As much is reserved, or has left, as the scarcest component allows; as much is
    still open as the component with the most open asks for.

    :param delivered: whole kits with the customer, net of returns.
    """
    kits = [part for part in parts if part.wanted > TINY]
    if not kits or ordered <= TINY:
        return LineFacts(ordered, delivered=delivered, invoiced=invoiced)

    def count(quantity, part):
        return quantity * ordered / part.wanted

    still_open = max(count(part.open, part) for part in kits)
    ready = min(count(part.left + part.reserved, part) for part in kits)
    left = min(count(part.left, part) for part in kits)
    return LineFacts(
        ordered,
        open=still_open,
        reserved=max(0.0, min(still_open, ready - left)),
        delivered=delivered,
        invoiced=invoiced,
        left=left,
    )


def derive(facts):
    """Return the state of an order that exists in Odoo, a key of :data:`STATES`."""
    if facts.cancelled:
        return "cancelled"
    if not facts.confirmed:
        return "on_hold" if facts.holds else "validated"
    if not facts.lines:
        return _without_goods(facts)
    if facts.moved and not facts.still_open:
        return _after_shipping(facts)
    if facts.holds:
        return "on_hold"
    if facts.moved:
        return "partially_fulfilled"
    reserved = all(line.reserved >= line.open - TINY for line in facts.lines)
    return "allocated" if facts.still_open and reserved else "accepted"


def _without_goods(facts):
    """Services only: there is nothing to reserve or to ship, only to bill."""
    if facts.holds and not facts.billed:
        return "on_hold"
    if facts.unbilled or not facts.billed:
        return "accepted"
    return "closed" if facts.paid else "invoiced"


def _after_shipping(facts):
    """All that will be shipped is shipped: how far is the money?"""
    lines = facts.lines
    owed = any(line.invoiced < line.delivered - TINY for line in lines)
    if owed or facts.unbilled:
        return "shipped"
    if not facts.billed:
        return "closed"  # all of it came back before anybody billed it
    to_credit = any(line.invoiced > line.delivered + TINY for line in lines)
    return "closed" if facts.paid and not to_credit else "invoiced"


def milestones(old, new, *, billed=True):
    """Return the states an order passed on its way from ``old`` to ``new``.

    A jump over several milestones reports each, so that a timeline has no holes;
    ``partially_fulfilled`` is only reported when the order really stood there, and
    ``invoiced`` only when it was ``billed``.
    A step back (a return, an unreserved picking) reaches nothing: it reports none.
    """
    if new in ASIDE:
        return [new] if old else ["received", "validated", new]
    if old in ROAD and ROAD.index(new) < ROAD.index(old):
        return []
    start = ROAD.index(old) + 1 if old in ROAD else 0
    passed = list(ROAD[start : ROAD.index(new) + 1])
    # When a part has left, that stock was ever held for all of it is not known.
    unsure = "allocated" if new == "partially_fulfilled" else "partially_fulfilled"
    left_out = {unsure} if billed else {unsure, "invoiced"}
    return [state for state in passed if state not in left_out]


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
