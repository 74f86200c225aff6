# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""No room for a payload: nothing half-written, and the sender is told to repeat it."""

import hashlib
import json
from pathlib import Path

from odoo import fields
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..models.messages.distribution_payload import FILESTORE_FROM
from .faults import FaultCase, limit_files, size, tell
from .workers import work

#: What the kernel lets the process write of a file: less than any large payload.
ROOM = FILESTORE_FROM // 2
FULL_TABLE = """
    CREATE FUNCTION distribution_no_room() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'could not extend file: No space left on device'
        USING ERRCODE = 'disk_full';
    END $$;
    CREATE TRIGGER distribution_no_room BEFORE INSERT ON {}
    FOR EACH ROW EXECUTE FUNCTION distribution_no_room();
"""
ROOM_AGAIN = "DROP FUNCTION IF EXISTS distribution_no_room() CASCADE"


def work_without_room(env, ids):
    """Work messages in a process that may write no large file."""
    limit_files(ROOM)
    return work(env, ids)


@tagged("post_install", "-at_install")
class TestFaultsDisk(FaultCase):
    def setUp(self):
        super().setUp()
        # What the log says of a full disk is as it should be.
        addon = "odoo.addons.distribution_integration_base"
        self.enterContext(mute_logger("odoo.sql_db", f"{addon}.controllers.intake"))

    def tearDown(self):
        self.env.cr.rollback()
        self.env.cr.execute(ROOM_AGAIN)
        self._commit()
        super().tearDown()

    def _fill(self, table):
        """From now on PostgreSQL has no room for another row of ``table``."""
        self.env.cr.execute(FULL_TABLE.format(table))
        self._commit()

    def _large(self, number):
        """Return an order that goes to the filestore, as bytes."""
        document = self._order(number, ("BOLT", "1", "EA", "10.00"))
        return json.dumps(document).encode() + b" " * FILESTORE_FROM

    def _file_of(self, body):
        checksum = hashlib.sha1(body, usedforsecurity=False).hexdigest()
        store = self.env["ir.attachment"]._filestore()
        return Path(store, checksum[:2], checksum)

    def _assert_told_to_repeat(self, answers):
        self.assertEqual({status for status, _content in answers}, {503})
        self.assertTrue(self.retry_after)
        words = json.loads(answers[0][1])["title"]
        self.assertIn("Send it again", words)

    def test_filestore_is_full(self):
        """The kernel refuses in the middle of the file (EFBIG)."""
        count = size(3, 20)
        bodies = [self._large(f"DISK-{n}") for n in range(count)]
        [worker] = self._serve(file_size=ROOM)
        refused = [self._post(body, f"disk-{n}") for n, body in enumerate(bodies)]
        self._assert_told_to_repeat(refused)
        self.assertFalse(self._messages())
        halves = [body for body in bodies if self._file_of(body).exists()]
        worker.kill()
        self._serve()
        answers = [self._post(body, f"disk-{n}") for n, body in enumerate(bodies)]
        self.assertEqual({status for status, _content in answers}, {202})
        messages = self._messages()
        self._drain()
        kept = [payload._read_body() for payload in messages.payload_ids.sorted("id")]
        tell(
            "filestore full",
            documents=count,
            told_to_repeat=len(refused),
            half_written_files=len(halves),
            stored_on_repeat=len(messages),
            orders=len(messages.sale_order_id),
        )
        self.assertEqual(halves, [])
        self.assertEqual(kept, bodies)
        self.assertEqual(
            set(messages.mapped("work_state")), {"done"}, messages.mapped("note")
        )
        self.assertEqual(len(messages.sale_order_id), count)

    def test_half_a_file_of_a_dead_worker_is_not_in_the_way(self):
        """A worker that was killed while it wrote could not tidy up."""
        body = self._large("HALF-1")
        path = self._file_of(body)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body[: len(body) // 3])
        self._serve()
        status, _content = self._post(body, "half")
        self.assertEqual(status, 202)
        [message] = self._messages()
        self.assertEqual(message.payload_ids._read_body(), body)
        tell("half a file left over", stored_whole=1)

    def test_table_is_full(self):
        """PostgreSQL has no room for the payload (53100); small documents."""
        count = size(5, 100)
        self._serve()
        self._fill("distribution_payload")
        refused = [self._post_order(f"TABLE-{n}") for n in range(count)]
        self._assert_told_to_repeat(refused)
        self.assertFalse(self._messages())
        self.env.cr.execute(ROOM_AGAIN)
        self._commit()
        answers = [self._post_order(f"TABLE-{n}") for n in range(count)]
        self.assertEqual({status for status, _content in answers}, {202})
        messages = self._messages()
        self._drain()
        tell(
            "table of payloads full",
            documents=count,
            told_to_repeat=len(refused),
            stored_on_repeat=len(messages),
            orders=len(messages.sale_order_id),
        )
        self.assertEqual(len(messages.payload_ids), count)
        self.assertEqual(len(messages.sale_order_id), count)

    def test_no_room_for_the_order(self):
        """The document waits by itself until there is room; nobody is asked."""
        messages = self._take_in(*(f"ROOM-{n}" for n in range(size(3, 30))))
        self._drain_step(messages)
        self._fill("sale_order")
        self._drain()
        waiting = messages.filtered(lambda m: m.work_state == "waiting")
        self.assertEqual(waiting, messages, messages.mapped("note"))
        self.assertEqual(set(messages.mapped("failures")), {1})
        classes = set(messages.attempt_ids.mapped("error_class")) - {False}
        self.assertEqual(classes, {"intermittent"})
        self.assertEqual(self._count_orders("ROOM-"), 0)
        self.env.cr.execute(ROOM_AGAIN)
        messages.next_try_at = fields.Datetime.now()
        self._drain()
        tell(
            "no room for orders",
            documents=len(messages),
            waited=len(waiting),
            orders=self._count_orders("ROOM-"),
        )
        self.assertEqual(self._count_orders("ROOM-"), len(messages))

    def _drain_step(self, messages):
        """Read the documents; they wait to be applied."""
        work(self.env, messages.ids)
        self._commit()
        self.assertEqual(set(messages.mapped("step")), {"apply"})

    def test_no_room_for_what_leaves(self):
        """A document that cannot be written is not sent; it waits."""
        values = self.env["distribution.road.out"]._prepare_common(
            self._interface("large", "out", "order_response", address="http://[::1]/")
        )
        content = {"type": "order_response", "number": "1", "x": "x" * FILESTORE_FROM}
        message = self.env["distribution.message"].create(
            {
                **values,
                "name": "large",
                "idempotency_key": "large",
                "canonical": content,
            }
        )
        [_count] = self._together((work_without_room, message.ids))
        self.assertEqual((message.work_state, message.step), ("waiting", "render"))
        self.assertEqual(message.attempt_ids.error_class, "intermittent")
        self.assertFalse(message.payload_ids)
        work(self.env, message.ids)
        self._commit()
        self.assertEqual(message.step, "deliver")
        self.assertEqual(json.loads(message.payload_ids._read_body()), content)
        tell("no room for what leaves", waited=1, written_later=1)
