# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""X12 codes and what they are called in canonical documents."""

#: Element 98 -> role. What is not here has the role ``other``.
ROLES = {
    "ST": "ship_to",
    "BT": "bill_to",
    "BY": "buyer",
    "SE": "supplier",
    "SU": "supplier",
    "VN": "supplier",
    "SF": "ship_from",
    "RE": "remit_to",
}
#: Role -> element 98, for a party whose own qualifier is not known.
ROLE_CODES = {
    "ship_to": "ST",
    "bill_to": "BT",
    "buyer": "BY",
    "supplier": "SE",
    "ship_from": "SF",
    "remit_to": "RE",
    "other": "ZZ",
}

#: Element 235 -> who gave the code. What is not here is ``other``.
ITEM_KINDS = {
    "UP": "gtin",
    "EN": "gtin",
    "EO": "gtin",
    "UK": "gtin",
    "UA": "gtin",
    "UI": "gtin",
    "VN": "vendor",
    "VP": "vendor",
    "VC": "vendor",
    "VA": "vendor",
    "IN": "buyer",
    "BP": "buyer",
    "PI": "buyer",
    "CB": "buyer",
    "IT": "buyer",
    "SK": "sku",
    "MG": "manufacturer",
    "MF": "manufacturer",
}
#: Kind -> element 235, for a code whose qualifier is not known.
ITEM_CODES = {
    "vendor": "VN",
    "buyer": "IN",
    "sku": "SK",
    "manufacturer": "MG",
    "other": "ZZ",
}
#: Digits of a GTIN -> element 235.
GTIN_CODES = {8: "EO", 12: "UP", 13: "EN", 14: "UK"}

#: BEG01 (element 353) -> purpose.
PURPOSES = {
    "00": "original",
    "01": "cancel",
    "04": "change",
    "05": "replace",
    "06": "confirmation",
    "07": "duplicate",
    "18": "reissue",
    "22": "copy",
    "49": "original",
}
#: BEG02 (element 92) -> kind. What is not here is ``other``.
ORDER_KINDS = {
    "SA": "standalone",
    "NE": "standalone",
    "DS": "dropship",
    "RL": "release",
    "BK": "blanket",
    "BE": "blanket",
}

#: POC02 (element 670) -> what happens to the line. QI and QD: see ``order_change``.
LINE_CHANGES = {
    "AI": "add",
    "CA": "change",
    "CT": "change",
    "DI": "cancel",
    "MU": "change",
    "PC": "change",
    "PQ": "change",
    "PR": "change",
    "QC": "change",
    "QD": "change",
    "QI": "change",
    "RQ": "change",
    "RS": "change",
    "RZ": "change",
}

#: BAK02 (element 587) -> status of the whole answer.
RESPONSES = {
    "AD": "accepted",
    "AK": "accepted",
    "AP": "accepted",
    "AT": "accepted",
    "AC": "accepted_with_changes",
    "AE": "accepted_with_changes",
    "AH": "accepted_with_changes",
    "RD": "rejected",
    "RF": "rejected",
    "RJ": "rejected",
    "RN": "rejected",
    "RV": "rejected",
    "RO": "rejected",
}
RESPONSE_CODES = {
    "accepted": "AD",
    "accepted_with_changes": "AC",
    "rejected": "RD",
}
#: ACK01 (element 668) -> status of a quantity; IC depends on the quantity.
LINE_STATUSES = {
    "IA": "accepted",
    "AA": "accepted",
    "AC": "accepted",
    "AR": "accepted",
    "IE": "accepted",
    "SP": "accepted",
    "IQ": "quantity_changed",
    "IP": "price_changed",
    "DR": "rescheduled",
    "IB": "backordered",
    "BP": "backordered",
    "IS": "substituted",
    "IF": "held",
    "IH": "held",
    "IW": "held",
    "ID": "deleted",
    "IR": "rejected",
    **{f"R{number}": "rejected" for number in range(1, 9)},
}
LINE_STATUS_CODES = {
    "accepted": "IA",
    "quantity_changed": "IQ",
    "price_changed": "IP",
    "rescheduled": "DR",
    "backordered": "IB",
    "substituted": "IS",
    "held": "IH",
    "rejected": "IR",
    "deleted": "ID",
}
