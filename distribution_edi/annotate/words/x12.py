# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""X12 in words: the codes that distributors meet; the wording is our own."""

from .notation import table

SETS = {
    "180": "return merchandise",
    "810": "invoice",
    "812": "credit or debit adjustment",
    "820": "payment order, remittance advice",
    "824": "application advice",
    "832": "price and sales catalogue",
    "846": "inventory advice",
    "850": "purchase order",
    "852": "product activity",
    "855": "purchase order acknowledgement",
    "856": "advance ship notice",
    "860": "purchase order change by the buyer",
    "861": "receiving advice",
    "864": "text message",
    "865": "answer to a purchase order change",
    "869": "order status inquiry",
    "870": "order status report",
    "940": "warehouse shipping order",
    "943": "stock transfer shipment advice",
    "944": "stock transfer receipt advice",
    "945": "warehouse shipping advice",
    "947": "warehouse inventory adjustment",
    "997": "functional acknowledgement",
    "999": "implementation acknowledgement",
}
GROUPS = {
    "AG": "application advice",
    "AN": "return merchandise",
    "AR": "stock transfer shipment",
    "AW": "inventory adjustment",
    "CA": "answers to order changes",
    "CD": "credit or debit adjustments",
    "FA": "acknowledgements",
    "IB": "inventory advice",
    "IN": "invoices",
    "OW": "warehouse shipping orders",
    "PC": "order changes",
    "PD": "product activity",
    "PO": "purchase orders",
    "PR": "order acknowledgements",
    "RA": "payments",
    "RC": "receiving advice",
    "RE": "stock transfer receipts",
    "RS": "order status",
    "SC": "catalogues",
    "SH": "ship notices",
    "SW": "warehouse shipping advice",
    "TX": "text messages",
}
#: Who gave an interchange identifier (I05), and what the file is for (I14).
QUALIFIERS = {
    "01": "DUNS",
    "02": "SCAC",
    "07": "GLN",
    "08": "GS1 communication id",
    "12": "telephone",
    "14": "DUNS with suffix",
    "16": "DUNS+4",
    "ZZ": "agreed between the parties",
}

CODES = table(
    e66="""1 DUNS | 2 SCAC | 9 DUNS+4 | 15 SAN | 54 warehouse
        | 91 given by the seller | 92 given by the buyer | 93 given by the sender
        | 94 given by the receiver | FI tax number | UL GLN | ZZ agreed""",
    e88="""AA SSCC-18 | CA shipper's case | CP carrier's package number
        | GM SSCC-18 with its (00) | SM given by the shipper | UC container code
        | UP UPC | W pallet""",
    e91="""A air | H the customer fetches it | J motor | L contract carrier
        | LT less than a truckload | M motor, common carrier | R rail | S ocean
        | U parcel service | ZZ agreed""",
    e92="""BE blanket, quantity estimated | BK blanket, quantity firm
        | CF confirmation | CN consigned | DR direct ship | DS drop ship
        | EO emergency | IN information copy | KN purchase order | NE new order
        | OS special | PR promotion | RE reorder | RL release | RO rush
        | SA stand-alone | SO shipped order | SP sample | ST standing order""",
    e98="""31 mark for | BS bill and ship to | BT bill to | BY buyer | CA carrier
        | CN consignee | DE depositor | FR from | MA party for whom the goods are
        | OB ordered by | PE payee | PR payer | RE remit to | RI remit to
        | SE seller | SF ship from | SH shipper | SN store | SO sold to
        | ST ship to | SU supplier | VN vendor | WH warehouse | Z7 mark for""",
    e110="""BA batch accepted | BR batch rejected | GA group accepted
        | GE group accepted with errors | GR group rejected | IA item accepted
        | IE item accepted with errors | IR item rejected | TA set accepted
        | TC set accepted, content changed | TE set accepted with errors
        | TP set partly accepted | TR set rejected""",
    e128="""2I tracking number | AN associated order | BM bill of lading
        | BT batch | CN carrier's PRO number | CO customer's order
        | CR customer reference | CT contract | DP department
        | IA vendor number at the buyer | IV invoice | LI line number
        | LO load number | LT lot | MR merchandise type | PD promotion or deal
        | PK packing list | PO purchase order | PT purchase option
        | SI shipment id | SN seal | ST store | VN vendor's order
        | VR vendor number | ZZ agreed""",
    e133="""A origin carrier | B origin carrier agent | O origin carrier
        | Z shipper's choice | 1 first carrier | 2 second carrier""",
    e146="""CC collect | CF collect, credited | DF defined by the parties
        | MX mixed | PC prepaid, charged to the customer | PO prepaid only
        | PP prepaid by the seller | PU pickup | TP third party""",
    e248="""A allowance | C charge | N neither | P promotion | Q charge request
        | S service""",
    e305="""C payment with remittance | D payment only | I remittance only
        | P prenotification | U split payment | X handling by the bank""",
    e331="""01 billed back | 02 off the invoice | 04 credited to the account
        | 05 paid by the vendor | 06 paid by the customer""",
    e333="""1 shipping date | 2 delivery date | 3 invoice date
        | 15 receipt of goods""",
    e336="""01 basic | 02 end of month | 03 fixed date
        | 05 discount not applicable | 08 basic discount | 14 previously agreed
        | ZZ agreed""",
    e353="""00 original | 01 cancellation | 04 change | 05 replacement
        | 06 confirmation | 07 duplicate | 18 reissue | 22 information copy
        | 49 original, no answer needed | 53 completion""",
    e355="""01 actual pound | BG bag | BX box | CA case
        | CS cassette, often meant as case | CT carton | DZ dozen | EA each
        | FT foot | GA gallon | KG kilogram | LB pound | PC piece | PK package
        | PL pallet | PR pair | RL roll | ST set | UN unit | YD yard""",
    e366="""BD buyer | CN general contact | DC delivery | IC information
        | OC order contact | RE receiving | SR sales""",
    e365="EM e-mail | FX fax | TE telephone | UR web address",
    e368="""BO back-ordered | CC complete | CL complete | CM complete with more
        | CP partial, no back order | CS complete with substitution
        | IC item cancelled | IS substitution | PR partial | SH shipped""",
    e374="""001 cancel after | 002 delivery requested | 003 invoice | 004 order
        | 010 shipping requested | 011 shipped | 017 delivery estimated
        | 018 available | 035 delivered | 036 expiration | 037 ship not before
        | 038 ship no later than | 050 received | 063 do not deliver after
        | 064 do not deliver before | 067 delivery now planned
        | 068 shipping now planned | 118 pickup requested | 405 production""",
    e412="""01 damaged | 02 short | 03 over | 05 wrong item | 07 good | 09 on hold""",
    e426="""01 pricing | 02 allowance or charge | 03 calculation
        | 04 damaged | 05 quality | 06 quantity contested | 07 wrong goods
        | 11 returned, damaged | 19 double billing | 24 wrong discount
        | 50 late charge | 54 freight | 55 tax | 56 advertising allowance
        | 57 volume discount | 59 item not received
        | 70 no ship notice came | 72 authorised return | 80 overpayment
        | L1 audit""",
    e473="""F cancellation | L line replaced | N original | R change
        | S future order | T sent again""",
    e478="C credit | D debit",
    e482="""AJ adjustment | ER evaluated receipt | FL final | NS not specified
        | PA payment in advance | PI pay the item | PO payment on account
        | PP partial payment | PR progress payment""",
    e514="""C customer return | F full detail | N no exceptions | R replacement
        | X exceptions only""",
    e587="""AC accepted with detail and change
        | AD accepted with detail, no change | AE exceptions only | AH held
        | AK accepted, no detail | AP replenishment | AT accepted
        | RD rejected with detail | RF rejected, exceptions only
        | RJ rejected, no detail | RN replacement | RO rejected with counter offer
        | RV revision""",
    e591="""ACH clearing house | BOP by the payer's bank | CHK cheque
        | FWT wire transfer | NON no payment""",
    e639="""CA catalogue | CP current price | CT contract | HP per hundred
        | NC no charge | PE price per each | QT quotation | RP retail
        | TE contract per each | UM per unit | WE wholesale per each""",
    e662="""A added | D deleted | I included | O information only | S substituted""",
    e640="""CN credit invoice | CR credit memo | DI debit invoice | DR debit memo
        | PR product""",
    e670="""AI add an item | CA changes to an item | CF cancel the order
        | CT change of dates | DI delete an item | NC no change | PC price changed
        | PQ price and quantity changed | PR price and terms
        | QD quantity decreased | QI quantity increased | RE replacement item
        | RQ date and quantity changed | RS date changed | RZ all values replaced
        | TI transfer""",
    e668="""AA sent on to another place | AC accepted and shipped
        | AR accepted, released | BP partly shipped, rest back-ordered
        | DR accepted, date changed | IA accepted | IB back-ordered
        | IC accepted with changes | ID deleted | IE accepted, price pending
        | IF held, description incomplete | IH held | IP accepted, price changed
        | IQ accepted, quantity changed | IR rejected | IS accepted, substituted
        | IW held | R1 rejected, not in the contract
        | R2 rejected, invalid item number | R3 rejected, invalid unit
        | R4 rejected, not available | R5 rejected, order value too small
        | R6 rejected, quantity not allowed | R7 rejected, line not valid
        | R8 rejected | SP accepted, schedule pending""",
    e673="""01 discrete quantity | 02 cumulative | 17 on hand | 20 unusable
        | 25 OEM | 29 expected to be available | 33 available for sale
        | 37 in the works | 38 original | 63 on order | BQ back-ordered
        | QA on hand | QP on order | QS sold | V2 available""",
    e235="""BP buyer's part number | CB buyer's catalogue number | EN GTIN-13
        | EO GTIN-8 | IN buyer's item number | IT buyer's style | LT lot
        | MF manufacturer | MG manufacturer's part | MN model | N4 drug code
        | ND drug code | PI buyer's item number | PN our part number | SK SKU
        | SN serial number | UA case GTIN | UI consumer GTIN | UK GTIN-14
        | UP GTIN-12 (UPC) | VA vendor's style | VC vendor's catalogue number
        | VN vendor's item number | VP vendor's part number""",
    e715="""A accepted | E accepted, but with errors
        | M rejected, authentication failed | P partly accepted | R rejected
        | W rejected, assurance failed | X rejected, cannot be decrypted""",
    e716="""1 group not supported | 2 version not supported | 3 trailer missing
        | 4 control numbers differ | 5 count of sets is wrong
        | 6 control number not usable""",
    e717="""A accepted | E accepted, but with errors
        | M rejected, authentication failed | R rejected
        | W rejected, assurance failed | X rejected, cannot be decrypted""",
    e718="""1 set not supported | 2 trailer missing | 3 control numbers differ
        | 4 count of segments is wrong | 5 segments with errors | 6 bad set code
        | 7 bad control number | 23 control number not unique""",
    e720="""1 segment not known | 2 segment not expected
        | 3 mandatory segment missing | 4 loop too often | 5 segment too often
        | 6 segment not in this set | 7 segment out of order
        | 8 segment with wrong elements""",
    e723="""1 mandatory element missing | 2 element missing on condition
        | 3 too many elements | 4 too short | 5 too long | 6 wrong character
        | 7 code not valid | 8 date not valid | 9 time not valid
        | 10 excluded by another element""",
    e735="""F component | I item | K kit | O order | P pack or carton
        | Q inner pack | S shipment | T pallet""",
    e736="0 nothing below | 1 more levels below",
    e755="""DD distributor's stock | IP planned stock
        | MB manufacturer and distributor | MM manufacturer's stock
        | PI product availability inquiry | SI seller's stock""",
    e1005="""0001 shipment, order, carton, item
        | 0002 shipment, order, item, carton | 0003 shipment, carton, order, item
        | 0004 shipment, order, item""",
    e1292="""CR returned by a consumer | DI disposed of
        | KA kept for an allowance | PA partly authorised
        | RA authorised, with a number | RD denied | RN without a number
        | RP not decided yet""",
    e1293="""CO ordered by mistake | DA damaged | DI discontinued | DM defective
        | DR defective, from a consumer | DT damaged on the way
        | EI too much in stock | EO end of the season | PR recalled
        | RE recalled | WG wrong goods""",
    e1294="""IN not defective | IO as ordered | MI more information wanted
        | NR no record of the sale | PC price | QD quantity
        | RT time for returns is over | UI item not known""",
    e1300="""A260 advertising | B720 co-operative advertising
        | C000 defective goods | C310 discount | D240 freight | D500 handling
        | F050 other | F800 promotion | F910 quantity discount | G821 shipping
        | H700 tax | H750 tax | H850 tax | I170 trade discount
        | I530 volume discount""",
)
