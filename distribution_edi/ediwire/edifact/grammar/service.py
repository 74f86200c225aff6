# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Service segments that stand in messages, and CONTRL's own (ISO 9735 syntax 3, 4)."""

ELEMENTS = """
0004 an..35 sender
0007 an..4 qualifier of the party
0008 an..14 address for reverse routing
0010 an..35 recipient
0013 a3 service segment in error
0014 an..14 routing address
0017 n..8 date
0019 n4 time
0020 an..14 interchange reference
0038 an..14 group type
0040 an..35 sender of the group
0044 an..35 recipient of the group
0048 an..14 group reference
0051 an..3 controlling agency
0052 an..3 version
0054 an..3 release
0057 an..6 association code
0062 an..14 message reference
0065 an..6 message type
0068 an..35 common access reference
0070 n..2 sequence of the transfer
0073 a1 first or last transfer
0074 n..10 number of segments
0081 a1 section
0083 an..3 action
0085 an..3 syntax error
0096 n..6 segment position
0098 n..3 element position
0104 n..3 component position
0135 an..3 service segment in error, old
0136 n..6 repetition
"""

SEGMENTS = """
S002 sender of the interchange: 0004! 0007 0008
S003 recipient of the interchange: 0010! 0007 0014
S006 sender of the group: 0040! 0007
S007 recipient of the group: 0044! 0007
S009 message identifier: 0065! 0052! 0054! 0051! 0057
S010 transfer status: 0070! 0073
S011 place of the error: 0098! 0104 0136
UCD element in error: 0085! S011!
UCF group answered: 0048! S006 S007 0083! 0085 0013 S011
UCI interchange answered: 0020! S002! S003! 0083! 0085 0013 S011
UCM message answered: 0062! S009! 0083! 0085 0013 S011
UCS segment in error: 0096! 0085
UNH message header: 0062! S009! 0068 S010
UNS section: 0081!
UNT message trailer: 0074! 0062!
"""

CODES = {"0081": "D S", "0083": "1 2 3 4 5 6 7 8"}

MESSAGES = {
    "CONTRL": """
UNH! UCI! UCM:999999(UCS:999(UCD:99)) UCF:999999(UCM:999999(UCS:999(UCD:99))) UNT!
""",
}
