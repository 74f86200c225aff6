# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Events: known types, numbers, envelopes, subscribers, traces."""

import json
from unittest.mock import patch

from odoo import fields
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import new_test_user, tagged

from ..canonical import EVENT_TYPES, CloudEvent
from ..engine import signing, trace
from .common import DistributionCase
from .peer import Peer

TRACE = "0af7651916cd43dd8448eb211c80319c"
SENT = f"00-{TRACE}-b7ad6b7169203331-01"
SECRET = "whsec_" + "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo="


@tagged("post_install", "-at_install")
class TestEvents(DistributionCase):
    def _events_to(self, peer, pattern="order.*", code="events", **values):
        """Have events themselves sent to ``peer``; return the subscription."""
        interface = self._interface(
            code,
            "out",
            "event",
            codec="cloudevents",
            address=peer.address,
            allow_private_address=True,
            **{name: values.pop(name) for name in ("system_id",) if name in values},
        )
        return self.env["distribution.subscription"].create(
            {"event_type": pattern, "interface_id": interface.id, **values}
        )

    def _order_record(self, number="EV-1", quantity="5"):
        line = ("BOLT", quantity, "EA", "10.00")
        return self._work(self._order(number, line)).sale_order_id

    def _tell(self, order, event_type="order.on_hold", **values):
        """Emit one more event about ``order``."""
        fact = {
            "event_type": event_type,
            "record": order,
            "order": order,
            "words": "Something happened.",
            **values,
        }
        return self.env["distribution.event"]._emit([fact])

    def _told(self, peer):
        return [json.loads(body) for _headers, body in peer.received]

    # --- taxonomy ---

    def test_people_read_words_and_no_codes(self):
        [event] = self.env["distribution.event"]._emit(
            [
                {
                    "event_type": "interface.deprecated",
                    "record": self.orders_in,
                    "words": "It ends.",
                }
            ]
        )
        field = event._fields["event_type"]
        self.assertEqual(
            dict(field._description_selection(self.env))[event.event_type],
            "A connection will end",
        )
        self.assertEqual(event.display_name, "It ends.")
        choices = dict(event._event_type_choices())
        self.assertEqual(choices["interface.deprecated"], "A connection will end")
        self.assertLessEqual(event._event_types().keys(), choices.keys())
        contract = self.env["distribution.contract"]._latest("order_change")
        self.assertEqual(contract.display_name, f"Order change {contract.version}")

    def test_unknown_type_is_refused_and_nothing_is_written(self):
        order = self._order_record()
        before = self.env["distribution.event"].search_count([])
        with self.assertRaisesRegex(ValueError, "order.teleported"):
            self._tell(order, "order.teleported")
        self.assertEqual(self.env["distribution.event"].search_count([]), before)

    def test_subscriptions_choose_from_the_taxonomy(self):
        interface = self._interface("choose", "out", "event", codec="cloudevents")
        subscriptions = self.env["distribution.subscription"]
        for good in ("order.accepted", "order.*", "*"):
            subscriptions.create({"event_type": good, "interface_id": interface.id})
        for wrong in ("order.teleported", "order", "orders.*"):
            with self.assertRaisesRegex(ValidationError, wrong):
                subscriptions.create(
                    {"event_type": wrong, "interface_id": interface.id}
                )

    def test_data_of_each_type_is_as_its_schema_says(self):
        order = self._order_record()
        order.picking_ids.button_validate()
        order._create_invoices().action_post()
        self._drain()
        events = order.distribution_event_ids
        self.assertGreaterEqual(len(events.mapped("event_type")), 6)
        for event in events:
            kind = EVENT_TYPES[event.event_type]
            kind.data.model_validate(event.data)
            CloudEvent.model_validate(event._envelope())
        posted = events.filtered(lambda e: e.event_type == "invoice.posted")
        self.assertEqual(posted.data["total"], "50")
        self.assertEqual(posted.data["reference"], "EV-1")
        self.assertEqual(posted.data["kind"], "invoice")

    # --- numbers ---

    def test_sequence_of_each_resource_has_no_hole(self):
        one, other = self._order_record("EV-1"), self._order_record("EV-2")
        for order in (one, other, one):
            self._tell(order)
        self._drain()
        for order in (one, other):
            events = order.distribution_event_ids.sorted("id")
            self.assertEqual(events.mapped("sequence"), list(range(1, len(events) + 1)))
        both = (one | other).distribution_event_ids.sorted("id").mapped("position")
        self.assertEqual(both, sorted(set(both)))

    def test_feed_goes_on_where_the_reader_stopped(self):
        events = self.env["distribution.event"]
        start = events._top()
        order = self._order_record()
        self._drain()
        told, position, rounds = [], start, 0
        while rounds < 20:
            page, position = events._feed(position, limit=2)
            told += page
            rounds += 1
            if len(page) < 2:
                break
        expected = order.distribution_event_ids.sorted("position").mapped("uid")
        self.assertEqual([event["id"] for event in told], expected)
        self.assertEqual(events._feed(position), ([], position))
        some, _position = events._feed(start, types=("order.accepted", "invoice.*"))
        self.assertEqual(
            [event["type"] for event in some], ["distribution.order.accepted.v1"]
        )

    # --- subscribers ---

    def test_subscriber_gets_the_event_itself_signed_and_traced(self):
        credential = self.env["distribution.credential"].create(
            {"name": "Hook", "kind": "webhook_secret", "secret": SECRET}
        )
        with Peer() as peer:
            subscription = self._events_to(peer, "order.accepted")
            subscription.interface_id.credential_id = credential
            order = self._order_record()
        [(headers, body)] = peer.received
        headers = {name.lower(): value for name, value in headers.items()}
        told = json.loads(body)
        event = order.distribution_event_ids.filtered(
            lambda e: e.event_type == "order.accepted"
        )
        self.assertEqual(told, event._envelope())
        self.assertEqual(told["id"], event.uid)
        self.assertEqual(told["type"], "distribution.order.accepted.v1")
        self.assertEqual(told["subject"], f"sale.order/{order.id}")
        self.assertEqual(told["data"]["reference"], "EV-1")
        self.assertEqual(headers["content-type"], "application/cloudevents+json")
        stamp = int(headers["webhook-timestamp"])
        self.assertIsNone(signing.verify([SECRET], headers, body, stamp))
        sent, carried = (
            trace.parse(headers["traceparent"]),
            trace.parse(told["traceparent"]),
        )
        self.assertEqual(sent.trace_id, carried.trace_id)
        self.assertNotEqual(sent.span_id, carried.span_id)

    def test_events_of_every_system_for_one_subscriber(self):
        analytics = self.system.copy({"name": "Analytics"})
        with Peer() as peer, Peer() as nosy:
            everything = {"system_id": analytics.id, "all_systems": True}
            self._events_to(peer, "*", **everything)
            self._events_to(nosy, "*", "own-only", system_id=analytics.id)
            order = self._order_record()
        told = [event["type"] for event in self._told(peer)]
        types = order.distribution_event_ids.sorted("position").mapped("event_type")
        self.assertEqual(told, [f"distribution.{name}.v1" for name in types])
        self.assertFalse(nosy.received, "these are not its own orders")

    def test_documents_of_one_partner_are_not_for_another(self):
        interface = self._interface("leak", "out", "order_response")
        with self.assertRaisesRegex(ValidationError, "not for another one"):
            self.env["distribution.subscription"].create(
                {
                    "event_type": "order.accepted",
                    "interface_id": interface.id,
                    "all_systems": True,
                }
            )

    def test_another_company_is_told_nothing(self):
        company = self.env["res.company"].create({"name": "Elsewhere"})
        foreign = self.system.copy(
            {
                "name": "Foreign",
                "company_id": company.id,
                "warehouse_id": False,
                "partner_id": False,
            }
        )
        with Peer() as peer:
            self._events_to(peer, "*", system_id=foreign.id, all_systems=True)
            self._order_record()
        self.assertFalse(peer.received)

    def test_two_subscriptions_of_one_interface_tell_an_event_once(self):
        with Peer() as peer:
            first = self._events_to(peer, "order.*")
            first.copy({"event_type": "order.accepted"})
            order = self._order_record()
        ids = [event["id"] for event in self._told(peer)]
        told = order.distribution_event_ids.sorted("position").mapped("uid")
        self.assertEqual(ids, told)

    def test_what_fails_holds_up_its_own_resource_only(self):
        with Peer(400) as peer:
            self._events_to(peer, "order.*")
            stuck, other = self._order_record("EV-1"), self._order_record("EV-2")
            subjects = [event["subject"] for event in self._told(peer)]
            self.assertEqual(subjects[0], f"sale.order/{stuck.id}")
            free = [subject for subject in subjects[1:]]
            self.assertEqual(set(free), {f"sale.order/{other.id}"})
            waiting = self.env["distribution.message"].search(
                [("sale_order_id", "=", stuck.id), ("document_type", "=", "event")],
                order="id",
            )
            self.assertEqual(waiting[0].work_state, "blocked")
            self.assertEqual(set(waiting[1:].mapped("work_state")), {"waiting"})
            waiting[0].action_retry()
            self._drain()
        mine = [e for e in self._told(peer)[1:] if e["subject"].endswith(str(stuck.id))]
        numbers = [int(event["sequence"]) for event in mine]
        self.assertEqual(numbers, list(range(1, len(waiting) + 1)))

    def test_paused_subscription_misses_nothing(self):
        with Peer() as peer:
            subscription = self._events_to(peer, "order.*")
            manager = new_test_user(
                self.env,
                "events_manager",
                "distribution_integration_base.group_integration_manager",
            )
            subscription.with_user(manager).action_pause()
            order = self._order_record()
            self.assertFalse(peer.received)
            count = len(order.distribution_event_ids)
            self.assertEqual(subscription.behind_count, count)
            subscription.with_user(manager).action_resume()
            self._drain()
            self.assertEqual(len(peer.received), count)
        subscription.invalidate_recordset()
        self.assertFalse(subscription.behind_count)
        self.assertFalse(subscription.waiting_count)
        self.assertTrue(subscription.last_delivered_at)
        decisions = self.env["distribution.audit"].search(
            [("res_model", "=", subscription._name), ("res_id", "=", subscription.id)]
        )
        self.assertEqual(decisions.mapped("decision"), ["resumed", "paused"])
        with self.assertRaises(UserError):
            subscription.action_resume()
        viewer = new_test_user(
            self.env, "events_viewer", "distribution_integration_base.group_viewer"
        )
        with self.assertRaises(AccessError):
            subscription.with_user(viewer).action_pause()
        self.assertFalse(subscription.paused)

    def test_nobody_has_the_past_told_again_by_a_number(self):
        manager = new_test_user(
            self.env,
            "events_manager",
            "distribution_integration_base.group_integration_manager",
        )
        with Peer() as peer:
            order = self._order_record()
            mine = self._events_to(peer).with_user(manager)
            place = mine.position
            for values in ({"position": 0}, {"paused": True}):
                with self.assertRaises(AccessError):
                    mine.write(values)
            with self.assertRaises(AccessError):
                mine.create(
                    {
                        "event_type": "*",
                        "interface_id": mine.interface_id.id,
                        "position": 0,
                    }
                )
            self._drain()
            self.assertFalse(peer.received)
        self.assertTrue(order.distribution_event_ids)
        self.assertEqual((mine.position, mine.paused), (place, False))

    def test_archived_subscription_is_not_told_afterwards(self):
        with Peer() as peer:
            subscription = self._events_to(peer, "order.*")
            subscription.active = False
            self._order_record()
            subscription.active = True
            self._drain()
        self.assertFalse(peer.received)

    def test_nothing_is_queued_before_the_commit(self):
        with Peer() as peer:
            subscription = self._events_to(peer)
            order = self._order_record()
            count = len(peer.received)
            messages = [("interface_id", "=", subscription.interface_id.id)]
            before = self.env["distribution.message"].search_count(messages)
            event = self._tell(order)
            self.assertFalse(event.position)
            after = self.env["distribution.message"].search_count(messages)
            self.assertEqual(
                after, before, "the emitting transaction adds its event only"
            )
            self.assertEqual(len(peer.received), count)

    def test_fault_of_the_relay_does_not_stop_documents(self):
        def broken(_this, _limit=0):
            raise ZeroDivisionError("a fault of the program")

        with (
            patch.object(type(self.env["distribution.event"]), "_relay", broken),
            self.assertLogs(
                "odoo.addons.distribution_integration_base.models.road", "ERROR"
            ),
        ):
            order = self._order_record()
        self.assertTrue(order)
        self._drain()
        self.assertTrue(all(order.distribution_event_ids.mapped("position")))

    # --- traces ---

    def test_trace_of_the_sender_goes_on_to_the_last_document(self):
        with Peer() as peer:
            self._subscribe("order.accepted", "order_response", peer.address)
            message_id, _uid, _new = self.env["distribution.message"]._receive(
                self.orders_in,
                json.dumps(self._order("TR-1", ("BOLT", "5", "EA", "10.00"))).encode(),
                name="test",
                idempotency_key="traced",
                traceparent=SENT,
            )
            self._drain()
        message = self.env["distribution.message"].browse(message_id)
        order = message.sale_order_id
        answer = order.distribution_sent_ids.filtered(lambda m: m.direction == "out")
        spans = [message.traceparent, answer.traceparent]
        spans += order.distribution_event_ids.mapped("traceparent")
        [(headers, _body)] = peer.received
        self.assertIn(headers["traceparent"], spans)
        parsed = [trace.parse(span) for span in spans]
        self.assertEqual({span.trace_id for span in parsed}, {TRACE})
        self.assertEqual(len({span.span_id for span in parsed}), len(spans))

    def test_trace_begins_here_when_none_is_told(self):
        order = self._order_record("TR-2")
        message = order.distribution_message_id
        begun = trace.parse(message.traceparent)
        self.assertEqual(begun.trace_id, message.uid)
        for event in order.distribution_event_ids:
            self.assertEqual(trace.parse(event.traceparent).trace_id, begun.trace_id)

    def test_order_by_hand_has_one_trace(self):
        order = self.env["sale.order"].create(
            {
                "partner_id": self.partner.id,
                "distribution_system_id": self.system.id,
                "order_line": [fields.Command.create({"product_id": self.bolt.id})],
            }
        )
        order.action_confirm()
        self._drain()
        parsed = [
            trace.parse(event.traceparent) for event in order.distribution_event_ids
        ]
        self.assertGreater(len(parsed), 1)
        self.assertEqual(len({span.trace_id for span in parsed}), 1)
