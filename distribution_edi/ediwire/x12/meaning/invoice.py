# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""An invoice's total (TDS01) is its lines, charges, allowances and taxes, to the cent.

Each line is rounded, then all are added. TDS and SAC05 imply two decimals (N2).
Senders differ in what they repeat: charges and taxes of lines may stand again in the
summary, a tax below a charge may be part of it. Any of these sums is right.
"""

from decimal import ROUND_HALF_UP, Context, Decimal
from itertools import product

from ..prices import unit_price
from .content import number_at, value_at

_CENT, _MOST, _WIDE = Decimal("0.01"), Decimal(10**18), Context(prec=60)
#: SAC01 -> how its amount counts; others tell something and change nothing.
_SIGNS = {"A": -1, "C": 1}


def check_invoice(content, _code):
    """Note a TDS01 that its parts do not come to, to the cent."""
    totals = content.rows("TDS")
    said = _cents(totals[0][1], 1) if totals else None
    parts = _Parts(content) if said is not None else None
    if parts is None or not parts.sound or said in parts.sums():
        return
    expected = parts.first_sum()
    detail = f"they come to {expected}"
    if said == expected * 100:
        detail += ", without the two digits for cents"
    content.note("invoice_total_wrong", totals[0], 1, detail)


class _Parts:
    """What adds up to the total: lines, and per place what is charged and taxed."""

    def __init__(self, content):
        self.lines = Decimal(0)
        self.charges = {"line": Decimal(0), "summary": Decimal(0)}
        self.taxes = {"line": Decimal(0), "summary": Decimal(0), "charge": Decimal(0)}
        self.sound, self._where, self._charged = True, "summary", False
        for _position, elements in content.rows("IT1", "SAC", "TXI", "TDS"):
            self._take(elements)

    def _take(self, elements):
        tag = elements[0]
        if tag in ("IT1", "TDS"):
            self._charged = False
            self._where = "line" if tag == "IT1" else "summary"
        amount = _AMOUNTS[tag](elements)
        if amount is None:
            self.sound = False
        elif tag == "IT1":
            self.lines += amount
        elif tag == "SAC":
            self._charged = True
            self.charges[self._where] += amount
        elif tag == "TXI":
            self.taxes["charge" if self._charged else self._where] += amount

    def first_sum(self):
        """Return the sum in which the summary repeats what the lines say."""
        charges, taxes = self.charges, self.taxes
        charge = charges["summary"] or charges["line"]
        return self.lines + charge + (taxes["summary"] or taxes["line"])

    def sums(self):
        """Return every sum that a sender may mean."""
        charges, taxes = self.charges, self.taxes
        charged = {charges["summary"], charges["line"], sum(charges.values())}
        taxed = {taxes["summary"], taxes["line"], taxes["summary"] + taxes["line"]}
        taxed |= {tax + taxes["charge"] for tax in taxed}
        return {self.lines + sum(pair) for pair in product(charged, taxed)}


def _line_amount(elements):
    quantity, price = number_at(elements, 2), number_at(elements, 4)
    if value_at(elements, 5) == "NC":
        return Decimal(0)
    if quantity is None or price is None:
        return None
    if max(abs(quantity), abs(price)) >= _MOST:
        return None
    price = unit_price(price, value_at(elements, 5), value_at(elements, 3))
    return (quantity * price).quantize(_CENT, ROUND_HALF_UP, _WIDE)


def _charge_amount(elements):
    sign = _SIGNS.get(value_at(elements, 1), 0)
    return sign * (_cents(elements, 5) or Decimal(0))


def _tax_amount(elements):
    return number_at(elements, 2) or Decimal(0)


def _cents(elements, place):
    """Return an N2 element, whose last two digits are cents, None without one."""
    text = value_at(elements, place)
    value = number_at(elements, place)
    return None if value is None or "." in text else (value / 100).quantize(_CENT)


_AMOUNTS = {
    "IT1": _line_amount,
    "SAC": _charge_amount,
    "TXI": _tax_amount,
    "TDS": lambda _elements: Decimal(0),
}
