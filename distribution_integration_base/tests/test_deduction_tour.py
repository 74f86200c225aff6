# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Finance decides in the browser about what a customer took off."""

from odoo.tests import tagged

from .browser import BrowserCase
from .payment_case import PaymentCase


@tagged("post_install", "-at_install")
class TestDeductionTour(PaymentCase, BrowserCase):
    def test_deduction_is_written_off(self):
        account = self.env["account.account"].create(
            {
                "name": "Chargebacks",
                "code": "658901",
                "account_type": "expense",
                "company_ids": [(6, 0, self.company.ids)],
            }
        )
        self.env["distribution.deduction.reason"].create(
            {"code": "*", "account_id": account.id}
        )
        invoice = self._invoice("PO-1")
        row = {
            "number": invoice.name,
            "paid": "88",
            "gross": "100",
            "deductions": [{"amount": "12", "reason": "01"}],
        }
        self.assertEqual(self._pay("TR-1", "88", row).work_state, "done")
        self.start_tour(
            "/odoo/action-distribution_integration_base.distribution_exception_action",
            "distribution_deduction",
            login=self.clerk.login,
        )
        self.assertEqual(self._taken("TR-1").deduction_ids.state, "accepted")
        self.assertEqual(invoice.amount_residual, 0)
