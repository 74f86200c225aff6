# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Data elements of D.96A, 5000 to 9999; notation: :mod:`..notation`."""

ELEMENTS = """
5004 n..18 amount
5025 an..3 kind of amount
5118 n..15 price
5125 an..3 kind of price
5152 an..35 tax name
5153 an..3 tax
5189 an..3 allowance or charge
5213 an..3 price change of the sub-line
5245 an..3 kind of percentage
5249 an..3 basis of the percentage
5273 an..12 basis of the duty rate
5278 an..17 tax rate
5279 an..7 tax rate code
5283 an..3 tax or duty function
5284 n..9 unit price basis
5286 an..15 tax base
5289 an..6 duty account
5305 an..3 tax category
5375 an..3 type of price
5379 an..3 kind of product group
5387 an..3 price specification
5388 an..35 product group
5389 an..3 product group code
5393 an..3 price multiplier function
5394 n..12 price multiplier
5402 n..12 rate of exchange
5419 an..3 kind of rate
5420 n..15 rate per unit
5463 an..3 allowance or charge indicator
5479 an..3 relation of the places
5482 n..10 percentage
5495 an..3 sub-line indicator
6060 n..15 quantity
6063 an..3 kind of quantity
6064 n..15 quantity difference
6066 n..18 control value
6069 an..3 kind of control value
6152 n..18 upper limit
6154 an..70 measured attribute text
6155 an..3 measured attribute code
6162 n..18 lower limit
6167 an..3 kind of range
6311 an..3 kind of measurement
6313 an..3 measured dimension
6314 n..18 measured value
6321 an..3 measurement significance
6341 an..3 currency market
6343 an..3 kind of currency
6345 an..3 currency
6347 an..3 currency details
6348 n..4 currency rate base
6411 an..3 unit of measure
6426 n..2 number of stages
6428 n..2 stage
6432 n..2 significant digits
7001 an..3 kind of state
7006 an..35 state text
7007 an..3 state
7008 an..35 item description
7009 an..17 item description code
7036 an..35 characteristic text
7037 an..17 characteristic
7059 an..3 property class
7064 an..35 kind of packages text
7065 an..17 kind of packages
7073 an..3 packaging terms
7075 an..3 packaging level
7077 an..3 kind of item description
7081 an..3 item characteristic
7083 an..3 configuration
7085 an..3 nature of the cargo
7088 an..8 flashpoint
7102 an..35 shipping marks
7106 n3 shipment flashpoint
7110 an..35 characteristic value text
7111 an..3 characteristic value
7124 n4 UN dangerous goods number
7130 an..17 customer authorisation
7140 an..35 item number
7143 an..3 kind of item number
7160 an..35 special service text
7161 an..3 special service
7164 an..12 level number
7166 an..12 number of the level above
7187 an..17 process type
7224 n..8 number of packages
7233 an..3 packaging information
7273 an..3 service requirement
7293 an..3 sector
7294 an..35 requirement text
7295 an..17 requirement
7297 an..3 kind of identification
7364 an..35 processing indicator text
7365 an..3 processing indicator
7383 an..3 surface or layer
7402 an..35 identity number
7405 an..3 kind of identity number
7419 an..4 hazardous material class
7491 an..3 kind of inventory
7504 an..35 unit characteristic text
7505 an..3 unit characteristic
7506 an..35 material text
7507 an..3 material
7511 an..3 kind of marking
8028 an..17 conveyance reference
8051 an..3 transport stage
8053 an..3 kind of equipment
8066 an..17 mode of transport text
8067 an..3 mode of transport
8077 an..3 equipment supplier
8078 an..7 hazard page
8092 an..10 hazard code version
8101 an..3 transit direction
8126 an..10 emergency card
8154 an..35 equipment size text
8155 an..10 equipment size
8158 an..4 hazard number, upper
8169 an..3 full or empty
8178 an..17 means of transport text
8179 an..8 means of transport
8186 an4 hazard number, lower
8211 an..3 hazard packing instructions
8212 an..35 vehicle name
8213 an..9 vehicle
8246 an..4 hazard label
8249 an..3 equipment status
8255 an..3 hazard stowage
8260 an..17 equipment number
8273 an..3 dangerous goods rules
8275 an..3 container status
8281 an..3 transport ownership
8325 an..3 hazard category
8332 an..26 equipment plan
8334 an..35 movement text
8335 an..3 movement
8339 an..3 packing group
8341 an..3 haulage
8351 an..7 hazard code
8364 an..6 emergency schedule
8393 an..3 returnable package load
8395 an..3 returnable package freight
8410 an..4 medical first aid guide
8453 an..3 vehicle nationality
8457 an..3 excess transport reason
8459 an..3 excess transport responsibility
9010 an..35 status event text
9011 an..3 status event
9012 an..35 status reason text
9013 an..3 status reason
9015 an..3 kind of status
9213 an..3 duty regime
9302 an..35 sealing party text
9303 an..3 sealing party
9308 an..10 seal number
9321 an..8 application error
9421 an..3 kind of process stage
"""
