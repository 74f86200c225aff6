# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What is expected has a time, in the partner's hours, and a colour."""

from datetime import UTC, timedelta
from zoneinfo import ZoneInfo

from odoo import fields
from odoo.tests import tagged

from .common import DistributionCase

NOWHERE = "http://127.0.0.1:1/"
CHICAGO = ZoneInfo("America/Chicago")


@tagged("post_install", "-at_install")
class TestDeadline(DistributionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.partner.tz = "America/Chicago"
        cls.policy = cls.env["distribution.order.policy"].create(
            {
                "name": "Test",
                "company_id": cls.env.company.id,
                "acknowledge_hours": 8,
                "asn_hours": 2,
                "invoice_hours": 16,
                "calendar_id": cls._office().id,
            }
        )
        cls.system.policy_id = cls.policy
        cls.answers = cls._subscribe("order.accepted", "order_response", NOWHERE)
        cls.notices = cls._subscribe("shipment.dispatched", "shipment", NOWHERE)

    @classmethod
    def _office(cls):
        """Return a calendar of 9 to 17 from Monday to Friday."""
        return cls.env["resource.calendar"].create(
            {
                "name": "Office",
                "tz": "Europe/Brussels",
                "attendance_ids": [(5,)]
                + [
                    (
                        0,
                        0,
                        {
                            "name": "Day",
                            "dayofweek": str(day),
                            "hour_from": 9,
                            "hour_to": 17,
                            "day_period": "full_day",
                        },
                    )
                    for day in range(5)
                ],
            }
        )

    def received(self, number, **header):
        message = self._work(
            self._order(number, ("BOLT", "5", "EA", "10.00"), **header)
        )
        return message.sale_order_id

    def deadline(self, order, step):
        return self.env["distribution.deadline"].search(
            [("sale_order_id", "=", order.id), ("step", "=", step)]
        )

    def local(self, moment):
        return moment.replace(tzinfo=UTC).astimezone(CHICAGO)

    def late(self, deadline, **delta):
        """Let the clock be past what is due."""
        moment = fields.Datetime.now() - timedelta(minutes=1)
        deadline._write({"amber_at": moment, "due_at": moment + timedelta(**delta)})
        deadline.invalidate_recordset()

    def turn(self):
        with self._own_cursors():
            self.env["distribution.deadline"]._cron()

    def exceptions(self, deadline):
        return self.env["distribution.exception"].search(
            [("subject", "=", f"{deadline._name},{deadline.id}")]
        )

    # --- when ---

    def test_shipment_is_due_when_the_partners_day_ends(self):
        order = self.received("D-1", requested_ship="2026-11-25")
        due = self.deadline(order, "ship")
        self.assertEqual(str(self.local(due.due_at)), "2026-11-25 17:00:00-06:00")
        self.assertEqual(str(self.local(due.amber_at)), "2026-11-25 13:00:00-06:00")

    def test_sunday_is_due_on_friday(self):
        order = self.received("D-2", requested_ship="2026-11-29")
        due = self.deadline(order, "ship").due_at
        self.assertEqual(str(self.local(due)), "2026-11-27 17:00:00-06:00")

    def test_holiday_is_no_working_time(self):
        self.env["resource.calendar.leaves"].create(
            {
                "name": "Thanksgiving",
                "calendar_id": self.policy.calendar_id.id,
                "date_from": "2026-11-26 00:00:00",
                "date_to": "2026-11-27 12:00:00",
            }
        )
        order = self.received("D-3", requested_ship="2026-11-26")
        due = self.deadline(order, "ship").due_at
        self.assertEqual(str(self.local(due)), "2026-11-25 17:00:00-06:00")

    def test_answer_is_due_within_working_hours(self):
        rules = self.env["distribution.deadline.rules"]
        order = self.received("D-4")
        [(_record, _step, due, amber, *_rest)] = rules._within(
            self.policy,
            "acknowledge",
            8,
            # A Friday, 16:00 in Chicago.
            {order: fields.Datetime.to_datetime("2026-11-20 22:00:00")},
            order,
        )
        self.assertEqual(str(self.local(due)), "2026-11-23 16:00:00-06:00")
        self.assertEqual(str(self.local(amber)), "2026-11-23 14:00:00-06:00")

    def test_other_date_is_another_deadline(self):
        order = self.received("D-5", requested_ship="2026-11-25")
        due = self.deadline(order, "ship")
        due._write({"state": "red"})
        due._open_exception()
        order.commitment_date = "2099-12-01 12:00:00"
        self.env.invalidate_all()
        self.assertEqual(self.deadline(order, "ship"), due)
        self.assertEqual((due.due_at.year, due.state), (2099, "open"))
        self.assertEqual(self.exceptions(due).state, "resolved")
        order.commitment_date = False
        self.assertEqual(due.state, "cancelled")

    def test_date_counts_by_the_hours_of_the_orders_company(self):
        self.partner.tz = False
        self.policy.calendar_id = False
        order = self.received("D-7", requested_ship="2026-12-10")
        due = self.deadline(order, "ship")
        before = due.due_at
        other = self.env["res.company"].create({"name": "Far East"})
        other.resource_calendar_id.tz = "Asia/Tokyo"
        order.with_company(other).commitment_date = "2026-12-11 12:00:00"
        due.invalidate_recordset()
        self.assertEqual(due.due_at, before + timedelta(days=1))

    def test_no_answer_is_expected_where_none_is_sent(self):
        self.answers.write({"state": "retired"})
        self.assertFalse(self.deadline(self.received("D-6"), "acknowledge"))

    # --- what happens ---

    def test_events_and_documents_meet_what_was_expected(self):
        order = self.received("D-7", requested_ship="2026-11-25")
        answer = self.deadline(order, "acknowledge")
        [message] = order.distribution_sent_ids.filtered(
            lambda m: m.document_type == "order_response"
        )
        self.assertEqual(answer.state, "open")
        message.write({"delivery_state": "sent"})
        self.assertEqual(answer.state, "met")
        self.assertTrue(answer.met_at)

        order.picking_ids.button_validate()
        self._drain()
        self.assertEqual(self.deadline(order, "ship").state, "met")
        notice, bill = self.deadline(order, "asn"), self.deadline(order, "invoice")
        self.assertEqual((notice.state, bill.state), ("open", "open"))
        self.assertEqual(notice.res_id, order.picking_ids.id)
        self.env["distribution.event"]._relay()
        shipment = order.distribution_sent_ids.filtered(
            lambda m: m.document_type == "shipment"
        )
        shipment.write({"delivery_state": "delivered"})
        order._create_invoices().action_post()
        self.assertEqual((notice.state, bill.state), ("met", "met"))

    def test_cancelled_order_is_expected_nothing_of(self):
        order = self.received("D-8", requested_ship="2026-11-25")
        order._action_cancel()
        self.env.flush_all()
        self.env.cr.precommit.run()
        states = self.env["distribution.deadline"].search(
            [("sale_order_id", "=", order.id)]
        )
        self.assertEqual(set(states.mapped("state")), {"cancelled"})

    def test_partners_acknowledgement_is_mirrored(self):
        order = self.received("D-9")
        [message] = order.distribution_sent_ids.filtered(
            lambda m: m.document_type == "order_response"
        )
        due_at = fields.Datetime.now() + timedelta(hours=4)
        message.write({"ack_state": "expected", "ack_due_at": due_at})
        receipt = self.deadline(order, "receipt")
        self.assertEqual((receipt.due_at, receipt.message_id), (due_at, message))
        self.late(receipt)
        self.turn()
        self.assertEqual(receipt.state, "red")
        self.assertFalse(self.exceptions(receipt), "the message has one of its own")
        message.write({"ack_state": "accepted"})
        self.assertEqual(receipt.state, "met")

    # --- colours ---

    def test_amber_then_red_then_met(self):
        order = self.received("D-10", requested_ship="2099-11-25")
        due = self.deadline(order, "ship")
        self.turn()
        self.assertEqual(due.state, "open")
        self.late(due, hours=1)
        self.turn()
        self.assertEqual(due.state, "amber")
        self.assertFalse(self.exceptions(due))
        self.late(due)
        self.turn()
        self.assertEqual(due.state, "red")
        exception = self.exceptions(due)
        self.assertEqual(
            (exception.cause, exception.sale_order_id, exception.state),
            ("deadline:ship", order, "open"),
        )
        self.turn()
        self.assertEqual(exception.count, 1, "told once")
        self.env["distribution.deadline"]._meet(order, "ship")
        self.assertEqual((due.state, exception.state), ("met", "resolved"))

    def test_what_is_expected_again_is_one_row(self):
        order = self.received("D-11", requested_ship="2026-11-25")
        deadline = self.env["distribution.deadline"]
        first = self.deadline(order, "ship")
        again = deadline._expect(order, "ship", "2099-01-01 00:00:00", order=order)
        self.assertEqual(again, first)
        deadline._meet(order, "ship")
        third = deadline._expect(order, "ship", "2099-01-01 00:00:00", order=order)
        self.assertNotEqual(third, first)

    def test_batch_costs_as_many_statements_as_one(self):
        def count(orders):
            self.env.flush_all()
            before = self.env.cr.sql_log_count
            self.env["distribution.deadline.rules"]._on_received(orders)
            return self.env.cr.sql_log_count - before

        orders = self.env["sale.order"]
        for number in range(5):
            orders |= self.received(f"D-12{number}", requested_ship="2026-11-25")
        count(orders)
        self.assertEqual(count(orders), count(orders[:1]))
