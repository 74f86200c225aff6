# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A payment (820) must be what its remittances come to."""

from decimal import Decimal

from .content import number_at, plain

_PLACE = {"RMR": 4, "ADX": 1}


def check_payment(content, _code):
    """BPR02 is the sum of RMR04 and ADX01.

    An adjustment below a remittance may be in its amount paid already: senders do both,
    so either sum is right.
    """
    header = content.rows("BPR")
    paid = number_at(header[0][1], 2) if header else None
    rows = content.rows("RMR", "ADX", "ENT")
    if paid is None or not any(row[1][0] == "RMR" for row in rows):
        return
    plain_sum = below = Decimal(0)
    inside = False
    for _position, elements in rows:
        tag = elements[0]
        inside = tag == "RMR" or (inside and tag == "ADX")
        if tag == "ENT":
            continue
        amount = number_at(elements, _PLACE[tag])
        if amount is None:
            return
        if tag == "ADX" and inside:
            below += amount
        else:
            plain_sum += amount
    if paid not in (plain_sum, plain_sum + below):
        detail = f"the remittances come to {plain(plain_sum + below)}"
        content.note("payment_total_wrong", header[0], 2, detail)
