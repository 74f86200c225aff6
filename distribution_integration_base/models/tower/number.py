# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What one number of the control tower counts."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Number:
    """The rows that are counted, and so the rows that a click on it lists.

    :param block: the part of the screen it stands in.
    :param by: field to count apart by: one figure for each of its values.
    :param values: the values of ``by`` that are shown even when nothing is there.
    :param amount: monetary field, summed in the currency of the user's company.
    :param since: datetime field whose oldest value is told.
    :param level: Bootstrap's word for its colour when it is not zero.
    """

    block: str
    label: str
    model: str
    domain: list
    by: str = ""
    values: tuple = ()
    amount: str = ""
    since: str = ""
    level: str = "secondary"

    @property
    def aggregates(self):
        """The aggregates to read beside the count."""
        amount = [f"{self.amount}:sum_currency"] if self.amount else []
        return [*amount, *([f"{self.since}:min"] if self.since else [])]
