# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Segments of D.96A; notation: :mod:`..notation`."""

SEGMENTS = """
AJT adjustment: 4465! 1082
ALC allowance or charge: 5463! C552 4471 1227 C214
ALI additional information: 3239 9213 5x(4183)
APR additional price information: 4043 C138 C960
BGM beginning of the message: C002 1004 1225 4343
CAV characteristic value: C889!
CCI characteristic: 7059 C502 C240
CDI state: 7001! C564!
CNT control total: C270!
COM communication: C076!
CPS consignment packing level: 7164! 7166 7075
CTA contact: 3139 C056
CUX currency: C504 C504 5402 6341
DGS dangerous goods: 8273 C205 C234 C223 8339 8364 8410 8126 C235 C236 8255 8325 8211
DLI document line: 1073! 1082!
DLM delivery limitations: 4455 C522 C214 4457
DOC document: C002! C503 3153 1220 1218
DTM date, time or period: C507!
EQA attached equipment: 8053! C237
EQD equipment: 8053! C237 C224 8077 8249 8169
ERC application error: C901!
FII bank: 3035! C078 C088 3207
FTX free text: 4451! 4453 C107 C108 3453
GIN goods identity: 7405! C208! 4x(C208)
GIR related identification: 7297! C206! 4x(C206)
GIS indicator: C529!
HAN handling: C524 C218
IMD item description: 7077 7081 C273 7383
INP instruction: C849 C522 C850 1229
INV inventory: 4501 7491 4499 4503 C522
LIN line item: 1082 1229 C212 C829 1222 7083
LOC place: 3227! C517 C519 C553 5479
MEA measurement: 6311! C502 C174 7383
MKS sales channel: 7293! C332! 1229
MOA amount: C516!
NAD party: 3035! C082 C058 C080 C059 3164 3229 3251 3207
PAC packages: 7224 C531 C202 C402 C532
PAI payment instructions: C534!
PAT terms of payment: 4279! C110 C112
PCD percentage: C501!
PCI package marks: 4233 C210 8275 C827
PGI product group: 5379! C288
PIA additional item numbers: 4347! C212! 4x(C212)
PRI price: C509 5213
PTY priority: 4035! C585
QTY quantity: C186!
QVR quantity variance: C279 4221 C960
RCS requirements: 7293! C550 1229
RFF reference: C506!
RNG range: 6167! C280
RTE rate: C128!
SCC delivery schedule: 4017! 4493 C329
SEL seal: 9308! C215 4517
SGP split of goods: C237! 7224
STG stages: 9421! 6426 6428
STS status: C601 C555 5x(C556)
TAX tax: 5283! C241 C533 5286 C243 5305 3446
TDT transport: 8051! 8028 C220 C228 C040 8101 C401 C222 8281
TMD transport movement: C219 8332 8341
TOD terms of delivery: 4055 4215 C100
TSR transport service: C536 C233 C537 C703
"""
