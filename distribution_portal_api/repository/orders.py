# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""One order in the partner's words. Called by the repository, with rows of its own."""

from datetime import UTC

from .texts import decimal_text

#: Causes whose words were written so that the partner may read them. Everything else
#: (a fault of the program, a setting of ours) is told as "we are looking into it".
TELLABLE = (
    "currency",
    "no_item:",
    "price",
    "purpose:",
    "quantity:",
    "ship_to_without_code",
    "unit_misfit:",
    "unmapped:",
)
INTERNAL = "We are looking into this order. You need not send it again."
REUSED = "You sent this order number before with other content. We will ask you."


def describe(received, message, first):
    """Return the order that came as ``received`` (``contracts.OrderAnswer`` as a dict).

    :param message: the one that stands for it today: itself, or its correction.
    :param first: the message that counts when this one is a repeat, else empty.
    """
    order = message.sale_order_id
    return {
        "id": received.uid,
        "number": message.reference or None,
        "our_number": order.name or None,
        "received_at": received.create_date.replace(tzinfo=UTC),
        "status": _status(message, order),
        "status_words": "",
        "duplicate_of": first.uid or None,
        "problems": _problems(message),
        "lines": [_line(line, order) for line in _partner_lines(order)],
        "shipments": _shipments(order),
        "invoices": _invoices(order),
    }


def _status(message, order):
    if order:
        return order.distribution_state
    if message.duplicate_of_id:
        return "duplicate"
    if message.work_state == "dropped":
        return "rejected"
    return "in_review" if message.work_state == "blocked" else "received"


def _problems(message):
    """Return what is open about the document itself, not about our answers to it."""
    notes = []
    for row in message.exception_ids.filtered(lambda row: row.state == "open"):
        words = INTERNAL
        if row.cause.startswith(TELLABLE):
            words = row.words
        elif row.cause == "number_reused":
            words = REUSED
        notes.append({"kind": row.error_class, "words": words})
    return notes


def _partner_lines(order):
    return order.order_line.filtered("distribution_line")


def _line(line, order):
    asked = order._distribution_request().line(line.distribution_line)
    return {
        "number": line.distribution_line,
        "unit": asked.get("unit") or line.product_uom_id.name,
        "ordered": decimal_text(line._distribution_theirs(line.product_uom_qty)),
        "promised": decimal_text(
            line._distribution_theirs(line._distribution_promised())
        ),
        "shipped": decimal_text(line._distribution_theirs(line.qty_delivered)),
        "price": decimal_text(line.price_unit * (line.distribution_factor or 1.0)),
    }


def _shipments(order):
    pickings = order.picking_ids.filtered(
        lambda picking: picking.state == "done"
        and picking.picking_type_code == "outgoing"
    )
    return [_shipment(picking) for picking in pickings.sorted("date_done")]


def _shipment(picking):
    # The hook through which carriers say what they know (tracking, service).
    carriage = picking.env["distribution.handler.shipment"]._carriage(picking)
    return {
        "number": picking.name,
        "shipped_at": picking.date_done.replace(tzinfo=UTC),
        "carrier": carriage.get("carrier_name"),
        "tracking": carriage.get("tracking"),
        "lines": [
            {
                "number": move.sale_line_id.distribution_line,
                "quantity": decimal_text(
                    move.sale_line_id._distribution_theirs(
                        move.product_uom._compute_quantity(
                            move.quantity, move.sale_line_id.product_uom_id
                        )
                    )
                ),
            }
            for move in picking.move_ids
            if move.state == "done" and move.sale_line_id.distribution_line
        ],
    }


def _invoices(order):
    kinds = {"out_invoice": "invoice", "out_refund": "credit_note"}
    posted = order.invoice_ids.filtered(
        lambda move: move.state == "posted" and move.move_type in kinds
    )
    return [
        {
            "number": move.name,
            "kind": kinds[move.move_type],
            "invoice_date": move.invoice_date,
            "total": decimal_text(move.amount_total, move.currency_id.decimal_places),
            "due": decimal_text(move.amount_residual, move.currency_id.decimal_places),
            "currency": move.currency_id.name,
        }
        for move in posted.sorted("id")
    ]
