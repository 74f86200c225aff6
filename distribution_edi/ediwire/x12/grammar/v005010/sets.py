# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Sets as edits of the 004010 text: what stood there, what stands there now.

Texts moved from MSG to MTX, names got parts (IN2), notes may carry files (PWK, EFI).
"""

_FILES = "MTX* PWK* EFI*"
_ORDERING = [
    ("N9:1000(DTM* MSG:1000)", f"N9:1000(DTM* {_FILES})"),
    ("N1:200(N2:2 N3:2", "N1:200(N2:2 IN2* N3:2"),
    ("N1:10(N2:2 N3:2", "N1:10(N2:2 IN2* N3:2"),
]
_NO_LEAD_TIME = ("DTM:10 LDT:12 LIN:5", "DTM:10 LIN:5")
_SPECIFIED = [
    ("MSG:50", "MTX*"),
    ("QTY:5 MSG", "QTY:5 MTX*"),
    ("QTY* MSG", "QTY* MTX*"),
    ("PID:1000 PO3:104", "PID:1000 PO3:104 MEA*"),
    ("AMT*(REF PCT*)", "AMT*(REF* PCT*)"),
]
_TEXTS = ("MSG*", "MTX*")
_ANSWER_SUBLINE = ("SI* PID:1000 PO3:25", "SI* PID:1000 PO3:25 MEA*")
_PAID_ITEM = ("IT1*(REF*(DTM) SAC*(TXI*)", "IT1*(RPA QTY REF*(DTM) SAC*(TXI* DTM:10)")
_PLAIN_ITEM = "IT1*(RPA QTY REF*(DTM) SAC*(TXI*)"
_ACCOUNTS = "FA1*(FA2!*)"

SETS = {
    "810": [
        ("INC PAM*", "INC PAM* CRC"),
        ("IT3:5 TXI:10", "IT3:5 TXI*"),
        ("SR SAC:25(TXI:10)", "SR SAC*(TXI*(DTM))"),
        ("PID:1000 SAC:25 TC2:2 TXI:10", "PID:1000 SAC* TC2:2 TXI*"),
        (
            "TDS! TXI:10 CAD AMT* SAC:25(TXI:10)",
            "TDS! TXI* CAD AMT* SAC*(DTM* TXI*(DTM))",
        ),
    ],
    "812": [
        ("LIN PO4 SAC:25 N9* DTM:5", "LIN PO4 N9* DTM:5 SAC:25(DTM:5)"),
        ("N1*(AMT:10 PCT:2)))", f"N1*(AMT:10 PCT:2)) {_ACCOUNTS})"),
    ],
    "820": [
        _PAID_ITEM,
        (f"RMR*(NTE* REF* DTM* {_PAID_ITEM[1]}", "RMR*(NTE* REF* DTM* " + _PLAIN_ITEM),
        ("ENT*(NM1*", f"ENT*({_ACCOUNTS} NM1*"),
        ("SAC*(TXI*)))) RMR*", f"SAC*(TXI*))) {_ACCOUNTS}) RMR*"),
        (
            "SAC*(TXI*)))))) TXP*(TXI*)",
            f"SAC*(TXI*)))) {_ACCOUNTS})) TXP*(TXI* REF* DTM*)",
        ),
        ("N9(AMT*(REF*)", "N9(REF* AMT*(REF*)"),
    ],
    "824": [("TED*(NTE:100", "TED*(CTX:10 NTE:100")],
    "832": [
        ("FOB PKG* G93:50 TXI* AAA N1*", "FOB PKG* TXI* AAA MTX* PWK:25 N1*"),
        ("PKG* PER* DTM:10)", "PKG* PER* DTM:10 MTX* SPI)"),
        ("N9*(DTM*) LIN*", f"N9*(DTM* {_FILES}) G93*(SAC N1 G26) LIN*"),
        ("TC2:2 TXI* G55", "TC2:2 TXI* MTX* G55"),
        ("CTP:100(G40:99 DTM:10", "CTP*(DTM:10"),
        (
            "G43:9999 SAC* G26:99)",
            "G43* SAC* G26:99 TXI* ITD G40*(SAC G93*)"
            " LS LM*(LQ!*) N1*(N2:2 N3:2 N4:2) LE)",
        ),
        ("PER* DTM:10 PKG*) G39", "PER* DTM:10 MTX* PKG* PAL* SPI) G39"),
        ("PKL:20(CTP PKG:2)", "PKL:20(CTP PKG:2 G53 DTM*)"),
        ("(QTY)) LM*(LQ!*)", "(QTY)) LM*(LQ!*(REF* EFI DTM* PID*(MEA* MTX)))"),
        (
            "LM*(LQ!*)) N9*(DTM*))",
            f"LM*(LQ!*) N1*(N2:2 N3:2 N4* REF:12 PER* DTM:10)) N9*(DTM* {_FILES}))",
        ),
    ],
    "850": [
        *_ORDERING,
        *_SPECIFIED,
        _NO_LEAD_TIME,
        (
            "PKG:200 TD1:2 TD5:12 TD3:12 TD4:5 MAN:10",
            "PKG:200 TD1:2 TD5* TD3:12 TD4:5 MAN:10",
        ),
        ("CTB:5 TXI*", "CTB:5 TXI* LDT*(QTY* MTX* REF*)"),
        ("MEA:40 MSG:1000", f"MEA:40 {_FILES}"),
        _TEXTS,
    ],
    "852": [
        ("LIN:999999(CTP:25", "LIN:999999(CTP:25 SAC*"),
        ("PAL QTY ZA!*(QTY", "PAL QTY* ZA!*(QTY*"),
    ],
    "855": [*_ORDERING, _ANSWER_SUBLINE, _TEXTS],
    "856": [("TD1:20 TD5:12 TD3:12", "TD1:20 TD5:12 TD3:12(AT9)"), ("LH4", "LH4:4")],
    "860": [
        *_ORDERING,
        *_SPECIFIED,
        _NO_LEAD_TIME,
        ("TXI* PCT* AMT", "TXI* PCT* LDT*(QTY* MTX* REF*) AMT"),
        ("TD3:12 TD4:5) N9", "TD3:12 TD4:5 REF*) N9"),
        _TEXTS,
    ],
    "861": [
        ("FOB) LM:10(LQ!:100)", f"FOB) LM:10(LQ!:100) {_ACCOUNTS}"),
        ("PER:3 FOB)) CTT", f"PER:3 FOB) {_ACCOUNTS}) CTT"),
    ],
    "865": [
        *_ORDERING,
        _NO_LEAD_TIME,
        _ANSWER_SUBLINE,
        ("CTB* G53*", "CTB* G53* LDT*(QTY* MTX*)"),
        ("ADV*(DTM* MTX*)", "ADV*(DTM* MTX*) LM*(LQ!*)"),
        ("SPI* MSG* CTB*", "SPI* MSG* CTB* LM*(LQ!*)"),
        ("N9*(DTM*)", "N9*(DTM* MTX*)"),
        ("QTY:5 MSG", "QTY:5 MTX*"),
        ("QTY* MSG", "QTY* MTX*"),
        _TEXTS,
    ],
    "869": [("MEA:40 QTY", "MEA:40 QTY DD*")],
    "940": [
        ("W66 W6 R2:13 BNX", "W66 W6:5 R2:13 BNX TD3(AT9)"),
        ("SDQ* N1 G62:10 W01*", "SDQ* N1 G62:10 N9* W01*"),
        (
            "QTY:10 AMT G62:10 G66 N1:3 PER:5",
            "QTY:10 AMT* G62:10 G66 N1*(N2 N3 N4 PER:5)",
        ),
    ],
    "944": [
        ("G08:2 W07!:9999(", "G08:2 TD1:5 LX!*(MAN PAL* N9:5 W07*("),
        ("W13:50(N9:200))", "W13:50(N9:200)))"),
    ],
    "945": [
        ("G72:5 LM:10(LQ!:100) LX", "G72:5 TD1:5 LM:10(LQ!:100) LX"),
        ("W27 N1:5 G72", "W27 N1*(N2 N3 N4 PER) G72"),
    ],
    "999": """
ST! AK1! AK2*(IK3*(CTX:10 IK4*(CTX:10)) IK5!) AK9! SE!
""",
}
