# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What is old is erased by its class; what is held stays."""

import io
import json
import zipfile
from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import new_test_user, tagged

from .common import DistributionCase


@tagged("post_install", "-at_install")
class TestRetention(DistributionCase):
    def _old(self, number, days=401):
        """Return a worked order that came ``days`` ago."""
        message = self._work(self._order(number, ("BOLT", "1", "EA", "10.00")))
        self._age(message, days)
        return message

    def _age(self, messages, days):
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE distribution_message SET create_date = %s WHERE id = ANY(%s)",
            (fields.Datetime.now() - timedelta(days=days), messages.ids),
        )
        self.env.invalidate_all()

    def _retain(self):
        with self._own_cursors():
            self.env.ref(
                "distribution_integration_base.cron_retention"
            ).method_direct_trigger()

    def _hold(self, **scope):
        return self.env["distribution.legal.hold"].create(
            {"name": "Case 7", "reason": "Dispute", **scope}
        )

    def _kept(self, message):
        return not message.payload_ids.purged_at and bool(message.canonical)

    # --- rules ---

    def test_a_rule_of_the_system_goes_before_the_common_one(self):
        message = self._old("R-1", days=50)
        self._retain()
        self.assertTrue(self._kept(message))
        self.env["distribution.retention.rule"].create(
            {"data_class": "trade", "days": 30, "system_id": self.system.id}
        )
        self._retain()
        self.assertFalse(self._kept(message))
        self.assertTrue(message.payload_ids.sha256)

    def test_invoices_are_kept_longer_than_orders(self):
        order, invoice = self._old("R-2"), self._old("R-3")
        self.env.cr.execute(
            "UPDATE distribution_message SET document_type = 'invoice' WHERE id = %s",
            (invoice.id,),
        )
        self._retain()
        self.assertFalse(self._kept(order))
        self.assertTrue(self._kept(invoice))

    def test_conversations_and_resolved_exceptions_go_their_own_way(self):
        message = self._work(self._order("R-4", ("NO", "1", "EA", "1.00")))
        exception = self._open_exceptions(message)
        message.action_drop()
        self.assertEqual(exception.state, "resolved")
        attempt = self.env["distribution.attempt"]._record(
            message, "failed", request="GET /", response="no"
        )
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE distribution_attempt SET at = now() - interval '91 days'"
            " WHERE id = %s",
            (attempt.id,),
        )
        self.env.cr.execute(
            "UPDATE distribution_exception SET resolved_at = now() - interval"
            " '731 days' WHERE id = %s",
            (exception.id,),
        )
        self.env.invalidate_all()
        self._retain()
        self.assertFalse(attempt.request or attempt.response)
        self.assertEqual(attempt.outcome, "failed")
        self.assertFalse(exception.exists())
        self.assertTrue(self._kept(message))

    def test_impossible_days_are_refused(self):
        rule = self.env.ref("distribution_integration_base.retention_trade")
        with self.assertRaises(ValidationError):
            rule.days = -1
        with self.assertRaises(ValidationError):
            self.env["distribution.retention.rule"].create(
                {"data_class": "audit", "days": 1, "system_id": self.system.id}
            )

    def test_a_change_of_a_rule_is_written_down(self):
        rule = self.env.ref("distribution_integration_base.retention_trade")
        rule.days = 500
        row = self.env["distribution.audit"].search(
            [("res_model", "=", rule._name), ("res_id", "=", rule.id)], limit=1
        )
        self.assertEqual((row.before["days"], row.after["days"]), (400, 500))

    # --- legal hold ---

    def test_each_scope_of_a_hold_keeps_its_documents(self):
        message = self._old("R-5")
        order = self._orders("R-5")
        shipped_to = self.env["res.partner"].create({"name": "Jane Doe"})
        order.partner_shipping_id = shipped_to
        today = fields.Date.today()
        kept_by = (
            {"system_id": self.system.id},
            {"partner_id": self.partner.id},
            {"partner_id": shipped_to.id},
            {"sale_order_id": order.id},
            {"system_id": self.system.id, "date_to": today},
        )
        for scope in kept_by:
            with self.subTest(scope=list(scope)):
                hold = self._hold(**scope)
                self._retain()
                self.assertTrue(self._kept(message))
                hold._lift("Settled")
        self._hold(system_id=self.system.id, date_from=today)
        self._retain()
        self.assertFalse(self._kept(message), "it came before the hold's first day")

    def test_a_hold_is_lifted_with_a_reason_and_never_deleted(self):
        hold = self._hold(system_id=self.system.id)
        with self.assertRaises(UserError):
            hold._lift(" ")
        with self.assertRaises(UserError):
            hold.unlink()
        self.assertEqual(hold.state, "active")
        wizard = self.env["distribution.legal.hold.lift"].create(
            {"hold_id": hold.id, "reason": "Settled"}
        )
        wizard.action_lift()
        self.assertEqual((hold.state, hold.lifted_reason), ("lifted", "Settled"))

    def test_a_hold_is_not_emptied_or_lifted_by_hand(self):
        hold = self._hold(system_id=self.system.id)
        administrator = new_test_user(
            self.env,
            "hold_administrator",
            "distribution_integration_base.group_administrator",
        )
        for values in (
            {"state": "lifted"},
            {"date_to": "2020-01-01"},
            {"system_id": False, "partner_id": self.partner.id},
        ):
            with self.assertRaisesRegex(UserError, "say why"):
                hold.with_user(administrator).write(values)
        self.assertEqual(hold.state, "active")
        self.assertEqual(hold.system_id, self.system)
        self.assertFalse(hold.date_to)

    def test_a_hold_says_what_it_keeps(self):
        with self.assertRaises(ValidationError), self.cr.savepoint():
            self._hold()
        self.assertFalse(self.env["distribution.legal.hold"].search([]))

    def test_managers_see_holds_and_administrators_lift_them(self):
        hold = self._hold(system_id=self.system.id)
        manager = new_test_user(
            self.env,
            "hold_manager",
            "distribution_integration_base.group_integration_manager",
        )
        with self.assertRaises(AccessError):
            hold.with_user(manager)._lift("I say so")
        self.assertEqual(hold.with_user(manager).state, "active")

    # --- a partner's data ---

    def _erase(self, partner=None):
        return self.env["distribution.erasure"].create(
            {"partner_id": (partner or self.partner).id, "reason": "Asked in writing"}
        )

    def test_erasing_takes_the_content_and_leaves_the_facts(self):
        message = self._work(self._order("R-6", ("BOLT", "1", "EA", "10.00")))
        order = self._orders("R-6")
        self.assertTrue(order.distribution_event_ids)
        erasure = self._erase()
        self._retain()
        self.assertEqual(erasure.state, "done")
        self.assertGreaterEqual(erasure.erased_count, 1)
        self.assertFalse(message.canonical or message._body())
        self.assertEqual(
            set(order.distribution_event_ids.mapped("words")), {"(erased)"}
        )
        self.assertEqual((message.reference, message.work_state), ("R-6", "done"))
        self.assertEqual(order.client_order_ref, "R-6")

    def test_erasing_empties_what_events_tell_programs(self):
        message = self._work(self._order("R-7", ("BOLT", "1", "EA", "10.00")))
        order = message.sale_order_id
        [event] = self.env["distribution.event"]._emit(
            [
                {
                    "event_type": "order.released",
                    "record": order,
                    "order": order,
                    "words": "Released for Jane Doe, Hill Street 5",
                }
            ]
        )
        corrected = {"before": {"name": "Jane"}, "after": {"name": "Jane Doe"}}
        decided = message.env["distribution.audit"]._note(
            message, "corrected", "Corrected.", reason="Jane called", **corrected
        )
        self._erase()
        self._retain()
        self.assertNotIn("Jane", f"{event.words} {event.data}")
        self.assertEqual(event.data["order"], order.name)
        self.assertNotIn("Jane", f"{decided.reason} {decided.before} {decided.after}")
        self.assertEqual(decided.decision, "corrected")

    def test_numbers_of_events_go_on_when_old_ones_are_gone(self):
        order = self._work(
            self._order("R-9", ("BOLT", "1", "EA", "10.00"))
        ).sale_order_id
        self._drain()
        last = max(order.distribution_event_ids.mapped("sequence"))
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE distribution_event SET at = at - interval '20 years' "
            "WHERE sale_order_id = %s",
            (order.id,),
        )
        self.env.invalidate_all()
        self._retain()
        self.assertEqual(order.distribution_event_ids.mapped("sequence"), [last])
        order._action_cancel()
        self._drain()
        self.assertEqual(max(order.distribution_event_ids.mapped("sequence")), last + 1)

    def test_another_partner_is_left_alone(self):
        message = self._work(self._order("R-7", ("BOLT", "1", "EA", "10.00")))
        other = self.env["res.partner"].create({"name": "Other"})
        erasure = self._erase(other)
        self._retain()
        self.assertEqual((erasure.state, erasure.erased_count), ("done", 0))
        self.assertTrue(self._kept(message))

    def test_erasing_is_refused_under_a_hold_and_while_work_is_open(self):
        message = self._work(self._order("R-8", ("BOLT", "1", "EA", "10.00")))
        hold = self._hold(sale_order_id=self._orders("R-8").id)
        with self.assertRaisesRegex(UserError, "legal hold"), self.cr.savepoint():
            self._erase()
        hold._lift("Settled")
        self._work(self._order("R-9", ("NO", "1", "EA", "10.00")))
        with self.assertRaisesRegex(UserError, "not finished"), self.cr.savepoint():
            self._erase()
        self._retain()
        self.assertTrue(self._kept(message))

    def test_export_holds_what_is_kept_and_nothing_of_others(self):
        message = self._work(self._order("R-10", ("BOLT", "1", "EA", "10.00")))
        administrator = new_test_user(
            self.env, "exporter", "distribution_integration_base.group_administrator"
        )
        export = self.env["distribution.export"].with_user(administrator)
        attachment = export._export(self.partner)
        with zipfile.ZipFile(io.BytesIO(attachment.raw)) as archive:
            names = archive.namelist()
            lines = archive.read("messages.jsonl").decode().splitlines()
            body = archive.read(f"bodies/{message.uid}")
        self.assertEqual(
            [json.loads(line)["reference"] for line in lines], [message.reference]
        )
        self.assertIn(b"R-10", body)
        self.assertIn("events.jsonl", names)

    def test_export_is_for_administrators(self):
        manager = new_test_user(
            self.env,
            "curious",
            "distribution_integration_base.group_integration_manager",
        )
        count = self.env["ir.attachment"].search_count([])
        with self.assertRaises(AccessError):
            self.env["distribution.export"].with_user(manager).action_export(
                self.partner
            )
        self.assertEqual(self.env["ir.attachment"].search_count([]), count)
