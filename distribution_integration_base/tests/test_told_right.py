# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What partners are told is what Odoo did, once, in their units, to the cent."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from odoo.exceptions import UserError
from odoo.tests import tagged

from ..canonical import OrderChange
from .common import DistributionCase

NOWHERE = "http://127.0.0.1:1/"


@tagged("post_install", "-at_install")
class TestToldRight(DistributionCase):
    def setUp(self):
        super().setUp()
        self.answers = self._subscribe("order.accepted", "order_response", NOWHERE)
        self.notices = self._subscribe("shipment.dispatched", "shipment", NOWHERE)
        self.bills = self._subscribe("invoice.posted", "invoice", NOWHERE)

    def _accepted(self, number, *lines, **header):
        return self._work(self._order(number, *lines, **header)).sale_order_id

    def _told(self, order, document_type):
        """Return the messages of one type that leave for ``order``."""
        self.env.flush_all()
        self.env.cr.precommit.run()
        self.env["distribution.event"]._relay()
        return order.distribution_sent_ids.filtered(
            lambda m: m.direction == "out" and m.document_type == document_type
        )

    def _render(self, record, document_type, order):
        [message] = self._told(order, document_type)[:1]
        return self.env[f"distribution.handler.{document_type}"]._render(message)

    def _statuses(self, order):
        document = self._render(order, "order_response", order)
        return document["status"], [
            [(each["status"], each["quantity"]) for each in line["statuses"]]
            for line in document["lines"]
        ]

    # --- the answer ---

    def test_changes_made_before_the_answer_are_named(self):
        order = self._accepted(
            "T-1", ("BOLT", "10", "EA", "10.00"), ("NUT", "4", "EA", "2.50")
        )
        order.order_line[0].product_uom_qty = 6
        order.order_line[1].price_unit = 3.0
        self.assertEqual(
            self._statuses(order),
            (
                "accepted_with_changes",
                [[("accepted", "6"), ("rejected", "4")], [("price_changed", "4")]],
            ),
        )

    def test_cancelled_order_is_rejected(self):
        order = self._accepted("T-2", ("BOLT", "3", "EA", "10.00"))
        order._action_cancel()
        self.assertEqual(self._statuses(order), ("rejected", [[("rejected", "3")]]))

    def test_freed_and_reserved_again_sends_no_second_answer(self):
        order = self._accepted("T-3", ("BOLT", "3", "EA", "10.00"))
        order.picking_ids.do_unreserve()
        self.assertEqual(order.distribution_state, "accepted")
        self.assertEqual(len(self._told(order, "order_response")), 1)
        self.assertIn(
            "order.stepped_back", order.distribution_event_ids.mapped("event_type")
        )
        order.picking_ids.action_assign()
        self.assertEqual(len(self._told(order, "order_response")), 1)

    def test_what_a_first_step_holds_is_promised(self):
        self.warehouse.delivery_steps = "pick_ship"
        order = self._accepted("T-4", ("BOLT", "10", "EA", "10.00"))
        self.assertEqual(self._statuses(order), ("accepted", [[("accepted", "10")]]))
        self.assertEqual(order.distribution_state, "allocated")
        order.picking_ids.button_validate()
        self.assertEqual(order.distribution_state, "allocated", "picked, not shipped")

    def test_answer_that_waits_for_stock_comes_before_the_shipment(self):
        self.answers.write({"state": "retired"})
        late = self._interface("late", "out", "order_response", address=NOWHERE)
        self.env["distribution.subscription"].create(
            {"event_type": "order.allocated", "interface_id": late.id}
        )
        order = self._accepted("T-5", ("RARE", "2", "EA", "99.00"))
        self.env["stock.quant"]._update_available_quantity(
            self.rare, self.warehouse.lot_stock_id, 2
        )
        order.picking_ids.action_assign()
        order.picking_ids.button_validate()
        [answer] = self._told(order, "order_response")
        [notice] = self._told(order, "shipment")
        self.assertLess(answer.id, notice.id)

    # --- days ---

    def test_a_typed_hour_is_the_partners_day_wherever_it_is_told(self):
        self.partner.tz = "America/New_York"
        order = self._accepted("T-6", ("BOLT", "3", "EA", "10.00"))
        order.commitment_date = "2099-11-20 04:30:00"  # Thursday, 23:30 over there
        thursday, picking = "2099-11-19", order.picking_ids
        answer = self._render(order, "order_response", order)
        [status] = answer["lines"][0]["statuses"]
        self.assertEqual(status["ship_date"], thursday)
        [due] = order.distribution_deadline_ids.filtered(lambda d: d.step == "ship")
        self.assertEqual(str(order._distribution_day(due.due_at)), thursday)
        telling = self.env["distribution.warehouse.telling"]
        self.assertEqual(telling._day(picking, "ship"), thursday)
        self.warehouse.partner_id.tz = "Asia/Tokyo"
        picking.scheduled_date = "2099-11-19 16:00:00"
        self.assertEqual(telling._day(picking, "receive"), "2099-11-20")
        repeated = OrderChange.model_validate(
            {
                "type": "order_change",
                "number": "1",
                "order_number": "T-6",
                "change_date": "2026-11-21",
                "requested_delivery": thursday,
            }
        )
        handler = self.env["distribution.handler.order_change"]
        self.assertEqual(handler._updates(None, order, repeated), ([], []))
        picking.button_validate()
        notice = self._render(picking, "shipment", order)
        self.assertEqual(notice["expected_on"], thursday)
        picking.date_done = "2026-11-22 04:30:00"
        notice = self._render(picking, "shipment", order)
        self.assertEqual(notice["shipped_at"], "2026-11-21T23:30:00-05:00")

    def test_a_day_of_a_document_stays_that_day_beyond_the_date_line(self):
        self.partner.tz = "Pacific/Kiritimati"
        order = self._accepted(
            "T-7", ("BOLT", "3", "EA", "10.00"), requested_delivery="2099-11-19"
        )
        answer = self._render(order, "order_response", order)
        [status] = answer["lines"][0]["statuses"]
        self.assertEqual(status["ship_date"], "2099-11-19")

    def test_today_is_the_partners_day(self):
        """One of these is always on another day than UTC."""
        for zone in ("Pacific/Kiritimati", "Pacific/Midway"):
            self.partner.tz = zone
            today = datetime.now(ZoneInfo(zone)).date()
            bolt = ("BOLT", "1", "EA", "10.00")
            order = self._accepted(f"{zone}-1", bolt, cancel_after=str(today))
            self.assertTrue(order, f"may be cancelled after {today}, not on it")
            answer = self._render(order, "order_response", order)
            self.assertEqual(answer["response_date"], str(today))
            gone = str(today - timedelta(days=1))
            late = self._work(self._order(f"{zone}-2", bolt, cancel_after=gone))
            self.assertEqual(late.work_state, "blocked")

    # --- the shipment ---

    def test_cartons_of_a_broken_case_add_up(self):
        case = self.env["uom.uom"].create(
            {
                "name": "Case of 12",
                "relative_factor": 12,
                "relative_uom_id": self.env.ref("uom.product_uom_unit").id,
            }
        )
        self.env["distribution.mapping"].create(
            {
                "system_id": self.system.id,
                "kind": "unit",
                "code": "CA",
                "uom_id": case.id,
            }
        )
        order = self._accepted("T-6", ("BOLT", "1", "CA", "120.00"))
        picking = order.picking_ids
        [line] = picking.move_line_ids
        unit = self.env.ref("uom.product_uom_unit")
        line.write({"product_uom_id": unit.id, "quantity": 5})
        line.copy({"quantity": 7, "move_id": line.move_id.id})
        picking.button_validate()
        document = self._render(picking, "shipment", order)
        quantities = [
            float(each["quantity"])
            for carton in document["orders"][0]["cartons"]
            for each in carton["lines"]
        ]
        self.assertAlmostEqual(sum(quantities), 1.0, places=5)

    # --- the invoice ---

    def _shipped(self, number, *lines):
        order = self._accepted(number, *lines)
        order.picking_ids.button_validate()
        return order

    def test_invoice_of_two_orders_is_refused_in_words(self):
        orders = self._shipped("T-7a", ("BOLT", "1", "EA", "10.00"))
        orders |= self._shipped("T-7b", ("BOLT", "1", "EA", "10.00"))
        orders._create_invoices().action_post()
        with self.assertRaisesRegex(Exception, "bills several orders"):
            self._render(None, "invoice", orders[0])

    def test_cancelled_invoice_does_not_leave(self):
        order = self._shipped("T-8", ("BOLT", "1", "EA", "10.00"))
        invoice = order._create_invoices()
        invoice.action_post()
        invoice.button_draft()
        with self.assertRaisesRegex(Exception, "is not posted any more"):
            self._render(invoice, "invoice", order)

    def test_invoice_posted_again_after_it_was_told_is_shown(self):
        order = self._shipped("T-9", ("BOLT", "1", "EA", "10.00"))
        invoice = order._create_invoices()
        invoice.action_post()
        [message] = self._told(order, "invoice")
        message.write({"delivery_state": "delivered", "work_state": "done"})
        invoice.button_draft()
        invoice.action_post()
        self.assertIn("was posted again", self._open_exceptions(message).words)

    def test_invoice_is_told_in_the_ordered_unit_and_net(self):
        dozen = self.env.ref("uom.product_uom_dozen")
        tax = self.env["account.tax"].create(
            {
                "name": "10 % included",
                "amount": 10,
                "price_include_override": "tax_included",
                "type_tax_use": "sale",
            }
        )
        order = self._accepted("T-10", ("BOLT", "2", "DZ", "120.00"))
        self.assertEqual(order.order_line.product_uom_id, dozen)
        order.order_line.tax_ids = tax
        order.picking_ids.button_validate()
        invoice = order._create_invoices()
        invoice.invoice_line_ids.write(
            {
                "product_uom_id": self.env.ref("uom.product_uom_unit").id,
                "quantity": 24,
                "price_unit": 10.0,
            }
        )
        invoice.action_post()
        document = self._render(invoice, "invoice", order)
        [line] = document["lines"]
        self.assertEqual((line["quantity"], line["unit"]), ("2", "DZ"))
        net = round(float(line["quantity"]) * float(line["price"]), 2)
        self.assertAlmostEqual(net + float(document["tax"]), float(document["total"]))

    def test_what_the_partner_did_not_order_is_not_called_freight(self):
        order = self._shipped("T-11", ("BOLT", "1", "EA", "10.00"))
        invoice = order._create_invoices()
        invoice.write(
            {
                "invoice_line_ids": [
                    (0, 0, {"product_id": self.nut.id, "tax_ids": [(5,)]})
                ]
            }
        )
        invoice.action_post()
        with self.assertRaisesRegex(Exception, "the partner did not order"):
            self._render(invoice, "invoice", order)

    # --- sending again ---

    def test_rejected_document_can_be_sent_anew_with_a_row_of_its_own(self):
        order = self._accepted("T-12", ("BOLT", "1", "EA", "10.00"))
        [old] = self._told(order, "order_response")
        with self.assertRaisesRegex(UserError, "has left"):
            old.action_send_anew()
        old.write({"work_state": "done", "ack_state": "rejected"})
        old.action_send_anew()
        old_and_new = self._told(order, "order_response")
        self.assertEqual(len(old_and_new), 2)
        new = old_and_new - old
        self.assertEqual((new.work_state, new.step), ("waiting", "render"))
        self.assertEqual(new.res_id, order.id)
