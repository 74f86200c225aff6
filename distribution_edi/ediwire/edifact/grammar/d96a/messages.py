# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Messages of D.96A: which segments, in which order; notation: :mod:`..notation`."""

from ..notation import messages

BLOCKS = {
    "dated": "RFF:10(DTM:5)",
    "contact": "CTA:5(COM:5)",
    "documents": "DOC:5(DTM:5)",
    "terms": "PAT:10(DTM:5 PCD MOA)",
    "transport": "TDT:10(LOC:10(DTM:5))",
    "delivery": "TOD:5(LOC:2)",
    "equipment": "EQD:10(HAN:5 MEA:5 FTX:5)",
    "schedule": "(FTX:5 RFF:5 QTY:10(DTM:5))",
    "rules": "RCS:100(RFF:5 DTM:5 FTX:5)",
    "charged": "QTY(RNG) PCD(RNG) MOA:2(RNG) RTE(RNG) TAX:5(MOA)",
    "marks": "PCI:5(RFF DTM:5 GIN:{gin})",
    # Order, change and answer have one skeleton; the change and answer add AJT.
    "order_start": "UNH! BGM! DTM!:35 PAI ALI:5 IMD FTX:99 {dated}",
    "order_head": """
NAD:99(LOC:25 FII:5 {dated} {documents} {contact}) TAX:5(MOA LOC:5) CUX:5(PCD:5 DTM:5)
{terms} {transport} {delivery} PAC:10(MEA:5 {marks}) {equipment} SCC:10{schedule}
APR:25(DTM:5 RNG) ALC:15(ALI:5 DTM:5 {charged}) {rules}""",
    "line_start": """
PIA:25 IMD:99 MEA:5 QTY:10 PCD:5 ALI:5 DTM:35 MOA:10 GIN:1000 GIR:1000 QVR DOC:5 PAI
FTX:99 CCI:999(CAV:10 MEA:10) {terms}""",
    "line_end": """
PAC:10(MEA:5 QTY:5 DTM:5 RFF(DTM:5) {marks}) LOC:9999(QTY DTM:5) TAX:10(MOA LOC:5)
NAD:99(LOC:5 RFF:5(DTM:5) {documents} {contact}) ALC:99(ALI:5 DTM:5 {charged})
{transport} {delivery} {equipment} SCC:100{schedule} {rules} STG:10(QTY:3(MOA))""",
    "order_end": "UNS! MOA:12 CNT:10 ALC:10(ALI MOA!:2) UNT!",
    "price": "PRI:25(CUX APR RNG DTM:5)",
    "gin": "10",
}

_ANSWER = """
{order_start} AJT(FTX:5) {order_head} LIN:200000({line_start} AJT(FTX:5) {price}
RFF:999(DTM:5) {line_end}) {order_end}
"""
_ORDERS = {
    "ORDERS": """
{order_start} {order_head} LIN:200000({line_start} {price} {dated} {line_end})
{order_end}
""",
    "ORDCHG": _ANSWER,
}
_DELIVERY = {
    "DESADV": """
UNH! BGM! DTM:10 ALI:5 MEA:5 MOA:5 RFF:10(DTM) NAD:10(LOC:10 RFF:10(DTM) CTA:10(COM:5))
TOD:10(LOC:5 FTX:5) TDT:10(PCD:6 LOC:10(DTM:10)) EQD:10(MEA:5 SEL:25 EQA:5
HAN:10(FTX:10)) CPS:9999(FTX:5 PAC:9999(MEA:10 QTY:10 HAN:10(FTX:10) PCI:1000(RFF DTM:5
GIR:99 GIN:99(DLM:10))) LIN:9999(PIA:10 IMD:25 MEA:10 QTY:10 ALI:10 GIN:100 GIR:100
DLM:100 DTM:5 FTX:5 MOA:5 RFF:10(DTM) DGS:10(QTY FTX:5) LOC:100(NAD DTM QTY:10)
SGP:1000(QTY:10) PCI:9999(DTM:5 MEA:10 QTY GIN:10(DLM:100) HAN:10(FTX:5 GIN:1000))
QVR:10(DTM:5))) CNT:5 UNT!
""",
    "RECADV": """
UNH! BGM! DTM!:10 ALI:5 RFF:10(DTM) DOC:10(CDI:10(INP:5)) NAD!:10(LOC:10 RFF:10(DTM)
CTA:10(COM:5)) TOD:10(CDI:10(INP:5) LOC:10(CDI:10)) TDT:10(DTM:10 CDI:10)
EQD:9999(CDI:10(INP:5) SEL:25(CDI!:10) EQA:10(CDI:10(INP:5))) CPS:9999(PAC:9999(QVR
PCI:999(RFF CDI:10(INP:5) GIN:999(CDI:10(INP:5)))) LIN:9999(PIA:10 IMD:25 QTY:10 QVR:10
DTM:5 CDI:10(INP:5) DOC:10(CDI:10(INP:5)) GIN:99(CDI:10(INP:5)) RFF:10(DTM)
PCI:9999(QTY QVR CDI:10(INP:5) GIN:10(CDI:10(INP:5))))) CNT UNT!
""",
    "INVRPT": """
UNH! BGM! DTM!:10 RFF:10(DTM) NAD:20(LOC:5 RFF:10(DTM) CTA:10(COM:5)) CUX:5(DTM)
CPS:9999(PAC:999(PCI:1000 QTY:9999(GIN:9999 DTM:5))) LIN:9999(PIA:10 IMD:10 MEA:10
ALI:10 LOC:5 DTM:5 RFF:10(DTM) QTY:9999(INV GIN:9999 LOC:5 DTM:5 STS:9 NAD:5(LOC)
PRI:5(CUX DTM) RFF:10(DTM) CPS:9999(PAC:9999(MEA:10 QTY:10 PCI:9999(RFF DTM:5
GIN:9999))))) UNT!
""",
}
_MONEY = {
    "INVOIC": """
UNH! BGM! DTM!:35 PAI ALI:5 IMD FTX:10 RFF:99(DTM:5) NAD:99(LOC:25 FII:5
RFF:9999(DTM:5) {documents} {contact}) TAX:5(MOA LOC:5) CUX:5(DTM:5) PAT:10(DTM:5 PCD
MOA PAI FII) TDT:10(LOC:10(DTM:5) RFF:9999(DTM:5)) {delivery} PAC:1000(MEA:5 PCI:5(RFF
DTM:5 GIN:5)) ALC:9999(ALI:5 RFF:5(DTM:5) {charged}) {rules} AJT(FTX:5) INP(FTX:5)
LIN:9999999(PIA:25 IMD:10 MEA:5 QTY:5 PCD ALI:5 DTM:35 GIN:1000 GIR:1000 QVR EQD FTX:5
MOA:5(CUX) {terms} PRI:25(APR RNG DTM:5) {dated} PAC:10(MEA:10 PCI:10(RFF DTM:5
GIN:10)) LOC:9999(QTY:100 DTM:5) TAX:99(MOA LOC:5) NAD:20(LOC:5 RFF:5(DTM:5)
{documents} {contact}) ALC:15(ALI:5 DTM:5 {charged}) {transport} {delivery} {rules})
UNS! CNT:10 MOA!:100(RFF(DTM:5)) TAX:10(MOA:2) ALC:15(ALI MOA:2) UNT!
""",
    "REMADV": """
UNH! BGM! DTM!:5 RFF:5 FII:5 PAI FTX:5 NAD:99({contact}) CUX:5(DTM) DOC:9999(MOA!:5
DTM:5 RFF:5 NAD:2 CUX:5(DTM) AJT:100(MOA RFF FTX:5) INP:5(FTX:5) DLI:9999(MOA:5 PIA:5
DTM:5 CUX:5(DTM) AJT:10(MOA RFF FTX:5))) UNS! MOA!:5 UNT!
""",
}
_CATALOGUE = {
    "PRICAT": """
UNH! BGM! DTM!:35 ALI:5 FTX:99 RFF:99(DTM:5) NAD:99(LOC:25 {dated} {contact}) TAX:5(MOA)
CUX:5(DTM:5) {terms} TDT:10(LOC:10) {delivery} ALC:10(ALI:5 DTM:9 {charged})
PGI:1000(DTM:15 QTY:10 ALI:5 FTX:5 CUX:10(DTM:5) PRI:100(CUX APR RNG DTM:5) TAX:10(MOA)
ALC:99(ALI:5 {charged}) NAD:20(LOC:5 {dated} {contact}) {terms} TDT:10(LOC:10)
{delivery} PAC:10(MEA:10 HAN:5) LIN:999999(PIA:10 IMD:999 MEA:10 QTY:10 HAN:5 ALI:5
DTM:10 NAD:99 RFF LOC DOC FTX:5 CCI:999(CAV:10 MEA:10) TAX:10(MOA) CUX:5(DTM:5)
PRI:100(CUX APR RNG DTM:5 PCD:5) ALC:99(ALI:5 DTM:9 {charged}) PAC:10(MEA:10 HAN:5)
{terms} TDT:10(LOC:10) {delivery})) UNT!
""",
    "SLSRPT": """
UNH! BGM! DTM!:5 NAD!:5({contact}) RFF:5(DTM:5) CUX:5(DTM:5) LOC!:200000(DTM:5
RFF:99(DTM:5) LIN:200000(PIA:5 IMD:5 PAC:5 RFF:5 DOC:5 ALI:5 MOA:5 PRI:5 GIN:9999
QTY:999(MKS NAD))) UNT!
""",
    "APERAK": """
UNH! BGM! DTM:9 FTX:9 CNT:9 RFF:9(DTM:9) NAD:9(CTA:9 COM:9) ERC:999(FTX RFF(FTX:9)) UNT!
""",
}

MESSAGES = {
    **messages({**_ORDERS, **_DELIVERY, **_MONEY, **_CATALOGUE}, BLOCKS),
    **messages({"ORDRSP": _ANSWER}, {**BLOCKS, "gin": "99"}),
}
