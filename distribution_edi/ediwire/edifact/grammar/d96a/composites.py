# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Composites of D.96A, written like segments; notation: :mod:`..notation`."""

COMPOSITES = """
C002 document name: 1001 1131 3055 1000
C040 carrier: 3127 1131 3055 3128
C056 contact: 3413 3412
C058 name and address: 3124! 3124 3124 3124 3124
C059 street: 3042! 3042 3042 3042
C076 communication: 3148! 3155!
C078 account: 3194 3192 3192 6345
C080 party name: 3036! 3036 3036 3036 3036 3045
C082 party identification: 3039! 1131 3055
C088 bank: 3433 1131 3055 3434 1131 3055 3432 3436
C100 terms of delivery: 4053 1131 3055 4052 4052
C107 text reference: 4441! 1131 3055
C108 text: 4440! 4440 4440 4440 4440
C110 terms of payment: 4277! 1131 3055 4276 4276
C112 terms: 2475! 2009 2151 2152
C128 rate: 5419! 5420! 5284 6411
C138 price multiplier: 5394! 5393
C174 measured value: 6411! 6314 6162 6152 6432
C186 quantity: 6063! 6060! 6411
C202 package type: 7065 1131 3055 7064
C205 hazard code: 8351! 8078 8092
C206 identification number: 7402! 7405 4405
C208 identity numbers, from and to: 7402! 7402
C210 marks and labels: 7102! 9x(7102)
C212 item number: 7140 7143 1131 3055
C214 special service: 7161 1131 3055 7160 7160
C215 seal issuer: 9303 1131 3055 9302
C218 hazardous material: 7419 1131 3055
C219 movement: 8335 8334
C220 mode of transport: 8067 8066
C222 vehicle: 8213 1131 3055 8212 8453
C223 shipment flashpoint: 7106 6411
C224 equipment size: 8155 1131 3055 8154
C228 means of transport: 8179 8178
C233 service: 7273! 1131 3055 7273 1131 3055
C234 UN number: 7124 7088
C235 hazard placard: 8158 8186
C236 hazard labels: 8246 8246 8246
C237 equipment: 8260 1131 3055 3207
C240 characteristic: 7037! 1131 3055 7036 7036
C241 tax: 5153 1131 3055 5152
C243 tax rate: 5279 1131 3055 5278 5273 1131 3055
C270 control: 6069! 6066! 6411
C273 item description: 7009 1131 3055 7008 7008 3453
C279 quantity difference: 6064! 6063
C280 range: 6411! 6162 6152
C288 product group: 5389 1131 3055 5388
C329 delivery pattern: 2013 2015 2017
C332 sales channel: 3496! 1131 3055
C401 excess transport: 8457! 8459! 7130
C402 package type identification: 7077! 7064! 7143 7064 7143
C501 percentage: 5245! 5482 5249 1131 3055
C502 measurement: 6313 6321 6155 6154
C503 document: 1004 1373 1366 3453
C504 currency: 6347! 6345 6343 6348
C506 reference: 1153! 1154 1156 4000
C507 date: 2005! 2380 2379
C509 price: 5125! 5118 5375 5387 5284 6411
C516 amount: 5025! 5004 6345 6343 4405
C517 place: 3225 1131 3055 3224
C519 first related place: 3223 1131 3055 3222
C522 instruction: 4403! 4401 1131 3055 4400
C524 handling: 4079 1131 3055 4078
C529 processing indicator: 7365! 1131 3055 7187
C531 packaging: 7075 7233 7073
C532 returnable package: 8395 8393
C533 duty account: 5289! 1131 3055
C534 payment instruction: 4439 4431 4461 1131 3055 4435
C536 transport charges: 4065! 1131 3055
C537 transport priority: 4219! 1131 3055
C550 requirement: 7295! 1131 3055 7294
C552 allowance or charge: 1230 5189
C553 second related place: 3233 1131 3055 3232
C555 status event: 9011! 1131 3055 9010
C556 status reason: 9013! 1131 3055 9012
C564 state: 7007 1131 3055 7006
C585 priority: 4037 1131 3055 4036
C601 status type: 9015! 1131 3055
C703 nature of the cargo: 7085! 1131 3055
C823 unit type: 7505 1131 3055 7504
C824 component material: 7507 1131 3055 7506
C827 marking: 7511! 1131 3055
C829 sub-line: 5495 1082
C849 parties to the instruction: 3301! 3285
C850 status of the instruction: 4405! 3036
C889 characteristic value: 7111 1131 3055 7110 7110
C901 application error: 9321! 1131 3055
C960 reason of the change: 4295 1131 3055 4294
"""
