# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Segments for changes, status, receipts and returns; notation: :mod:`..notation`."""

SEGMENTS = """
BCA beginning of the answer to a change: 353! 587 324! 328 327 373! 326 367 127 3x(373)
    92 786 640
BCH beginning of the order change: 353! 92! 324! 328 327 373! 326 367 127 373 373 1166
    786 587 640 1232
BGN beginning of the document: 353! 127! 373! 337 623 127 640 306 786 | if(5 4)
BLI item by quantity and price: 235! 234! 380 355 236 212 355 3x(235 234) 4x(1161) 594 |
    all(5 6) if(7 6) all(8 9) all(10 11) all(12 13)
BMG beginning of the text message: 353! 352 640
BRA beginning of the receiving advice: 127! 373! 353! 962! 337 412 306
BSI beginning of the status question: 127! 373! 847! 848 849 337 353 640 306
BSR beginning of the status report: 850! 847! 127! 373! 848 849 337 127 373 337 353 306
CS contract summary: 367 327 328 128 127 324 560 433 954 954 782 336 560 355 212 336
    1073 1073 | all(4 5)
DD demand detail: 1271 1270 128 127 1271 1270 380 1073 1271 1270 | if(2 1) all(3 4 5)
    if(6 5) if(10 9)
ISR status of the item: 368! 373 641
MIT message identification: 127! 352 931 932
OTI original document: 110! 128! 127! 142 124 373 337 28 329 143 480 353 640 346 306 305
    641 | if(9 8)
PD pricing over time: 344! 373! C001! 380! 93! 352 1196 127 352 1401
PDD pricing detail: 350! 380 782 954 1401 | any(2 3 4)
POC change of the line item: 350 670! 330 671 C001 212 639 10x(235 234) | if(3 4 5) if(7
    6) pairs(8 27)
RCD item received: 350 663 C001 664 C001 5x(667 C001 412) 380 | any(2 4 6) all(2 3)
    all(4 5) all(6 7 8) all(9 10 11) all(12 13 14) all(15 16 17) all(18 19 20)
RDR disposition of the return: 1292 1293 1294 352 1073 | one(2 3)
RED related data: 352! 1609 559 822 1270 1271 | any(2 6) one(2 6) all(3 5 6) if(4 3)
TED technical error: 647! 3 721 719 722 725 724 961
"""
