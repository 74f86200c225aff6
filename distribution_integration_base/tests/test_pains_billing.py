# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Invoices of one company take their numbers one after another."""

import logging

from odoo.tests import tagged

from ..models.road import distribution_drain
from .workers import WorkerCase, fork

_logger = logging.getLogger(__name__)
ORDERS = 12


@tagged("post_install", "-at_install")
class TestPainsBilling(WorkerCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.policy = cls.env["distribution.order.policy"].create(
            {"name": "Billed at once", "invoice": "posted"}
        )
        cls.system.policy_id = cls.policy
        cls.addClassCleanup(cls._remove_invoices)
        cls.bolt.invoice_policy = "order"
        cls._commit()

    @classmethod
    def _remove_invoices(cls):
        cls.env.cr.rollback()
        cls.env.cr.execute(
            """
            DELETE FROM account_move WHERE id IN (
                SELECT move_id FROM account_move_line WHERE product_id = ANY(%s)
            )
            """,
            (cls.products,),
        )
        cls.system.policy_id = False
        cls.policy.unlink()
        cls._commit()

    def test_two_workers_bill_side_by_side(self):
        """The number of an invoice is a row that both of them write."""
        for number in range(ORDERS):
            self._receive(self._order(f"BILL-{number}", ("BOLT", "1", "EA", "10.00")))
        self._drain()
        orders = self.env["sale.order"].search([("client_order_ref", "like", "BILL-")])
        self.assertEqual(len(orders), ORDERS)
        self.env["distribution.order.step"]._request(orders, "invoice")
        self._commit()
        collisions = fork.Value("i", 0)

        def count(_collision):
            with collisions.get_lock():
                collisions.value += 1

        self.patch(distribution_drain, "_pause", count)
        meeting = fork.Barrier(2)
        self._together((serve, meeting, False), (serve, meeting, True))
        _logger.info("%s invoices, %s collisions", ORDERS, collisions.value)
        self.assertEqual(collisions.value, 0)
        names = sorted(orders.invoice_ids.mapped("name"))
        self.assertEqual(len(names), ORDERS)
        self.assertEqual(set(orders.invoice_ids.mapped("state")), {"posted"})
        numbers = [int(name.rpartition("/")[2]) for name in names]
        self.assertEqual(numbers, list(range(numbers[0], numbers[0] + ORDERS)))
        self.assertFalse(self.env["distribution.order.step"].search([]))
        self.assertFalse(orders.distribution_exception_ids)


def serve(env, meeting, backwards):
    """Serve the steps of orders, from the same moment on as another worker."""
    step = type(env["distribution.order.step"])
    look = step._due_orders

    def together(this, own):
        due = look(this, own)
        meeting.wait(10)
        return due[::-1] if backwards else due

    step._due_orders = together
    env["distribution.order.step"]._run()
