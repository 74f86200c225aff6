# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Segments for warehouses that others run (940 to 947); notation: :mod:`..notation`."""

SEGMENTS = """
BNX rail shipment: 460 129 11 223
G08 pallet exchange: 409 410 411 412 | all(3 4)
G62 date or time: 432 373 176 337 623 | any(1 3) all(1 2) all(3 4)
G66 transport instructions: 146 91 399 400 387 433 434
G69 description of the item: 369!
G72 allowance or charge: 340! 331! 341 769 359 339 355 360 332 828 770 | any(3 5 8 9)
    one(5 8 9) all(6 7) all(9 10) if(11 3)
LH6 hazardous certification: 93 272 273 273 | all(2 3)
LX counter: 554!
R2 route: 140! 133! 19 154 177 91 296 296 76 373 369 56 742 | if(8 7)
W01 item to ship: 330! 355! 438 235 234 235 234 59 121 23 22 416 451 286 235 234 |
    any(3 4) all(4 5) all(6 7) all(10 11) all(15 16)
W03 totals shipped: 382! 81 355 183 355 80 355 | if(2 3) all(4 5) all(6 7)
W04 item of the stock transfer: 382! 355! 438 235 234 235 234 59 121 23 22 416 844 235
    234 | any(3 4) all(4 5) all(6 7) all(10 11) all(14 15)
W05 beginning of the warehouse order: 473! 285! 324 472 474 640 306 | all(4 5)
W06 beginning of the warehouse shipment: 514! 285 373 145 531 324 474 472 152 891 640
    306 | all(7 8)
W07 item received: 413! 355! 438 235 234 235 234 451 893 235 234 | any(3 4) all(4 5)
    all(6 7) all(10 11)
W08 carrier of the receipt: 91! 140 387 206 207 225 225 407 400 | any(2 4) all(4 5)
W09 equipment and temperature: 40! 408 355 408 355 3 1122 488 380 | all(2 3) all(4 5)
W10 loading: 400 406 399 225 225 408 355 408 355 | all(6 7) all(8 9)
W12 item shipped or not: 368! 330 382 383 355 438 235 234 451 81 187 188 81 187 188 438
    235 234 892 893 235 234 | any(6 7) all(7 8) all(10 11 12) all(13 14 15) all(17 18)
    all(21 22)
W13 exception of the receipt: 380! 355! 412! 451 853
W14 totals received: 413! 382 452 414 80
W15 beginning of the stock adjustment: 373! 31 31 353 640 306 | all(2 3)
W17 beginning of the receipt: 514! 373! 394! 285 145 176 337 474 472 | all(6 7) all(8 9)
W18 temperature on receipt: 456! 408! 355
W19 adjustment of the item: 181! 477! 355! 438 235 234 235 234 451 81 187 188 81 187
    188 529 235 234 | any(4 5) all(5 6) all(7 8) if(10 11 12) if(13 14 15) all(17 18)
W20 packing of the item: 356 357 355 81 187 188 395 183 355 397 | all(2 3) all(4 5 6)
    all(8 9)
W27 carrier: 91! 140 387 146 40 206 207 368 152 890 | any(2 3)
W28 consolidation: 604! 81 187 188 466 310 309 598 | all(2 3 4) all(6 7)
W6 special handling: 152! 3x(152)
W66 carrier wanted: 146! 91! 399 400 387 433 434 625 610 140 | all(8 9)
W76 totals ordered: 330! 81 355 183 355 398 | all(2 3) all(4 5) if(6 3)
"""
