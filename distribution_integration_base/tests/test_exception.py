# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""One open exception per cause and subject, closed when the cause is gone."""

from odoo.exceptions import AccessError
from odoo.tests import new_test_user, tagged

from ..engine.errors import Issue
from .common import DistributionCase


@tagged("post_install", "-at_install")
class TestException(DistributionCase):
    def setUp(self):
        super().setUp()
        self.message = self._receive(self._order("E-1", ("NO", "1", "EA", "1.00")))
        self.issue = Issue("value", "test", "Something is off.", "Mend it.")

    def _open(self):
        return self.env["distribution.exception"]._open(
            self.issue, message=self.message
        )

    def test_repeat_raises_the_counter(self):
        first, second = self._open(), self._open()
        self.assertEqual(first, second)
        self.assertEqual(first.count, 2)

    def test_closed_exception_opens_anew(self):
        first = self._open()
        first.action_decide("close")
        second = self._open()
        self.assertNotEqual(first, second)
        self.assertEqual(second.count, 1)

    def test_success_settles_it(self):
        exception = self._open()
        self.message._finish()
        self.assertEqual(exception.state, "resolved")
        self.assertEqual(exception.resolution, "It went through.")

    def test_viewer_may_look_but_not_decide(self):
        exception = self._open()
        viewer = new_test_user(
            self.env, "viewer", groups="distribution_integration_base.group_viewer"
        )
        self.assertEqual(exception.with_user(viewer).words, "Something is off.")
        for key in ("retry", "drop", "accept_prices", "close"):
            with self.assertRaises(AccessError):
                exception.with_user(viewer).action_decide(key)
        with self.assertRaises(AccessError):
            exception.with_user(viewer).action_assign_to_me()
        self.assertEqual(exception.state, "open")
        self.assertFalse(exception.user_id)

    def test_customer_service_decides(self):
        clerk = new_test_user(
            self.env,
            "clerk",
            groups="distribution_integration_base.group_customer_service",
        )
        self._drain()
        exception = self._open_exceptions(self.message)
        exception.with_user(clerk).action_assign_to_me()
        self.assertEqual(exception.user_id, clerk)
        exception.mapping_id.with_user(clerk).product_id = self.bolt
        self._drain()
        exception = self._open_exceptions(self.message)
        self.assertEqual(exception.cause, "price")
        self.assertEqual(exception.fix, "accept_prices")
        exception.with_user(clerk).action_fix()
        self._drain()
        self.assertEqual(self.message.work_state, "done")
        self.assertEqual(self.message.overrides, {"prices": clerk.name})

    def test_other_company_sees_nothing(self):
        exception = self._open()
        other = self.env["res.company"].create({"name": "Other"})
        stranger = new_test_user(
            self.env,
            "stranger",
            groups="distribution_integration_base.group_administrator",
            company_id=other.id,
            company_ids=[(6, 0, other.ids)],
        )
        found = self.env["distribution.exception"].with_user(stranger).search([])
        self.assertNotIn(exception, found)
        with self.assertRaises(AccessError):
            self.message.with_user(stranger).read(["name"])
