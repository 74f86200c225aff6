# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Every code a finding about a UBL document may have."""

from dataclasses import dataclass

from ..ediwire.findings import ACCEPT_WITH_ERRORS, IGNORE, REJECT
from ..placed_findings import PlacedFinding, Rule

RULES = {
    "file_empty": Rule(REJECT, "the file is empty, ask the sender for it again"),
    "file_too_large": Rule(REJECT, "the file is larger than {value} MB"),
    "encoding_unknown": Rule(REJECT, "{value} is no encoding that is read here"),
    "encoding_wrong": Rule(REJECT, "the file is not written in {value} as it says"),
    "xml_broken": Rule(REJECT, "the file is not well-formed XML"),
    "xml_doctype": Rule(
        REJECT,
        "the file has a document type (DTD), which is refused: it can make a reader "
        "open other files",
    ),
    "root_unknown": Rule(REJECT, "{value} is no UBL document that is read here"),
    "namespace_wrong": Rule(REJECT, "its namespace is {value}, not that of UBL 2"),
    "envelope_content": Rule(
        REJECT, "there are {value} documents in the envelope, one is needed"
    ),
    "element_missing": Rule(REJECT, "it is missing but mandatory"),
    "element_too_many": Rule(ACCEPT_WITH_ERRORS, "it stands there {value} times"),
    "element_too_long": Rule(REJECT, "{value} is too long"),
    "amount_bad": Rule(REJECT, "{value} is not an amount or number"),
    "date_bad": Rule(REJECT, "{value} is not a date YYYY-MM-DD"),
    "time_bad": Rule(ACCEPT_WITH_ERRORS, "{value} is not a time hh:mm:ss"),
    "flag_bad": Rule(REJECT, "{value} is neither true nor false"),
    "code_unknown": Rule(REJECT, "{value} is not a code that is known here"),
    "unit_assumed": Rule(IGNORE, "it has no unitCode and is taken as pieces (C62)"),
    "currency_missing": Rule(ACCEPT_WITH_ERRORS, "it has no currencyID"),
    "currency_differs": Rule(
        REJECT, "it is in {value}, which is not the document's currency"
    ),
    "lines_count_wrong": Rule(
        ACCEPT_WITH_ERRORS, "{value} is not the number of lines in the document"
    ),
    "line_repeated": Rule(REJECT, "another line has the number {value} as well"),
    "line_total_wrong": Rule(
        ACCEPT_WITH_ERRORS, "{value} is not quantity times price, less allowances"
    ),
    "lines_total_wrong": Rule(
        ACCEPT_WITH_ERRORS, "{value} is not the sum of the lines"
    ),
    "tax_total_wrong": Rule(
        ACCEPT_WITH_ERRORS, "{value} is not the sum of the taxes of each rate"
    ),
    "total_wrong": Rule(
        ACCEPT_WITH_ERRORS,
        "{value} is not the sum of lines, charges and tax less allowances",
    ),
    "price_inexact": Rule(
        IGNORE, "{value} for the base quantity has no end as a price for one"
    ),
    "check_digit_wrong": Rule(
        ACCEPT_WITH_ERRORS, "the check digit of {value} is wrong"
    ),
    "document_incomplete": Rule(
        REJECT, "it says no {value}, without which nothing can be made of it"
    ),
    "party_foreign": Rule(
        REJECT, "{value} is not who this connection is with, by its code"
    ),
    "not_carried": Rule(IGNORE, "UBL has no place for {value}, it was not written"),
}


@dataclass(frozen=True, slots=True)
class UblFinding(PlacedFinding):
    """``place`` is an XPath with the usual prefixes, ``row`` the line in the file."""

    RULES = RULES
