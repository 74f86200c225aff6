# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Nobody reads another partner's affairs; the matrix is made from the table."""

from odoo.tests import tagged

from ..api.operations import OPERATIONS
from ..models.distribution_api_client import SCOPES
from .common import ApiCase, Partner, order_body

KEYED = [operation for operation in OPERATIONS if operation.scope]


@tagged("post_install", "-at_install")
class TestPartners(ApiCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.mark = "MARK-OF-BOLT"

    def place_for_bolt(self):
        """Have BOLT place an order and return its id."""
        answer = self.post(order_body(self.mark), key=self.bolt.key)
        self.drain()
        return answer.json()["id"]

    def run_operation(self, operation, uid="none", **how):
        """Call an operation of the table in the way that would succeed."""
        path = operation.path.replace("{id}", uid)
        if operation.query:
            path += "?item=WIDGET"
        if operation.idempotent:
            return self.post(**how)
        return self.call(operation.method, path, **how)

    @staticmethod
    def seen(answer):
        """Return what the caller can compare."""
        varying = {"X-Request-Id", "Date", "Server"}
        headers = {k: v for k, v in answer.headers.items() if k not in varying}
        return answer.status_code, answer.content, headers

    def test_no_key_and_wrong_key(self):
        before = self.written()
        for operation in KEYED:
            for key in (False, "dist_live_" + "C" * 43):
                with self.subTest(operation=operation.name, key=key):
                    answer = self.run_operation(operation, key=key)
                    self.assertProblem(answer, 401, "key_refused")
        self.assertEqual(self.written(), before)

    def test_without_the_scope(self):
        before = self.written()
        for operation in KEYED:
            field_name = SCOPES[operation.scope]
            self.acme.client[field_name] = False
            self.env.flush_all()
            with self.subTest(operation=operation.name):
                answer = self.run_operation(operation)
                problem = self.assertProblem(answer, 403, "scope_missing")
                self.assertIn(operation.scope, problem["detail"])
            self.acme.client[field_name] = True
        self.assertEqual(self.written(), before)

    def test_foreign_is_missing_byte_for_byte(self):
        uid = self.place_for_bolt()
        before = self.written()
        own = self.call("GET", f"/orders/{uid}", key=self.bolt.key)
        self.assertEqual(own.status_code, 200)
        for operation in KEYED:
            if "{id}" not in operation.path:
                continue
            foreign = self.run_operation(operation, uid)
            missing = self.run_operation(operation, "0" * 32)
            self.assertProblem(foreign, 404, "not_found")
            self.assertEqual(self.seen(foreign), self.seen(missing))
            for odd in ("1", "-1", "%27", "a" * 500, "%00", str(2**70)):
                answer = self.run_operation(operation, odd)
                self.assertEqual(self.seen(answer), self.seen(missing))
        self.assertEqual(self.written(), before)

    def test_row_numbers_open_nothing(self):
        uid = self.place_for_bolt()
        message = self.env["distribution.message"].search([("uid", "=", uid)])
        for number in (message.id, message.sale_order_id.id):
            answer = self.call("GET", f"/orders/{number}", key=self.bolt.key)
            self.assertProblem(answer, 404, "not_found")

    def test_marks_of_others_are_in_no_answer(self):
        uid = self.place_for_bolt()
        ours = self.post(order_body(self.mark)).json()["id"]
        self.drain()
        texts = [self.call("GET", f"/orders/{each}").text for each in (uid, ours)]
        texts += [self.run_operation(operation, uid).text for operation in KEYED]
        for text in texts:
            self.assertNotIn(self.bolt.customer.name, text)
            self.assertNotIn(uid, text)
        # The same order number of two partners is two orders.
        self.assertIn('"status":"allocated"', texts[1])

    def test_another_company_is_another_world(self):
        uid = self.place_for_bolt()
        message = self.env["distribution.message"].search([("uid", "=", uid)])
        other = self.env["res.company"].create({"name": "Other"})
        message.company_id = other
        self.env.flush_all()
        answer = self.call("GET", f"/orders/{uid}", key=self.bolt.key)
        self.assertProblem(answer, 404, "not_found")

    def test_another_system_of_the_same_customer(self):
        uid = self.place_for_bolt()
        other = Partner(self.env, "Twin")
        other.system.partner_id = self.bolt.customer
        self.env.flush_all()
        answer = self.call("GET", f"/orders/{uid}", key=other.key)
        self.assertProblem(answer, 404, "not_found")

    def test_a_new_customer_does_not_inherit(self):
        uid = self.place_for_bolt()
        self.bolt.system.partner_id = self.env["res.partner"].create({"name": "Heir"})
        self.env.flush_all()
        answer = self.call("GET", f"/orders/{uid}", key=self.bolt.key)
        self.assertProblem(answer, 404, "not_found")

    def test_idempotency_key_of_another_partner(self):
        self.post(order_body(self.mark), key=self.bolt.key, once="guess")
        answer = self.post(order_body("PO-7"), once="guess")
        self.assertEqual(answer.status_code, 202)
        self.assertNotIn("Idempotency-Replayed", answer.headers)
