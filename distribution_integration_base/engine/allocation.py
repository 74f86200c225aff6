# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Who gets which units, when there may be too few: one pure function.

Orders come in the order in which they are to be served. What is decided here is written
to Odoo by ``distribution.allocation``.
"""

from collections import defaultdict
from collections.abc import Hashable
from dataclasses import dataclass, field

from .numbers import TINY

#: What becomes of an order that stock cannot serve in full, in the partner's profile.
RULES = {
    "keep": "Keep what there is, the rest waits",
    "whole": "All or nothing: give back, wait for all of it",
    "cancel_rest": "Keep what there is, cancel the rest",
    "ask": "Keep what there is, a person decides",
}


@dataclass(frozen=True, slots=True)
class Want:
    """What one move needs.

    :param move: names the move.
    :param product: names the product.
    :param shelf: key of the stock it may take, None: Odoo's own way only.
    :param quantity: in the product's unit, above 0.
    :param divisible: a part of it may be taken (it is ordered in the product's unit).
    """

    move: Hashable
    product: Hashable
    shelf: Hashable
    quantity: float
    divisible: bool = True


@dataclass(frozen=True, slots=True)
class Ask:
    """One order. ``whole``: it takes nothing unless it gets everything."""

    wants: tuple[Want, ...]
    whole: bool = False


@dataclass(slots=True)
class Plan:
    """:ivar picks: {move: [(quant, quantity)]}; nothing for moves that get nothing.
    :ivar left: moves left to Odoo's own way, in the order of service.
    """

    picks: dict = field(default_factory=dict)
    left: list = field(default_factory=list)


def plan(asks, shelves, free):
    """Share ``free`` out among ``asks``, first come, first served.

    Once a product is left to Odoo for one move, those that come later leave it to Odoo
    as well: they would overtake.

    :param asks: [:class:`Ask`] in the order of service.
    :param shelves: {shelf: [quant, ...]} in the order in which they are to be emptied.
    :param free: {quant: quantity}; a quant may stand on several shelves.
    :return: :class:`Plan`.
    """
    made, taken, odd = Plan(), defaultdict(float), set()
    for ask in asks:
        picks, ours, short = {}, defaultdict(float), False
        for want in ask.wants:
            plain = want.shelf in shelves and want.product not in odd
            spare = _spare(shelves[want.shelf], free, taken, ours) if plain else ()
            found, missing = _pick(want.quantity, spare)
            # A part of a dozen: how much of it may be taken is Odoo's to round.
            broken = found and missing > TINY and not want.divisible
            if not plain or broken:
                odd.add(want.product)
                made.left.append(want.move)
                continue
            short = short or missing > TINY
            if found:
                picks[want.move] = found
            for quant, quantity in found:
                ours[quant] += quantity
        if not (short and ask.whole):
            made.picks.update(picks)
            for quant, quantity in ours.items():
                taken[quant] += quantity
    return made


def _spare(shelf, free, taken, ours):
    """Yield (quant, what nobody has been given of it yet)."""
    for quant in shelf:
        yield quant, free[quant] - taken[quant] - ours[quant]


def _pick(quantity, spare):
    """Return ([(quant, quantity)], what is missing)."""
    missing, result = quantity, []
    for quant, available in spare:
        part = min(missing, available)
        if part > TINY:
            result.append((quant, part))
            missing -= part
        if missing <= TINY:
            break
    return result, missing
