# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""INVOIC: the amounts (MOA) must add up, to the cent.

Total = lines - allowances + charges + tax. 203 is a line's amount, 79 the sum of the
lines, 124 tax, 176 all taxes; the total is 77, 86, 39, 139 or 9, in this order. What is
not sent is not checked.
"""

from decimal import Decimal

from ..documents.source import plain_decimal

_LINE, _LINES, _TAX, _ALL_TAXES = "203", "79", "124", "176"
_TOTALS = ("77", "86", "39", "139", "9")
_ALLOWANCES = {"8", "23", "204"}


def check_money(spots):
    """Return findings where amounts of an invoice contradict each other."""
    return Amounts(spots).findings()


class Amounts:
    """The amounts of an invoice, by the section and segment that they stand in.

    ``total`` is (segment, amount) or None; ``tax``, ``lines`` and ``charges`` (charges
    less allowances of the whole invoice) are decimals, None when they are not sent.
    """

    def __init__(self, spots):
        self.line_amounts, self.summary, self.taxes = [], {}, []
        self.line_charges, self.told = Decimal(0), {"head": [], "summary": []}
        self.line_count = 0
        self.section, self.owner, self.sign = "head", "", 1
        for spot in spots:
            self._take(spot)

    def _take(self, spot):
        if spot.tag == "LIN":
            self.section, self.owner = "line", ""
            self.line_count += 1
        elif spot.tag == "UNS":
            self.section, self.owner = "summary", ""
        elif spot.tag in ("ALC", "TAX", "PAT", "NAD", "RFF"):
            # Amounts that follow belong to these, until another group begins.
            self.owner = spot.tag if spot.tag != "RFF" else self.owner
            if spot.tag == "ALC":
                self.sign = -1 if spot[1] == "A" else 1
        elif spot.tag == "PRI":
            self.owner = "PRI"
        elif spot.tag == "MOA":
            self._take_amount(spot)

    def _take_amount(self, spot):
        kind, amount = spot[1], decimal(spot.part(1, 2))
        if amount is None:
            return
        if self.owner == "ALC":
            if kind in _ALLOWANCES and self.section == "line":
                self.line_charges += self.sign * amount
            elif kind in _ALLOWANCES:
                self.told[self.section].append(self.sign * amount)
        elif self.section == "line" and kind == _LINE:
            self.line_amounts.append(amount)
        elif self.section == "summary" and self.owner == "TAX":
            if kind == _TAX:
                self.taxes.append(amount)
        elif self.section == "summary":
            self.summary.setdefault(kind, (spot, amount))

    @property
    def charges(self):
        """Return the charges of the whole invoice, which the summary may repeat."""
        return sum(self.told["head"] or self.told["summary"], Decimal(0))

    @property
    def lines(self):
        """Return the sum of the lines' amounts, None when a line has none."""
        if len(self.line_amounts) != self.line_count:
            return None
        return sum(self.line_amounts, Decimal(0))

    @property
    def tax(self):
        """Return all tax, None when none is told."""
        for kind in (_ALL_TAXES, _TAX):
            if kind in self.summary:
                return self.summary[kind][1]
        return sum(self.taxes) if self.taxes else None

    @property
    def total(self):
        """Return (segment, amount) of the invoice's total, or None."""
        kinds = [kind for kind in _TOTALS if kind in self.summary]
        return self.summary[kinds[0]] if kinds else None

    def findings(self):
        """Return a finding for each sum that is wrong."""
        found = []
        announced = self.summary.get(_LINES)
        lines = self.lines
        if announced and lines is not None:
            # Senders disagree whether charges of the lines or of the head are in it.
            sums = {lines, lines + self.line_charges}
            sums |= {each + self.charges for each in sums}
            if announced[1] not in sums:
                found.append(_note(announced[0], lines))
        base = lines if lines is not None else announced and announced[1]
        if self.total and base is not None:
            spot, amount = self.total
            tax = self.tax or Decimal(0)
            bases = {base, base + self.line_charges}
            totals = {each + self.charges + tax for each in bases}
            if announced:
                totals.add(announced[1] + tax)
            if amount not in totals:
                found.append(_note(spot, base + self.charges + tax))
        return found


def _note(spot, expected):
    return spot.note("invoice_total_wrong", 1, 2, f"they come to {expected}")


def decimal(text):
    """Return an amount as Decimal, None when it is not one; either mark is read."""
    number = plain_decimal(text.replace(",", "."))
    return None if number is None else Decimal(number)
