# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The road out: emit -> route -> render -> encode -> deliver -> acknowledge."""

import random
import time
import uuid
from datetime import timedelta

from odoo import api, models

from ...engine.breaker import NOT_REACHED
from ...engine.errors import DistributionError, Issue
from ...engine.road import Delivery
from ...engine.trace import child_of
from .. import clock

#: A send that has not reported back after this long has no known outcome (seconds).
LOST_AFTER = 15 * 60


class DistributionRoadOut(models.AbstractModel):
    """Steps of messages that leave."""

    _name = "distribution.road.out"
    _description = "Road out"

    # --- route: an event or a reply becomes a message ---

    @api.model
    def _prepare_from_event(self, event, interface):
        """Return values of the message that tells ``event`` through ``interface``.

        Either the event itself leaves, or the business document that it calls for.
        """
        order = event.sale_order_id
        common = self._prepare_common(interface)
        about = {
            **common,
            "reference": order.client_order_ref,
            "correlation_id": event.correlation_id,
            "sale_order_id": order.id,
            "traceparent": child_of(event.traceparent, common["uid"]),
        }
        if interface.document_type == "event":
            return {
                **about,
                "name": f"{event.event_type} {event.sequence}",
                "idempotency_key": f"event:{event.uid}",
                "order_key": f"event:{interface.id}:{event.subject}",
                "res_model": event._name,
                "res_id": event.id,
            }
        return {
            **about,
            "name": f"{interface.document_type} "
            f"{order.client_order_ref or order.name or event.subject}",
            "idempotency_key": self._key_of(event, interface),
            # One order's answer, shipment and invoice reach the partner in order.
            "order_key": f"out:{interface.system_id.id}:{order.id or event.subject}",
            "res_model": event.res_model,
            "res_id": event.res_id,
        }

    @api.model
    def _key_of(self, event, interface):
        """Return what makes a document of ``event`` the same one.

        An order that was divided among stores is answered once.
        """
        order = event.sale_order_id
        if interface.document_type == "order_response" and order.distribution_store:
            whole = order.distribution_message_id
            return f"event:{event.event_type}:message:{whole.id}"
        return f"event:{event.once_key or event.uid}"

    @api.model
    def _prepare_reply(self, message, interface, document, number):
        """Return values of a message that carries ``document`` as it is."""
        return {
            **self._prepare_common(interface),
            "name": f"{interface.document_type} {message.name}",
            "idempotency_key": f"reply:{message.id}/{number}",
            "reference": message.reference,
            "correlation_id": message.correlation_id,
            "parent_id": message.id,
            "canonical": document,
        }

    @api.model
    def _prepare_common(self, interface):
        system = interface.system_id
        return {
            "uid": uuid.uuid4().hex,
            "interface_id": interface.id,
            "system_id": system.id,
            "company_id": system.company_id.id,
            "partner_id": system.partner_id.id,
            "direction": "out",
            "document_type": interface.document_type,
            "tier": system.tier,
            "step": "render",
            "delivery_state": "not_sent",
        }

    @api.model
    def _queue(self, values):
        """Create messages that leave after the commit, and return them."""
        if values:
            self.env["distribution.drain"]._wake()
        return self.env["distribution.message"].create(values)

    # --- render and encode ---

    @api.model
    def _render(self, messages):
        """Make the bytes that will leave, with their control numbers.

        :param messages: of one interface, as claims are.
        """
        interface = messages.interface_id
        documents = self._documents(messages)
        codec = self.env["distribution.registry"]._get("codec", interface.codec)
        bodies = codec._encode_each([documents[m] for m in messages], interface)
        messages.payload_ids.unlink()
        self.env["distribution.payload"]._store_all(
            [
                (message.id, encoded.body, encoded.content_type)
                for message, encoded in zip(messages, bodies, strict=True)
            ]
        )
        for message, encoded in zip(messages, bodies, strict=True):
            document = documents[message]
            message.write(
                {
                    "name": encoded.name,
                    "canonical": document,
                    "controls": encoded.controls,
                    "control_key": encoded.controls.get("key"),
                    "reference": message.reference or encoded.reference,
                    "step": "deliver",
                    "failures": 0,
                }
            )

    def _documents(self, messages):
        """Return {message: canonical document}, rendered where it has none yet."""
        documents = {message: message.canonical for message in messages}
        blank = messages.filtered(lambda message: not documents[message])
        for document_type, alike in blank.grouped("document_type").items():
            handler = self.env["distribution.registry"]._get("handler", document_type)
            documents |= handler._render_batch(alike)
        return documents

    # --- deliver: intent, send, outcome, each on its own ---

    @api.model
    def _interfaces_to_serve(self):
        """Return (interfaces with due deliveries that may be tried,
        {interface: gate.Shut} of those that may not be tried now).
        """
        groups = self.env["distribution.message"]._read_group(
            [
                ("work_state", "=", "waiting"),
                ("step", "=", "deliver"),
                ("next_try_at", "<=", clock.now(self.env)),
            ],
            ["interface_id"],
        )
        due = self.env["distribution.interface"].union(*(row[0] for row in groups))
        due = due.filtered(lambda interface: interface._moves_documents())
        shut = self.env["distribution.gate"]._shut(due)
        return due.filtered(lambda interface: interface not in shut), shut

    @api.model
    def _intend(self, message):
        """Say, before anything is sent, that it is about to be. The caller commits.

        :return: the :class:`~..engine.road.Delivery` to send.
        """
        payload, lost = message.payload_ids[:1], None
        try:
            body = payload._whole_body()
        except DistributionError as error:
            body, lost = b"", error.issue
        message.write(
            {
                "work_state": "working",
                "delivery_state": "sending",
                "sending_since": clock.now(self.env),
            }
        )
        self.env["distribution.attempt"]._record(message, "intent")
        return Delivery(
            message.uid,
            message.name,
            body,
            payload.content_type or "application/octet-stream",
            message.traceparent or "",
            lost,
        )

    @api.model
    def _conclude(self, message, outcome, started):
        """Write down what came of a delivery. The caller commits.

        :param started: ``time.monotonic()`` when the sending began.
        """
        result = {"sent": "ok", "delivered": "ok"}.get(outcome.status, outcome.status)
        issue = outcome.issue
        self.env["distribution.attempt"]._record(
            message,
            result,
            remote=True,
            duration_ms=int((time.monotonic() - started) * 1000),
            error_class=issue.error_class if issue else False,
            code=outcome.code or (issue.cause if issue else False),
            words=issue.words if issue else False,
            peer=outcome.peer,
            request=outcome.request,
            response=outcome.response,
        )
        # A quick partner's acknowledgement may have been here first.
        told = message.ack_state in ("accepted", "accepted_with_errors", "rejected")
        status = "delivered" if told and result == "ok" else outcome.status
        message.write({"delivery_state": status, "sending_since": False})
        if result == "ok":
            self._conclude_sent(message, outcome)
        elif result == "unknown":
            message._block([issue])
        else:
            self._conclude_failed(message, outcome)

    def _conclude_sent(self, message, outcome):
        self.env["distribution.exception"]._settle(
            message.interface_id, cause="not_served"
        )
        message._expect_receipt()
        if outcome.result:
            # What the other side answered is work of its own: if Odoo refuses it, the
            # delivery stays delivered and only that work is tried again.
            message.write(
                {"result": outcome.result, "work_state": "waiting", "step": "apply"}
            )
            return
        message._finish()

    def _conclude_failed(self, message, outcome):
        issue, interface = outcome.issue, message.interface_id
        # A document that is tried to see whether the connection is back does not use
        # up its own tries: an outage may last longer than they do.
        probing = interface.breaker_state != "closed"
        spared = probing and issue.error_class in NOT_REACHED
        failures = message.failures + (not spared)
        wait = interface._retry_policy().wait(
            issue.error_class, failures, random.random(), outcome.retry_after
        )
        message.failures = failures
        if wait is None:
            message._block([issue])
            return
        message.write(
            {
                "work_state": "waiting",
                "delivery_state": "not_sent",
                "note": issue.words,
                "next_try_at": clock.now(self.env) + timedelta(seconds=wait),
            }
        )

    # --- what time brings ---

    @api.model
    def _sweep_lost(self):
        """A sender that died while sending leaves an outcome nobody knows."""
        limit = clock.now(self.env) - timedelta(seconds=LOST_AFTER)
        lost = self.env["distribution.message"].search(
            [("work_state", "=", "working"), ("sending_since", "<", limit)]
        )
        for message in lost:
            message.write({"delivery_state": "unknown", "sending_since": False})
            issue = Issue(
                "unknown_outcome",
                "sender_lost",
                self.env._("Sending %s was broken off half-way.", message.name),
                self.env._(
                    "Ask the partner whether it arrived, then press 'It arrived' or "
                    "'Send again'."
                ),
            )
            message._block([issue])
        return len(lost)

    @api.model
    def _sweep_stranded(self):
        """Put before a person what waits for an interface that was closed."""
        stranded = self.env["distribution.message"].search(
            [
                ("work_state", "=", "waiting"),
                ("direction", "=", "out"),
                "|",
                ("interface_id.state", "not in", ("live", "deprecated")),
                ("system_id.active", "=", False),
            ]
        )
        for message in stranded:
            issue = Issue(
                "business_rule",
                "interface_closed",
                self.env._(
                    "%(name)s cannot leave: interface '%(interface)s' is not live.",
                    name=message.name,
                    interface=message.interface_id.name,
                ),
                self.env._("Let the interface go live and press Retry, or drop this."),
            )
            message._block([issue])
        return len(stranded)

    @api.model
    def _sweep_overdue(self):
        """Documents whose acknowledgement did not come in time."""
        overdue = self.env["distribution.message"].search(
            [
                ("ack_state", "=", "expected"),
                ("ack_due_at", "<", clock.now(self.env)),
                ("superseded_by_id", "=", False),
            ]
        )
        overdue.write({"ack_state": "overdue"})
        for system, messages in overdue.grouped("system_id").items():
            self._tell_overdue(system, messages)
        return len(overdue)

    def _tell_overdue(self, system, messages):
        """Say that ``messages`` of ``system`` became overdue."""
        for message in messages:
            issue = Issue(
                "missing",
                "ack_overdue",
                self.env._(
                    "%(partner)s has not acknowledged %(name)s within %(hours)g hours.",
                    partner=system.name,
                    name=message.name,
                    hours=message.interface_id._receipt_hours(),
                ),
                self.env._("Assume that it was not received: call the partner."),
            )
            self.env["distribution.exception"]._open(issue, message=message)
