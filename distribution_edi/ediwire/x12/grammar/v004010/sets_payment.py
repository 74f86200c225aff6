# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Payments and adjustments: 812, 820; notation: :mod:`..notation`."""

from .loops import ACCOUNTS, ADDRESS, CODES

_PERSON = "N2* N3* N4 REF* PER*"
_TAXED = "SAC*(TXI*)"
_ITEMS = f"IT1*(REF*(DTM) {_TAXED} SLN*(REF*(DTM*) {_TAXED}))"

SETS = {
    "812": f"""
ST! BCD! CUR N9* PER* ITD* DTM* FOB SHD* SAC:25
N1!:200({ADDRESS} N9:12 PER:3 AMT:10) {CODES} {ACCOUNTS}
CDD*(LIN PO4 SAC:25 N9* DTM:5 {CODES} N11*(AMT:10 PCT:2 N1*(AMT:10 PCT:2)))
SE!
""",
    "820": f"""
ST! BPR! NTE* TRN CUR REF* DTM* N1*({_PERSON} RDM DTM)
ENT*(NM1*({_PERSON}) ADX*(NTE* PER* DTM REF*(DTM*) {_ITEMS})
  RMR*(NTE* REF* DTM* {_ITEMS} ADX*(NTE* PER* REF*(DTM*) {_ITEMS})))
TXP*(TXI*) DED*
LX*(REF* TRN* NM1*(REF* G53 AIN*(QTY* DTP*) PEN*(AMT* DTP* INV*(DTP*))))
N9(AMT*(REF*) N1*(REF* EMS*(ATN* AIN* PYD*)))
RYL*(NM1*(LOC*(PID*(DTM PCT*(QTY AMT*(ADX*)))) ASM(ADX)))
SE!
""",
}
