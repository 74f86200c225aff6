# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Segments for payments, deductions and adjustments; notation: :mod:`..notation`."""

SEGMENTS = """
ADX adjustment: 782! 426! 128 127 | all(3 4)
AIN income: 1186! 594! 782! 380 1073 127 522 1685 1687 355 380 1271 | all(9 10)
ASM amount summary: 610! 107 522
ATN attendance: 380! 355 673 594 1684 352
BCD beginning of the credit or debit: 373! 475! 305! 610! 478! 373 76 424 373 324 353
    640 128 127 306 | any(7 10 14) all(13 14)
BPR beginning of the payment: 305! 782! 478! 591! 812 506 507 569 508 509 510 506 507
    569 508 373 1048 506 507 569 508 | all(6 7) if(8 9) all(12 13) if(14 15) all(18 19)
    if(20 21)
CDD detail of the credit or debit: 426! 478! 350 610 1073 417 477 355 427 236 212 236
    212 | any(4 7) if(7 11) all(7 8) all(10 11) all(12 13)
DED deduction for a third party: 1511! 127! 373! 610! 127! 1073! 93 127 1073
EMS employment: 352 1176 1149 584 128 127 127 | all(5 6)
ENT entity: 554 98 66 67 98 66 67 128 127 | all(2 3 4) all(5 6 7) all(8 9)
INV investment: 352! 954 782 380 156 352 782 | one(2 3 4)
LOC location: 128! 127! 352 127 729 128 127 352 127 6x(739 C001) 128 127 352 | all(6 7)
    if(11 10) if(13 12) if(15 14) if(17 16) if(19 18) if(21 20) all(22 23)
N11 store number: 614! 310 127
NM1 person or organisation: 98! 1065! 1035 1036 1037 1038 1039 66 67 706 98 | all(8 9)
    if(11 10)
PEN pension: 640! 782 1224 954 1296 127 1470 1262 875 | any(2 4)
PYD payroll deduction: 782! 594 1685 1688 352
RDM way of the remittance: 756! 93 364 C040 C040
RMR remittance for a document: 128 127 482 782 782 782 426 782 | all(1 2) all(7 8)
RYL royalty: 554! 1035 66 67 | all(3 4)
SHD shipment of the adjustment: 382 413 355 81 355 183 355 398 417 91 140 368 128 127 |
    any(1 2) if(1 3) if(2 3) all(4 5) all(6 7) if(13 14)
TRN trace: 481! 127! 509 127
TXP tax payment: 325! 1049! 373! 817! 1051! 817 1051 817 1051 1050 | all(6 7) all(8 9)
"""
