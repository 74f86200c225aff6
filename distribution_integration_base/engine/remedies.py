# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What mends each cause, and what closes its exception: one table, no Odoo.

A cause is matched by its beginning, the first row of the table wins; a cause that no
row knows takes the row of its class.
"""

from dataclasses import dataclass

#: The decisions a person can take on an exception, and the words on their buttons.
FIXES = {
    "map": "Map this code",
    "accept_prices": "Accept prices once",
    "on_account": "Put it on account",
    "take_again": "Take it again",
    "accept_deduction": "Accept and write off",
    "credit_deduction": "Draft a credit note",
    "dispute_deduction": "Dispute",
    "approve_adjustment": "Approve the adjustment",
    "authorise_return": "Authorise the return",
    "refuse_return": "Refuse the return",
    "release_hold": "Release the hold",
    "retry": "Retry",
    "correct": "Correct and resubmit",
    "supersede": "This one counts",
    "arrived": "It arrived",
    "send_again": "Send again",
    "send_anew": "Send anew",
    "open_interface": "Open the interface",
    "open_system": "Open the system",
    "open_subject": "Open what it is about",
    "drop": "Drop the document",
    "close": "Close",
}
#: Decisions that mean the same for every document with the same cause.
FOR_MANY = frozenset(
    {
        "accept_prices",
        "accept_deduction",
        "dispute_deduction",
        "authorise_return",
        "refuse_return",
        "retry",
        "arrived",
        "send_again",
        "send_anew",
        "drop",
        "close",
    }
)
#: What closes an exception by itself; ``person``: nothing does.
CLOSINGS = frozenset(
    {
        "document",
        "acknowledgement",
        "exchange",
        "live",
        "order",
        "check",
        "cause",
        "person",
    }
)
#: What says that a whole connection is down, not one document.
CONNECTION_CAUSES = (
    "connection_down",
    "not_let_in",
    "not_served",
    "poll_failed",
    "tracking_failed",
)
SEVERITIES = {"1": "Low", "2": "Normal", "3": "Urgent"}


@dataclass(frozen=True, slots=True)
class Remedy:
    """What to do about the causes that begin with ``cause``.

    :param fix: key of :data:`FIXES`, the button to press first.
    :param closing: one of :data:`CLOSINGS`.
    :param severity: key of :data:`SEVERITIES`: urgent is what stops many documents,
        or may happen twice; low is what stops none.
    """

    cause: str
    fix: str
    closing: str = "document"
    severity: str = "2"


#: The causes of this addon; feature addons add theirs (``distribution.exception``).
REMEDIES = (
    Remedy("unmapped:", "map"),
    Remedy("price", "accept_prices"),
    Remedy("hold:", "release_hold", "cause"),
    Remedy("deadline:", "open_subject", "cause"),
    Remedy("order_step", "open_subject", "cause"),
    Remedy("cancelled_", "open_subject", "person"),
    Remedy("adjustment_approval", "approve_adjustment"),
    Remedy("adjustment_negative:", "approve_adjustment"),
    Remedy("adjustment_repeat:", "approve_adjustment"),
    Remedy("warehouse_cancelled", "drop"),
    Remedy("warehouse_answered", "drop"),
    Remedy("warehouse_replacement", "drop"),
    Remedy("warehouse_over:", "retry"),
    Remedy("warehouse_stock:", "retry"),
    Remedy("warehouse_differs", "open_subject", "person"),
    Remedy("inbound_cancelled", "open_subject", "person"),
    Remedy("no_partner", "open_system"),
    Remedy("no_warehouse", "open_system"),
    Remedy("currency", "retry"),
    Remedy("deduction:", "accept_deduction", "cause"),
    Remedy("payment_unknown:", "on_account"),
    Remedy("payment_paid:", "on_account"),
    Remedy("payment_over:", "on_account"),
    Remedy("payment_not_posted:", "retry"),
    Remedy("payment_refused", "retry"),
    Remedy("payment_again", "take_again"),
    Remedy("payment_journal", "open_system"),
    Remedy("payment_", "drop"),
    Remedy("remittance_not_registered", "open_subject", "cause"),
    Remedy("cancel_after", "drop"),
    Remedy("purpose:", "drop"),
    Remedy("blanket", "drop"),
    Remedy("stores", "drop"),
    Remedy("number_reused", "drop"),
    Remedy("interchange_number_reused", "drop"),
    Remedy("charges_not_applied", "open_subject", "order", "1"),
    Remedy("invoice_changed", "send_anew", "person"),
    Remedy("invoice_", "open_subject"),
    Remedy("shipment_line_unknown", "open_subject"),
    Remedy("feed_failed", "open_subject", "cause"),
    Remedy("stock_items_left_out", "open_subject", "cause", "1"),
    Remedy("receipt_differs", "open_subject", "cause"),
    Remedy("receipt_unmatched", "correct"),
    Remedy("stock_differs", "open_subject", "cause"),
    Remedy("record_deleted", "drop"),
    Remedy("not_read", "drop"),
    Remedy("not_sent", "drop"),
    Remedy("ack_overdue", "send_anew", "acknowledgement"),
    Remedy("ack_errors", "send_anew", "acknowledgement"),
    Remedy("ack_unmatched", "drop"),
    Remedy("advice_errors", "send_anew", "acknowledgement"),
    Remedy("advice_warnings", "close", "acknowledgement", "1"),
    Remedy("advice_unmatched:", "drop"),
    Remedy("return:", "authorise_return", "cause"),
    Remedy("text_", "close", "person", "1"),
    Remedy("claim_refund:", "close", "person", "1"),
    Remedy("claim_", "drop"),
    Remedy("no_interface:", "open_interface", "live", "1"),
    Remedy("interface_closed", "open_interface", severity="3"),
    Remedy("http_address", "open_interface", severity="3"),
    Remedy("connection_down", "open_interface", "exchange", "3"),
    Remedy("not_served", "open_interface", "exchange", "3"),
    Remedy("not_let_in", "open_interface", "exchange", "3"),
    Remedy("poll_failed", "open_interface", "exchange", "3"),
)

_BY_CLASS = {
    "connection": Remedy("", "retry"),
    "intermittent": Remedy("", "retry"),
    "rate_limit": Remedy("", "retry"),
    "value": Remedy("", "correct"),
    "missing": Remedy("", "correct"),
    "mapping": Remedy("", "map"),
    "parse": Remedy("", "correct"),
    "business_rule": Remedy("", "retry"),
    "authorisation": Remedy("", "open_interface", severity="3"),
    "unknown_outcome": Remedy("", "arrived", severity="3"),
    "duplicate": Remedy("", "drop", severity="1"),
    "bug": Remedy("", "retry", severity="3"),
}


def find(table, error_class, cause):
    """Return the :class:`Remedy` for ``cause``.

    :param table: rows to look in, such as :data:`REMEDIES`; the first that fits wins.
    :param error_class: a key of ``errors.ERROR_CLASSES``.
    """
    for remedy in table:
        if cause.startswith(remedy.cause):
            return remedy
    return _BY_CLASS[error_class]
