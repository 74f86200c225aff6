# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The taxonomy is published, and a sender's trace is taken over the door."""

import json
import time

from odoo.tests import HttpCase, tagged

from ..engine import signing, trace
from .common import DistributionCase

SECRET = "whsec_" + "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo="
SENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"


@tagged("post_install", "-at_install")
class TestEventSchemas(DistributionCase, HttpCase):
    def test_every_address_of_the_list_gives_a_schema(self):
        events = self.url_open("/distribution/schemas/events").json()["events"]
        self.assertIn("order.accepted", events)
        for name in ("order.accepted", "shipment.dispatched", "invoice.posted"):
            path = events[name]["dataschema"].partition("/distribution")[2]
            answer = self.url_open("/distribution" + path)
            self.assertEqual(answer.status_code, 200)
            self.assertIn("summary", answer.json()["properties"])

    def test_what_does_not_exist_is_not_found(self):
        for path in ("order.teleported/1", "order.accepted/2"):
            answer = self.url_open(f"/distribution/schemas/events/{path}.json")
            self.assertEqual(answer.status_code, 404)

    def _post(self, key, **headers):
        credential = self.env["distribution.credential"].create(
            {"name": "Hook", "kind": "webhook_secret", "secret": SECRET}
        )
        self.orders_in.credential_id = credential
        body = json.dumps(self._order(key, ("BOLT", "1", "EA", "10.00"))).encode()
        stamp = int(time.time())
        answer = self.url_open(
            "/distribution/in/orders-in",
            data=body,
            headers={
                "Content-Type": "application/json",
                "webhook-id": key,
                "webhook-timestamp": str(stamp),
                "webhook-signature": signing.sign(SECRET, key, stamp, body),
                **headers,
            },
        )
        self.assertEqual(answer.status_code, 202)
        uid = answer.json()["id"]
        return self.env["distribution.message"].search([("uid", "=", uid)])

    def test_senders_trace_is_taken_when_it_is_one(self):
        taken = trace.parse(self._post("H-1", traceparent=SENT).traceparent)
        self.assertEqual(taken.trace_id, trace.parse(SENT).trace_id)
        self.assertNotEqual(taken.span_id, trace.parse(SENT).span_id)
        message = self._post("H-2", traceparent="00-nonsense")
        self.assertEqual(trace.parse(message.traceparent).trace_id, message.uid)
