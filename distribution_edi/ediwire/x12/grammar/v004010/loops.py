# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Loops that many sets have in common; notation: :mod:`..notation`."""

ADDRESS = "N2:2 N3:2 N4"
#: A party of a document that is not about ordering.
PARTY = f"N1:200({ADDRESS} REF:12 PER:3)"
#: The party of an order's line: when and how it receives goods.
LINE_PARTY = f"{ADDRESS} NX2* REF:12 PER:3 SI*"
ROUTE = "TD1:2 TD5:12 TD3:12 TD4:5"
ITEM_ROUTE = "TD1 TD5:12 TD3:12 TD4:5"
CODES = "LM:10(LQ!:100)"
ANY_CODES = "LM*(LQ!*)"
ACCOUNTS = "FA1*(FA2!*)"
NOTES = "N9:1000(DTM* MSG:1000)"
