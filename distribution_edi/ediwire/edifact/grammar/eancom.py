# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""EANCOM, GS1's layer on a directory: what it makes mandatory of what is optional.

Association codes are EAN001 to EAN099. GS1 also closes code lists; which codes a
partner takes is left to the partner's overlay.
"""

SEGMENTS_D96A = """
BGM beginning of the message: C002! 1004! 1225 4343
C507 date: 2005! 2380! 2379!
C506 reference: 1153! 1154! 1156 4000
LIN line item: 1082! 1229 C212 C829 1222 7083
"""

SEGMENTS_D01B = """
BGM beginning of the message: C002! C106! 1225 4343
C106 document number: 1004! 1056 1060
C507 date: 2005! 2380! 2379!
C506 reference: 1153! 1154! 1156 4000 1060
LIN line item: 1082! 1229 C212 C829 1222 7083
"""
