# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""EDIFACT codes and what they are called in canonical documents."""

#: 3035 -> role. What is not here has the role ``other``.
ROLES = {
    "DP": "ship_to",
    "ST": "ship_to",
    "CN": "ship_to",
    "IV": "bill_to",
    "BT": "bill_to",
    "BY": "buyer",
    "SU": "supplier",
    "SE": "supplier",
    "SF": "ship_from",
    "PE": "remit_to",
    "RE": "remit_to",
}
#: Role -> 3035, for a party whose own qualifier is not known.
ROLE_CODES = {
    "ship_to": "DP",
    "bill_to": "IV",
    "buyer": "BY",
    "supplier": "SU",
    "ship_from": "SF",
    "remit_to": "PE",
    "other": "ZZZ",
}
#: The consumer, or the store behind a warehouse.
CONSIGNEE = "UC"
#: X12 element 66 -> 3055, where they differ.
AGENCIES = {"UL": "9", "1": "16"}

#: 7143 -> who gave the code. What is not here is ``other``.
ITEM_KINDS = {
    "EN": "gtin",
    "SRV": "gtin",
    "UP": "gtin",
    "EU": "gtin",
    "SA": "vendor",
    "VN": "vendor",
    "VP": "vendor",
    "IN": "buyer",
    "BP": "buyer",
    "SK": "sku",
    "MF": "manufacturer",
}
#: Kind -> 7143, for a code whose qualifier is not known.
ITEM_CODES = {
    "gtin": "EN",
    "vendor": "SA",
    "buyer": "IN",
    "sku": "SK",
    "manufacturer": "MF",
    "other": "ZZZ",
}
#: X12 element 235 -> 7143, where X12 has a code of its own.
X12_ITEM_CODES = {
    "UK": "EN",
    "EO": "EN",
    "MG": "MF",
    "PI": "IN",
    "CB": "IN",
    "VC": "SA",
}

#: BGM 1225 -> purpose of an order.
PURPOSES = {
    "9": "original",
    "1": "cancel",
    "4": "change",
    "5": "replace",
    "6": "confirmation",
    "7": "duplicate",
    "18": "reissue",
    "31": "copy",
}
#: BGM 1001 -> kind of an order. What is not here is ``other``.
ORDER_KINDS = {"220": "standalone", "221": "blanket", "226": "release"}

#: BGM 1225 of an answer -> its status; 4343 says the same in letters.
RESPONSES = {
    "29": "accepted",
    "28": "accepted_with_changes",
    "4": "accepted_with_changes",
    "30": "accepted_with_changes",
    "34": "accepted_with_changes",
    "27": "rejected",
}
RESPONSE_LETTERS = {
    "AP": "accepted",
    "AD": "accepted",
    "AC": "accepted_with_changes",
    "CA": "accepted_with_changes",
    "RE": "rejected",
}
RESPONSE_CODES = {"accepted": "29", "accepted_with_changes": "4", "rejected": "27"}

#: LIN 1229.
ADDED, DELETED, CHANGED, UNTOUCHED = "1", "2", "3", "4"
ACCEPTED, AMENDED, REFUSED = "5", "6", "7"

#: QTY 6063.
ORDERED, DESPATCHED, INVOICED, PER_PACK = "21", "12", "47", "59"
DISCRETE, FREE = "1", "192"
TO_DELIVER, BACKORDER, SPLIT = "113", "83", "11"
