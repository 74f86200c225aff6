# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Runs inside Odoo: four ways to confirmed and reserved orders, in turns."""

from contextlib import ExitStack
from unittest.mock import patch

import gauge
from orders_goods import Goods

from odoo.addons.distribution_integration_base.models.handlers import (
    distribution_handler_order,
)
from odoo.addons.stock.models.stock_quant import StockQuant

BATCH = 50


class Ways:
    """The same orders, four times. Every way commits what it did."""

    def __init__(self, env, goods):
        self.env, self.goods = env, goods

    def ours(self, body, name):
        """From bytes to reserved orders, 997 and 855 rendered: all but sending.

        The steps of ``distribution.drain._run``, until there is nothing left to do.
        """
        self.env["distribution.message"]._receive(
            self.goods.orders_in, body, name=name, idempotency_key=name
        )
        self.env.cr.commit()
        drain, lane = self.env["distribution.drain"], self.env["distribution.lane"]
        done = True
        while done:
            drain._relay_events()
            done = drain._work_batch() + lane._serve_due(float("inf"))
        self.env.invalidate_all()

    def bare(self, count, name):
        """The same batches with nothing around them: what our share is the rest of.

        No file, no inbox, no mapping, no event, no answer; who wants what is known.
        Stock is reserved in a transaction of its own, as the lane does (DESIGN 5).
        """
        for numbers in self._batches(count):
            with self.env.registry.cursor() as cr:
                order_ids = self._confirm(self.env(cr=cr), numbers, name).ids
            with self.env.registry.cursor() as cr:
                self._reserve(self.env(cr=cr)["sale.order"].browse(order_ids))

    def at_once(self, count, name):
        """As :meth:`bare`, confirmed and reserved in one transaction."""
        for numbers in self._batches(count):
            with self.env.registry.cursor() as cr:
                self._reserve(self._confirm(self.env(cr=cr), numbers, name))

    @staticmethod
    def _batches(count):
        for start in range(0, count, BATCH):
            yield range(start, min(start + BATCH, count))

    def _confirm(self, env, numbers, name):
        orders = self._create(env, numbers, name)
        orders.with_context(distribution_lane_reserves=True).action_confirm()
        return orders

    def _reserve(self, orders):
        orders.env["distribution.allocation"]._reserve(
            [(order.picking_ids.move_ids, False) for order in orders]
        )

    def _create(self, env, numbers, name):
        wanted = {number: self.goods.items(number) for number in numbers}
        items = [item for each in wanted.values() for item in each]
        products = env["product.product"].search_fetch(
            [("default_code", "in", items)], ["default_code", "uom_id", "sale_delay"]
        )
        by_code = {product.default_code: product for product in products}
        quiet = distribution_handler_order.QUIET
        return (
            env["sale.order"]
            .with_context(**quiet)
            .create(
                [
                    {
                        "partner_id": self.goods.partner.id,
                        "client_order_ref": f"{name}-{number}",
                        "user_id": False,
                        "team_id": False,
                        "order_line": [
                            (0, 0, self._line(by_code[item])) for item in codes
                        ],
                    }
                    for number, codes in wanted.items()
                ]
            )
        )

    def _line(self, product):
        return {
            "product_id": product.id,
            "name": product.display_name,
            "product_uom_id": product.uom_id.id,
            "product_uom_qty": 2.0,
            "price_unit": 10.0,
            "technical_price_unit": 10.0,
            "discount": 0.0,
            "customer_lead": product.sale_delay,
            "analytic_distribution": False,
        }

    def floor(self, count, name):
        """Order by order, as one would write it first, on Odoo as it comes.

        Our wait for others' reservations costs a query a line; plain Odoo has none.
        """
        quants = type(self.env["stock.quant"])
        with ExitStack() as stack:
            for method in ("_update_available_quantity", "try_lock_for_update"):
                plain = getattr(StockQuant, method)
                stack.enter_context(patch.object(quants, method, plain))
            for number in range(count):
                with self.env.registry.cursor() as cr:
                    self._one_order(self.env(cr=cr), number, name)

    def _one_order(self, env, number, name):
        lines = []
        for item in self.goods.items(number):
            product = env["product.product"].search(
                [("default_code", "=", item)], limit=1
            )
            lines.append(
                {
                    "product_id": product.id,
                    "product_uom_qty": 2.0,
                    "price_unit": 10.0,
                }
            )
        order = env["sale.order"].create(
            {
                "partner_id": self.goods.partner.id,
                "client_order_ref": f"{name}-{number}",
                "order_line": [(0, 0, line) for line in lines],
            }
        )
        order.action_confirm()

    def check(self, prefix, count):
        """All must have done the whole job: every move of every order reserved."""
        orders = self.env["sale.order"].search(
            [("client_order_ref", "=like", f"{prefix}-%")]
        )
        states = set(orders.picking_ids.move_ids.mapped("state"))
        if len(orders) != count or states != {"assigned"}:
            raise AssertionError(f"{prefix}: {len(orders)} orders, moves {states}")

    def check_answers(self, count):
        """Every order was answered, and nothing is left to do but to send."""
        messages = self.env["distribution.message"]
        rendered = [("document_type", "=", "order_response"), ("step", "=", "deliver")]
        answers = messages.search_count(rendered)
        left = [("work_state", "!=", "done"), ("step", "!=", "deliver")]
        if answers != count or messages.search_count(left):
            raise AssertionError(f"{answers} answers for {count} orders, or work left")


def main(env, rounds, ours, floor, lines):
    """Take turns; return the medians of each way."""
    env = env(su=True)
    goods = Goods(env, lines)
    ways = Ways(env, goods)
    found = {"ours": [], "bare": [], "at_once": [], "floor": []}
    for number in range(rounds):
        name = f"F{number}"
        found["floor"].append(gauge.measure(env, floor, ways.floor, floor, name))
        ways.check(name, floor)
        body, file_name = goods.file(ours)
        found["ours"].append(gauge.measure(env, ours, ways.ours, body, file_name))
        ways.check(f"B{goods.control}", ours)
        ways.check_answers(ours * goods.control)
        for way, letter in ((ways.bare, "N"), (ways.at_once, "O")):
            name = f"{letter}{number}"
            found[way.__name__].append(gauge.measure(env, ours, way, ours, name))
            ways.check(name, ours)
    far = gauge.backend_seconds(env) is None
    counted = "CPU of Odoo only" if far else "CPU of Odoo and PostgreSQL"
    medians = {name: gauge.medians(rows) for name, rows in found.items()}
    return {**medians, "rows": found, "counted": counted}
