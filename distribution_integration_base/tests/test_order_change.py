# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A partner changes an order as long as nothing is reserved for it."""

from odoo.tests import tagged

from ..canonical import OrderChangeResponse
from .common import DistributionCase


@tagged("post_install", "-at_install")
class TestOrderChange(DistributionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._interface("changes-in", "in", "order_change")

    def setUp(self):
        super().setUp()
        self._work(
            self._order("PO-1", ("RARE", "5", "EA", "99.00"), ("BOLT", "2", "EA", "10"))
        )
        self.order = self._orders("PO-1")
        self.short, self.held = self.order.order_line

    def change(self, number="C-1", order="PO-1", **what):
        return self._work(
            {
                "type": "order_change",
                "number": number,
                "order_number": order,
                "change_date": "2026-11-21",
                **what,
            }
        )

    def quantities(self):
        return self.order.order_line.mapped("product_uom_qty")

    def refused(self, message, cause):
        """Check that ``message`` waits for a person and changed nothing."""
        self.assertEqual(message.work_state, "blocked")
        self.assertEqual(self.quantities(), [5, 2])
        self.assertEqual(self.order.state, "sale")
        self.assertFalse(self.order.commitment_date)
        self.assertEqual(self.order.partner_shipping_id, self.partner)
        self.assertFalse(
            self.order.distribution_event_ids.filtered(
                lambda event: event.event_type == "order.changed"
            )
        )
        exception = self._open_exceptions(message).filtered(
            lambda row: row.cause.startswith(cause)
        )
        self.assertTrue(exception, self._open_exceptions(message).mapped("cause"))
        return exception[0].words

    def test_what_is_so_already_changes_nothing(self):
        """Partners repeat the lines, dates and places that stay as they are."""
        first, second = self.order.order_line.mapped("distribution_line")
        message = self.change(
            lines=[
                {"number": first, "action": "change", "quantity": "4"},
                {"number": second, "action": "change", "quantity": "2", "price": "10"},
            ]
        )
        self.assertEqual(message.work_state, "done")
        self.assertEqual(self.quantities(), [4, 2])
        again = self.change(
            "C-2", lines=[{"number": first, "action": "change", "quantity": "4"}]
        )
        self.assertEqual(again.work_state, "done")
        self.assertEqual(self.quantities(), [4, 2])

    def test_quantity_is_in_the_unit_that_the_partner_ordered_in(self):
        self.env["distribution.mapping"].create(
            {
                "system_id": self.system.id,
                "kind": "unit",
                "code": "CA",
                "target_id": self.env.ref("uom.product_uom_unit").id,
                "factor": 12,
            }
        )
        self._work(self._order("PO-2", ("RARE", "2", "CA", "1188.00")))
        order = self._orders("PO-2")
        self.assertEqual(order.order_line.product_uom_qty, 24)
        message = self.change(
            order="PO-2", lines=[{"number": "1", "quantity": "3", "unit": "CA"}]
        )
        self.assertEqual((message.work_state, message.note), ("done", False))
        self.assertEqual(order.order_line.product_uom_qty, 36)

    def test_quantity_of_a_line_that_nothing_is_reserved_for(self):
        message = self.change(lines=[{"number": "1", "quantity": "8", "unit": "EA"}])
        self.assertEqual((message.work_state, message.note), ("done", False))
        self.assertEqual(self.quantities(), [8, 2])
        self.assertEqual(self.short.move_ids.mapped("product_uom_qty"), [8])
        self.assertEqual(message.sale_order_id, self.order)
        event = self.order.distribution_event_ids.filtered(
            lambda event: event.event_type == "order.changed"
        )
        self.assertEqual((len(event), event.message_id), (1, message))

    def test_less_and_cancelled(self):
        self.change(lines=[{"number": "1", "quantity": "3"}])
        self.assertEqual(self.quantities(), [3, 2])
        self.assertEqual(sum(self.short.move_ids.mapped("product_uom_qty")), 3)
        message = self.change("C-2", lines=[{"number": "1", "action": "cancel"}])
        self.assertEqual(message.work_state, "done")
        self.assertEqual(self.quantities(), [0, 2])

    def test_refused_once_stock_is_reserved(self):
        message = self.change(
            lines=[{"number": "1", "quantity": "8"}, {"number": "2", "quantity": "1"}]
        )
        words = self.refused(message, "change_reserved:2")
        self.assertIn("2 are reserved, 0 have left", words)

    def test_what_is_for_the_whole_order_needs_all_of_it_free(self):
        message = self.change(requested_delivery="2026-12-24")
        self.refused(message, "change_reserved:2")
        message.action_drop()
        message = self.change("C-2", cancel=True)
        self.refused(message, "change_reserved:2")

    def test_date_and_address_and_then_the_whole_order(self):
        # The order waits in the lane, which would take what was given back.
        self.env["distribution.hold"]._place(self.order, "manual", "A change comes.")
        self.held.move_ids._do_unreserve()
        store = self.env["res.partner"].create({"name": "Store 12"})
        self.env["distribution.mapping"].create(
            {
                "system_id": self.system.id,
                "kind": "party",
                "code_type": "92",
                "code": "12",
                "partner_id": store.id,
            }
        )
        message = self.change(
            requested_delivery="2026-12-24",
            parties=[{"role": "ship_to", "code": "12", "code_type": "92"}],
        )
        self.assertEqual((message.work_state, message.note), ("done", False))
        self.assertEqual(str(self.order.commitment_date), "2026-12-24 12:00:00")
        self.assertEqual(self.order.partner_shipping_id, store)
        self.change("C-2", cancel=True)
        self.assertEqual(self.order.state, "cancel")

    def test_unknown_address_is_mapped_and_releases_the_change(self):
        self.held.move_ids._do_unreserve()
        message = self.change(parties=[{"role": "ship_to", "code": "77"}])
        self.refused(message, "unmapped:party")
        exception = self._open_exceptions(message)
        self.assertEqual(exception.mapping_id.code, "77")

    def test_nothing_of_a_wrong_change_is_done(self):
        good = {"number": "1", "quantity": "8"}
        for position, (cause, words, lines) in enumerate(
            (
                ("change_line:9", "no line 9", [good, {**good, "number": "9"}]),
                ("change_line:1", "above zero", [{**good, "quantity": "0"}]),
                ("change_line:1", "nothing of it", [{"number": "1"}]),
                ("change_line:1", "change says CA", [{**good, "unit": "CA"}]),
                ("change_empty", "changes nothing", []),
            )
        ):
            message = self.change(f"C-{position}", lines=lines)
            self.assertIn(words, self.refused(message, cause))
            message.action_drop()

    def test_order_that_is_not_there(self):
        message = self.change(order="PO-404", cancel=True)
        self.assertIn("PO-404", self.refused(message, "change_without_order"))

    def test_somebody_elses_order_is_not_there(self):
        self.order.distribution_system_id = self.system.copy({"name": "Other"})
        self.refused(self.change(cancel=True), "change_without_order")

    def test_locked_order(self):
        self.order.action_lock()
        message = self.change(lines=[{"number": "1", "quantity": "8"}])
        self.refused(message, "order_locked")

    def test_the_same_change_twice_is_dropped(self):
        lines = [{"number": "1", "quantity": "8"}]
        self.change(lines=lines)
        self.short.product_uom_qty = 4
        again = self._work(
            {
                "type": "order_change",
                "number": "C-1",
                "order_number": "PO-1",
                "change_date": "2026-11-21",
                "lines": lines,
            },
            key="another-delivery",
        )
        self.assertEqual(again.work_state, "dropped")
        self.assertEqual(self.quantities(), [4, 2])

    def test_a_change_waits_for_its_order(self):
        blocked = self._work(self._order("PO-2", ("UNKNOWN", "1", "EA", "1")))
        self.assertEqual(blocked.work_state, "blocked")
        change = self.change(order="PO-2", cancel=True)
        # It knows its order only once it is read; then it waits.
        self.assertEqual((change.work_state, change.step), ("waiting", "apply"))

    # --- more than quantities ---

    def answer(self):
        """Return the answer that leaves for the last thing told."""
        self.env.flush_all()
        self.env.cr.precommit.run()
        self.env["distribution.event"]._relay()
        message = self.order.distribution_sent_ids.filtered(
            lambda m: m.document_type == "order_change_response"
        ).sorted("id")[-1:]
        handler = self.env["distribution.handler.order_change_response"]
        document = handler._render(message)
        OrderChangeResponse.model_validate(document)
        return document

    def listen(self):
        interface = self._subscribe(
            "order.changed", "order_change_response", "https://answers.example.com"
        )
        self.env["distribution.subscription"].create(
            {"event_type": "order.change_refused", "interface_id": interface.id}
        )

    def test_so_much_more_and_so_much_less(self):
        self.change(lines=[{"number": "1", "by": "3"}])
        self.assertEqual(self.quantities(), [8, 2])
        self.change("C-2", lines=[{"number": "1", "by": "-4"}])
        self.assertEqual(self.quantities(), [4, 2])
        message = self.change("C-3", lines=[{"number": "1", "by": "-4"}])
        self.assertEqual(message.work_state, "blocked")
        self.assertIn("no quantity above zero", self._open_exceptions(message).words)
        self.assertEqual(self.quantities(), [4, 2])

    def test_line_that_is_added_passes_the_checks_of_an_order(self):
        added = {"number": "3", "action": "add", "quantity": "1", "unit": "EA"}
        bolt = [{"kind": "vendor", "value": "BOLT"}]
        wrong = self.change(lines=[{**added, "price": "1.00", "codes": bolt}])
        self.assertEqual(self._open_exceptions(wrong).mapped("cause"), ["price"])
        wrong.action_drop()
        unknown = [{"kind": "vendor", "value": "NIX"}]
        missed = self.change("C-2", lines=[{**added, "codes": unknown}])
        self.assertEqual(
            self._open_exceptions(missed).mapped("cause"), ["unmapped:item:vendor:NIX"]
        )
        missed.action_drop()
        taken = self.change("C-3", lines=[{**added, "number": "2", "codes": bolt}])
        self.assertIn("number is taken", self._open_exceptions(taken).words)
        taken.action_drop()
        self.assertEqual(self.quantities(), [5, 2])
        right = self.change("C-4", lines=[{**added, "codes": bolt}])
        self.assertEqual(right.work_state, "done", right.note)
        self.assertEqual(self.quantities(), [5, 2, 1])
        line = self.order.order_line[-1]
        self.assertEqual((line.price_unit, line.distribution_line), (10, "3"))
        self.assertEqual(line.move_ids.product_uom_qty, 1)

    def test_price_is_compared_with_ours(self):
        wrong = self.change(lines=[{"number": "1", "price": "1.00"}])
        self.assertEqual(self._open_exceptions(wrong).mapped("cause"), ["price"])
        self.assertEqual(self.short.price_unit, 99)
        wrong.action_accept_prices()
        self._drain()
        self.assertEqual(wrong.work_state, "done")
        self.assertEqual(self.short.price_unit, 1)

    def test_what_is_said_besides_is_shown_to_a_person(self):
        self.change(
            lines=[{"number": "1", "quantity": "6"}], remarks=["Call the driver."]
        )
        exception = self.env["distribution.exception"].search(
            [("sale_order_id", "=", self.order.id), ("state", "=", "open")]
        )
        self.assertIn("Call the driver.", exception.words)

    def test_answer_says_what_stands_now(self):
        self.listen()
        bolt = [{"kind": "vendor", "value": "BOLT"}]
        self.change(
            lines=[
                {"number": "1", "action": "cancel"},
                {
                    "number": "3",
                    "action": "add",
                    "quantity": "4",
                    "unit": "EA",
                    "codes": bolt,
                },
            ]
        )
        answer = self.answer()
        self.assertEqual(answer["change_number"], "C-1")
        self.assertEqual(answer["status"], "accepted")
        told = {
            line["number"]: [(s["status"], s["quantity"]) for s in line["statuses"]]
            for line in answer["lines"]
        }
        self.assertEqual(
            told,
            {
                "1": [("deleted", "5")],
                "2": [("accepted", "2")],
                "3": [("accepted", "4")],
            },
        )

    def test_change_that_is_given_up_is_answered_as_refused(self):
        self.listen()
        message = self.change(lines=[{"number": "2", "quantity": "9"}])
        self.refused(message, "change_reserved:2")
        message.action_drop("Too late.")
        answer = self.answer()
        self.assertEqual(
            (answer["status"], answer["change_number"]), ("rejected", "C-1")
        )
        [line] = answer["lines"]
        self.assertEqual(
            (line["number"], line["statuses"]),
            ("2", [{"status": "rejected", "quantity": "9", "unit": "EA"}]),
        )
        self.assertEqual(self.quantities(), [5, 2])

    def test_repeat_that_is_given_up_is_not_answered(self):
        """Else the partner would read that the change he has is refused."""
        self.listen()
        line = {"number": "2", "quantity": "9"}
        message = self.change(lines=[line])
        message.duplicate_of_id = self.order.distribution_message_id
        message.action_drop("A repeat.")
        self.env.flush_all()
        self.env["distribution.event"]._relay()
        told = self.order.distribution_event_ids.mapped("event_type")
        self.assertNotIn("order.change_refused", told)
        self.assertFalse(
            self.order.distribution_sent_ids.filtered(
                lambda m: m.document_type == "order_change_response"
            )
        )
