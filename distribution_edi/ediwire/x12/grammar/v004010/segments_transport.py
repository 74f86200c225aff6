# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Segments for packing, carriers and dangerous goods; notation: :mod:`..notation`."""

SEGMENTS = """
CAD carrier details: 91 206 207 140 387 368 128 127 284 | any(5 4) if(7 8)
CLD load detail: 622! 382! 103 357 355 | if(5 4)
ETD excess transport: 626! 627! 128 127 743 | all(3 4)
FOB delivery terms: 146! 309 352 334 335 309 352 54 352 | if(3 2) if(4 5) if(7 6) if(8
    9)
GF furnished goods: 128 127 367 782 128 127 328 128 127 | all(1 2) all(5 6) all(8 9)
L7 tariff reference: 213 168 171 172 169 170 59 173 46 373 119 227 294 295 19 156
LEP environmental permit: 806 807 156 127 | all(3 4)
LFH free-form hazardous information: 808! 809! 809 1023 355 380 380 | all(5 6)
LH1 hazardous identification: 355! 80! 277 200 22 355 380 595 665 254 1375
LH2 hazardous classification: 215 983 218 222 759 3x(355 408) | pairs(6 11)
LH3 hazardous shipping name: 224 984 985 1073 | all(1 2)
LH4 emergency response: 238 364 254 3x(230) 271 267 805 986 364 355 | all(8 12)
LHE empty equipment with hazardous material: 224! 218! 128! 127! 759
LHR hazardous reference numbers: 128! 127! 373
LHT transborder hazardous requirements: 215 218 222
MAN marks and numbers: 88! 87! 87 88 87 87 | all(4 5) if(6 5)
PAL pallet: 883 884 885 356 395 355 82 189 65 355 384 355 385 355 399 810 | all(5 6)
    if(7 10) if(8 10) if(9 10) ifany(10 7 8 9) all(11 12) all(13 14)
PKG packaging: 349 753 559 754 352 400 | any(4 5 6) if(4 3) if(5 1)
R4 port: 115! 309 310 114 26 174 113 156 | all(2 3)
TD1 carrier quantity and weight: 103 80 23 22 79 187 81 355 183 355 | if(1 2) if(3 4)
    if(6 7) all(7 8) all(9 10)
TD3 carrier equipment: 40 206 207 187 81 355 102 407 225 24 | one(1 10) if(2 3) if(4
    5) all(5 6)
TD4 carrier special handling: 152 208 209 352 1073 | any(1 2 4) if(2 3)
TD5 carrier routing: 133 66 67 91 387 368 309 310 731 732 733 3x(284) 26 | any(2 4 5
    6 12) if(2 3) if(7 8) if(10 11) if(13 12) if(14 13) if(15 12)
TSD trailer shipment: 350 219
V1 vessel: 597 182 26 55 140 249 854 897 91 | any(1 2) if(8 1)
"""
