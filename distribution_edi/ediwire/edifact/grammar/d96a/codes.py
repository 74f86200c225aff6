# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Code lists that are checked: short ones, written in full (see X12's).

Qualifiers of dates, amounts, parties and the like have hundreds of codes, grow with
each directory and are the partners' affair; an overlay closes them.
"""

CODES = {
    "1073": "1 2",
    "4501": "1 2",
    "5213": "A I S",
    "7077": "A B C D E F S X",
    "7083": "A D I",
    "7491": "1 2 3 4",
}
