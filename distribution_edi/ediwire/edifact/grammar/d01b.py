# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Directory D.01B, as differences from D.96A: longer elements, more repeats, C106.

Blocks that changed are replaced in D.96A's skeleton; messages that were rebuilt are
written in full.
"""

from .d96a.messages import BLOCKS as _D96A
from .notation import elements, messages

_ELEMENTS = """
1050 an..10 sequence number
1082 an..6 line item number
1131 an..17 code list
1154 an..70 reference number
1170 an..35 accounting journal text
1171 an..17 accounting journal
1366 an..70 document source
1502 an..35 attribute
1503 an..3 attribute code
1508 an..35 file name
1510 an..35 computer system text
1511 an..3 computer system
1516 an..17 format of the file
1501 an..3 computer environment
3005 an..3 performing party
3009 an..3 maintaining party
3224 an..256 place
3251 an..17 postal code
3285 an..35 enacting party
3301 an..35 instructed party
4051 an..3 characteristic relevance
4404 an..35 status text
4440 an..512 free text
4441 an..17 free text code
4447 an..3 text format
4474 an..35 accounting entry text
4475 an..17 accounting entry
4513 an..3 kind of maintenance
5004 n..35 amount
5389 an..25 product group code
6060 an..35 quantity
6314 an..18 measured value
7006 an..70 state text
7008 an..256 item description
7164 an..35 level number
7166 an..35 number of the level above
7171 an..3 level in the hierarchy
7173 an..3 kind of hierarchy object
7175 an..7 rule part
7364 an..35 processing indicator text
7418 an..35 hazardous material text
7419 an..7 hazardous material class
7495 an..3 maintained object
9012 an..256 status reason text
9308 an..35 seal number
9448 an..35 environment text
9450 an..35 file identification
9649 an..3 kind of processing information
"""

_SEGMENTS = """
C012 processing indicator: 7365 1131 3055 7364
C077 file: 1508 7008
C079 computer environment: 1511 1131 3055 1510 1056 1058 7402
C099 file details: 1516! 1056 1503 1502
C106 document number: 1004 1056 1060
C218 hazardous material: 7419 1131 3055 7418
C272 item characteristic: 7081 1131 3055
C502 measurement: 6313 6321 6155 6154
C503 document: 1004 1373 1366 3453 1056 1060
C506 reference: 1153! 1154 1156 4000 1060
C555 status: 4405! 1131 3055 4404
C595 accounting journal: 1171! 1131 3055 1170
C596 accounting entry: 4475! 1131 3055 4474
C819 region: 3229 1131 3055 3228
BGM beginning of the message: C002 C106 1225 4343
CCI characteristic: 7059 C502 C240 4051
COM communication: C076!* C076 C076
CED computer environment: 1501! C079! 9448
COD component details: C823 C824
EFI external file: C077! C099 1050 9450
FTX free text: 4451! 4453 C107 C108 3453 4447
GEI processing information: 9649! C012 7187
HYN hierarchy: 7173! 7171 1229 C212 7166
IMD item description: 7077 C272 C273 7383
MTD maintenance: 7495! 4513 3005 3009
NAD party: 3035! C082 C058 C080 C059 3164 C819 3251 3207
PCD percentage: C501! 4405
RCS requirements: 7293! C550 1229 3207
RJL accounting journal: C595 C596
RTE rate: C128! 4405
SEL seal: 9308 C215 4517 C208
TAX tax: 5283! C241 C533 5286 C243 5305 3446 1227
TRU technical rules: 7402! 1056 1058 7175 3055
"""

_BLOCKS = {
    **_D96A,
    "order_start": """
UNH! BGM! DTM!:35 PAI ALI:5 IMD:999 FTX:99 GIR:10 RFF:9999(DTM:5)""",
    "rules": "RCS:999(RFF:5 DTM:5 FTX:99999)",
    "goods": "DGS:999(FTX:5 CTA:99(COM:5))",
    "order_head": """
NAD:99(LOC:99 FII:5 RFF:99(DTM:5) {documents} {contact}) TAX:5(MOA LOC:9) CUX:5(PCD:5
DTM:5) {paid} {transport} {delivery} PAC:99(MEA:5 {marks}) {equipment} SCC:10{schedule}
APR:25(DTM:5 RNG) ALC:99(ALI:5 DTM:5 {charged}) {rules}""",
    "paid": "PAT:10(DTM:5 PCD MOA:9999(GIR:9 RJL:99))",
    "line_paid": "PAT:10(DTM:5 PCD MOA:9999(GIR:9))",
    "line_start": """
PIA:25 IMD:99 MEA:99 QTY:99 PCD:5 ALI:5 DTM:35 MOA:10 GIS:99 GIN:1000 GIR:1000 QVR
DOC:99 PAI MTD:99 FTX:99 CCI:999(CAV:10 MEA:10) {line_paid}""",
    "line_end": """
PAC:99(MEA:5 QTY:5 DTM:5 RFF(DTM:5) {marks}) LOC:9999(QTY PCD DTM:5) TAX:10(MOA LOC:5)
NAD:999(LOC:5 FII:5 RFF:99(DTM:5) {documents} {contact}) ALC:99(ALI:5 DTM:5 {charged})
{transport} {delivery} {equipment} SCC:100{schedule} {rules} STG:10(QTY:3(MOA))""",
    "price": "PRI:25(CUX APR:99 RNG DTM:5)",
    "order_end": "UNS! MOA:99 CNT:10 ALC:10(ALI MOA!:2) UNT!",
    "customs": "MEA:5 QTY:2 FTX:5 MOA:2",
    "many_charges": """
QTY:10(RNG) PCD:99(RNG) MOA:10(RNG) RTE:10(RNG) TAX:5(MOA DTM)""",
    "files": "EFI:99(CED:99 COM:9 RFF:9 DTM:9 QTY:9)",
}
#: Answers have the plain terms of payment and more marks than orders.
_ANSWERED = {
    **_BLOCKS,
    "paid": "{terms}",
    "line_paid": "{terms}",
    "marks": "PCI:99(RFF DTM:5 GIN:99)",
}

_ANSWER = """
{order_start} AJT(FTX:5) {order_head} LIN:20000({line_start} AJT(FTX:5) {price}
RFF:9999(DTM:5) {line_end}) {order_end}
"""
_MESSAGES = {
    "ORDERS": """
{order_start} {order_head} {goods} LIN:20000({line_start} {price} RFF:9999(DTM:5 GIS:99
MOA:99) {line_end} {goods}) {order_end}
""",
    "ORDCHG": _ANSWER,
    "DESADV": """
UNH! BGM! DTM:10 ALI:5 MEA:5 MOA:5 CUX:9 RFF:10(DTM) NAD:99(LOC:10 RFF:10(DTM)
CTA:10(COM:5)) TOD:10(LOC:5 FTX:5) TDT:10(PCD:6 TMD LOC:10(DTM:10)) EQD:10(MEA:5 SEL:25
EQA:5 HAN:10(FTX:10)) CPS:9999(FTX:5 QVR:9 PAC:9999(MEA:10 QTY:10 HAN:10(FTX:10)
PCI:1000(RFF DTM:5 GIR:99(DTM:5) GIN:99(DLM:10) COD:99(MEA:9 QTY:9 PCD:9)))
LIN:9999(PIA:10 IMD:25 MEA:10 QTY:10 ALI:10 GIN:100 GIR:100 DLM:100 DTM:5 NAD:99 TDT TMD
HAN:20 FTX:99 MOA:5 RFF:99(NAD CTA DTM) DGS:9999(QTY FTX:5) LOC:100(NAD DTM QTY:10)
SGP:1000(QTY:10) PCI:9999(DTM:5 MEA:10 QTY GIN:10(DLM:100) HAN:10(FTX:5 GIN:1000))
QVR:10(DTM:5))) CNT:5 UNT!
""",
    "RECADV": """
UNH! BGM! DTM!:10 ALI:5 CUX:9 FTX:99 RFF:10(DTM GEI:99 MOA:99 ALC) DOC:10(CDI:10(INP:5))
NAD!:99(LOC:10 RFF:10(DTM) CTA:10(COM:5)) TOD:10(CDI:10(INP:5) LOC:10(CDI:10))
TDT:10(DTM:10 CDI:20) EQD:9999(CDI:10(INP:5) SEL:25(CDI!:10) EQA:10(CDI:10(INP:5)))
CPS:9999(PAC:9999(QVR PCI:999(RFF CDI:10(INP:5) GIN:999(CDI:10(INP:5)))) LIN:9999(PIA:10
IMD:25 QTY:10 QVR:10 DTM:5 PRI FTX:99 NAD:99 CDI:10(INP:5) DOC:10(CDI:10(INP:5))
GIN:99(CDI:10(INP:5)) RFF:10(DTM GEI:99 MOA:99 ALC) PCI:9999(QTY QVR CDI:10(INP:5)
GIN:10(CDI:10(INP:5))))) CNT UNT!
""",
    "INVRPT": """
UNH! BGM! FTX:99 DTM!:10 RFF:10(DTM) NAD:20(LOC:5 RFF:99(DTM) CTA:10(COM:5)) CUX:5(DTM)
CPS:9999(PAC:999(PCI:1000 QTY:9999(GIN:9999 DTM:5))) LIN:99999(PIA:10 IMD:10 NAD MEA:10
ALI:10 LOC:5 DTM:5 FTX:99 RFF:10(DTM) INV:9999(QTY! GIN:9999 LOC:5 DTM:5 STS:9
NAD:5(LOC) PRI:5(CUX DTM) RFF:10(DTM) CPS:9999(PAC:9999(MEA:10 QTY:10 PCI:9999(RFF DTM:5
GIN:9999 GIR:99(DTM:5)))))) UNT!
""",
    "INVOIC": """
UNH! BGM! DTM!:35 PAI ALI:5 IMD FTX:99 LOC:10 GIS:10 DGS GIR:10 RFF:99999(DTM:5 GIR:5
LOC:2 {customs} RTE:99) NAD:99(LOC:25 FII:5 MOA:99 RFF:9999(DTM:5) {documents}
{contact}) TAX:5(MOA LOC:5) CUX:99(DTM:5) PAT:10(DTM:5 PCD MOA PAI FII) TDT:10(TSR
LOC:10(DTM:5) RFF:9999(DTM:5)) {delivery} EQD:99(SEL:9) PAC:1000(MEA:5 EQD PCI:5(RFF
DTM:5 GIN:5)) ALC:9999(ALI:5 FTX RFF:5(DTM:5) QTY(RNG) PCD(RNG) MOA:2(RNG CUX DTM)
RTE(RNG) TAX:5(MOA)) RCS:100(RFF:5 DTM:5 FTX:5) AJT(FTX:5) INP(FTX:5) LIN:99999(PIA:25
PGI:99 IMD:99 MEA:5 QTY:5 PCD ALI:5 DTM:35 GIN:1000 GIR:1000 QVR EQD FTX:99 DGS
MOA:99(CUX) PAT:10(DTM:5 PCD:99 MOA) PRI:25(CUX APR RNG DTM:5) {dated} PAC:10(MEA:10 EQD
PCI:10(RFF DTM:5 GIN:10)) LOC:9999(QTY:100 DTM:5) TAX:99(MOA:2 LOC:5) NAD:99(LOC:5 FII:5
RFF:5(DTM:5) {documents} {contact}) ALC:30(ALI:5 DTM:5 FTX QTY(RNG) PCD(RNG) MOA:2(RNG
CUX DTM) RTE(RNG) TAX:5(MOA:2)) {transport} {delivery} RCS:100(RFF:5 DTM:5 FTX:5)
GIS:10(RFF DTM:5 GIR:5 LOC:2 {customs})) UNS! CNT:10 MOA!:100(RFF(DTM:5)) TAX:10(MOA:9)
ALC:15(ALI MOA:2 FTX) UNT!
""",
    "REMADV": """
UNH! BGM! DTM!:5 RFF:5 FII:5 PAI FTX:99 GIS:5 NAD:99(RFF:9(DTM:9) {contact}) CUX:5(DTM)
DOC:99999(MOA!:5 DTM:5 RFF:5 NAD:2 CUX:5(DTM) AJT:100(MOA RFF FTX:5 QTY:9 TAX:9(MOA:9))
INP:5(FTX:5) DLI:9999(MOA:5 PIA:5 DTM:5 CUX:5(DTM) AJT:10(MOA RFF FTX:5 TAX:9(MOA:9))))
UNS! MOA!:99 ALC:99(MOA:9) UNT!
""",
    "PRICAT": """
UNH! BGM! DTM!:35 ALI:5 FTX:99 RFF:99(DTM:5) NAD:99(LOC:25 {dated} {contact}) TAX:5(MOA
DTM) CUX:20(DTM:5) {terms} TDT:10(LOC:10) {delivery} ALC:10(ALI:5 DTM:9 {many_charges})
TRU:9(DTM:9) PGI:1000(DTM:15 QTY:10 ALI:5 FTX:5 CUX:10(DTM:5) PRI:100(CUX APR:99 RNG
DTM:5) TAX:10(MOA DTM) ALC:99(ALI:5 QTY(RNG) PCD(RNG) MOA:2(RNG) RTE(RNG) TAX:5(MOA
DTM)) NAD:20(LOC:5 {dated} {contact}) {terms} TDT:10(LOC:10) {delivery} PAC:10(MEA:10
HAN:5) {files} TRU:9(DTM:9) LIN:99999(PIA:99 IMD:999 MEA:10 QTY:10 HAN:5 ALI:5 DTM:10
RFF:99 LOC DOC PTY:99 FTX:999 CCI:999(CAV:10 MEA:10) TAX:10(MOA DTM) CUX:5(DTM:5)
PRI:100(CUX APR:99 RNG DTM:5 PCD:5 LOC:99) ALC:99(ALI:5 DTM:9 {many_charges})
PAC:999(MEA:10 QTY:99 HAN:5) {terms} TDT:10(LOC:10) {delivery} {files} NAD:99(CTA:99(
COM:99)) TRU:9(DTM:9) DGS:9(QTY:9 FTX:9) HYN:999(PIA:99 QTY:9 FTX:99 RFF:999(DTM:9)
CCI:99(CAV:9 MEA:99) NAD:99(PIA:99 QTY:9 CCI:99(CAV:99 MEA:9))))) UNT!
""",
    "SLSRPT": """
UNH! BGM! DTM!:5 MKS RFF:9(DTM:9) NAD!:5({contact} RFF:9(DTM:9)) CUX:5(DTM:5 STS:5)
LOC:20000(DTM:5 FTX:5 RFF:99(DTM:5) LIN:20000(PIA:5 IMD:5 DTM:9 PAC:5 RFF:5 DOC:5 ALI:5
MOA:5 GIN:9999 PRI:999(CUX) PAI:9 QTY:999(MKS NAD PRI:9 DTM:9 RFF:9 STS:9)))
GIS(LIN:99999(PIA:99 IMD:9 PAC:9 MOA:9 LOC:9999(RFF:9 DTM:9 MOA:9 QTY:99(PRI:9 DTM:9
RFF:9 STS:9)))) UNS! MOA:9 UNT!
""",
    "APERAK": """
UNH! BGM! DTM:9 FTX:9 CNT:9 DOC:99(DTM:99) RFF:9(DTM:9) NAD:9(CTA:9 COM:9)
ERC:99999(FTX RFF:9(FTX:9)) UNT!
""",
}

TABLES = {
    "elements": elements(_ELEMENTS),
    "segments": _SEGMENTS,
    "sets": {
        **messages(_MESSAGES, _BLOCKS),
        **messages({"ORDRSP": _ANSWER}, _ANSWERED),
    },
}
