# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Data elements of D.96A, 1000 to 4999; notation: :mod:`..notation`."""

ELEMENTS = """
1000 an..35 document name
1001 an..3 kind of document
1004 an..35 document number
1050 an..6 sequence number
1056 an..9 version
1058 an..9 release
1060 an..6 revision number
1073 an..3 document line indicator
1082 n..6 line item number
1131 an..3 code list
1153 an..3 kind of reference
1154 an..35 reference number
1156 an..6 line number referred to
1218 n..2 number of originals
1220 n..2 number of copies
1222 n..2 configuration level
1225 an..3 message function
1227 an..3 calculation sequence
1229 an..3 action on the line
1230 an..35 allowance or charge number
1366 an..35 document source
1373 an..3 document status
2005 an..3 kind of date
2009 an..3 time relation
2013 an..3 frequency
2015 an..3 despatch pattern
2017 an..3 despatch timing
2151 an..3 kind of period
2152 n..3 number of periods
2379 an..3 format of the date
2380 an..35 date, time or period
2475 an..3 time reference
3035 an..3 party role
3036 an..35 party name
3039 an..35 party identification
3042 an..35 street
3045 an..3 party name format
3055 an..3 code list agency
3124 an..35 name and address line
3127 an..17 carrier identification
3128 an..35 carrier name
3139 an..3 contact function
3148 an..512 communication number
3153 an..3 communication channel
3155 an..3 communication means
3164 an..35 city
3192 an..35 account holder
3194 an..35 account number
3207 an..3 country
3222 an..70 first related place
3223 an..25 first related place code
3224 an..70 place
3225 an..25 place code
3227 an..3 kind of place
3228 an..35 region name
3229 an..9 region
3232 an..70 second related place
3233 an..25 second related place code
3239 an..3 country of origin
3251 an..9 postal code
3285 an..17 enacting party
3301 an..17 instructed party
3412 an..35 contact name
3413 an..17 contact code
3432 an..70 bank name
3433 an..11 bank code
3434 an..17 branch number
3436 an..70 branch place
3446 an..20 tax number of the party
3453 an..3 language
3496 an..17 sales channel
4000 an..35 reference version
4017 an..3 delivery plan status
4035 an..3 kind of priority
4036 an..35 priority
4037 an..3 priority code
4043 an..3 class of trade
4052 an..70 terms of delivery text
4053 an..3 terms of delivery
4055 an..3 function of the terms
4065 an..3 transport charges method
4078 an..70 handling instructions
4079 an..3 handling code
4183 an..3 special condition
4215 an..3 who pays the transport
4219 an..3 transport service priority
4221 an..3 discrepancy
4233 an..3 marking instructions
4276 an..35 terms of payment text
4277 an..17 terms of payment
4279 an..3 kind of terms of payment
4294 an..35 reason of the change
4295 an..3 reason of the change, code
4343 an..3 kind of answer
4347 an..3 function of the product code
4400 an..35 instruction text
4401 an..3 instruction
4403 an..3 kind of instruction
4405 an..3 status
4431 an..3 payment guarantee
4435 an..3 payment channel
4439 an..3 payment conditions
4440 an..70 free text
4441 an..3 free text code
4451 an..3 subject of the text
4453 an..3 text function
4455 an..3 back order
4457 an..3 product substitution
4461 an..3 payment means
4465 an..3 reason of the adjustment
4471 an..3 settlement
4493 an..3 delivery requirement
4499 an..3 reason of the movement
4501 an..3 direction of the movement
4503 an..3 balance method
4517 an..3 seal condition
"""
