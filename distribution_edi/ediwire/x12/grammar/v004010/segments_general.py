# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Segments for parties, references, dates and texts; notation: :mod:`..notation`."""

SEGMENTS = """
ADV advertising: 559! 1000! 740 741 729 1000 739 | all(6 7)
CB1 contract and cost accounting standards: 1309! 1310
CRC conditions: 1136! 1073! 1321! 4x(1321)
CUR currency: 98! 100! 280 98 100 669 5x(374 373 337) | if(8 7) if(9 7) ifany(10 11
    12) if(11 10) if(12 10) ifany(13 14 15) if(14 13) if(15 13) ifany(16 17 18) if(17
    16) if(18 16) ifany(19 20 21) if(20 19) if(21 19)
DMG demographic data: 1250 1251 1068 1067 1109 1066 26 659 380 | all(1 2)
DTM date or time: 374! 373 337 623 1250 1251 | any(2 3 5) if(4 3) all(5 6)
DTP date or period: 374! 1250! 1251!
G61 contact: 366! 93! 365 364 443 | all(3 4)
LE loop trailer: 447!
LM code source: 559! 822
LQ industry code: 1270 1271 | if(1 2)
LS loop header: 447!
MSG message text: 933! 934 1470 | if(3 2)
MTX text: 363 1551 1551 934 | if(1 2) if(3 2)
N1 name of a party: 98! 93 66 67 706 98 | any(2 3) all(3 4)
N2 additional name: 93! 93
N3 address: 166! 166
N4 city, state and postal code: 19 156 116 26 309 310 | if(6 5)
N9 reference: 128! 127 369 373 337 623 C040 | any(2 3) if(6 5)
NTE note: 363 352!
NX2 components of an address: 1106! 166! 1096
PER contact person: 366! 93 3x(365 364) 443 | pairs(3 8)
REF reference: 128! 127 352 C040 | any(2 3)
SI service characteristic: 559! 1000! 234! 9x(1000 234) | pairs(4 21)
SPI specification: 786! 128 127 790 791 792 353 755 786 559 822 554 1322 1401 1005 |
    all(2 3)
YNQ yes or no question: 1321 1073! 1250 1251 3x(933) 1270 1271 933 | one(1 9 10) all(3
    4) if(9 8)
"""
