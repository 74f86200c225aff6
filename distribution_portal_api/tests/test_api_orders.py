# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The good road: place an order, let it be worked, read what became of it."""

from odoo.tests import tagged

from odoo.addons.distribution_integration_base.engine.errors import Issue

from .common import ApiCase, order_body


@tagged("post_install", "-at_install")
class TestOrders(ApiCase):
    def look_up(self, answer, **how):
        found = self.call("GET", f"/orders/{answer.json()['id']}", **how)
        self.assertEqual(found.status_code, 200, found.text)
        return found.json()

    def message(self, answer):
        return self.env["distribution.message"].search(
            [("uid", "=", answer.json()["id"])]
        )

    def test_order_is_stored_then_allocated(self):
        placed = self.post()
        self.assertEqual(placed.status_code, 202, placed.text)
        uid = placed.json()["id"]
        self.assertEqual(
            placed.json(), {"id": uid, "number": "PO-1", "status": "received"}
        )
        self.assertEqual(placed.headers["Location"], f"/distribution/api/orders/{uid}")
        self.assertNotIn("Set-Cookie", placed.headers)
        before = self.look_up(placed)
        self.assertEqual((before["status"], before["lines"]), ("received", []))
        self.drain()
        order = self.look_up(placed)
        self.assertEqual(order["status"], "allocated", order)
        self.assertEqual(order["number"], "PO-1")
        self.assertIn("stock is held", order["status_words"])
        self.assertEqual(
            order["lines"],
            [
                {
                    "number": "1",
                    "unit": "EA",
                    "ordered": "3",
                    "promised": "3",
                    "shipped": "0",
                    "price": "10",
                }
            ],
        )
        sale = self.message(placed).sale_order_id
        self.assertEqual(order["our_number"], sale.name)
        self.assertEqual(sale.partner_id, self.acme.customer)
        self.assertEqual(sale.state, "sale")

    def test_shipment_and_invoice_are_told(self):
        placed = self.post()
        self.drain()
        sale = self.message(placed).sale_order_id
        picking = sale.picking_ids
        picking.move_ids.write({"quantity": 2, "picked": True})
        picking.with_context(skip_backorder=True)._action_done()
        self.env.flush_all()
        order = self.look_up(placed)
        self.assertEqual(order["status"], "partially_fulfilled")
        [shipment] = order["shipments"]
        self.assertEqual(shipment["number"], picking.name)
        self.assertEqual(shipment["lines"], [{"number": "1", "quantity": "2"}])
        self.assertEqual(order["lines"][0]["shipped"], "2")
        self.assertEqual(order["lines"][0]["promised"], "3")
        invoice = sale._create_invoices()
        self.env.flush_all()
        self.assertEqual(
            self.look_up(placed)["invoices"], [], "a draft is nobody's affair"
        )
        invoice.action_post()
        self.env.flush_all()
        [told] = self.look_up(placed)["invoices"]
        self.assertEqual(told["number"], invoice.name)
        self.assertEqual((told["total"], told["due"]), ("20.00", "20.00"))
        self.assertEqual((told["kind"], told["currency"]), ("invoice", "USD"))

    def test_what_was_sent_is_what_is_kept(self):
        body = order_body(
            requested_delivery="2026-02-01",
            ship_to={"code": "DC7", "name": "North"},
            notes=["Gate 3"],
        )
        message = self.message(self.post(body))
        self.drain()
        kept = message.canonical
        self.assertEqual(kept["type"], "order")
        self.assertEqual(kept["requested_delivery"], "2026-02-01")
        self.assertEqual(kept["parties"][0]["code"], "DC7")
        self.assertEqual(kept["lines"][0]["quantity"], "3")
        self.assertEqual(kept["notes"], ["Gate 3"])

    def test_problem_is_told_in_words(self):
        body = order_body()
        body["lines"][0]["codes"][0]["value"] = "UNHEARD-OF"
        placed = self.post(body)
        self.drain()
        order = self.look_up(placed)
        self.assertEqual(order["status"], "in_review")
        [problem] = order["problems"]
        self.assertEqual(problem["kind"], "mapping")
        self.assertIn("UNHEARD-OF", problem["words"])
        self.env["distribution.mapping"].search(
            [("code", "=", "UNHEARD-OF")]
        ).product_id = self.product
        self.drain()
        order = self.look_up(placed)
        self.assertEqual((order["status"], order["problems"]), ("allocated", []))

    def test_our_own_troubles_are_not_told(self):
        placed = self.post()
        message = self.message(placed)
        issue = Issue(
            "bug", "bug:KeyError", "The program stopped: KeyError('secret_table')"
        )
        self.env["distribution.exception"]._open(issue, message=message)
        self.env.flush_all()
        order = self.look_up(placed)
        self.assertNotIn("secret_table", str(order))
        self.assertIn("looking into", order["problems"][0]["words"])

    def test_repeat_gets_the_same_answer(self):
        first = self.post()
        before = self.written()
        second = self.post()
        self.assertEqual(second.status_code, 202)
        self.assertEqual(second.content, first.content)
        self.assertEqual(second.headers["Location"], first.headers["Location"])
        self.assertEqual(second.headers["Idempotency-Replayed"], "true")
        self.assertNotIn("Idempotency-Replayed", first.headers)
        self.assertEqual(self.written(), before)

    def test_quoted_key_is_the_same_key(self):
        first = self.post(once="abc")
        second = self.post(once='"abc"')
        self.assertEqual(second.json(), first.json())
        self.assertEqual(second.headers["Idempotency-Replayed"], "true")

    def test_key_with_other_body_is_refused(self):
        self.post()
        before = self.written()
        answer = self.post(order_body(quantity="4"))
        self.assertProblem(answer, 422, "idempotency_key_reused")
        self.assertEqual(self.written(), before)

    def test_keys_of_two_partners_do_not_meet(self):
        ours = self.post()
        theirs = self.post(key=self.bolt.key)
        self.assertEqual(theirs.status_code, 202)
        self.assertNotEqual(ours.json()["id"], theirs.json()["id"])
        self.assertNotIn("Idempotency-Replayed", theirs.headers)
        self.assertEqual(self.message(theirs).system_id, self.bolt.system)

    def test_missing_and_wrong_idempotency_key(self):
        before = self.written()
        answer = self.call("POST", "/orders", json=order_body())
        self.assertProblem(answer, 400, "idempotency_key_missing")
        for wrong in ("x" * 256, '""', "caf\u00e9".encode()):
            answer = self.post(once=wrong)
            self.assertProblem(answer, 400, "idempotency_key_invalid")
        self.assertEqual(self.written(), before)

    def test_refused_call_does_not_use_the_key_up(self):
        self.assertEqual(self.post(order_body(quantity="x")).status_code, 422)
        self.assertEqual(self.post().status_code, 202)

    def test_old_calls_are_forgotten_but_not_the_order(self):
        first = self.post()
        calls = self.env["distribution.api.idempotency"]
        calls.search([]).created_at = "2020-01-01"
        calls._forget_old()
        self.env.flush_all()
        self.assertFalse(calls.search([]))
        second = self.post()
        self.assertEqual(second.json()["id"], first.json()["id"])

    def test_same_number_again_is_a_duplicate(self):
        first = self.post()
        self.drain()
        second = self.post(once="k-2")
        other = self.post(order_body(quantity="5"), once="k-3")
        self.drain()
        for answer in (second, other):
            self.assertEqual(answer.status_code, 202)
            order = self.look_up(answer)
            self.assertEqual(order["status"], "duplicate")
            self.assertEqual(order["duplicate_of"], first.json()["id"])
            self.assertIn("sent this order number before", order["status_words"])
        self.assertIn("other content", order["problems"][0]["words"])
        sales = self.env["sale.order"].search([("client_order_ref", "=", "PO-1")])
        self.assertEqual(len(sales), 1)

    def test_dropped_order_is_told_as_rejected(self):
        placed = self.post()
        self.message(placed).action_drop()
        self.env.flush_all()
        self.assertEqual(self.look_up(placed)["status"], "rejected")

    def test_corrected_order_is_found_under_the_number_that_was_given(self):
        body = order_body()
        body["lines"][0]["codes"][0]["value"] = "WIGDET"
        placed = self.post(body)
        self.drain()
        message = self.message(placed)
        self.assertEqual(self.look_up(placed)["status"], "in_review")
        content = dict(message.canonical, lines=order_body()["lines"])
        message._correct("A slip of the pen.", content=content)
        self.drain()
        order = self.look_up(placed)
        self.assertEqual(order["id"], placed.json()["id"])
        self.assertEqual((order["status"], order["problems"]), ("allocated", []))
        self.assertEqual(order["number"], "PO-1")

    def test_without_live_interface_nothing_is_taken(self):
        self.acme.interface.state = "draft"
        self.env.flush_all()
        before = self.written()
        self.assertProblem(self.post(), 409, "not_open")
        self.assertEqual(self.written(), before)
        self.acme.interface.state = "live"
        self.env.flush_all()
        self.assertEqual(self.post().status_code, 202, "the key was not used up")
