# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Elements and code lists that are new, longer or wider since 004010."""

ELEMENTS = """
127 AN 1-50 reference number
184 ID 1-1 volume unit
207 AN 1-15 equipment number
267 N0 1-10 emergency temperature
358 R 1-15 quantity invoiced
364 AN 1-256 contact number
480 AN 1-12 version of the group
539 AN 1-30 vehicle number
562 ID 1-2 kind of rate or value
567 R 4-5 equipment length
598 AN 1-25 pool number
618 ID 1-3 set error
620 ID 1-3 segment error
621 ID 1-3 element error
719 N0 1-10 position of the segment
767 AN 1-13 promotion number
787 N0 1-15 record length
788 N0 1-5 block length
789 ID 2-2 sheet size
797 ID 2-2 security technique
800 AN 1-30 compression
801 AN 1-30 interchange format
802 AN 1-30 program
803 AN 1-64 file name
804 AN 1-4 block type
1000 AN 2-3 service characteristic
1035 AN 1-60 last name or organisation
1036 AN 1-35 first name
1104 ID 2-2 name component
1321 ID 2-3 condition
1570 ID 3-3 filter
1686 N0 1-4 number of the repetition
1705 AN 1-35 implementation guide
1715 ID 1-3 part of the country
9997 AN 1-4 element or composite reference number
9998 AN 1-35 value of the context
9999 AN 1-35 context
"""

_ERRORS = "1 2 3 4 5 6 7 8 9 10 11 12 13 15 16 17 18 19 23 24 25 26 27"

CODES = {
    "618": f"{_ERRORS} I5 I6",
    "620": "1 2 3 4 5 6 7 8 10 I4 I6 I7 I8 I9",
    "621": "1 2 3 4 5 6 7 8 9 10 12 13 16 I6 I9 I10 I11 I12 I13",
    "718": _ERRORS,
    "720": "1 2 3 4 5 6 7 8 10",
    "723": "1 2 3 4 5 6 7 8 9 10 12 13 16",
}
