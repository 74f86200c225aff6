# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Orders that are divided among stores: asked about, kept whole, or split."""

from odoo.tests import tagged

from .common import DistributionCase

SHARES = [{"store": "0001", "quantity": "4"}, {"store": "0002", "quantity": "6"}]


@tagged("post_install", "-at_install")
class TestOrderStores(DistributionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.first = cls._store("0001")

    @classmethod
    def _store(cls, code):
        address = cls.env["res.partner"].create({"name": f"Store {code}"})
        cls.env["distribution.mapping"].sudo().create(
            {
                "system_id": cls.system.id,
                "kind": "party",
                "code_type": "92",
                "code": code,
                "partner_id": address.id,
            }
        )
        return address

    def _rule(self, rule, **values):
        self.system.policy_id = self.env["distribution.order.policy"].create(
            {"name": rule, "store_split": rule, **values}
        )

    def _divided(self, number, *shares, **header):
        bolts, nuts = ("BOLT", "10", "EA", "10.00"), ("NUT", "2", "EA", "2.50")
        document = self._order(number, bolts, nuts, **header)
        document["lines"][0]["stores"] = list(shares or SHARES)
        document["lines"][1]["stores"] = [{"store": "0002", "quantity": "2"}]
        return document

    def test_a_person_decides_at_first(self):
        message = self._work(self._divided("SD-1"))
        self.assertEqual(message.work_state, "blocked")
        self.assertFalse(self._orders("SD-1"))
        self.assertIn("among stores", self._open_exceptions(message).words)
        self._rule("one")
        message.action_retry()
        self._drain()
        self.assertEqual(message.work_state, "done", message.note)

    def test_one_order_says_who_gets_what(self):
        self._rule("one")
        self._work(self._divided("SD-2"))
        order = self._orders("SD-2")
        self.assertEqual(order.order_line.mapped("product_uom_qty"), [10, 2])
        self.assertEqual(order.partner_shipping_id, self.partner)
        for text in (order.note, order.picking_ids.note):
            self.assertIn("BOLT in EA for the stores 0001: 4, 0002: 6", text)

    def test_each_store_gets_its_order(self):
        second = self._store("0002")
        self._rule("split")
        message = self._work(self._divided("SD-3"))
        self.assertEqual(message.work_state, "done", message.note)
        orders = self._orders("SD-3").sorted("distribution_store")
        self.assertEqual(orders.mapped("distribution_store"), ["0001", "0002"])
        self.assertEqual(
            [
                (order.partner_shipping_id, order.order_line.mapped("product_uom_qty"))
                for order in orders
            ],
            [(self.first, [4]), (second, [6, 2])],
        )
        self.assertEqual(set(orders.mapped("state")), {"sale"})
        asked = orders[1]._distribution_request()
        self.assertEqual([each["quantity"] for each in asked["lines"]], ["6", "2"])
        self.assertEqual(asked["parties"][0]["code"], "0002")

    def test_store_that_is_not_known_stops_all_of_it(self):
        self._rule("split")
        message = self._work(self._divided("SD-4"))
        self.assertEqual(message.work_state, "blocked")
        self.assertFalse(self._orders("SD-4"))
        exception = self._open_exceptions(message)
        self.assertEqual(exception.cause, "unmapped:party:92:0002")
        exception.mapping_id.sudo().partner_id = self.first
        self._drain()
        self.assertEqual(len(self._orders("SD-4")), 2)

    def test_shares_make_the_quantity(self):
        self._rule("one")
        message = self._work(self._divided("SD-5", SHARES[0]))
        self.assertEqual(message.work_state, "blocked")
        self.assertFalse(self._orders("SD-5"))
        words = self._open_exceptions(message).words
        self.assertIn("orders 10, its stores get 4", words)

    def test_what_stops_one_store_stops_all(self):
        self._store("0002")
        self._rule("split", address_check="exception")
        self.first.write({"street": "1 High St", "city": "Dover", "zip": "1"})
        self.first.country_id = self.env.ref("base.be")
        message = self._work(self._divided("SD-6"))
        self.assertEqual(message.work_state, "blocked")
        self.assertFalse(self._orders("SD-6"))
        self.assertEqual(self._open_exceptions(message).cause, "address")

    def test_all_stores_are_answered_at_once(self):
        self._store("0002")
        self._rule("split")
        self._subscribe("order.accepted", "order_response", "http://127.0.0.1:9/x")
        document = self._divided("SD-7")
        document["lines"][0]["quantity"] = "110"
        document["lines"][0]["stores"] = [
            {"store": "0001", "quantity": "60"},
            {"store": "0002", "quantity": "50"},
        ]
        self._work(document)
        answer = self.env["distribution.message"].search(
            [("document_type", "=", "order_response")]
        )
        self.assertEqual(len(answer), 1)
        bolts, nuts = answer.canonical["lines"]
        self.assertEqual((bolts["quantity"], nuts["quantity"]), ("110", "2"))
        told = {each["status"]: each["quantity"] for each in bolts["statuses"]}
        self.assertEqual(sum(map(float, told.values())), 110)
        self.assertEqual(nuts["statuses"][0]["quantity"], "2")

    def test_change_of_it_is_asked_about(self):
        self._store("0002")
        self._rule("split", confirm=False)
        self._work(self._divided("SD-8"))
        changes = self._interface("changes-in", "in", "order_change")
        body = {
            "type": "order_change",
            "number": "C-1",
            "order_number": "SD-8",
            "change_date": "2026-11-21",
            "cancel": True,
        }
        self.orders_in = changes
        message = self._work(body)
        self.assertEqual(message.work_state, "blocked")
        self.assertEqual(self._open_exceptions(message).cause, "change_divided")
        self.assertEqual(set(self._orders("SD-8").mapped("state")), {"draft"})
