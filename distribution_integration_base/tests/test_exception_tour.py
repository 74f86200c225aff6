# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A clerk works the queue in the browser."""

from odoo.tests import new_test_user, tagged

from ..engine.errors import Issue
from .browser import BrowserCase
from .common import DistributionCase


@tagged("post_install", "-at_install")
class TestExceptionTour(DistributionCase, BrowserCase):
    def test_queue(self):
        price = Issue("business_rule", "price", "Prices are off.", "Accept them.")
        reused = Issue("duplicate", "number_reused", "Number T-3 was used before.")
        issues = {"T-1": price, "T-2": price, "T-3": reused}
        messages = {name: self._blocked(name, issue) for name, issue in issues.items()}
        new_test_user(
            self.env,
            "queue_clerk",
            groups="distribution_integration_base.group_customer_service",
        )
        self.start_tour(
            "/odoo/action-distribution_integration_base.distribution_exception_action",
            "distribution_exception_queue",
            login="queue_clerk",
        )
        for name in ("T-1", "T-2"):
            self.assertTrue(messages[name].overrides["prices"])
            self.assertEqual(messages[name].work_state, "waiting")
        self.assertEqual(messages["T-3"].work_state, "blocked")

    def _blocked(self, number, issue):
        message = self._receive(self._order(number, ("BOLT", "1", "EA", "9.00")))
        message.write({"step": "apply", "canonical": self._order(number)})
        words = issue.words
        if issue.cause == "price":
            words = f"Order {number}: {words}"
        message._block([Issue(issue.error_class, issue.cause, words, issue.hint)])
        return message
