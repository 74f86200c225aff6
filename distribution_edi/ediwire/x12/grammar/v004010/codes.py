# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Code lists that are checked: short ones, written in full.

An element without a list here is checked for type and length only: its list is
long, and what of it may be used is the partner's affair (an overlay closes it).
"""

CODES = {
    "248": "A C N P Q R S",
    "349": "F S X",
    "412": "01 02 03 04 05 06 07 08 09 10 11 12 13 14 16",
    "473": "B C D E F G L N R S T X",
    "478": "C D",
    "481": "1 2 3",
    "482": "AJ ER FL NS PA PI PO PP PR",
    "514": "A B C F J K N O P R S X Y",
    "662": "A D I O S",
    "668": (
        "AA AC AR BP DR IA IB IC ID IE IF IH IP IQ IR IS IW R1 R2 R3 R4 R5 R6 R7 R8 SP"
    ),
    "670": (
        "AI CA CB CC CE CF CG CH CI CT DI MU NC OA OC PC PQ PR QD QI RA RB RC RE RM RQ"
        " RS RZ TI"
    ),
    "683": "CP PC PS RC SC",
    "715": "A E M P R W X",
    "717": "A E M R W X",
    "720": "1 2 3 4 5 6 7 8",
    "723": "1 2 3 4 5 6 7 8 9 10",
    "736": "0 1",
    "847": "AO CA CI CO PA PI PO PP",
    "848": "PD SD SP",
    "849": "SB SL SS",
    "962": "1 2 3 4 5 6 7 8 9 A R",
    "1073": "N U W Y",
}
