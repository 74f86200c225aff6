# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Segments for what documents and their lines say; notation: :mod:`..notation`."""

SEGMENTS = """
ACK line item acknowledgement: 668! 380 355 374 373 326 10x(235 234) 559 822 1271 |
    all(2 3) if(4 5) pairs(7 28) if(28 27 29)
BAK beginning of the order acknowledgement: 353! 587! 324! 373! 328 326 367 127 373
    640
BEG beginning of the purchase order: 353! 92! 324! 328 373! 367 587 1019 1166 1232 786
    640
BIG beginning of the invoice: 373! 76! 373 324 328 327 640 353 306 76
BSN beginning of the shipment notice: 353! 396! 373! 337! 1005 640 641 | if(7 6)
CN1 contract: 1166! 782 332 127 338 799
HL hierarchical level: 628! 734 735! 736
IT1 invoice line item: 350 358 355 212 639 10x(235 234) | all(2 3 4) pairs(6 25)
IT3 additional item data: 382 355 368 383 371 | all(1 2) any(1 3 4 5)
IT8 conditions of sale of the item: 563 306 610 508 373 559 566 10x(235 234) | any(1 2
    3 5 7) pairs(8 27)
LDT lead time: 345! 380! 344! 373
LIN item identification: 350 235! 234! 14x(235 234) | pairs(4 31)
MEA measurements: 737 738 739 C001 740 741 935 936 752 1373 | any(3 5 6 8) if(5 4)
    if(6 4) ifany(7 3 5 6) one(8 3)
PID description of the item: 349! 750 559 751 352 752 822 1073 819 | if(4 3) any(4 5)
    if(7 3) if(8 4) if(9 5)
PO1 order line item: 350 330 355 212 639 10x(235 234) | if(3 2) if(5 4) pairs(6 25)
PO3 additional item detail: 371! 373 236 212 639 380! 355! 352 | ifany(4 3 5)
PO4 physical details of the item: 356 357 355 103 187 384 355 385 355 82 189 65 355
    810 752 350 350 1470 | all(2 3) if(5 6) all(6 7) all(8 9) if(10 13) if(11 13)
    if(12 13) ifany(13 10 11 12) if(17 16) if(18 4)
PRF purchase order reference: 324! 328 327 373 350 367 92
PWK paperwork: 755! 756 757 98 66 67 352 C002 1525 | all(5 6)
QTY quantity: 673! 380 C001 61 | any(2 4) one(2 4)
SCH schedule of the line item: 380! 355! 98 93 374! 373! 337 374 373 337 326 350 |
    if(3 4) ifany(8 9 10) if(9 8) if(10 8)
SDQ quantities per store: 355! 66 67! 380! 9x(67 380) 310 | pairs(5 22)
SLN subline item: 350! 350 662! 380 C001 212 639 662 10x(235 234) | all(4 5) if(7 6)
    if(8 6) pairs(9 28)
SN1 item shipped: 350 382! 355! 646 330 355 728 668 | all(5 6)
SR advertising schedule: 350 1430 337 337 3 212 380 373 373 234 234 | if(4 3) if(9 8)
TC2 commodity: 23! 22!
"""
