# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Segments for prices, charges, taxes and totals; notation: :mod:`..notation`."""

SEGMENTS = """
AMT amount: 522! 782! 478
BAL balance: 951! 522! 782!
CSH sales requirements: 563 306 610 508 373 559 560 566 954 1004 | if(2 3) all(6 7)
    all(9 10)
CTB restrictions: 688! 352 673 380 522 610 | any(2 4 6) all(3 4) all(5 6)
CTP price: 687 236 212 380 C001 648 649 782 639 499 289 | all(4 5) if(6 7) if(9 2)
    if(10 2) if(11 3)
CTT totals: 354! 347 81 355 183 355 352 | all(3 4) all(5 6)
DIS discount: 653! 654! 655! 656! 657! 657
FA1 type of financial accounting: 559! 1300 248
FA2 accounting data: 1196! 1195!
INC instalments: 336! C001! 380! 380! 782
ISS shipment totals of the invoice: 382 355 81 355 183 355 380 81 | any(1 3 5) pairs(1
    6)
ITD payment terms: 336 333 338 370 351 446 386 362 388 389 342 352 765 107 954 |
    ifany(3 4 5 13) ifany(8 4 5 13) ifany(9 10 11)
PAM period amount: 673 380 C001 522 782 344 374 373 337 374 373 337 1004 954 1073 |
    all(1 2 3) any(2 5 14) all(4 5) all(6 7) ifany(7 8 9) if(7 6) if(8 7) if(9 7)
    ifany(10 11 12) if(11 10) all(13 14)
PCT percentage: 1004! 954!
SAC allowance, charge or service: 248! 1300 559 1301 610 378 332 118 355 380 380 331
    127 770 352 819 | any(2 3) all(3 4) all(6 7) all(9 10) if(11 10) ifany(13 2 4)
    if(14 13) if(16 15)
TAX tax reference: 325 5x(309 310) 441 1179 | any(1 3) pairs(2 11)
TDS invoice total: 610! 3x(610)
TXI tax: 963! 782 954 955 956 441 662 828 325 350 | any(2 3 6) all(4 5) if(8 3)
"""
