# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Why customers pay less (X12 element 426), in our words.

Only what retailers use; any other code is shown as it came.
"""

REASONS = {
    "01": "The price is not the agreed one",
    "02": "An allowance or charge is wrong",
    "03": "The amount is calculated wrongly",
    "04": "Damaged goods were not accepted",
    "05": "Goods were not accepted for their quality",
    "06": "The quantity is contested",
    "07": "Wrong goods were delivered",
    "08": "Something else was delivered in its place",
    "09": "The terms of sale are wrong",
    "10": "Pallets or containers are charged wrongly",
    "11": "Returned: damaged",
    "12": "Returned: quality",
    "13": "Returned: too near its date",
    "14": "Returned: left over from a promotion",
    "15": "Returned: recalled",
    "17": "Required data are missing",
    "19": "It was billed twice",
    "24": "The discount is wrong",
    "25": "Goods were not accepted",
    "26": "The invoice was cancelled",
    "43": "A discount is missing",
    "44": "Required documents are missing",
    "50": "Fee for lateness",
    "51": "Interest as a penalty",
    "52": "Back for an earlier over-payment",
    "53": "For an earlier under-payment",
    "54": "Freight was taken off",
    "55": "Tax was taken off",
    "56": "An advertising allowance was taken",
    "57": "A volume discount was taken",
    "59": "Goods were not received",
    "70": "The shipment notice did not come",
    "71": "Advertising allowance",
    "72": "Authorised return",
    "80": "Over-payment",
    "L1": "Found by an audit",
    "discount": "A discount that the payment terms do not grant",
    "claim": "A claim without a reason",
    "short": "Paid short without a reason",
}


def reason_words(code):
    """Return what reason ``code`` means."""
    return REASONS.get(code, f"Reason {code}")
