# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What becomes of orders that stock could not serve in full."""

from odoo import api, fields, models
from odoo.tools.misc import format_date
from odoo.tools.sql import SQL

from ...engine.errors import Issue
from ...engine.numbers import decimal_text
from .. import clock
from .distribution_lane import CAUSE

#: A sentence names so many goods, and counts the others.
NAMED = 3


class DistributionShortage(models.AbstractModel):
    """Carries out the rule of the request after the lane has reserved what it could."""

    _name = "distribution.shortage"
    _description = "Stock that is short"

    @api.model
    def _judge(self, line, allowed):
        """Say what became of each request: gone, waits, asks a person, cancelled.

        :param line: requests in fair order, just served.
        :param allowed: their orders that stock may be promised to.
        """
        self.env["distribution.exception"]._settle(line.sale_order_id, cause=CAUSE)
        waits = line.filtered(lambda r: r.sale_order_id in allowed and r._moves_short())
        held = line.filtered(
            lambda r: r.sale_order_id.state == "sale" and r.sale_order_id not in allowed
        )
        held.write(
            {
                "state": "held",
                "looked_at": clock.now(self.env),
                "note": self.env._("The order is on hold: nothing is reserved for it."),
            }
        )
        (line - waits - held).unlink()
        if waits:
            self._carry_out(waits)

    def _carry_out(self, waits):
        given_back = waits.filtered(
            lambda r: r.rule == "whole" and any(r._moves_open().mapped("quantity"))
        )
        for request in given_back:
            moves = request._moves_open()
            moves.with_context(distribution_given_back=True)._do_unreserve()
        lanes = self.env["stock.warehouse"]._distribution_lanes()
        numbers = self._numbers(waits)
        facts = []
        for request in waits:
            if request.rule == "cancel_rest" and not request._can_cancel_short():
                request.rule = "ask"
            shortage = numbers[request]
            words = self._words(shortage)
            if request.system_id:
                facts.append(self._fact(request, words))
            if request.rule == "cancel_rest":
                request._cancel_short()
                request.unlink()
                continue
            if request.warehouse_id.id not in lanes:
                request.unlink()  # the lane was closed: from here on Odoo serves it
                continue
            request.write(self._prepare_waiting(request, shortage, words))
            if request.rule == "ask":
                self._ask(request, words)
            elif given_back and request not in given_back:
                request.state = "due"  # there may be something for it now
        self.env["distribution.event"]._emit(facts)

    def _prepare_waiting(self, request, shortage, words):
        receipts = [each["next_receipt"] for each in shortage]
        return {
            "state": "asked" if request.rule == "ask" else "waiting",
            "failures": 0,
            "looked_at": clock.now(self.env),
            "note": words,
            "shortage": shortage,
            "wanted": sum(each["wanted"] for each in shortage),
            "free": sum(each["free"] for each in shortage),
            "next_receipt_at": max(receipts) if all(receipts) else False,
        }

    def _fact(self, request, words):
        order = request.sale_order_id
        return {
            "event_type": "order.short",
            "once_key": f"order.short:{order.id}",
            "record": order,
            "order": order,
            "words": self.env._(
                "Stock is short for %(order)s: %(words)s",
                order=order.client_order_ref or order.name,
                words=words,
            ),
        }

    def _ask(self, request, words):
        order = request.sale_order_id
        issue = Issue(
            "business_rule",
            CAUSE,
            self.env._(
                "Stock is short for %(order)s: %(words)s",
                order=order.client_order_ref or order.name,
                words=words,
            ),
            self.env._(
                "Under Waiting for stock, choose: keep what there is, all or nothing, "
                "or cancel the rest. What there is is kept until then."
            ),
        )
        self.env["distribution.exception"]._open(issue, order=order)

    # --- numbers and words ---

    def _numbers(self, requests):
        """Return {request: [{product, code, unit, wanted, held, free, next_receipt}]}.

        In the products' units; two queries a warehouse.
        """
        result = {}
        for warehouse, ours in requests.grouped("warehouse_id").items():
            moves = {request: request._moves_short() for request in ours}
            products = self.env["stock.move"].union(*moves.values()).product_id
            free = self._free(warehouse, products)
            receipts = self._receipts(warehouse, products)
            for request, short in moves.items():
                result[request] = [
                    self._number(product, each, free, receipts)
                    for product, each in short.grouped("product_id").items()
                ]
        return result

    def _number(self, product, moves, free, receipts):
        wanted = sum(moves.mapped("product_qty"))
        held = sum(moves.move_line_ids.mapped("quantity_product_uom"))
        receipt = receipts.get(product.id)
        dates = [
            move.reservation_date for move in moves if move._distribution_is_early()
        ]
        return {
            "product": product.id,
            "code": product.default_code or product.name,
            "unit": product.uom_id.name,
            "wanted": wanted - held,
            "held": held,
            "free": max(free.get(product.id, 0.0), 0.0),
            "next_receipt": receipt and fields.Datetime.to_string(receipt),
            "not_before": fields.Date.to_string(min(dates)) if dates else False,
        }

    @api.model
    def _free(self, warehouse, products):
        """Return {product id: units that nobody holds} of a warehouse."""
        self.env["stock.quant"].flush_model(["quantity", "reserved_quantity"])
        rows = self.env.execute_query(
            SQL(
                """
                SELECT quant.product_id,
                       sum(quant.quantity - COALESCE(quant.reserved_quantity, 0))
                FROM stock_quant quant
                JOIN stock_location place ON place.id = quant.location_id
                WHERE quant.product_id = ANY(%s)
                  AND place.warehouse_id = %s AND place.usage = 'internal'
                GROUP BY quant.product_id
                """,
                products.ids,
                warehouse.id,
            )
        )
        return {product: float(quantity) for product, quantity in rows}

    @api.model
    def _receipts(self, warehouse, products):
        """Return {product id: when the next goods are expected} of a warehouse."""
        self.env["stock.move"].flush_model(["date", "state", "location_dest_id"])
        return dict(
            self.env.execute_query(
                SQL(
                    """
                    SELECT move.product_id, min(move.date)
                    FROM stock_move move
                    JOIN stock_location place ON place.id = move.location_dest_id
                    JOIN stock_location origin ON origin.id = move.location_id
                    WHERE move.product_id = ANY(%s)
                      AND place.warehouse_id = %s AND place.usage = 'internal'
                      AND origin.warehouse_id IS DISTINCT FROM place.warehouse_id
                      AND move.state IN
                          ('waiting', 'confirmed', 'partially_available', 'assigned')
                    GROUP BY move.product_id
                    """,
                    products.ids,
                    warehouse.id,
                )
            )
        )

    def _words(self, shortage):
        said = [self._sentence(each) for each in shortage[:NAMED]]
        if len(shortage) > NAMED:
            said.append(self.env._("and %s more", len(shortage) - NAMED))
        return "; ".join(said)

    def _sentence(self, each):
        if each["not_before"]:
            return self.env._(
                "%(code)s is reserved from %(date)s on",
                code=each["code"],
                date=format_date(self.env, each["not_before"]),
            )
        receipt = each["next_receipt"]
        return self.env._(
            "%(code)s: %(wanted)s %(unit)s missing, %(held)s held, %(free)s free, "
            "%(receipt)s",
            code=each["code"],
            unit=each["unit"],
            wanted=decimal_text(each["wanted"]),
            held=decimal_text(each["held"]),
            free=decimal_text(each["free"]),
            receipt=self.env._("next receipt %s", format_date(self.env, receipt[:10]))
            if receipt
            else self.env._("no receipt expected"),
        )
