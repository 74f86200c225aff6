# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Bodies of any size and kind at the door: taken in whole or refused in words."""

import json
import random
from collections import Counter

from odoo.tests import tagged

from ..controllers.limits import BODY_CAP
from .faults import ONE_BOLT, FaultCase, peak_memory, size, tell
from .workers import drain

MB = 1024 * 1024
#: Memory that one request may need beyond its body, in bodies.
COPIES = 10


def measured_drain(env):
    """Work everything that is due; return (messages worked, peak memory in MB)."""
    return drain(env), peak_memory("self")


@tagged("post_install", "-at_install")
class TestFaultsPayloads(FaultCase):
    def setUp(self):
        super().setUp()
        [self.worker] = self._serve()
        # What the first request loads is not the body's.
        headers = {"X-Odoo-Database": self.env.cr.dbname}
        self._call("/distribution/in/nobody", b"", headers)

    def _memory(self):
        return peak_memory(self.worker.process_id())

    def _assert_shown(self, messages):
        """Each waits for a person, who is told in words what is wrong with it."""
        self.assertEqual(set(messages.mapped("work_state")), {"blocked"})
        for message in messages:
            [exception] = self._open_exceptions(message)
            self.assertEqual(exception.error_class, "parse", exception.words)
            self.assertTrue(exception.words)
            self.assertTrue(exception.hint)
        self.assertFalse(messages.sale_order_id)

    def test_too_large(self):
        """50 MB, more than the door takes: refused before it is read."""
        before = self._memory()
        body = b" " * (50 * MB)
        answers = {
            "50 MB": self._post(body, "large"),
            "50 MB in chunks": self._post(body, "chunks", chunked=True),
            "one byte too many": self._post(b" " * (BODY_CAP + 1), "one"),
        }
        grown = self._memory() - before
        tell(
            "too large",
            answers=dict(Counter(status for status, _content in answers.values())),
            stored=len(self._messages()),
            memory_grown_MB=grown,
        )
        for case, (status, content) in answers.items():
            self.assertEqual(status, 413, case)
            self.assertRegex(content, b"20 MB|exceeds the capacity limit", case)
        self.assertFalse(self._messages())
        self.assertLess(grown, COPIES * BODY_CAP // MB)

    def test_as_large_as_it_may_be(self):
        order = json.dumps(self._order("LARGE-1", ONE_BOLT)).encode()
        body = order + b" " * (BODY_CAP - len(order))
        before = self._memory()
        status, _content = self._post(body, "limit")
        grown = self._memory() - before
        self.assertEqual(status, 202)
        [message] = self._messages()
        self.assertEqual(message.payload_ids._read_body(), body)
        [(_count, work_memory)] = self._together((measured_drain,))
        tell(
            "as large as it may be",
            body_MB=BODY_CAP // MB,
            orders=self._count_orders("LARGE-"),
            memory_grown_MB=grown,
            memory_of_the_worker_MB=work_memory,
        )
        self.assertEqual(message.work_state, "done")
        self.assertEqual(self._count_orders("LARGE-"), 1)
        self.assertLess(grown, COPIES * BODY_CAP // MB)

    def test_nothing_at_all(self):
        status, _content = self._post(b"", "empty")
        self.assertEqual(status, 202)
        message = self._messages()
        self.assertEqual(message.payload_ids.size, 0)
        self._drain()
        self._assert_shown(message)
        tell("0 bytes", stored=1, exceptions=1)

    def test_random_bytes(self):
        count, chance = size(20, 500), random.Random(19)
        bodies = [chance.randbytes(chance.randint(1, 4096)) for _n in range(count)]
        answers = [self._post(body, f"random-{n}") for n, body in enumerate(bodies)]
        self.assertEqual({status for status, _content in answers}, {202})
        messages = self._messages()
        kept = [payload._read_body() for payload in messages.payload_ids.sorted("id")]
        self.assertEqual(kept, bodies)
        self._drain()
        tell(
            "random bytes",
            stored=len(messages),
            exceptions=len(messages.exception_ids),
            orders=len(messages.sale_order_id),
        )
        self._assert_shown(messages)

    def test_json_that_cannot_be_kept(self):
        """Valid for a reader of JSON, not for a database: NUL, half a character."""
        good = json.dumps(self._order("ODD-1", ONE_BOLT))
        bodies = {
            "NUL": good.replace("ODD-1", "ODD\\u0000-1"),
            "half a character": good.replace("ODD-1", "ODD\\ud800-1"),
            "NUL in a name": good.replace('"number"', '"num\\u0000ber"', 1),
            "deep": "[" * 100_000,
            "long number": good.replace('"ODD-1"', "1" * 10_000),
            "two values": good + good,
            "list": "[]",
            "null": "null",
        }
        for case, body in bodies.items():
            status, _content = self._post(body.encode(), case)
            self.assertEqual(status, 202, case)
        messages = self._messages()
        self._drain()
        for message in messages:
            self.assertEqual(message.work_state, "blocked", message.name)
            for exception in self._open_exceptions(message):
                self.assertIn(
                    exception.error_class,
                    ("parse", "value"),
                    f"{message.name}: {exception.words}",
                )
        tell("JSON that cannot be kept", stored=len(messages), exceptions=len(bodies))
        self.assertEqual(len(messages), len(bodies))
        self.assertEqual(self._count_orders("ODD"), 0)
