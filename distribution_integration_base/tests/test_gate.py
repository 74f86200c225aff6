# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Who does not answer is left alone, who is limited gets no more than that."""

from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import new_test_user, tagged

from ..engine.errors import DistributionError
from .common import DistributionCase
from .peer import Peer


@tagged("post_install", "-at_install")
class TestGate(DistributionCase):
    def _out(self, peer, code="out-1", system=None, **values):
        return self._interface(
            code,
            "out",
            "order_response",
            address=peer.address,
            allow_private_address=True,
            system_id=(system or self.system).id,
            **values,
        )

    def _documents(self, interface, count):
        """Queue documents that are to leave through ``interface``."""
        common = self.env["distribution.road.out"]._prepare_common(interface)
        return self.env["distribution.message"].create(
            [
                {
                    **common,
                    "uid": f"{interface.code}/{number}",
                    "name": f"answer {number}",
                    "idempotency_key": str(number),
                    "canonical": {"type": "order_response", "number": str(number)},
                }
                for number in range(count)
            ]
        )

    def _due_now(self, messages):
        """Their next try has come; what the breaker or a pause says still holds."""
        messages.filtered(
            lambda m: m.work_state == "waiting"
        ).next_try_at = fields.Datetime.now()

    def _fail_until_down(self, messages):
        for _try in range(5):
            self._due_now(messages)
            self._drain()

    def _cooldown_over(self, interface):
        now = fields.Datetime.now()
        interface.breaker_ids.until = now
        waiting = [("interface_id", "=", interface.id), ("work_state", "=", "waiting")]
        self.env["distribution.message"].search(waiting).next_try_at = now

    def _exceptions(self, interface, state="open"):
        return self.env["distribution.exception"].search(
            [("subject", "=", f"{interface._name},{interface.id}")]
            + ([("state", "=", state)] if state else [])
        )

    def _attempts(self, interface, step):
        return self.env["distribution.attempt"].search(
            [("interface_id", "=", interface.id), ("step", "=", step)]
        )

    # --- breaker ---

    def test_down_is_one_exception_and_back_drains_at_once(self):
        with Peer(*[503] * 5) as peer:
            interface = self._out(peer)
            messages = self._documents(interface, 8)
            self._fail_until_down(messages)
            self.assertEqual(len(peer.received), 5)
            down = self._exceptions(interface)
            self.assertEqual(down.mapped("cause"), ["connection_down"])
            self._due_now(messages)
            self._drain()
            self.assertEqual(len(peer.received), 5, "nobody is called")
            self.assertEqual(set(messages.mapped("work_state")), {"waiting"})
            for message in messages:
                self.assertIn("does not answer", message.note)
                self.assertGreater(message.next_try_at, fields.Datetime.now())
            self._cooldown_over(interface)
            self._drain()
        self.assertEqual(set(messages.mapped("delivery_state")), {"delivered"})
        self.assertEqual(len(peer.received), 13, "each was delivered once")
        self.assertEqual(interface.breaker_state, "closed")
        self.assertEqual(down.state, "resolved")
        self.assertIn("7 documents waited", down.resolution)
        self.assertEqual(
            self._attempts(interface, "breaker").sorted("id").mapped("outcome"),
            ["failed", "ok"],
        )

    def test_old_failures_do_not_open_it_again(self):
        with Peer(*[503] * 5, 200, 503) as peer:
            interface = self._out(peer)
            messages = self._documents(interface, 2)
            self._fail_until_down(messages)
            self._cooldown_over(interface)
            self._drain()
        self.assertEqual(len(peer.received), 7)
        self.assertEqual(interface.breaker_state, "closed")

    def test_an_outage_does_not_use_up_the_tries_of_a_document(self):
        with Peer(*[503] * 20) as peer:
            interface = self._out(peer)
            message = self._documents(interface, 1)
            self._fail_until_down(message)
            failures = message.failures
            for _probe in range(10):
                self._cooldown_over(interface)
                self._drain()
            self.assertEqual(len(peer.received), 15, "one probe each time")
        self.assertEqual(message.failures, failures)
        self.assertEqual(message.work_state, "waiting")
        self.assertEqual(self._exceptions(interface).count, 1)
        self.assertEqual(interface.breaker_ids.probes, 10)

    def test_silent_receiver_does_not_get_document_after_document(self):
        with Peer(*["cut"] * 9) as peer:
            interface = self._out(peer)
            messages = self._documents(interface, 9)
            for _time in range(9):
                self._drain()
            self.assertEqual(len(peer.received), 5)
        unknown = messages.filtered(lambda m: m.delivery_state == "unknown")
        self.assertEqual(len(unknown), 5)
        self.assertEqual(interface.breaker_state, "open")
        self.assertEqual(set((messages - unknown).mapped("work_state")), {"waiting"})

    def test_refusals_prove_that_it_is_there(self):
        with Peer(*[400] * 8) as peer:
            interface = self._out(peer)
            self._documents(interface, 8)
            self._drain()
            self.assertEqual(len(peer.received), 8)
        self.assertEqual(interface.breaker_state, "closed")
        self.assertFalse(self._exceptions(interface))

    def test_wrong_password_is_not_tried_thirty_times(self):
        with Peer(*[401] * 3) as peer:
            interface = self._out(peer)
            messages = self._documents(interface, 30)
            self._drain()
            self._due_now(messages)
            self._drain()
            self.assertEqual(len(peer.received), 3)
            waiting = messages.filtered(lambda m: m.work_state == "waiting")
            self.assertEqual(len(waiting), 27)
            refused = self._exceptions(interface)
            self.assertEqual(refused.mapped("cause"), ["not_let_in"])
            self.assertEqual(refused.fix, "open_interface")
            interface.action_resume()
            self._drain()
        self.assertEqual(set(waiting.mapped("delivery_state")), {"delivered"})
        self.assertEqual(refused.state, "resolved")

    def test_refusals_between_documents_that_pass_are_the_documents_own(self):
        with Peer(*[403, 200, 403, 200, 403]) as peer:
            interface = self._out(peer)
            messages = self._documents(interface, 8)
            self._drain()
        self.assertEqual(interface.breaker_state, "closed")
        self.assertEqual(messages.mapped("work_state").count("done"), 5)

    def test_missing_secret_is_one_exception_and_no_document_is_tried(self):
        secret = self.env["distribution.credential"].create(
            {"name": "Secret", "kind": "webhook_secret"}
        )
        with Peer() as peer:
            interface = self._out(peer, credential_id=secret.id)
            messages = self._documents(interface, 30)
            self._drain()
            self.assertEqual(set(messages.mapped("work_state")), {"waiting"})
            self.assertIn("has no secret yet", messages[0].note)
            self.assertEqual(
                self._exceptions(interface).mapped("cause"), ["not_served"]
            )
            self.assertFalse(self._attempts(interface, "deliver"))
            interface.credential_id = False
            self._drain()
            self.assertEqual(len(peer.received), 30)
        self.assertFalse(self._exceptions(interface))

    def test_missing_secret_does_not_say_that_a_connection_is_back(self):
        with Peer(*[503] * 5) as peer:
            interface = self._out(peer)
            self._fail_until_down(self._documents(interface, 8))
            interface.address = False
            self._cooldown_over(interface)
            self._drain()
        self.assertEqual(interface.breaker_state, "open")

    def test_probe_is_not_given_away_to_the_rate_limit(self):
        with Peer(*[503] * 5) as peer:
            interface = self._out(peer)
            self._fail_until_down(self._documents(interface, 8))
            self.system.rate_per_minute = 1
            self._cooldown_over(interface)
            with self._own_cursors():
                self.env["distribution.drain"]._briefly(
                    lambda env: env["distribution.limit"]._take(
                        env["distribution.system"].browse(self.system.id)
                    )
                )
                self.assertFalse(self.env["distribution.gate"]._admits(interface))
        self.assertEqual(interface.breaker_state, "open")

    def test_connections_are_found_by_their_state(self):
        interface = self._out(Peer())
        other = self._out(Peer(), "out-2")
        both = [("id", "in", (interface | other).ids)]

        def found(operator, value):
            domain = [*both, ("breaker_state", operator, value)]
            return self.env["distribution.interface"].search(domain)

        self.assertEqual(found("=", "closed"), interface | other)
        interface.action_pause()
        self.assertEqual(found("=", "closed"), other)
        self.assertEqual(found("!=", "closed"), interface)
        self.assertEqual(found("in", ["open", "half_open"]), interface)
        self.assertEqual(found("in", ["open", "closed"]), interface | other)
        paused = [*both, ("breaker_paused", "=", True)]
        self.assertEqual(self.env["distribution.interface"].search(paused), interface)

    # --- people ---

    def _manager(self, group="integration_manager"):
        groups = f"distribution_integration_base.group_{group}"
        return new_test_user(self.env, f"gate_{group}", groups=groups)

    def test_paused_by_a_person_until_resumed_by_one(self):
        with Peer() as peer:
            interface = self._out(peer)
            manager = self._manager()
            interface.with_user(manager).action_pause()
            messages = self._documents(interface, 3)
            self._drain()
            self.assertFalse(peer.received)
            self.assertIn("was paused", messages[0].note)
            self.assertFalse(self._exceptions(interface), "somebody knows already")
            interface.with_user(manager).action_resume()
            self._drain()
            self.assertEqual(len(peer.received), 3)
        self.assertFalse(interface.breaker_paused)
        decisions = self.env["distribution.audit"].search(
            [("res_model", "=", interface._name), ("res_id", "=", interface.id)]
        )
        self.assertEqual(decisions.mapped("decision"), ["resumed", "paused"])
        self.assertEqual(decisions.user_id, manager)

    def test_resume_tries_a_dead_connection_at_once(self):
        with Peer(*[503] * 5) as peer:
            interface = self._out(peer)
            messages = self._documents(interface, 2)
            self._fail_until_down(messages)
            interface.action_resume()
            self._drain()
            self.assertEqual(len(peer.received), 7)
        self.assertEqual(interface.breaker_state, "closed")
        with self.assertRaisesRegex(UserError, "nothing to resume"):
            interface.action_resume()

    def test_only_managers_pause(self):
        interface = self._out(Peer())
        with self.assertRaises(AccessError):
            interface.with_user(self._manager("customer_service")).action_pause()
        self.assertEqual(interface.breaker_state, "closed")
        self.assertFalse(interface.breaker_ids)

    # --- patience of each interface ---

    def test_tries_and_waits_are_the_interface_s_own(self):
        with Peer(503, 503) as peer:
            interface = self._out(peer, retry_attempts=2, retry_first=3000)
            message = self._documents(interface, 1)
            self._drain()
            wait = message.next_try_at - fields.Datetime.now()
            self.assertGreater(wait, timedelta(seconds=2300))
            self._due_now(message)
            self._drain()
        self.assertEqual(message.work_state, "blocked")

    def test_senseless_patience_is_refused(self):
        interface = self._out(Peer())
        for field, value in (
            ("retry_attempts", 0),
            ("retry_cap", -1),
            ("breaker_share", 101),
            ("breaker_least", 11),
        ):
            with self.assertRaises(ValidationError):
                interface[field] = value
                interface.flush_recordset()
        for field, value in (("rate_burst", 0), ("max_at_once", 100)):
            with self.assertRaises(ValidationError):
                self.system[field] = value
                self.system.flush_recordset()

    # --- limits of a system ---

    def _second_system(self):
        return self.system.copy({"name": "Southside", "rate_per_minute": 0})

    def test_rate_is_kept_and_waiting_is_no_failure(self):
        self.system.write({"rate_per_minute": 1, "rate_burst": 2})
        with Peer() as peer, Peer() as free:
            interface = self._out(peer)
            messages = self._documents(interface, 5)
            others = self._documents(self._out(free, "o", self._second_system()), 5)
            self._drain()
            self.assertEqual(len(peer.received), 2)
            self.assertEqual(len(free.received), 5, "blocks no other system")
        sent, waiting = messages[:2], messages[2:]
        self.assertEqual(set(sent.mapped("delivery_state")), {"delivered"})
        self.assertEqual(set(others.mapped("delivery_state")), {"delivered"})
        self.assertEqual(set(waiting.mapped("work_state")), {"waiting"})
        self.assertEqual(set(waiting.mapped("failures")), {0})
        self.assertIn("takes 1 documents a minute", waiting[0].note)
        self.assertFalse(waiting.attempt_ids)
        jobs = [("identity_key", "=", "distribution.drain.later")]
        eta = self.env["queue.job"].search(jobs).eta
        self.assertGreater(eta, fields.Datetime.now() + timedelta(seconds=30))

    def test_short_waits_of_a_rate_are_waited_for(self):
        self.system.write({"rate_per_minute": 300, "rate_burst": 1})
        with Peer() as peer:
            self._documents(self._out(peer), 4)
            self._drain()
            self.assertEqual(len(peer.received), 4)

    def test_slow_down_holds_all_of_the_system_and_nobody_else(self):
        with (
            Peer(("answer", 429, {"Retry-After": "3000"}, b"")) as peer,
            Peer() as free,
        ):
            first = self._documents(self._out(peer, "a"), 1)
            self._drain()
            second = self._documents(self._out(peer, "b"), 2)
            other = self._documents(self._out(free, "o", self._second_system()), 1)
            self._drain()
            self.assertEqual(len(peer.received), 1)
        self.assertEqual(other.delivery_state, "delivered")
        later = fields.Datetime.now() + timedelta(seconds=2900)
        for message in second:
            self.assertIn("asked us to slow down", message.note)
            self.assertGreater(message.next_try_at, later)
            self.assertFalse(message.failures)
        self.assertEqual(first.interface_id.breaker_state, "closed", "it did answer")

    def test_wish_to_wait_is_capped(self):
        with Peer(("answer", 503, {"Retry-After": "99999999"}, b"")) as peer:
            interface = self._out(peer, retry_cap=1.0)
            self._documents(interface, 1)
            self._drain()
        until = (
            self.env["distribution.limit"]
            .search([("system_id", "=", self.system.id)])
            .paused_until
        )
        hour = fields.Datetime.now() + timedelta(hours=1)
        self.assertLessEqual(until, hour)
        self.assertGreater(until, hour - timedelta(minutes=1))

    # --- polling ---

    def _poll_with(self, interface, error=None):
        """Poll as the cron does, with a folder that fails or is empty."""
        calls = []

        def fetch(_poll, interface_id, _taken):
            calls.append(interface_id)
            if error:
                raise error

        poll = self.env["distribution.poll"]
        self.patch(type(poll), "_fetch", fetch)
        with self._own_cursors():
            self.env["distribution.poll"]._poll(interface.id)
        return len(calls)

    def test_polling_stops_and_starts_by_itself(self):
        interface = self.orders_in
        error = DistributionError("connection", "Nobody is there.")
        self.assertEqual(
            [self._poll_with(interface, error) for _n in range(4)], [1] * 4
        )
        self.assertEqual(self._exceptions(interface).cause, "poll_failed")
        self._poll_with(interface, error)
        self.assertEqual(interface.breaker_state, "open")
        self.assertEqual(
            self._exceptions(interface).mapped("cause"), ["connection_down"]
        )
        self.assertEqual(self._poll_with(interface, error), 0, "left alone")
        interface.breaker_ids.until = fields.Datetime.now()
        self.assertEqual(self._poll_with(interface, error), 1, "one probe")
        self.assertEqual(self._poll_with(interface), 0, "the probe failed")
        self.assertEqual(len(self._exceptions(interface)), 1)
        interface.breaker_ids.until = fields.Datetime.now()
        self.assertEqual(self._poll_with(interface), 1)
        self.assertEqual(interface.breaker_state, "closed")
        self.assertFalse(self._exceptions(interface))

    def test_now_and_then_a_failed_poll_does_not_stop_it(self):
        error = DistributionError("connection", "Nobody is there.")
        for fails in (1, 0, 0, 1, 0, 1, 0, 1, 0, 0, 0):
            self._poll_with(self.orders_in, error if fails else None)
        polls = self._attempts(self.orders_in, "poll").sorted("id")
        # A row for each change, none for each minute that all is well.
        self.assertEqual(polls.mapped("outcome"), ["failed", "ok"] * 4)
        self.assertEqual(self.orders_in.breaker_state, "closed")
