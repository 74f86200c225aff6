# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The same call three times at once, against a real server with two workers."""

import http.client
import json
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from odoo.sql_db import db_connect
from odoo.tests import BaseCase, get_db_name, tagged

from . import live_server
from .common import Partner, order_body

ROUNDS = 2
CALLS = 3


@tagged("post_install", "-at_install")
class TestConcurrency(BaseCase):
    def prepare(self, env):
        self.key = Partner(env, "Acme").key

    def place(self, number, together=None):
        """Place order ``number`` with an idempotency key of the same name."""
        headers = {
            "Authorization": f"Bearer {self.key}",
            "Content-Type": "application/json",
            "Idempotency-Key": number,
        }
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        body = json.dumps(order_body(number))
        if together:
            together.wait()
        connection.request("POST", "/distribution/api/orders", body, headers)
        answer = connection.getresponse()
        content = json.loads(answer.read())
        connection.close()
        return answer.status, answer.headers.get("Idempotency-Replayed"), content

    def race(self, number):
        """Place one order several times in the same moment; return the answers."""
        together = Barrier(CALLS)
        with ThreadPoolExecutor(CALLS) as pool:
            calls = [pool.submit(self.place, number, together) for _call in "x" * CALLS]
            return [call.result() for call in calls]

    def test_three_calls_make_one_order(self):
        with live_server.running(get_db_name(), self.prepare) as (self.port, copy):
            for number in range(ROUNDS):
                name = f"PO-{number}"
                answers = self.race(name)
                done = [content for status, _again, content in answers if status == 202]
                first = [each for each in answers if each[:2] == (202, None)]
                self.assertEqual(len(first), 1, answers)
                self.assertEqual({content["id"] for content in done}, {done[0]["id"]})
                for status, _again, content in answers:
                    if status != 202:
                        self.assertEqual((status, content["code"]), (409, "in_flight"))
                again = self.place(name)
                self.assertEqual(again, (202, "true", done[0]))
            with db_connect(copy).cursor() as cr:
                for table in ("message", "payload", "api_idempotency"):
                    cr.execute(f"SELECT count(*) FROM distribution_{table}")
                    self.assertEqual(cr.fetchone(), (ROUNDS,), table)
