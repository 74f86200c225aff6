# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What versions before 004010 have otherwise: a date has six digits, YYMMDD.

They have no tables of their own; this much lets their documents be read at all.
"""

TABLES = {
    "elements": """
370 DT 6-6 discount due date
373 DT 6-6 date
388 DT 6-6 net due date
446 DT 6-6 net due date
"""
}
