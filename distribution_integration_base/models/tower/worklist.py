# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What stands next under the numbers of a block of the control tower."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Worklist:
    """The rows that come next, the most pressing first.

    :param model: whose rows.
    :param domain: which of them; the numbers above count the same rows, or more.
    :param when: date or datetime field: by then it should have happened.
    :param name: field that names a row.
    :param words: fields that say more, see :func:`.words.said`.
    :param amount: monetary field, told in its own currency.
    :param opens: many2one field to what a row opens; the row itself, when empty.
    :param empty: said when there is nothing.
    """

    model: str
    domain: list
    when: str
    name: str = "display_name"
    words: tuple = ()
    amount: str = ""
    opens: str = ""
    empty: str = ""
