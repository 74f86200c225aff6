# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The suggested action, the same for all, and what closes by itself."""

from odoo import fields
from odoo.exceptions import UserError
from odoo.tests import Form, new_test_user, tagged

from ..engine.errors import ERROR_CLASSES, Issue
from ..engine.road import Outcome
from ..models.decisions import distribution_exception_dossier as dossier
from ..models.messages import distribution_bulk
from .common import DistributionCase


@tagged("post_install", "-at_install")
class TestExceptionFix(DistributionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.clerk = new_test_user(
            cls.env,
            "clerk",
            groups="distribution_integration_base.group_customer_service",
        )
        cls.exceptions = cls.env["distribution.exception"]
        cls.audit = cls.env["distribution.audit"]

    def _blocked(self, number, error_class="business_rule", cause="price", **values):
        """Return the exception of a received document that waits for a person."""
        message = self.env["distribution.message"].create(
            {
                "name": f"order {number}",
                "interface_id": self.orders_in.id,
                "system_id": self.system.id,
                "company_id": self.env.company.id,
                "direction": "in",
                "document_type": "order",
                "idempotency_key": f"fix {number}",
                "step": "apply",
                **values,
            }
        )
        message._block([Issue(error_class, cause, f"Order {number} is off.")])
        return message.exception_ids.with_user(self.clerk)

    def _keys(self, exception):
        return [decision["key"] for decision in exception.decisions]

    # --- what can be done ---

    def test_suggestion_comes_first(self):
        exception = self._blocked(1)
        exception.sudo().message_id.canonical = self._order("1")
        self.assertEqual(self._keys(exception)[0], "accept_prices")
        self.assertEqual(
            set(self._keys(exception)),
            {
                "accept_prices",
                "retry",
                "correct",
                "drop",
                "open_interface",
                "open_system",
                "open_subject",
            },
        )

    def test_unknown_outcome_is_not_retried(self):
        exception = self._blocked(1, "unknown_outcome", "sender_lost", direction="out")
        exception.sudo().message_id.delivery_state = "unknown"
        keys = self._keys(exception)
        self.assertEqual(keys[0], "arrived")
        self.assertIn("send_again", keys)
        self.assertNotIn("retry", keys)
        with self.assertRaisesRegex(UserError, "cannot be decided so"):
            exception.action_decide("retry")
        self.assertEqual(exception.message_id.delivery_state, "unknown")

    def test_correct_opens_the_editor_and_decides_nothing_yet(self):
        exception = self._blocked(1, "value", "quantity:1")
        exception.sudo().message_id.canonical = self._order("1")
        self.assertEqual(exception.fix, "correct")
        action = exception.action_fix()
        self.assertEqual(action["res_model"], "distribution.message.correction")
        self.assertEqual(exception.state, "open")

    def test_interface_that_could_not_be_served_is_forgotten_once_it_is(self):
        drain = self.env["distribution.drain"]
        drain._tell_not_served(self.env, self.orders_in.id, KeyError("x"))
        exception = self.exceptions.search(
            [("interface_id", "=", self.orders_in.id), ("state", "=", "open")]
        )
        self.assertEqual(exception.cause, "not_served")
        message = self._blocked(1).sudo().message_id
        exception.invalidate_recordset()
        self.env["distribution.road.out"]._conclude_sent(
            message, Outcome("delivered", response="ok")
        )
        self.assertEqual(exception.state, "resolved")

    def test_viewer_gets_nothing_to_decide(self):
        viewer = new_test_user(
            self.env, "viewer", groups="distribution_integration_base.group_viewer"
        )
        keys = self._keys(self._blocked(1).with_user(viewer))
        self.assertEqual(set(keys), {"open_interface", "open_system", "open_subject"})

    def test_code_is_mapped_in_one_step(self):
        message = self._work(self._order("F-1", ("NEW", "1", "EA", "10.00")))
        exception = self._open_exceptions(message).with_user(self.clerk)
        self.assertEqual(exception.fix, "map")
        action = exception.action_fix()
        self.assertEqual(action["res_model"], "distribution.mapping")
        mapping = self.env["distribution.mapping"].browse(action["res_id"])
        mapping.with_user(self.clerk).product_id = self.bolt
        self._drain()
        self.assertEqual(exception.state, "resolved")
        self.assertEqual(message.work_state, "done")

    def test_worked_again_leaves_the_queue_and_comes_back_if_it_fails(self):
        exception = self._blocked(1, cause="odoo_refused")
        exception.action_fix()
        self.assertGreater(exception.snoozed_until, fields.Datetime.now())
        self.assertEqual(exception.message_id.work_state, "waiting")
        exception.sudo().message_id._block(
            [Issue("business_rule", "odoo_refused", "Still off.")]
        )
        exception.invalidate_recordset()
        self.assertFalse(exception.snoozed_until)
        self.assertEqual((exception.count, exception.words), (2, "Still off."))

    def test_repeat_leaves_asleep_what_a_person_put_off(self):
        exception = self._blocked(1)
        until = fields.Datetime.add(fields.Datetime.now(), hours=1)
        exception._snooze(until, "Asked the buyer.")
        exception.sudo().message_id._block(
            [Issue("business_rule", "price", "Still off.")]
        )
        exception.invalidate_recordset()
        self.assertEqual(exception.snoozed_until, until.replace(microsecond=0))

    def test_several_at_once(self):
        exceptions = self._blocked(1) | self._blocked(2)
        exceptions.action_fix()
        for exception in exceptions:
            self.assertEqual(
                exception.message_id.overrides, {"prices": self.clerk.name}
            )

    def test_what_opens_something_is_done_one_at_a_time(self):
        exceptions = self._blocked(1, "mapping", "unmapped:item:sku:A")
        exceptions |= self._blocked(2, "mapping", "unmapped:item:sku:A")
        with self.assertRaisesRegex(UserError, "one at a time"):
            exceptions.action_fix()
        self.assertEqual(set(exceptions.mapped("state")), {"open"})

    def test_decision_is_written_down(self):
        exception = self._blocked(1)
        exception.action_decide("drop")
        note = self.audit.search(
            [
                ("res_model", "=", "distribution.exception"),
                ("res_id", "=", exception.id),
            ]
        )
        self.assertEqual((note.decision, note.user_id), ("drop", self.clerk))
        self.assertEqual(note.after, {"count": 1, "exceptions": exception.ids})

    # --- the same for all ---

    def _wizard(self, exception, key):
        return (
            self.env["distribution.exception.apply"]
            .with_user(self.clerk)
            .create({"exception_id": exception.id, "decision": key, "reason": "So."})
        )

    def test_after_one_the_others_are_offered(self):
        first, *others = (self._blocked(number) for number in range(4))
        other_cause = self._blocked(9, cause="currency")
        action = first.action_fix()
        self.assertEqual(action["res_model"], "distribution.exception.apply")
        wizard = self._wizard(first, "accept_prices")
        self.assertEqual(wizard.count, 3)
        wizard.action_start()
        for exception in others:
            self.assertTrue(exception.message_id.overrides)
            self.assertTrue(exception.snoozed_until)
        self.assertFalse(other_cause.message_id.overrides)
        note = self.audit.search([("decision", "=", "accept_prices")], limit=1)
        self.assertEqual(note.after["count"], 3)
        self.assertEqual(note.res_id, first.id)

    def test_nothing_is_offered_for_a_cause_of_its_own(self):
        self.assertFalse(self._blocked(1).action_fix())

    def test_another_system_is_left_alone(self):
        first = self._blocked(1)
        other = self.system.copy({"name": "Southside"})
        left = self._blocked(2, system_id=other.id)
        left.sudo().system_id = other
        self.assertEqual(first.same_cause_count, 0)
        with self.assertRaisesRegex(UserError, "nothing to do"):
            self._wizard(first, "drop").action_start()
        self.assertEqual(left.state, "open")

    def test_many_are_decided_in_the_background_also_without_a_job_runner(self):
        self.patch(distribution_bulk, "AT_ONCE", 2)
        first, *others = (self._blocked(number) for number in range(4))
        action = self._wizard(first, "drop").action_start()
        bulk = self.env[action["res_model"]].browse(action["res_id"])
        self.assertEqual((bulk.state, bulk.total), ("running", 3))
        self.assertEqual({each.state for each in others}, {"open"})
        with self._own_cursors():
            self.env["distribution.bulk"]._work_all()  # what the cron does
        self.assertEqual(bulk.done, 3)
        self.assertEqual({each.state for each in others}, {"resolved"})
        self.assertEqual({e.resolved_by_id for e in others}, {self.clerk})
        self.assertEqual(first.state, "open")

    def test_cap_is_that_of_bulk_runs(self):
        self.env["ir.config_parameter"].set_param("distribution.bulk_cap", "2")
        first, *others = (self._blocked(number) for number in range(4))
        wizard = self._wizard(first, "drop")
        self.assertEqual((wizard.count, wizard.possible), (3, 3))
        self.assertIn("the oldest 2", wizard.plan)
        wizard.action_start()
        self.assertEqual([e.state for e in others], ["resolved", "resolved", "open"])

    def test_one_that_refuses_is_left_out_and_counted(self):
        first, second, third = (self._blocked(number) for number in range(3))
        second.sudo().message_id.delivery_state = "unknown"
        wizard = self._wizard(first, "retry")
        self.assertEqual(wizard.possible, 1)
        self.assertIn("Nobody knows whether it arrived", wizard.left_out)
        wizard.action_start()
        self.assertEqual(third.message_id.work_state, "waiting")
        self.assertEqual(second.message_id.work_state, "blocked")

    def test_all_are_closed_that_no_document_waits_for(self):
        first, second, third = (self._blocked(number) for number in range(3))
        second.sudo().message_id.work_state = "done"
        wizard = self._wizard(first, "close")
        self.assertEqual((wizard.possible, wizard.count), (1, 2))
        wizard.action_start()
        self.assertEqual((second.state, third.state), ("resolved", "open"))

    def test_giving_up_wants_a_reason(self):
        first, second = (self._blocked(number) for number in range(2))
        wizard = self._wizard(first, "drop")
        wizard.reason = " "
        with self.assertRaisesRegex(UserError, "Say why"):
            wizard.action_start()
        self.assertEqual(second.state, "open")

    # --- what closes by itself ---

    def test_interface_that_goes_live_releases_what_waited(self):
        interface = self._interface("acks", "out", "acknowledgement")
        interface.state = "deprecated"
        exception = self._blocked(1, cause="interface_closed")
        exception.sudo().message_id.interface_id = interface
        exception.sudo().interface_id = interface
        missing = self._blocked(2, "missing", "no_interface:acknowledgement")
        missing.sudo().message_id.work_state = "done"
        interface.state = "live"
        self.assertEqual(exception.message_id.work_state, "waiting")
        self.assertEqual(missing.state, "resolved")
        self.assertIn("is live now", missing.resolution)

    def test_retired_interface_is_not_missed(self):
        exception = self.exceptions._open(
            Issue("connection", "connection_down", "Down."), interface=self.orders_in
        )
        self.orders_in.state = "retired"
        self.assertEqual(exception.state, "resolved")

    def test_cancelled_order_closes_what_was_said_of_it(self):
        order = self.env["sale.order"].create({"partner_id": self.partner.id})
        issue = Issue("business_rule", "charges_not_applied", "Freight is missing.")
        exception = self.exceptions._open(issue, order=order)
        self.assertEqual(order.distribution_exception_words, "Freight is missing.")
        order._action_cancel()
        self.assertEqual(exception.state, "resolved")
        order.invalidate_recordset()
        self.assertFalse(order.distribution_exception_count)

    # --- banners ---

    def test_banner_shows_the_most_urgent(self):
        move = self.env["account.move"].create(
            {"move_type": "out_invoice", "partner_id": self.partner.id}
        )
        low = Issue("value", "charges_not_applied", "A detail.")
        urgent = Issue("bug", "bug:X", "The worst.")
        self.exceptions._open(low, interface=self.orders_in, record=move)
        self.exceptions._open(urgent, interface=self.orders_in, record=move)
        self._blocked(1, res_model="account.move", res_id=move.id)
        self.assertEqual(move.distribution_exception_count, 3)
        self.assertEqual(move.distribution_exception_words, "The worst.")
        action = move.action_open_distribution_exceptions()
        self.assertEqual(self.exceptions.search_count(action["domain"]), 3)

    def test_banner_costs_one_query(self):
        moves = self.env["account.move"].create(
            [{"move_type": "out_invoice", "partner_id": self.partner.id}] * 20
        )
        self.env.flush_all()
        self.env.invalidate_all()
        moves.mapped("state")
        with self.assertQueryCount(1):
            self.assertEqual(set(moves.mapped("distribution_exception_count")), {0})

    def test_banner_speaks_only_of_what_the_user_may_see(self):
        order = self.env["sale.order"].create({"partner_id": self.partner.id})
        issue = Issue("business_rule", "charges_not_applied", "Freight is missing.")
        self.exceptions._open(issue, order=order)
        group = "distribution_integration_base.group_%s,sales_team.group_sale_manager"
        for name, count in (("customer_service", 1), ("finance", 0)):
            user = new_test_user(self.env, f"banner_{name}", groups=group % name)
            order.invalidate_recordset()
            self.assertEqual(
                order.with_user(user).distribution_exception_count, count, name
            )

    # --- snooze ---

    def test_snooze_until_the_morning_of_the_user(self):
        self.clerk.tz = "America/New_York"
        exception = self._blocked(1)
        action = exception.action_snooze()
        wizard = Form(
            self.env[action["res_model"]]
            .with_user(self.clerk)
            .with_context(**action["context"])
        )
        wizard.reason = "The buyer is in tomorrow."
        wizard.save().action_snooze()
        local = fields.Datetime.context_timestamp(exception, exception.snoozed_until)
        self.assertEqual((local.hour, local.minute), (8, 0))
        self.assertEqual(exception.snooze_reason, "The buyer is in tomorrow.")

    def test_runbook_of_the_cause_or_of_its_class(self):
        self.patch(dossier, "RUNBOOKS", "distribution_integration_base/tests/data")
        of_class = "<h2>A rule</h2>\n<ul><li>Ask &lt;who&gt;.</li></ul>"
        self.assertEqual(self._blocked(1).runbook, of_class)
        self.assertEqual(self._blocked(2, cause="late:7").runbook, "<h2>Late</h2>")
        self.assertFalse(self._blocked(3, "parse", "../late").runbook)

    def test_every_class_has_a_runbook(self):
        for error_class in ERROR_CLASSES:
            with self.subTest(error_class):
                self.assertIn("<h2>", dossier._page(error_class))
