# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What is free of an item."""

from odoo.tests import tagged

from .common import ApiCase, make_product, order_body


@tagged("post_install", "-at_install")
class TestStock(ApiCase):
    def free(self, item):
        answer = self.call("GET", "/availability", params={"item": item})
        self.assertEqual(answer.status_code, 200, answer.text)
        return answer.json()

    def test_free_is_what_nobody_was_promised(self):
        self.assertEqual(self.free("WIDGET")["free"], "100")
        self.post(order_body(quantity="30"))
        self.drain()
        found = self.free("WIDGET")
        self.assertEqual(found["free"], "70")
        self.assertEqual((found["sku"], found["unit"]), ("WIDGET", "Units"))
        self.assertRegex(found["as_of"], r"^\d{4}-\d\d-\d\dT.*Z$")

    def test_by_gtin_and_by_the_partners_code(self):
        self.assertEqual(self.free("0012345678905")["sku"], "WIDGET")
        self.env["distribution.mapping"].create(
            {
                "system_id": self.bolt.system.id,
                "kind": "item",
                "code_type": "buyer",
                "code": "B-77",
                "product_id": self.product.id,
            }
        )
        params = {"item": "B-77"}
        theirs = self.call("GET", "/availability", key=self.bolt.key, params=params)
        self.assertEqual(theirs.json()["sku"], "WIDGET")
        ours = self.call("GET", "/availability", params=params)
        self.assertProblem(ours, 404, "item_unknown")

    def test_fractions_negative_and_not_stocked(self):
        make_product(self.env, "HALF", 2.5)
        make_product(self.env, "SHORT", -4)
        self.product.is_storable = False
        self.env.flush_all()
        self.assertEqual(self.free("HALF")["free"], "2.5")
        self.assertEqual(self.free("SHORT")["free"], "0")

    def test_not_stocked_has_no_figure(self):
        self.env["product.product"].create(
            {"name": "Advice", "default_code": "ADVICE", "type": "service"}
        )
        self.env.flush_all()
        self.assertIsNone(self.free("ADVICE")["free"])

    def test_only_the_systems_warehouse_counts(self):
        warehouse = self.env["stock.warehouse"].create({"name": "Far", "code": "FAR"})
        self.acme.system.warehouse_id = warehouse
        self.env.flush_all()
        self.assertEqual(self.free("WIDGET")["free"], "0")

    def test_unknown_and_unsold_items(self):
        make_product(self.env, "GONE").active = False
        make_product(self.env, "INNER").sale_ok = False
        self.env.flush_all()
        for item in ("UNHEARD-OF", "GONE", "INNER"):
            answer = self.call("GET", "/availability", params={"item": item})
            self.assertProblem(answer, 404, "item_unknown")

    def test_query_is_checked(self):
        for query in (
            "",
            "?item=",
            "?item=a&item=b",
            "?item=a&limit=1",
            "?sku=a",
            "?item=%00",
        ):
            answer = self.call("GET", f"/availability{query}")
            problem = self.assertProblem(answer, 422, "invalid")
            self.assertTrue(all(error["parameter"] for error in problem["errors"]))
