# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""From which warehouse an order is delivered, by what each has free."""

from .numbers import TINY


def choose(needs, free):
    """Return {order: first warehouse that has all of it, or None}.

    What one order takes is gone for the next.

    :param needs: {order: {product: quantity}}, in the order of service.
    :param free: {warehouse: {product: quantity}}, in the order of preference.
    """
    left = {place: dict(stock) for place, stock in free.items()}
    chosen = {}
    for order, need in needs.items():
        chosen[order] = next(
            (place for place, stock in left.items() if _has(stock, need)), None
        )
        if chosen[order] is not None:
            stock = left[chosen[order]]
            stock.update({item: stock[item] - count for item, count in need.items()})
    return chosen


def _has(stock, need):
    return all(stock.get(item, 0.0) >= count - TINY for item, count in need.items())
