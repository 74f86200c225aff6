# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""EDIFACT in words: the codes that distributors meet; the wording is our own."""

from .notation import table

SETS = {
    "APERAK": "application error and acknowledgement",
    "CONTRL": "syntax acknowledgement",
    "DESADV": "despatch advice",
    "INVOIC": "invoice",
    "INVRPT": "inventory report",
    "ORDCHG": "purchase order change",
    "ORDERS": "purchase order",
    "ORDRSP": "purchase order response",
    "PRICAT": "price and sales catalogue",
    "RECADV": "receiving advice",
    "REMADV": "remittance advice",
    "SLSRPT": "sales report",
}
GROUPS = SETS
QUALIFIERS = {"1": "DUNS", "14": "GLN", "ZZ": "agreed", "ZZZ": "agreed"}

CODES = table(
    e0083="4 rejected with what is below | 7 acknowledged | 8 received",
    e0085="""2 syntax version not supported | 7 we are not the recipient
        | 12 value not valid | 13 missing | 14 value not supported here
        | 15 not supported here | 16 too many parts | 17 no agreement
        | 18 unspecified error | 19 wrong decimal mark
        | 20 character not valid as mark | 21 character not valid
        | 22 service character not valid | 23 sender not known | 24 too old
        | 25 test not supported | 26 duplicate | 28 references do not match
        | 29 counts do not match | 35 too many repetitions | 36 group too often
        | 37 wrong kind of character | 39 too long | 40 too short""",
    e1001="""9 price list | 84 debit note for an adjustment
        | 305 application report | 35 inventory report | 220 order | 221 blanket order
        | 224 rush order | 226 call-off | 230 order change | 231 order response
        | 351 despatch advice | 380 invoice | 381 credit note
        | 481 remittance advice | 632 receiving advice""",
    e1153="""AAK despatch advice | ACW earlier message | CR customer reference
        | CT contract | DQ delivery note | IV invoice | ON order | VA VAT number
        | VN supplier's order""",
    e1225="""1 cancellation | 4 change | 5 replacement | 6 confirmation
        | 7 duplicate | 9 original | 27 not accepted | 29 accepted""",
    e1229="""1 added | 2 deleted | 3 changed | 5 accepted | 7 not accepted
        | 24 accepted with changes""",
    e2005="""2 delivery requested | 11 despatched | 17 delivery estimated
        | 35 delivered | 36 expiry | 63 deliver no later than
        | 64 deliver no earlier than | 137 date of the document
        | 138 payment | 209 money is there
        | 171 date of the reference""",
    e2379="101 YYMMDD | 102 YYYYMMDD | 203 YYYYMMDDHHMM | 718 from and to",
    e3035="""BY buyer | CA carrier | CN consignee | DP deliver to | IV invoicee
        | SE seller | SF ship from | ST ship to | SU supplier
        | UC who uses the goods""",
    e3055="9 GS1 | 91 given by the supplier | 92 given by the buyer",
    e4343="""4 accepted with changes | 27 not accepted | 29 accepted
        | AC acknowledged with changes | AP accepted | RE rejected""",
    e5025="""9 amount due | 12 paid | 52 discount | 77 invoice total
        | 79 total of the lines | 124 tax | 165 adjustment
        | 125 amount that is taxed | 139 total | 203 total of the line""",
    e5125="AAA net price | AAB gross price | INF information",
    e5153="VAT value added tax",
    e5283="7 tax",
    e6063="""12 despatched | 21 ordered | 47 invoiced | 48 received
        | 59 units in a pack | 83 back-ordered | 113 to be delivered
        | 145 stock on hand""",
    e6069="1 sum of the quantities | 2 number of the lines",
    e6411="""C62 piece | DZN dozen | KGM kilogram | LBR pound | PCE piece
        | MTR metre""",
    e7143="""BP buyer's part number | EN GTIN | IN buyer's item number
        | MF manufacturer's number | SA supplier's item number | SRV GTIN | UP UPC""",
    e7405="BJ SSCC | BX batch | SRV GTIN",
)
