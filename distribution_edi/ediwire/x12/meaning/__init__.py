# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Rules about what a set means, which no grammar table can say.

Each check takes a :class:`.content.Content` and notes findings in it. What they find is
for people and programs; an acknowledgement speaks of syntax, and mentions only those
that have an X12 code.
"""

from .content import Content
from .dates import check_dates
from .invoice import check_invoice
from .lines import check_answers, check_quantities, check_shipped, check_stores
from .marks import check_marks
from .payment import check_payment
from .required import check_required
from .totals import check_totals
from .tree import check_tree

_CHECKS = {
    "810": (check_totals, check_quantities, check_invoice),
    "820": (check_payment,),
    "832": (check_totals,),
    "846": (check_totals,),
    "850": (check_totals, check_quantities, check_stores),
    "852": (check_totals,),
    "855": (check_totals, check_quantities, check_answers),
    "856": (check_totals, check_quantities, check_tree, check_marks),
    "860": (check_totals, check_quantities),
    "861": (check_totals,),
    "865": (check_totals, check_quantities),
    "869": (check_totals, check_tree),
    "870": (check_totals, check_tree),
    "940": (check_totals,),
    "943": (check_totals,),
    "944": (check_totals,),
    "945": (check_totals, check_shipped, check_marks),
}


def check_meaning(code, segments, grammar):
    """Return the findings about the meaning of a set's segments (lists of text)."""
    content = Content(segments, grammar)
    for check in _CHECKS.get(code, ()):
        check(content, code)
    check_dates(content)
    if grammar.required:
        check_required(content, code)
    return content.findings
