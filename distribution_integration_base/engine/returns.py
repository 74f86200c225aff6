# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Whether goods may come back: plain values, no Odoo."""

from decimal import Decimal
from typing import NamedTuple

#: X12 element 1293, in our words; any other reason is shown as it came.
REASONS = {
    "BC": "past its date",
    "CO": "ordered by mistake",
    "DA": "damaged",
    "DI": "discontinued",
    "DM": "defective",
    "DP": "packaging is defective",
    "DR": "defective, brought back by a consumer",
    "DT": "damaged on the way",
    "EI": "too much in stock",
    "EO": "end of the season",
    "LP": "label is wrong",
    "NA": "not as expected",
    "OP": "packaging is out of date",
    "PE": "price is wrong",
    "PR": "recalled",
    "PS": "spoiled",
    "RE": "recalled",
    "SD": "too near its date",
    "SP": "shipped after the cancel date",
    "WG": "wrong goods, or not ordered",
}
#: X12 element 1294: why we refuse.
RESPONSES = {
    "NR": "There is no record of this sale.",
    "UI": "This item is not on the order.",
    "QD": "More than was shipped and not returned yet.",
    "RT": "The time for returns is over.",
    "MI": "Ask us for the reason.",
}


class Sold(NamedTuple):
    """What was shipped of an item, in the partner's ``unit``.

    ``coming`` is what may come back already; ``days`` since it was last shipped.
    """

    shipped: Decimal
    coming: Decimal
    unit: str
    days: int | None


class Verdict(NamedTuple):
    """``response`` is a key of :data:`RESPONSES`, "" when it may come back."""

    response: str = ""

    @property
    def accepted(self):
        return not self.response


def judge(quantity, unit, sold, most_days):
    """Return the :class:`Verdict` on one line.

    :param sold: :class:`Sold`, None when the item is not on the order.
    :param most_days: for how many days goods may come back; 0: always.
    """
    if sold is None:
        return Verdict("UI")
    if unit != sold.unit or quantity <= 0:
        return Verdict("QD")
    if quantity > sold.shipped - sold.coming:
        return Verdict("QD")
    if most_days and (sold.days is None or sold.days > most_days):
        return Verdict("RT")
    return Verdict()
