# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What a file is answered with, and numbers that come once more."""

from datetime import timedelta

from odoo import fields
from odoo.exceptions import ValidationError
from odoo.tests import tagged

from .. import ediwire
from .common import EdiCase
from .documents import acknowledgement, interchange, line, order

_DAY_BEFORE = timedelta(days=1)


@tagged("post_install", "-at_install")
class TestAnswers(EdiCase):
    def _file(self, control=1, number="PO-1", quantity=6, **envelope):
        sets = [order(number, [line(1, "A-1", quantity)])]
        return interchange(sets, control, **envelope)

    def _answers(self):
        """Return {what: segments} of each answer that left, in order."""
        found = []
        for message in self.sent("acknowledgement").sorted("id"):
            [each] = ediwire.read_interchanges(message._body())
            found += [tuple(answer) for answer in each.answers]
            found += [
                list.__iter__(group.sets).__next__().code for group in each.groups
            ]
        return found

    # --- TA1 -------------------------------------------------------------------------

    def test_interchange_is_answered_when_it_asks(self):
        self.receive(self._file(1))
        self.assertEqual(self._answers(), ["997"])
        self.receive(self._file(2, "PO-2", ack_requested=True), "2.edi")
        ta1 = ("000000002", "261120", "0830", "A", "000")
        self.assertEqual(self._answers(), ["997", ta1, "997"])
        sent = self.sent("acknowledgement").sorted("id")[1]
        self.assertIn(b"\nIEA*0*", sent._body())
        self.assertEqual(sent.ack_state, "none")

    def test_interchange_is_always_answered(self):
        self.profile.answer_interchanges = "always"
        self.receive(self._file(1))
        ta1 = ("000000001", "261120", "0830", "A", "000")
        self.assertEqual(self._answers(), [ta1, "997"])

    def test_interchange_is_never_answered(self):
        self.profile.answer_interchanges = "never"
        self.receive(self._file(1, ack_requested=True))
        self.receive(self._file(1, quantity=7, ack_requested=True), "again.edi")
        self.assertEqual(self._answers(), ["997"])

    def test_broken_interchange_is_answered(self):
        self.profile.answer_interchanges = "broken"
        body = self._file(7)
        cut = body[: body.index(b"IEA")]
        message = self.receive(cut)
        self.assertEqual(message.work_state, "blocked")
        self.assertFalse(self.orders("PO-1"))
        self.assertEqual(self._answers(), [("000000007", "261120", "0830", "R", "023")])
        self.receive(body, "whole.edi")
        self.assertEqual(self._answers()[1:], ["997"])
        self.assertEqual(self.orders("PO-1").state, "sale")

    def test_test_file_is_refused_with_its_note(self):
        self.profile.answer_interchanges = "broken"
        message = self.receive(self._file(1, usage="T"))
        self.assertEqual(message.work_state, "blocked")
        self.assertEqual(self._answers(), [("000000001", "261120", "0830", "R", "020")])
        message.action_retry()
        self.work()
        self.assertEqual(len(self._answers()), 1, "said once, though read twice")

    def test_stranger_gets_no_answer(self):
        self.profile.answer_interchanges = "always"
        self.receive(self._file(1, sender=("ZZ", "SOMEBODY"), ack_requested=True))
        self.assertFalse(self._answers())

    # --- numbers that come once more ------------------------------------------------

    def test_repeat_is_answered_and_not_worked(self):
        self.profile.answer_interchanges = "broken"
        first = self.receive(self._file(1))
        again = self.receive(self._file(1), "again.edi")
        self.assertEqual(again.work_state, "dropped")
        self.assertEqual(again.duplicate_of_id, first)
        ta1 = ("000000001", "261120", "0830", "R", "025")
        self.assertEqual(self._answers(), ["997", ta1])
        other = self.receive(self._file(1, "PO-2"), "other.edi")
        self.assertIn("other content", self.only_exception(other).words)
        self.assertEqual(self._answers(), ["997", ta1, ta1])
        self.assertFalse(self.orders("PO-2"))

    def test_number_is_free_after_the_days(self):
        self.profile.duplicate_days = 30
        first = self.receive(self._file(1))
        number = self.profile.number_ids
        number.taken_at -= timedelta(days=30) - _DAY_BEFORE
        self.assertEqual(
            self.receive(self._file(1, "PO-2"), "2.edi").work_state, "blocked"
        )
        number.taken_at -= _DAY_BEFORE + timedelta(minutes=1)
        self.assertEqual(
            self.receive(self._file(1, "PO-3"), "3.edi").work_state, "done"
        )
        self.assertEqual(self.orders("PO-3").state, "sale")
        self.assertNotEqual(self.profile.number_ids.message_id, first)

    def test_numbers_are_forgotten_after_the_days(self):
        self.receive(self._file(1))
        numbers = self.env["distribution.edi.number"]
        self.profile.number_ids.taken_at -= timedelta(days=364)
        numbers._gc_expired()
        self.assertEqual(len(self.profile.number_ids.exists()), 1)
        self.profile.number_ids.taken_at -= timedelta(days=2)
        self.profile.duplicate_days = 0
        self.env.flush_all()
        numbers._gc_expired()
        self.assertEqual(len(self.profile.number_ids.exists()), 1)
        self.profile.duplicate_days = 365
        self.env.flush_all()
        numbers._gc_expired()
        self.assertFalse(numbers.search([("profile_id", "=", self.profile.id)]))

    def test_each_interchange_of_a_file_is_known(self):
        """A network bundles files anew when it sends them once more."""
        self.receive(self._file(1) + self._file(2, "PO-2"))
        self.receive(self._file(2, "PO-2") + self._file(3, "PO-3"), "more.edi")
        for number in ("PO-1", "PO-2", "PO-3"):
            self.assertEqual(len(self.orders(number)), 1)
        self.assertEqual(self._answers(), ["997", "997", "997"])

    def test_number_twice_in_one_file(self):
        message = self.receive(self._file(1) + self._file(1, "PO-2"))
        self.assertEqual(self.orders("PO-1").state, "sale")
        self.assertFalse(self.orders("PO-2"))
        words = self.only_exception(message).words
        self.assertIn("Interchange 1 was received before, in this file.", words)

    def test_dropped_message_frees_its_number(self):
        first = self.receive(self._file(1, usage="T"))
        self.assertFalse(self.profile.number_ids)
        first.action_drop()
        taken = self.receive(self._file(1), "right.edi")
        self.assertEqual(self.profile.number_ids.message_id, taken)

    def test_policy_takes_repeated_numbers(self):
        self.profile.rule_ids = [
            (0, 0, {"code": "interchange_repeated", "action": "ignore"})
        ]
        self.receive(self._file(1))
        self.receive(self._file(1, "PO-2"), "again.edi")
        self.assertEqual(self.orders("PO-2").state, "sale")
        self.assertFalse(self.profile.number_ids)

    def test_group_numbers_when_they_are_unique(self):
        self.receive(self._file(1, gs_control=9))
        self.receive(self._file(2, "PO-2", gs_control=9), "2.edi")
        self.assertEqual(self.orders("PO-2").state, "sale")
        self.profile.duplicate_groups = True
        self.receive(self._file(3, "PO-3", gs_control=9), "3.edi")
        message = self.receive(self._file(4, "PO-4", gs_control=9), "4.edi")
        self.assertEqual(self.orders("PO-3").state, "sale")
        self.assertFalse(self.orders("PO-4"))
        document = self.documents(message)
        self.assertEqual(document.work_state, "blocked")
        self.assertIn("'9' was used before", self.only_exception(document).words)
        last = self.read_sent(self.sent("acknowledgement").sorted("id")[-1])
        self.assertEqual(last["verdict"], "rejected")

    # --- 999 --------------------------------------------------------------------------

    def test_999_needs_its_version(self):
        with self.assertRaisesRegex(ValidationError, "from version 005010 on"):
            self.profile.answer_form = "999"

    def test_999_instead_of_a_997(self):
        self.profile.write(
            {
                "isa_version": "00501",
                "group_version": "005010",
                "answer_form": "999",
            }
        )
        self.receive(self._file(1, isa_version="00501", version="005010"))
        self.assertEqual(self._answers(), ["999"])
        told = self.read_sent(self.sent("acknowledgement"))
        self.assertEqual(told["verdict"], "accepted")
        self.assertIn(b"AK1*PO*1*005010~", self.sent("acknowledgement")._body())

    # --- answers of the partner ------------------------------------------------------

    def _ta1(self, sent, verdict, note, control=900):
        number = sent.controls["isa"].zfill(9)
        answer = ediwire.InterchangeAnswer(number, "261120", "0900", verdict, note)
        profile = ediwire.EnvelopeProfile(
            sender=("08", "0061999000017"),
            receiver=("ZZ", "NORTHWHOLESALE"),
            moment=fields.Datetime.now(),
            isa_control=control,
            gs_control=1,
        )
        return ediwire.write_interchange([], profile, answers=[answer])

    def _response(self):
        self.receive(self._file(1))
        response = self.sent("order_response")
        response.write(
            {"work_state": "done", "delivery_state": "sent", "ack_state": "expected"}
        )
        return response

    def test_envelope_that_arrived_is_not_yet_acknowledged(self):
        sent = self._response()
        message = self.receive(self._ta1(sent, "A", "000"), "ta1.edi")
        self.assertEqual(message.work_state, "done")
        self.assertEqual(self.documents(message).work_state, "done")
        self.assertEqual(
            (sent.delivery_state, sent.ack_state), ("delivered", "expected")
        )
        self.assertEqual(self._answers(), ["997"], "an answer is not answered")

    def test_refused_envelope_refuses_what_it_held(self):
        sent = self._response()
        self.receive(self._ta1(sent, "R", "025"), "ta1.edi")
        self.assertEqual(sent.ack_state, "rejected")
        words = self.only_exception(sent).words
        self.assertIn("the interchange control number was used before", words)

    def test_answer_to_what_we_have_not_sent(self):
        sent = self._response()
        sent.controls = {**sent.controls, "isa": "77"}
        body = self._ta1(sent, "A", "000").replace(b"000000077", b"000000078")
        message = self.receive(body, "ta1.edi")
        words = self.only_exception(self.documents(message)).words
        self.assertIn("ISA group 000000078, which we have not sent", words)

    def test_rejection_names_the_value_and_the_line(self):
        sent = self._response()
        faults = [["AK3", "PO1", "5", "", "8"], ["AK4", "3", "355", "7", "EA"]]
        body = interchange(
            [acknowledgement("PR", sent.controls["gs"], "R", faults)], 900
        )
        self.receive(body, "997.edi")
        self.assertEqual(sent.ack_state, "rejected")
        words = self.only_exception(sent).words
        self.assertIn("segment PO1 (", words)
        self.assertIn("code not valid, value 'EA' (line 1)", words)
        self.assertEqual(self._answers(), ["997"], "an answer is not answered")
