# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Jobs as the job runner runs them, and workers that meet, on committed data."""

import json
import logging

from odoo.tests import tagged

from odoo.addons.queue_job.controllers.main import RunJobController

from ..engine.errors import Issue
from ..models.road import distribution_drain
from .peer import Peer
from .workers import WorkerCase, drain, fork, until

_logger = logging.getLogger(__name__)

BOLT = ("BOLT", "1", "EA", "10.00")


@tagged("post_install", "-at_install")
class TestPainsJobs(WorkerCase):
    def _job(self, *numbers):
        """Commit orders; return (their messages, the job that they asked for)."""
        distribution_drain._last_wake.clear()
        self.env.cr.execute("DELETE FROM queue_job")
        ids = [self._receive(self._order(number, BOLT)).id for number in numbers]
        self._commit()
        job = self.env["queue.job"].search([])
        self.assertEqual(len(job), 1, "one job, however many documents")
        return self.env["distribution.message"].browse(ids), job

    def _start_job(self, job):
        """Run a job in a worker, by the code behind the job runner's address."""
        self.env.cr.execute(
            "UPDATE queue_job SET state = 'enqueued', eta = NULL WHERE uuid = %s",
            (job.uuid,),
        )
        self._commit()
        return self._start(run_job, job.uuid)

    def _run_job(self, job):
        self._start_job(job).result()
        self._commit()

    def test_job_ends_well_and_the_documents_say_what_failed(self):
        """The state of a job is not the state of a document.

        A job may not commit either: peers whose handlers did found out in production.
        """
        messages, job = self._job("JOB-1", "JOB-2", "JOB-3")
        bad = messages[1]

        def link(original, this, batch, made_of):
            original(this, batch, made_of)
            if bad in batch:
                raise KeyError("a fault of ours")

        with self._wrapped("distribution.handler.order", "_link", link):
            self._run_job(job)
        self.assertEqual(job.state, "done")
        self.assertEqual(messages.mapped("work_state"), ["done", "blocked", "done"])
        self.assertEqual(bad.attempt_ids.mapped("outcome"), ["failed"])
        exception = self._open_exceptions(bad)
        self.assertIn("a fault of ours", exception.words)
        self.assertEqual(self._count_orders("JOB-"), 2)
        # A person decides, and the document is worked: nothing is stuck behind a job.
        bad.action_retry()
        self._drain()
        self.assertEqual(bad.work_state, "done")
        self.assertEqual(exception.state, "resolved")
        self.assertEqual(self._count_orders("JOB-"), 3)

    def test_what_a_job_sends_is_sent_once_and_written_down(self):
        with Peer() as peer:
            interface = self._subscribe(
                "order.accepted", "order_response", peer.address
            )
            messages, job = self._job("SENT-1", "SENT-2")
            self._run_job(job)
            told = sorted(
                json.loads(body)["order_number"] for _h, body in peer.received
            )
        self.assertEqual(job.state, "done")
        self.assertEqual(told, ["SENT-1", "SENT-2"])
        answers = messages.search([("interface_id", "=", interface.id)])
        self.assertEqual(answers.mapped("delivery_state"), ["delivered"] * 2)

    def test_job_that_died_does_not_keep_the_next_one_away(self):
        """Peers waited for jobs that nobody worked any more, for years."""
        messages, job = self._job("DEAD-1")
        inside, _go_on = self._stop_at("distribution.handler.order", "_link")
        doomed = self._start_job(job)
        self.assertTrue(inside.wait(10))
        doomed.kill()
        self._commit()
        self.assertEqual(job.state, "started", "it looks as if it were being worked")
        self.assertEqual(self._count_orders("DEAD-"), 0)
        distribution_drain._last_wake.clear()
        self.env["distribution.drain"]._wake()
        self._commit()
        second = self.env["queue.job"].search([]) - job
        self._run_job(second)
        self.assertEqual((job.state, second.state), ("started", "done"))
        self.assertEqual(messages.work_state, "done")
        self.assertEqual(self._count_orders("DEAD-"), 1)

    def test_partner_that_hangs_holds_the_places_it_is_given_and_no_more(self):
        """A peer's calls had no end, and one partner took every place."""
        self.system.max_at_once = 1
        other = self.system.copy({"name": "Southside"})
        with Peer(("wait", 60)) as hanging, Peer() as well:
            self._queue_for(self.system, hanging, 3)
            held = self._start(drain)
            until(lambda: hanging.received)
            theirs = self._queue_for(other, well, 3)
            took = until(self._start(drain).ended, seconds=20)
            self.assertEqual((len(hanging.received), len(well.received)), (1, 3))
            self.assertFalse(held.ended(), "it still waits, alone")
            held.kill()
        self._commit()
        _logger.info("Three documents passed a partner that hangs in %.1f s", took)
        self.assertEqual(set(theirs.mapped("delivery_state")), {"delivered"})

    def _queue_for(self, system, peer, count):
        """Commit documents that are to leave to ``peer``; they go after the test."""
        interface = self._interface(
            f"hang-{system.id}",
            "out",
            "order_response",
            system_id=system.id,
            address=peer.address,
            allow_private_address=True,
        )
        common = self.env["distribution.road.out"]._prepare_common(interface)
        messages = self.env["distribution.message"].create(
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
        self._commit()
        self.addCleanup(self._remove_traffic, system, interface)
        return messages

    def _remove_traffic(self, system, interface):
        self.env.cr.rollback()
        system.max_at_once = 0
        self._commit()
        self.env.cr.execute(
            "DELETE FROM distribution_message WHERE interface_id = %s", (interface.id,)
        )
        if system != self.system:
            self.env.cr.execute(
                "DELETE FROM distribution_interface WHERE id = %s", (interface.id,)
            )
        self._commit()
        if system != self.system:
            system.unlink()
            self._commit()

    def test_two_workers_tell_one_cause_once_and_wait_for_nobody_long(self):
        """Peers wrote exceptions on rows that others held: storms of locks, hangs."""
        rounds = 5
        for turn in range(rounds):
            meeting = fork.Barrier(2)
            call = tell, self.orders_in.id, f"same-{turn}", meeting
            one, other = self._together(call, call)
            self.assertEqual(one, other)
        found = self.env["distribution.exception"].search(
            [("subject", "=", f"distribution.interface,{self.orders_in.id}")]
        )
        self.assertEqual(found.mapped("count"), [2] * rounds)


def run_job(env, uuid):
    """Do what ``/queue_job/runjob`` does."""
    job = RunJobController._acquire_job(env, uuid)
    RunJobController._runjob(env, job)


def tell(env, interface_id, cause, meeting):
    """Open an exception at the same moment as another worker; return its id."""
    met = []

    def put(own):
        interface = own["distribution.interface"].browse(interface_id)
        interface.fetch(["name"])
        if not met:
            met.append(meeting.wait(10))
        issue = Issue("value", cause, "Something is off.")
        return own["distribution.exception"]._open(issue, interface=interface).id

    return env["distribution.drain"]._insist(put)
