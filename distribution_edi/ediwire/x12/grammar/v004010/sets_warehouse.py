# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Warehouses that others run: 940, 943, 944, 945, 947; notation: :mod:`..notation`."""

from .loops import ACCOUNTS, ADDRESS, CODES

_PARTIES = "N1!:10(N2 N3:2 N4 PER:5) N9:10 G61:3 G62:5 NTE:20"
_LINE = "G69:5 N9:200"

SETS = {
    "940": f"""
ST! W05! N1:10({ADDRESS} PER:5) N9:10 G61:3 G62:10 NTE* W09 W66 W6 R2:13 BNX {CODES}
LX*(MAN* SDQ* N1 G62:10
  W01*({_LINE} NTE* W20:3 QTY:10 AMT G62:10 G66 N1:3 PER:5 LH2:6 LHR LH6:5 {CODES}
    LS LX*(N9* G62:10 N1 SDQ* {CODES}
      LH1*(LH2:4 LH3:10 LFH:20 LEP:3 LH4 LHT:3 LHR:5 PER:5)) LE {ACCOUNTS}))
W76 SE!
""",
    "943": f"""
ST! W06! {_PARTIES} W27! W28 W10 W04!:9999({_LINE} W20:2) W03! SE!
""",
    "944": f"""
ST! W17! {_PARTIES} W08 W18:10 G08:2 W07!:9999({_LINE} W20:2 W13:50(N9:200)) W14! SE!
""",
    "945": f"""
ST! W06! {_PARTIES} W27 W6 W28 W10:10 G72:5 {CODES}
LX*(MAN* PAL N9:5
  W12*({_LINE} G62:10 QTY:10 MEA:5 AMT R4:5 W27 N1:5 G72:5 {CODES}
    LS LX*(N9* G62:10 N1 {CODES}) LE {ACCOUNTS}))
W03 SE!
""",
    "947": f"""
ST! W15! N1!:100(N2 N3 N4 PER:5) N9:10 G61:3 G62:5 NTE:20 {CODES}
W19!*(G69:5 N9:10 CS AMT G62:10 {CODES} N1:50({ADDRESS} G61:5)
  LX*(N9* G62 N1 {CODES}) {ACCOUNTS})
SE!
""",
}
