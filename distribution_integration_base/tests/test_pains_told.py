# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Whatever fails is told once; whatever is done twice, has happened once."""

from datetime import timedelta
from pathlib import Path
from unittest.mock import patch

from psycopg2.errors import SerializationFailure

from odoo import fields
from odoo.exceptions import UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..engine.errors import DistributionError
from ..models.road import distribution_drain
from .common import DistributionCase
from .peer import Peer

BOLT = ("BOLT", "1", "EA", "10.00")
DRAIN = "odoo.addons.distribution_integration_base.models.road.distribution_drain"
#: How a document can fail, and (work, delivery, acknowledgement) afterwards.
FAILURES = {
    "unreadable": ("blocked", False, "none"),
    "codec_breaks": ("blocked", False, "none"),
    "item_unknown": ("blocked", False, "none"),
    "odoo_refuses": ("blocked", False, "none"),
    "handler_breaks": ("blocked", False, "none"),
    "number_reused": ("blocked", False, "none"),
    "render_refused": ("blocked", "not_sent", "none"),
    "render_breaks": ("blocked", "not_sent", "none"),
    "refused_there": ("blocked", "failed", "none"),
    "never_answered": ("blocked", "failed", "none"),
    "cut_off": ("blocked", "unknown", "none"),
    "sender_lost": ("blocked", "unknown", "none"),
    "interface_closed": ("blocked", "not_sent", "none"),
    "not_acknowledged": ("done", "delivered", "overdue"),
    "rejected_there": ("done", "delivered", "rejected"),
    # That is the connection's fault: told about it once, and the document waits.
    "channel_missing": ("waiting", "not_sent", "none"),
}


class PainsCase(DistributionCase):
    def _breaks(self, model, method, error):
        """Have ``method`` raise until the test is over."""
        registered = type(self.env[model])

        def broken(*_args, **_kwargs):
            raise error

        self.enterContext(patch.object(registered, method, broken))

    def _answer(self, peer, **values):
        """Take an order in and return the answer that is to leave to ``peer``."""
        interface = self._interface(
            f"answers-{len(self.system.interface_ids)}",
            "out",
            "order_response",
            address=peer.address,
            allow_private_address=True,
            **values,
        )
        common = self.env["distribution.road.out"]._prepare_common(interface)
        return self.env["distribution.message"].create(
            {
                **common,
                "name": "answer",
                "idempotency_key": interface.code,
                "canonical": {"type": "order_response", "number": interface.code},
            }
        )


#: Handlers whose documents are made by another test file: they are worked twice there.
ELSEWHERE = {
    "adjustment": "test_advice.py",
    "application_advice": "test_advice.py",
    "catalogue": "test_catalogue_item.py",
    "inventory": "test_stock_reported.py",
    "inventory_adjustment": "test_warehouse_adjustment.py",
    "order_inquiry": "test_order_standing.py",
    "payment": "test_payment.py",
    "receipt_advice": "test_receipt_advice.py",
    "return": "test_returns.py",
    "sales_report": "test_sales_report.py",
    "shipment": "test_warehouse_shipment.py",
    "text_message": "test_advice.py",
    "warehouse_receipt": "test_warehouse_receipt.py",
    "warehouse_shipment": "test_warehouse_shipment.py",
}


@tagged("post_install", "-at_install")
class TestPainsFailures(PainsCase):
    def test_each_failure_is_told_once_with_what_to_do(self):
        """Peers told of one kind of failure and were silent about three others."""
        for name, states in FAILURES.items():
            with self.subTest(failure=name), mute_logger(DRAIN):
                message = getattr(self, f"_{name}")(name)
                self.assertEqual(
                    (message.work_state, message.delivery_state, message.ack_state),
                    states,
                    message.note,
                )
                exception = self._told_of(message)
                self.assertEqual(len(exception), 1, exception.mapped("cause"))
                self.assertTrue(exception.words)
                self.assertTrue(
                    exception.hint, f"nothing to do after {exception.words}"
                )
                self.assertTrue(exception.due_at and exception.role and exception.fix)

    def _told_of(self, message):
        about = [f"{message._name},{message.id}"]
        if message.direction == "out":
            about.append(f"distribution.interface,{message.interface_id.id}")
        return self.env["distribution.exception"].search(
            [("subject", "in", about), ("state", "=", "open")]
        )

    def test_every_place_that_stops_a_document_is_in_the_table(self):
        """A new way to stop is a new row above."""
        road_out = type(self.env["distribution.road.out"])
        sweeps = [name for name in dir(road_out) if name.startswith("_sweep")]
        self.assertEqual(sweeps, ["_sweep_lost", "_sweep_overdue", "_sweep_stranded"])

    # --- coming in ---

    def _unreadable(self, name):
        return self._work(b"\x00\xff" + name.encode())

    def _codec_breaks(self, name):
        with patch.object(
            type(self.env["distribution.codec.json"]),
            "_decode",
            side_effect=KeyError(name),
        ):
            return self._work(self._order(name, BOLT))

    def _item_unknown(self, name):
        return self._work(self._order(name, ("NO", "1", "EA", "1.00")))

    def _handler_fails(self, name, error):
        handler = type(self.env["distribution.handler.order"])
        with patch.object(handler, "_apply_batch", side_effect=error):
            return self._work(self._order(name, BOLT))

    def _odoo_refuses(self, name):
        return self._handler_fails(name, UserError("Closed on Sundays."))

    def _handler_breaks(self, name):
        return self._handler_fails(name, ZeroDivisionError(name))

    def _number_reused(self, name):
        self._work(self._order(name, BOLT))
        return self._work(self._order(name, ("BOLT", "2", "EA", "10.00")), "again")

    # --- going out ---

    def _render_fails(self, error):
        message = self._answer(Peer())
        codec = type(self.env["distribution.codec.json"])
        with patch.object(codec, "_encode", side_effect=error):
            self._drain()
        return message

    def _render_refused(self, _name):
        return self._render_fails(DistributionError("missing", "It has no address."))

    def _render_breaks(self, _name):
        return self._render_fails(IndexError("list"))

    def _channel_missing(self, _name):
        message = self._answer(Peer())
        transport = type(self.env["distribution.transport.http"])
        with patch.object(transport, "_channel", side_effect=UserError("No secret.")):
            self._drain()
        return message

    def _sent_to(self, *script, **values):
        with Peer(*script) as peer:
            message = self._answer(peer, **values)
            self._drain()
        return message

    def _refused_there(self, _name):
        return self._sent_to(400)

    def _never_answered(self, _name):
        return self._sent_to(503, retry_attempts=1)

    def _cut_off(self, _name):
        return self._sent_to("cut")

    def _sender_lost(self, _name):
        message = self._answer(Peer())
        message.write(
            {
                "work_state": "working",
                "step": "deliver",
                "delivery_state": "sending",
                "sending_since": fields.Datetime.now() - timedelta(hours=1),
            }
        )
        self._sweep("_sweep_lost")
        return message

    def _interface_closed(self, _name):
        message = self._answer(Peer())
        message.interface_id.write({"state": "retired"})
        self._sweep("_sweep_stranded")
        return message

    def _not_acknowledged(self, _name):
        message = self._sent_to(200, ack_expected=True)
        message.ack_due_at = fields.Datetime.now() - timedelta(minutes=1)
        self._sweep("_sweep_overdue")
        return message

    def _rejected_there(self, _name):
        message = self._sent_to(200, ack_expected=True)
        verdict = {"verdict": "rejected", "segments": []}
        self.env["distribution.handler.acknowledgement"]._mark(message, verdict)
        return message

    def _sweep(self, name):
        with self._own_cursors():
            getattr(self.env["distribution.road.out"], name)()


@tagged("post_install", "-at_install")
class TestPainsOnce(PainsCase):
    def test_collision_after_the_call_does_not_call_again(self):
        """Peers ran the whole job again, call and all, when the database refused."""
        road_out = type(self.env["distribution.road.out"])
        conclude, calls = road_out._conclude, []

        def collide(this, *args):
            calls.append(args)
            if len(calls) < 4:
                raise SerializationFailure("could not serialize access")
            return conclude(this, *args)

        self.patch(road_out, "_conclude", collide)
        self.patch(distribution_drain, "_pause", lambda _collision: None)
        with Peer() as peer:
            message = self._answer(peer)
            self._drain()
        self.assertEqual((len(calls), len(peer.received)), (4, 1))
        self.assertEqual(message.delivery_state, "delivered")
        self.assertEqual(
            message.attempt_ids.sorted("id").mapped("outcome"), ["intent", "ok"]
        )

    def test_outcome_that_cannot_be_written_down_is_not_sent_again(self):
        """The other system has it, and our note of that is lost: ask, never resend."""
        self._breaks("distribution.road.out", "_conclude", KeyError("a fault of ours"))
        with Peer() as peer, mute_logger(DRAIN):
            message = self._answer(peer)
            for _turn in range(3):
                message.next_try_at = fields.Datetime.now()
                self._drain()
            self.assertEqual(len(peer.received), 1)
        self.assertEqual(message.delivery_state, "sending")
        self.assertEqual(message.attempt_ids.mapped("outcome"), ["intent"])

    def test_the_partner_can_tell_a_repeat_by_its_key(self):
        """Sent again on a person's word, it carries the key of the first time."""
        with Peer("cut") as peer:
            message = self._answer(peer, credential_id=self._secret().id)
            self._drain()
            message.action_send_again()
            self._drain()
        keys = [
            {name.lower(): text for name, text in headers.items()}["webhook-id"]
            for headers, _body in peer.received
        ]
        self.assertEqual(keys, [message.uid] * 2)

    def _secret(self):
        return self.env["distribution.credential"].create(
            {
                "name": "Hook",
                "kind": "webhook_secret",
                "secret": "whsec_c2l4dGVlbi1ieXRlcy1hbmQtc29tZS1tb3Jl",
            }
        )

    # --- every handler, twice ---

    def test_every_handler_worked_twice_has_happened_once(self):
        makers = {
            "order": self._some_order,
            "order_change": self._some_change,
            "acknowledgement": self._some_acknowledgement,
        }
        contract = type(self.env["distribution.handler"])._apply_batch
        ours = {
            name
            for name, _label in self.env["distribution.registry"]._names("handler")
            if type(self.env[f"distribution.handler.{name}"])._apply_batch != contract
            and self.env[f"distribution.handler.{name}"]._original_module
            == "distribution_integration_base"
        }
        self.assertEqual(makers.keys() | ELSEWHERE.keys(), ours, "not tried twice")
        for name, make in makers.items():
            with self.subTest(handler=name):
                self._assert_happens_once(make())

    def test_those_of_the_other_files_are_tried_there(self):
        for name, file in ELSEWHERE.items():
            with self.subTest(handler=name):
                text = Path(__file__).with_name(file).read_text()
                self.assertIn(f"def test_{name}_worked_twice_happens_once", text)
                self.assertIn("self._assert_happens_once(", text)

    def _some_order(self):
        return self._work(self._order("TWICE", BOLT, ("RARE", "5", "EA", "99.00")))

    def _some_change(self):
        self._interface("changes-in", "in", "order_change")
        return self._work(
            {
                "type": "order_change",
                "number": "C-1",
                "order_number": "TWICE",
                "change_date": "2026-11-21",
                "lines": [{"number": "2", "quantity": "3"}],
            }
        )

    def _some_acknowledgement(self):
        with Peer() as peer:
            sent = self._answer(peer, ack_expected=True)
            self._drain()
        sent.control_key = "PR/7/1"
        self._interface("acks-in", "in", "acknowledgement")
        message = self._work(
            {
                "type": "acknowledgement",
                "group_code": "PR",
                "group_control": "7",
                "verdict": "accepted",
                "included": 1,
                "received": 1,
                "accepted": 1,
                "sets": [{"set_code": "855", "control": "1", "verdict": "accepted"}],
            }
        )
        self.assertEqual(sent.ack_state, "accepted", message.note)
        return message
