# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Segments for catalogues, stock and sales reports; notation: :mod:`..notation`."""

SEGMENTS = """
AAA request validation: 1073! 559 901 889
BCT beginning of the catalogue: 683! 684 685 686 355 684 685 686 352 353
BIA beginning of the stock report: 353! 755! 127! 373! 337 306
CRD currency details: 26! 522 782 488 | all(2 3) any(3 4)
G26 price conditions: 290! 432 373 292 380 355 | all(2 3) all(4 5 6)
G36 price list reference: 439! 440 373! 291
G38 payment of the return: 782! 591 1292
G39 item on the pallet: 438 235 234 152 395 187 188 65 355 189 355 82 355 183 355 416
    356 357 355 397 398 876 235 234 187 395 810 103 | any(1 2) all(2 3) all(5 6 7)
    all(6 7) all(8 9) all(10 11) all(12 13) all(14 15) all(18 19) all(23 24) all(25 26)
G40 price of the item: 417 418! 419 369 420 421 355 236 1470
G43 promotion: 771! 767 352 687
G53 maintenance: 875!
G54 item of the kit: 380! 355! 438 235 234 369 | any(3 4) all(4 5)
G55 characteristics of the consumer item: 235! 234! 235 234 65 355 189 355 82 355 183
    355 356 357 355 878 878 879 880 881 1073 397 395 187 188 395 187 188 235 234 369 810
    103 | all(3 4) all(5 6) all(7 8) all(9 10) all(11 12) all(14 15) all(23 24
    25) all(26 27 28) all(29 30)
G93 price bracket: 417 380 355 369 91 236 306 1073 | all(2 3)
G95 performance: 293 422! 554 380 355 352 1470 | all(4 5)
LFG hazardous goods: 352! 215! 277! 218! 254 1577
PKL packing level: 235! 234! 355! 380! 65 189 677 355 384 355 385 355 1073 | if(5 8)
    if(6 8) if(7 8) ifany(8 5 6 7) all(9 10) all(11 12)
UIT unit detail: C001! 212 639 | if(3 2)
XPO order concerned: 324! 324 66 67 | all(3 4)
XQ reporting period: 305! 373! 373
ZA activity: 859! 380 355 374 373 128 127 1073 | all(2 3) all(4 5) all(6 7)
"""
