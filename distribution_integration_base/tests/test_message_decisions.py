# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Replay, cancel, supersede: nothing twice, nothing silently."""

from lxml import etree

from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user, tagged

from ..engine.errors import Issue
from .common import DistributionCase

BOLT = ("BOLT", "1", "EA", "10.00")
UNKNOWN = ("NO", "1", "EA", "10.00")
#: What stops a document, by the role that decides about it.
OWN = {
    "warehouse": Issue("business_rule", "shipment_line_unknown", "Which line?"),
    "finance": Issue("value", "invoice_total", "The total is off."),
    "customer_service": Issue("missing", "ship_to_without_code", "Where to?"),
}


@tagged("post_install", "-at_install")
class TestMessageDecisions(DistributionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        base = "distribution_integration_base.group_"
        cls.clerk = new_test_user(cls.env, "clerk", base + "customer_service")
        cls.viewer = new_test_user(cls.env, "viewer", base + "viewer")

    def _decisions(self, message):
        return (
            self.env["distribution.audit"]
            .search([("res_model", "=", message._name), ("res_id", "=", message.id)])
            .sorted("id")
            .mapped("decision")
        )

    def _assert_refused(self, message, action, pattern):
        before = message.read(["work_state", "superseded_by_id", "business_key"])
        orders = self.env["sale.order"].search_count([])
        with self.assertRaisesRegex(UserError, pattern):
            getattr(message.with_user(self.clerk), action)()
        self._drain()
        after = message.read(["work_state", "superseded_by_id", "business_key"])
        self.assertEqual(after, before)
        self.assertEqual(self.env["sale.order"].search_count([]), orders)

    # --- whose it is ---

    def test_buttons_are_for_whose_decision_it_is(self):
        message = self._receive(self._order("W-1", BOLT))
        message._block([OWN["warehouse"]])
        base = "distribution_integration_base.group_"
        keeper = new_test_user(self.env, "keeper", base + "warehouse")
        offered = {
            user: message.with_user(user).may_decide
            for user in (self.viewer, self.clerk, keeper)
        }
        self.assertEqual(offered, {self.viewer: False, self.clerk: False, keeper: True})
        arch = self.env["distribution.message"].get_view(view_type="form")["arch"]
        buttons = etree.fromstring(arch).findall("header/button")
        self.assertGreater(len(buttons), 5)
        for button in buttons:
            if button.get("string") not in ("Open record", "Read it"):
                self.assertIn("not may_decide or", button.get("invisible"))

    # --- replay ---

    def test_dropped_document_is_taken_up_again_with_its_number(self):
        message = self._work(self._order("R-1", UNKNOWN))
        message.with_user(self.clerk).action_drop("Not needed.")
        self.assertIn("Not needed.", message.note)
        self.assertIn(self.clerk.name, message.note)
        self.rare.default_code = "NO"
        self.rare.list_price = 10.0
        message.with_user(self.clerk).action_replay()
        self._drain()
        self.assertEqual(message.work_state, "done")
        self.assertEqual(len(self._orders("R-1")), 1)
        again = self._work(self._order("R-1", UNKNOWN), "again")
        self.assertEqual(again.duplicate_of_id, message)
        self.assertEqual(self._decisions(message), ["dropped", "replayed"])

    def test_order_that_exists_is_not_made_twice(self):
        message = self._work(self._order("R-2", BOLT))
        name = message.sale_order_id.name
        self._assert_refused(message, "action_replay", f"It became {name}")

    def test_order_that_was_deleted_is_made_again(self):
        message = self._work(self._order("R-3", BOLT))
        message.sale_order_id._action_cancel()
        message.sale_order_id.unlink()
        message.with_user(self.clerk).action_replay()
        self._drain()
        self.assertEqual(message.work_state, "done")
        self.assertEqual(len(self._orders("R-3")), 1)

    def test_number_that_came_again_is_not_worked_beside_it(self):
        message = self._work(self._order("R-4", UNKNOWN))
        message.action_drop()
        second = self._work(self._order("R-4", BOLT), "b")
        pattern = f"received again as message {second.id}"
        self._assert_refused(message, "action_replay", pattern)

    def test_repeat_is_not_replayed(self):
        first = self._work(self._order("R-5", BOLT))
        repeat = self._work(self._order("R-5", BOLT), "b")
        self._assert_refused(repeat, "action_replay", f"repeats message {first.id}")

    def test_released_by_mistake_ends_without_a_second_order(self):
        message = self._work(self._order("R-6", BOLT))
        message._release(step="apply")
        self._drain()
        self.assertEqual(message.work_state, "done")
        self.assertEqual(len(self._orders("R-6")), 1)

    # --- one number, two documents ---

    def _two(self, number, first=UNKNOWN, second=BOLT, **header):
        older = self._work(self._order(number, first))
        newer = self._work(self._order(number, second, **header), "newer")
        return older, newer

    def test_newer_counts_when_a_person_says_so(self):
        older, newer = self._two("S-1")
        self.assertEqual(newer.work_state, "blocked")
        [exception] = self._open_exceptions(newer).with_user(self.clerk)
        self.assertIn("supersede", exception._decisions())
        self.assertNotIn("retry", exception._decisions())
        exception.action_decide("supersede")
        self._drain()
        self.assertEqual(newer.work_state, "done")
        self.assertEqual(newer.business_key, "S-1")
        self.assertEqual(older.work_state, "dropped")
        self.assertEqual(older.superseded_by_id, newer)
        for message in (older, newer):
            self.assertFalse(self._open_exceptions(message))
        self.assertEqual(len(self._orders("S-1")), 1)
        for message in (older, newer):
            self.assertEqual(self._decisions(message), ["superseded"])

    def test_what_became_an_order_is_not_superseded(self):
        _older, newer = self._two("S-2", first=BOLT, second=("NUT", "1", "EA", "2.50"))
        self._assert_refused(newer, "action_supersede", "It was worked")
        self.assertEqual(len(self._orders("S-2")), 1)

    def test_repeat_is_not_retried_beside_the_first(self):
        older, newer = self._two("S-3", first=BOLT, second=("NUT", "1", "EA", "2.50"))
        pattern = f"the number of message {older.id}"
        self._assert_refused(newer, "action_retry", pattern)

    def test_only_what_shares_its_number_can_supersede(self):
        message = self._work(self._order("S-4", UNKNOWN))
        self._assert_refused(message, "action_supersede", "does not share its number")

    def test_reissue_supersedes_what_is_unfinished_by_itself(self):
        older, newer = self._two("S-5", purpose="reissue")
        self._drain()
        self.assertEqual(newer.work_state, "done")
        self.assertEqual(older.superseded_by_id, newer)
        self.assertFalse(self._open_exceptions(older))
        self.assertEqual(len(self._orders("S-5")), 1)

    def test_reissue_of_an_order_waits_for_a_person(self):
        other = ("NUT", "1", "EA", "2.50")
        older, newer = self._two("S-6", first=BOLT, second=other, purpose="reissue")
        self.assertEqual(newer.work_state, "blocked")
        self.assertFalse(older.superseded_by_id)
        self.assertEqual(len(self._orders("S-6")), 1)

    def test_never_across_systems(self):
        older = self._work(self._order("S-7", UNKNOWN))
        system = self.system.copy({"name": "Southside"})
        newer = self._work(self._order("S-8", UNKNOWN))
        newer.write({"system_id": system.id, "duplicate_of_id": older.id})
        with self.assertRaisesRegex(UserError, "differ in system"):
            newer.with_user(self.clerk).action_supersede()
        self.assertFalse(older.superseded_by_id)
        self.assertEqual(older.work_state, "blocked")

    # --- who, and when ---

    def test_viewer_decides_nothing(self):
        message = self._work(self._order("V-1", UNKNOWN)).with_user(self.viewer)
        actions = (
            "retry",
            "replay",
            "drop",
            "supersede",
            "send_anew",
            "send_again",
            "arrived",
            "resend",
        )
        for action in actions:
            with self.assertRaises(AccessError, msg=action):
                getattr(message, f"action_{action}")()
        self.assertEqual(message.work_state, "blocked")
        self.assertFalse(self._decisions(message.sudo()))

    def test_every_operator_decides_what_is_theirs(self):
        for group, issue in OWN.items():
            message = self._receive(self._order(f"V-{group}", UNKNOWN))
            message._block([issue])
            user = new_test_user(
                self.env, group, f"distribution_integration_base.group_{group}"
            )
            message.with_user(user).action_retry()
            self.assertEqual(message.work_state, "waiting")
            self.assertEqual(self._decisions(message), ["released"])

    def test_nobody_in_the_warehouse_sends_an_invoice_twice(self):
        users = {
            group: new_test_user(
                self.env, group, f"distribution_integration_base.group_{group}"
            )
            for group in OWN
        }
        interface = self._interface("told", "out", "invoice")
        owners = {"invoice": "finance", "shipment": "warehouse", "event": None}
        for document_type, owner in owners.items():
            common = self.env["distribution.road.out"]._prepare_common(interface)
            message = self.env["distribution.message"].create(
                {
                    **common,
                    "name": document_type,
                    "document_type": document_type,
                    "idempotency_key": document_type,
                    "canonical": {"type": document_type},
                    "work_state": "done",
                    "delivery_state": "delivered",
                }
            )
            may = {
                group
                for group, user in users.items()
                if message.with_user(user).has_access("write")
            }
            self.assertEqual(may, {owner or "customer_service"}, document_type)

    def test_accepted_prices_are_written_down_as_such(self):
        message = self._work(self._order("V-2", ("BOLT", "1", "EA", "1.00")))
        message.with_user(self.clerk).action_accept_prices()
        self.assertEqual(self._decisions(message), ["prices_accepted"])
        self._drain()
        self.assertEqual(message.work_state, "done")
