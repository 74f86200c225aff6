# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Orders that are more, or less, than a new order: kinds and purposes."""

from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common import DistributionCase

BOLTS = ("BOLT", "10", "EA", "10.00")
CONSUMER = {
    "role": "ship_to",
    "qualifier": "ST",
    "name": "Ada Example",
    "street": "1 Mill Lane",
    "city": "Dover",
    "state": "DE",
    "zip": "19901",
    "country": "US",
}


@tagged("post_install", "-at_install")
class TestDropship(DistributionCase):
    def _dropship(self, number, **changes):
        party = {**CONSUMER, **changes}
        return self._order(
            number, BOLTS, kind="dropship", parties=[party], notes=["Happy birthday!"]
        )

    def test_goods_go_to_the_consumer(self):
        message = self._work(self._dropship("DS-1"))
        self.assertEqual(message.work_state, "done", message.note)
        order = self._orders("DS-1")
        consumer = order.partner_shipping_id
        self.assertEqual(
            (consumer.name, consumer.zip, consumer.state_id.code, consumer.type),
            ("Ada Example", "19901", "DE", "delivery"),
        )
        self.assertEqual((consumer.parent_id, order.partner_id), 2 * (self.partner,))
        self.assertEqual(order.picking_ids.partner_id, consumer)
        self.assertIn("Happy birthday!", order.picking_ids.note)

    def test_consumer_who_orders_again_is_the_same(self):
        self._work(self._dropship("DS-2"))
        self._work(self._dropship("DS-3"))
        self._work(self._dropship("DS-4", street="2 Mill Lane"))
        first, again, moved = (
            self._orders(number).partner_shipping_id
            for number in ("DS-2", "DS-3", "DS-4")
        )
        self.assertEqual(first, again)
        self.assertNotEqual(first, moved)

    def test_address_that_is_not_whole_stops_the_order(self):
        before = self.env["res.partner"].search_count([])
        message = self._work(self._dropship("DS-5", street=None, zip=None))
        self.assertEqual(message.work_state, "blocked")
        self.assertFalse(self._orders("DS-5"))
        self.assertIn("lacks: Street, Zip", self._open_exceptions(message).words)
        self.assertEqual(self.env["res.partner"].search_count([]), before)

    def test_order_that_stops_leaves_no_contact(self):
        order = self._dropship("DS-6")
        order["lines"][0]["codes"][0]["value"] = "UNHEARD-OF"
        before = self.env["res.partner"].search_count([])
        message = self._work(order)
        self.assertEqual(message.work_state, "blocked")
        self.assertEqual(self.env["res.partner"].search_count([]), before)

    def test_mapped_code_comes_before_the_address(self):
        depot = self.env["res.partner"].create({"name": "Depot"})
        self.env["distribution.mapping"].sudo().create(
            {
                "system_id": self.system.id,
                "kind": "party",
                "code": "0042",
                "partner_id": depot.id,
            }
        )
        self._work(self._dropship("DS-7", code="0042", code_type="92"))
        self.assertEqual(self._orders("DS-7").partner_shipping_id, depot)


@tagged("post_install", "-at_install")
class TestPurposes(DistributionCase):
    def _again(self, number, purpose, *lines, **header):
        return self._order(number, *(lines or [BOLTS]), purpose=purpose, **header)

    def test_copy_is_not_taken(self):
        message = self._work(self._again("PU-1", "copy"))
        self.assertEqual(message.work_state, "dropped")
        self.assertIn("no order is made of it", message.note)
        self.assertFalse(self._orders("PU-1"))
        self.assertFalse(self._open_exceptions(message))

    def _apply(self, document):
        """Apply ``document`` to what is there, as an envelope's document would be."""
        message = self._receive(document, key=document["purpose"])
        decoded = {
            "canonical": document,
            "document_type": "order",
            "reference": document["number"],
            "step": "apply",
        }
        message.sudo().write(decoded)
        self._drain()
        return message

    def test_repeat_that_says_the_same_is_dropped(self):
        first = self._work(self._order("PU-2", BOLTS))
        for purpose in ("duplicate", "confirmation"):
            again = self._apply({**first.canonical, "purpose": purpose})
            self.assertEqual(again.work_state, "dropped", again.note)
            self.assertEqual(again.duplicate_of_id, first)
        self.assertEqual(len(self._orders("PU-2")), 1)

    def test_repeat_that_says_something_else_is_asked_about(self):
        first = self._work(self._order("PU-3", BOLTS))
        changed = self._order("PU-3", ("BOLT", "11", "EA", "10.00"))
        again = self._apply({**changed, "purpose": "confirmation"})
        self.assertEqual(again.work_state, "blocked")
        self.assertIn("not a new order", self._open_exceptions(again).words)
        self.assertEqual(self._orders("PU-3").order_line.product_uom_qty, 10)
        self.assertEqual(first.work_state, "done")

    def test_cancellation_cancels_what_is_not_reserved(self):
        self.system.policy_id = self.env["distribution.order.policy"].create(
            {"name": "By hand", "confirm": False}
        )
        self._work(self._order("PU-4", BOLTS))
        message = self._apply(self._again("PU-4", "cancel"))
        self.assertEqual(message.work_state, "done", message.note)
        order = self.env["sale.order"].browse(message.res_id)
        self.assertEqual((order.client_order_ref, order.state), ("PU-4", "cancel"))

    def test_cancellation_of_what_is_reserved_is_refused(self):
        self._work(self._order("PU-5", BOLTS))
        message = self._apply(self._again("PU-5", "cancel"))
        self.assertEqual(message.work_state, "blocked")
        self.assertEqual(self._orders("PU-5").state, "sale")
        self.assertIn("cannot change any more", self._open_exceptions(message).words)

    def test_cancellation_without_the_order_is_asked_about(self):
        message = self._apply(self._again("PU-6", "cancel"))
        self.assertEqual(message.work_state, "blocked")
        self.assertEqual(self._open_exceptions(message).cause, "change_without_order")

    def test_replacement_changes_what_is_different(self):
        self.system.policy_id = self.env["distribution.order.policy"].create(
            {"name": "By hand", "confirm": False}
        )
        nuts = ("NUT", "4", "EA", "2.50")
        self._work(self._order("PU-7", BOLTS, nuts))
        anew = self._order("PU-7", ("BOLT", "7", "EA", "10.00"))
        anew["lines"].append(
            {
                "number": "3",
                "quantity": "1",
                "unit": "EA",
                "codes": [{"kind": "sku", "value": "RARE"}],
            }
        )
        message = self._apply({**anew, "purpose": "replace"})
        self.assertEqual(message.work_state, "done", message.note)
        order = self._orders("PU-7")
        self.assertEqual(
            {
                line.product_id.default_code: line.product_uom_qty
                for line in order.order_line
            },
            {"BOLT": 7, "NUT": 0, "RARE": 1},
        )
        asked = order._distribution_request()
        self.assertEqual([each["number"] for each in asked["lines"]], ["1", "3"])

    def test_replacement_by_another_item_is_asked_about(self):
        self._work(self._order("PU-8", BOLTS))
        anew = self._order("PU-8", ("NUT", "10", "EA", "2.50"))
        message = self._apply({**anew, "purpose": "replace"})
        self.assertEqual(message.work_state, "blocked")
        self.assertIn("another item", self._open_exceptions(message).words)
        self.assertEqual(self._orders("PU-8").order_line.product_id, self.bolt)


@tagged("post_install", "-at_install")
class TestBlanket(DistributionCase):
    def _blanket(self, number, firm=True):
        kind = "BK" if firm else "BE"
        document = self._order(number, ("BOLT", "30", "EA", "9.50"), kind="blanket")
        self.system.price_tolerance = 10
        message = self._work({**document, "detail": {"order_type": kind}})
        self.assertEqual(message.work_state, "done", message.note)
        return self.env["distribution.blanket"].search([("number", "=", number)])

    def _release(self, number, release, quantity, price="9.50", code="BOLT"):
        line = (code, quantity, "EA", price)
        document = self._order(number, line, kind="release", release=release)
        message = self._receive(document, key=release)
        message.sudo().write(
            {
                "canonical": document,
                "document_type": "order",
                "reference": number,
                "step": "apply",
            }
        )
        self._drain()
        return message

    def test_blanket_is_kept_and_nothing_is_shipped(self):
        blanket = self._blanket("BL-1")
        self.assertFalse(self._orders("BL-1"))
        self.assertEqual((blanket.state, blanket.is_firm), ("open", True))
        line = blanket.line_ids
        self.assertEqual(
            (line.product_id, line.quantity, line.price), (self.bolt, 30, 9.5)
        )
        self.assertEqual(blanket.message_id.res_id, blanket.id)
        self.assertEqual(self.bolt.free_qty, 100)

    def test_releases_are_measured_against_it(self):
        blanket = self._blanket("BL-2")
        self.system.price_tolerance = 0
        for release in ("1", "2"):
            message = self._release("BL-2", release, "12")
            self.assertEqual(message.work_state, "done", message.note)
        self.assertEqual(len(blanket.release_ids), 2)
        self.assertEqual(blanket.release_ids.mapped("state"), ["sale", "sale"])
        self.assertEqual(
            (blanket.line_ids.released, blanket.line_ids.remaining), (24, 6)
        )
        beyond = self._release("BL-2", "3", "7")
        self.assertEqual(beyond.work_state, "blocked")
        self.assertEqual(len(self._orders("BL-2")), 2)
        self.assertIn("6 are left", self._open_exceptions(beyond).words)
        blanket.line_ids.quantity = 40
        beyond.action_retry()
        self._drain()
        self.assertEqual(len(self._orders("BL-2")), 3)

    def test_its_price_is_the_agreed_one(self):
        self._blanket("BL-3")
        self.system.price_tolerance = 0
        message = self._release("BL-3", "1", "1", price="10.00")
        self.assertEqual(self._open_exceptions(message).cause, "price")
        self.assertFalse(self._orders("BL-3"))
        silent = self._release("BL-3", "2", "1", price=None)
        self.assertEqual(silent.work_state, "done", silent.note)
        self.assertEqual(self._orders("BL-3").order_line.price_unit, 9.5)

    def test_estimate_may_be_exceeded(self):
        blanket = self._blanket("BL-4", firm=False)
        self.assertFalse(blanket.is_firm)
        self.assertEqual(self._release("BL-4", "1", "31").work_state, "done")

    def test_what_is_not_on_it_or_comes_too_late(self):
        blanket = self._blanket("BL-5")
        other = self._release("BL-5", "1", "1", price="2.50", code="NUT")
        self.assertIn("is not on blanket order", self._open_exceptions(other).words)
        blanket.valid_until = "2026-01-01"
        late = self._release("BL-5", "2", "1")
        self.assertEqual(self._open_exceptions(late).cause, "blanket_over")
        self.assertFalse(self._orders("BL-5"))

    def _change_release(self, number, **values):
        """Send a change of order BL-9 to five of its first line."""
        document = {
            "type": "order_change",
            "number": number,
            "order_number": "BL-9",
            "change_date": "2026-11-21",
            "lines": [{"number": "1", "quantity": "5"}],
            **values,
        }
        return self._work(document)

    def test_change_goes_to_the_release_that_it_names(self):
        self._interface("changes-in", "in", "order_change")
        for release in ("1", "2"):
            self._release("BL-9", release, "12", price="99.00", code="RARE")
        orders = self._orders("BL-9").sorted("id")
        lost = self._change_release("C-1")
        [found] = self._open_exceptions(lost)
        self.assertEqual(found.cause, "change_which")
        for order, release in zip(orders, "12", strict=True):
            self.assertIn(f"{release} ({order.name})", found.words)
        self.assertEqual(orders.order_line.mapped("product_uom_qty"), [12, 12])
        lost.action_drop()
        message = self._change_release("C-2", release="1")
        self.assertEqual(message.work_state, "done", message.note)
        self.assertEqual(orders.order_line.mapped("product_uom_qty"), [5, 12])
        other = self._change_release("C-3", release="3")
        [found] = self._open_exceptions(other)
        self.assertEqual(found.cause, "change_without_order")
        self.assertIn("BL-9 3", found.words)

    def test_item_on_two_lines_counts_with_both(self):
        blanket = self._blanket("BL-7")
        blanket.line_ids.copy({"quantity": 10})
        blanket.invalidate_recordset()
        message = self._release("BL-7", "1", "35")
        self.assertEqual(message.work_state, "done", message.note)
        self.assertEqual(blanket.line_ids.mapped("remaining"), [0, 5])
        beyond = self._release("BL-7", "2", "6")
        self.assertIn("5 are left", self._open_exceptions(beyond).words)

    def test_releases_are_told_apart_by_their_numbers(self):
        blanket = self._blanket("BL-8")
        for release in ("1", "2"):
            line = ("BOLT", "20", "EA", "9.50")
            document = self._order("BL-8", line, kind="release", release=release)
            self._receive(document, key=f"BL-8/{release}")
        self._drain()
        self.assertEqual(blanket.line_ids.released, 20)
        [beyond] = self.env["distribution.message"].search(
            [("business_key", "=", "BL-8/2")]
        )
        self.assertIn("10 are left", self._open_exceptions(beyond).words)

    def test_closed_one_measures_nothing(self):
        blanket = self._blanket("BL-6")
        blanket.action_close()
        message = self._release("BL-6", "1", "31", price="10.00")
        self.assertEqual(message.work_state, "done", message.note)
        self.assertFalse(self._orders("BL-6").distribution_blanket_id)
        viewer = self.env["res.users"].create(
            {
                "name": "V",
                "login": "blanket-viewer",
                "group_ids": [
                    (
                        6,
                        0,
                        [self.env.ref("distribution_integration_base.group_viewer").id],
                    )
                ],
            }
        )
        with self.assertRaises(AccessError):
            blanket.with_user(viewer).action_reopen()
        self.assertEqual(blanket.state, "closed")
