# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Why nothing of an interchange may be taken."""

from odoo.addons.distribution_integration_base.engine.errors import Issue

from .edi_agreement import issues_of, plain_number

_SYNTAXES = {"x12": "X12", "edifact": "EDIFACT"}
_USAGES = {"P": "production", "T": "test", "I": "information"}
_ASK_AGAIN = "Nothing was taken from it. Ask the sender to correct and resend it."


def refusals_of(interchange, agreement):
    """Yield why nothing of an interchange may be taken."""
    rejected = [each for each in interchange.findings if agreement.rejects(each)]
    yield from issues_of(rejected, _ASK_AGAIN)
    if not interchange.readable:
        return
    name = f"Interchange {plain_number(interchange.control)}"
    if interchange.syntax != agreement.syntax:
        yield Issue(
            "value",
            "edi_syntax",
            f"{name} is {_SYNTAXES[interchange.syntax]}; this connection is for "
            f"{_SYNTAXES[agreement.syntax]}.",
            "Nothing was taken from it. Choose the other codec on the interface, or "
            "tell the partner and drop it.",
        )
        return
    if interchange.sender != agreement.partner:
        yield Issue(
            "value",
            "x12_sender",
            f"{name} comes from {_who(interchange.sender)}; this partner is "
            f"{_who(agreement.partner)}.",
            "Nothing was taken from it. If the partner really sent it, correct the "
            "identifier on the EDI profile and press Retry; else drop it.",
        )
    if interchange.receiver != agreement.ours:
        yield Issue(
            "value",
            "x12_receiver",
            f"{name} is for {_who(interchange.receiver)}; we are "
            f"{_who(agreement.ours)}.",
            "Nothing was taken from it. If it is for us, correct our identifier on "
            "the EDI profile and press Retry; else tell the partner and drop it.",
        )
    if interchange.usage != agreement.usage:
        yield Issue(
            "business_rule",
            "x12_usage",
            f"{name} is marked as {_usage(interchange.usage)} "
            f"({'ISA15' if agreement.syntax == 'x12' else 'UNB 0035'}), but this "
            f"partner is connected for {_usage(agreement.usage)}.",
            "No order was made of it. Ask the partner which one is right, then drop "
            "it.",
        )


def _who(party):
    return " ".join(party).strip() or "nobody"


def _usage(code):
    return _USAGES.get(code, f"'{code}'")
