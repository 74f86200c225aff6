# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Segments that are new or longer since 004010; notation: :mod:`..notation`."""

SEGMENTS = """
C030 position in the segment: 722! 1528 1686
C056 race or ethnicity: 1109 1270 1271
C998 context: 9999! 9998
C999 element concerned: 9997! 725
AIN income: 1186! 594! 782! 380 1073 127 522 1685 1687 355 380 1271 352 | all(9 10)
AK1 group answered: 479! 28! 480
AK2 set answered: 143! 329! 1705
AT9 trailer dimensions: 567 65 189 187 188 81 184 183 | all(4 5 6) all(7 8)
BIG beginning of the invoice: 373! 76! 373 324 328 327 640 353 306 76 1005
CAD carrier details: 91! 206 207 140 387 368 128 127 284 | any(5 4) if(7 8)
CDD detail of the credit or debit: 426! 478! 350 610 1073 417 477 355 427 236 212 236
    212 933 | any(4 7) if(7 11) all(7 8) all(10 11) all(12 13)
CTB restrictions: 688! 352 673 380 522 610 C001 | any(2 4 6) all(3 4) all(5 6)
CTX context of the fault: C998!* 721 719 447 C030 C999
DMG demographic data: 1250 1251 1068 1067 C056* 1066 26 659 380 1270 1271 | all(1 2)
    all(10 11)
EFI file: 786! 933 797 799 802 799 801 799 800 789 803 804 787 788 799 1570 | if(5 4)
    if(7 6) if(9 8) all(15 16)
IK3 segment in error: 721! 719! 447 620
IK4 element in error: C030! 725 621! 724
IK5 verdict on the set: 717! 5x(618)
IN2 parts of a name: 1104! 93! 93
INC instalments: 336! C001! 380! 380 782 522
LFH free-form hazardous information: 808! 809! 809 1023 355 380 380 373 | all(5 6)
MEA measurements: 737 738 739 C001 740 741 935 936 752 1373 1270 1271 | any(3 5 6 8)
    if(5 4) if(6 4) ifany(7 3 5 6) one(8 3) all(11 12)
MTX text: 363 1551 1551 934 1470 819 | if(1 2) if(3 2)
N4 city, state and postal code: 19 156 116 26 309 310 1715 | one(2 7) if(6 5) if(7 4)
NM1 person or organisation: 98! 1065! 1035 1036 1037 1038 1039 66 67 706 98 1035 |
    all(8 9) if(11 10) if(12 3)
NX2 components of an address: 1106! 166! 1096 1106 166 | all(4 5)
RPA rate: 562! 782 118 C001 954 | any(2 3 5)
ST set header: 143! 329! 1705
TED technical error: 647! 3 721 719 C030 C999 724 961
W05 beginning of the warehouse order: 473! 285! 324 472 474 640 306 92 | all(4 5)
XQ reporting period: 305! 373! 373 127 353
"""
