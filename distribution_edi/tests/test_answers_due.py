# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""When answers are due, theirs and ours."""

from datetime import timedelta

from odoo import fields
from odoo.tests import tagged

from .common import EdiCase
from .documents import interchange, line, order


@tagged("post_install", "-at_install")
class TestAnswersDue(EdiCase):
    def setUp(self):
        super().setUp()
        sets = [order(f"PO-{n}", [line(1, "A-1")]) for n in range(1, 6)]
        self.receive(interchange(sets))
        self.responses = self.sent("order_response").sorted("id")
        self.assertEqual(len(self.responses), 5)

    def _leave(self, messages):
        for message in messages:
            message.write({"work_state": "done", "delivery_state": "sent"})
            message._expect_receipt()

    def _sweep(self):
        self.env["distribution.road.out"]._sweep_overdue()
        self.env.invalidate_all()

    def _pass(self, messages):
        messages.ack_due_at = fields.Datetime.now() - timedelta(minutes=1)
        self._sweep()

    def _silence(self):
        return self.exceptions(self.system).filtered(
            lambda each: each.cause == "ack_silent"
        )

    def test_profile_says_how_long(self):
        self.profile.deadline_ids = [
            (0, 0, {"document_type": "order_response", "minutes": 90})
        ]
        self._leave(self.responses[:1])
        due = self.responses[0].ack_due_at - fields.Datetime.now()
        self.assertAlmostEqual(due.total_seconds(), 90 * 60, delta=60)
        self._pass(self.responses[0])
        words = self.only_exception(self.responses[0]).words
        self.assertIn("within 1.5 hours", words)

    def test_profile_says_that_it_is_not_acknowledged(self):
        self.profile.deadline_ids = [
            (0, 0, {"document_type": "order_response", "minutes": 0})
        ]
        self._leave(self.responses)
        self.assertEqual(set(self.responses.mapped("ack_state")), {"none"})

    def test_nobody_waits_for_the_answer_to_an_answer(self):
        self.acknowledgements.ack_expected = True
        answer = self.sent("acknowledgement")
        self._leave(answer)
        self.assertEqual(answer.ack_state, "none")
        kinds = dict(self.env["distribution.edi.deadline"]._selection_document_type())
        self.assertNotIn("acknowledgement", kinds)

    def test_silent_partner_is_one_exception(self):
        self._leave(self.responses)
        self._pass(self.responses[:2])
        for each in self.responses[:2]:
            self.assertEqual(self.only_exception(each).cause, "ack_overdue")
        self.assertFalse(self._silence())
        self._pass(self.responses[2:4])
        for each in self.responses[:4]:
            self.assertFalse(self.exceptions(each))
        [told] = self._silence()
        self.assertIn("acknowledged none of 4 documents in time", told.words)
        self.assertIn(self.responses[0].name, told.words)
        self._pass(self.responses[4:])
        self.assertEqual(self._silence(), told)
        self.assertIn("none of 5 documents", told.words)

    def test_silence_ends_with_the_answers(self):
        self._leave(self.responses)
        self._pass(self.responses)
        self.assertTrue(self._silence())
        handler = self.env["distribution.handler.acknowledgement"]
        for each in self.responses[:4]:
            handler._mark(each, {"verdict": "accepted"})
        self._sweep()
        self.assertTrue(self._silence())
        handler._mark(self.responses[4], {"verdict": "accepted"})
        self._sweep()
        self.assertFalse(self._silence())

    def test_each_document_for_itself_when_wanted(self):
        self.profile.silent_from = 0
        self._leave(self.responses)
        self._pass(self.responses)
        self.assertFalse(self._silence())
        for each in self.responses:
            self.assertTrue(self.exceptions(each))

    def test_answer_of_ours_that_does_not_leave(self):
        self.profile.answer_minutes = 60
        answer = self.sent("acknowledgement")
        answer.write({"work_state": "waiting", "delivery_state": "not_sent"})
        self._sweep()
        self.assertFalse(self.exceptions(self.system))
        self.env.cr.execute(
            "UPDATE distribution_message SET create_date = create_date "
            "- interval '61 minutes' WHERE id = %s",
            (answer.id,),
        )
        self._sweep()
        words = self.only_exception(self.system).words
        self.assertIn("1 answers to Harbour Retail have not left within 60", words)
        answer.write({"work_state": "done", "delivery_state": "sent"})
        self._sweep()
        self.assertFalse(self.exceptions(self.system))
