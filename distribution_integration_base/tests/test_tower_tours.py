# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Each persona sees its own work first, and gets one thing done, in a real browser."""

from odoo.tests import tagged

from .browser import BrowserCase
from .tower_case import TowerCase


@tagged("post_install", "-at_install")
class TestTowerTours(TowerCase, BrowserCase):
    def walk(self, role, tour):
        user = self.people[role]
        user.password = user.login
        # No address: each of them lands where his work is.
        self.start_tour("/odoo", tour, login=user.login)

    def test_warehouse_operator_ships_what_is_ready(self):
        self.walk("warehouse", "distribution_tower_warehouse")
        self.assertEqual(self.ready.picking_ids.state, "done")

    def test_finance_operator_writes_a_payment_down(self):
        self.walk("finance", "distribution_tower_finance")
        self.assertIn(self.invoice.payment_state, ("paid", "in_payment"))

    def test_customer_service_reads_why_and_takes_it_over(self):
        self.walk("customer_service", "distribution_tower_customer_service")
        self.assertEqual(self.exception.user_id, self.people["customer_service"])

    def test_manager_opens_the_spreadsheet(self):
        self.walk("integration_manager", "distribution_tower_manager")

    def test_the_tower_is_worked_by_keyboard_only(self):
        self.walk("customer_service", "distribution_tower_keyboard")
