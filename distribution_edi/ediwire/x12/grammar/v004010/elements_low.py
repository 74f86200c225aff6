# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Elements 1 to 399: number, type, least and greatest length, name."""

ELEMENTS = """
2 N0 1-6 number of sets accepted
3 AN 1-60 free text
11 ID 1-1 billing code
19 AN 2-30 city
22 AN 1-30 commodity code
23 ID 1-1 commodity code type
24 ID 4-4 equipment type
26 ID 2-3 country
28 N0 1-9 group control number
31 AN 1-22 adjustment number
40 ID 2-2 equipment kind
46 AN 4-4 tariff supplement
54 ID 2-2 title passage
55 AN 2-10 class of goods
56 ID 2-2 type of service
59 AN 2-5 freight class
61 AN 1-30 free text
65 R 1-8 height
66 ID 1-2 type of identification code
67 AN 2-80 identification code
76 AN 1-22 invoice number
79 AN 1-50 lading description
80 N0 1-7 lading quantity
81 R 1-10 weight
82 R 1-8 length
87 AN 1-48 marks and numbers
88 ID 1-2 type of marks
91 ID 1-2 transport method
92 ID 2-2 purchase order type
93 AN 1-60 name
96 N0 1-10 number of segments
97 N0 1-6 number of sets included
98 ID 2-3 role of the party
100 ID 3-3 currency
102 ID 1-1 ownership
103 AN 3-5 packaging code
107 ID 1-2 payment method
110 ID 1-2 verdict of the application
113 AN 1-4 port terminal
114 AN 2-24 port name
115 ID 1-1 port function
116 ID 3-15 postal code
118 R 1-9 rate
119 AN 1-6 rate class
121 ID 1-3 rate class kind
123 N0 1-6 number of sets received
124 AN 2-15 sender of the group
127 AN 1-30 reference number
128 ID 2-3 type of reference
129 AN 1-13 rail waybill
133 ID 1-2 routing sequence
140 ID 2-4 carrier code (SCAC)
142 AN 2-15 receiver of the group
143 ID 3-3 document code
145 AN 1-30 shipment number of the warehouse
146 ID 2-2 freight payment
152 ID 2-3 special handling
154 ID 6-9 rail station
156 ID 2-2 state or province
166 AN 1-55 address line
168 ID 1-4 tariff agency
169 AN 1-16 tariff number
170 N0 1-2 tariff item number
171 AN 1-7 tariff item
172 AN 1-2 tariff item part
173 AN 1-4 freight class code
174 AN 2-30 port description
176 ID 1-2 kind of time
177 ID 1-2 intermodal service
181 ID 2-2 reason for the adjustment
182 AN 2-28 vessel name
183 R 1-8 volume
187 ID 1-2 type of weight
188 ID 1-1 weight unit
189 R 1-8 width
200 AN 1-6 hazard class
206 AN 1-4 equipment initial
207 AN 1-10 equipment number
208 ID 1-1 hazardous material code type
209 AN 1-4 hazardous material class
212 R 1-17 unit price
213 N0 1-3 lading line number
215 ID 1-30 hazardous classification
218 ID 14-40 hazardous substance name
219 AN 1-3 position
222 ID 4-25 hazard endorsement
223 N0 5-5 rail route
224 AN 1-25 hazardous material shipping name
225 AN 2-15 seal number
227 AN 1-2 tariff section
230 ID 1-3 packing group
234 AN 1-48 item code
235 ID 2-2 type of item code
236 ID 3-3 type of price
238 AN 1-12 product description
248 ID 1-1 allowance or charge
249 ID 1-1 vessel code type
254 ID 1-3 packing group code
267 N0 1-6 emergency temperature
271 ID 1-2 hazard zone
272 ID 1-1 hazardous certification kind
273 AN 1-25 hazardous certification
277 ID 6-6 hazardous material number
280 R 4-10 exchange rate
284 ID 2-2 service level
285 AN 1-22 order number of the depositor
286 ID 2-2 source of the stock
289 N0 1-2 multiple price quantity
290 ID 2-2 price condition kind
291 ID 3-3 price list status
292 ID 3-3 price condition
293 ID 2-2 performance kind
294 N0 1-5 tariff column
295 ID 1-1 tariff distance
296 ID 2-4 carrier code of the second carrier
305 ID 1-2 handling of the transaction
306 ID 1-2 action
309 ID 1-2 type of location
310 AN 1-30 location
324 AN 1-22 purchase order number
325 AN 1-20 tax number
326 AN 1-45 request reference number
327 AN 1-8 order change number
328 AN 1-30 release number
329 AN 4-9 set control number
330 R 1-15 quantity ordered
331 ID 2-2 way of settling the allowance or charge
332 R 1-6 percentage
333 ID 1-2 terms basis date
334 ID 2-2 transport terms type
335 ID 3-3 transport terms
336 ID 2-2 type of terms
337 TM 4-8 time
338 R 1-6 discount percentage
339 R 1-10 allowance or charge quantity
340 ID 1-3 allowance or charge code of the grocery trade
341 AN 1-16 allowance or charge number
342 R 1-5 percentage of invoice payable
344 ID 2-2 unit of time
345 ID 2-2 lead time code
346 ID 2-2 kind of application
347 R 1-10 hash total
349 ID 1-1 kind of description
350 AN 1-20 line number
351 N0 1-3 discount days due
352 AN 1-80 description
353 ID 2-2 purpose
354 N0 1-6 number of line items
355 ID 2-2 unit of measure
356 N0 1-6 pack
357 R 1-8 size
358 R 1-10 quantity invoiced
359 R 1-15 allowance or charge rate
360 N2 1-15 allowance or charge amount
362 N2 1-10 discount amount
363 ID 3-3 type of note
364 AN 1-80 contact number
365 ID 2-2 type of contact number
366 ID 2-2 contact function
367 AN 1-30 contract number
368 ID 2-2 line status of the shipment
369 AN 1-45 free-form description
370 DT 8-8 discount due date
371 ID 2-2 reason for the change
373 DT 8-8 date
374 ID 3-3 kind of date
378 ID 1-1 percentage basis
380 R 1-15 quantity
382 R 1-10 units
383 R 1-9 difference in units
384 R 1-9 gross weight per pack
385 R 1-9 gross volume per pack
386 N0 1-3 net days
387 AN 1-35 routing
388 DT 8-8 net due date
389 N2 1-10 deferred amount
394 AN 1-12 receipt number of the warehouse
395 R 1-8 unit weight
396 AN 2-30 shipment number
397 AN 1-10 colour
398 R 1-10 order size factor
399 ID 1-1 pallet exchange
"""
