# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What others suffer from on the road in, and what must not happen on ours."""

from psycopg2.errors import SerializationFailure

from odoo import fields
from odoo.exceptions import UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..engine.errors import DistributionError, Issue
from ..models.road import distribution_drain
from .common import DistributionCase

BOLT = ("BOLT", "1", "EA", "10.00")
#: What a database refuses, and the class that the failure must get.
REFUSED = {
    "INSERT INTO res_users (login) VALUES ('x')": "value",
    "SELECT no_such_column FROM res_users": "bug",
}


@tagged("post_install", "-at_install")
class TestPainsRoad(DistributionCase):
    def _after_writing(self, number, fault):
        """Have ``fault(env)`` run when order ``number`` is made and confirmed."""
        handler = type(self.env["distribution.handler.order"])
        original = handler._link

        def link(this, messages, made_of):
            for order, piece in made_of.items():
                if piece.message.reference == number:
                    self.assertEqual(order.state, "sale")
                    fault(this.env)
            return original(this, messages, made_of)

        self.patch(handler, "_link", link)

    def _three(self, number):
        """Work ``number`` between two good orders; return the three messages."""
        numbers = (f"{number}-before", number, f"{number}-after")
        messages = [self._receive(self._order(each, BOLT)) for each in numbers]
        self._drain()
        return messages

    def _promised(self):
        """Return how many bolts are reserved or on their way."""
        quants = sum(self.bolt.stock_quant_ids.mapped("reserved_quantity"))
        moves = self.env["stock.move"].search([("product_id", "=", self.bolt.id)])
        return quants, len(moves)

    def _assert_failed_alone(self, number, error_class):
        """Order ``number`` fails, leaves nothing but its report, and stops nobody."""
        quantity, moves = self._promised()
        before, bad, after = self._three(number)
        self.assertEqual((before.work_state, after.work_state), ("done", "done"))
        self.assertEqual(bad.work_state, "blocked")
        self.assertFalse(self._orders(number), "nothing of it may stay")
        self.assertEqual(self._promised(), (quantity + 2, moves + 2))
        self.assertFalse(bad.res_id)
        self.assertEqual(bad.attempt_ids.mapped("outcome"), ["failed"])
        self.assertEqual(bad.attempt_ids.error_class, error_class)
        self.assertEqual(self._open_exceptions(bad).error_class, error_class)

    # --- a failure takes what it wrote with it, and its report stays ---

    def test_nothing_that_a_failing_handler_wrote_stays(self):
        errors = (
            (UserError("Not on a Sunday."), "business_rule"),
            (DistributionError("value", "That is too much."), "value"),
            (KeyError("partner"), "bug"),
        )
        for position, (error, error_class) in enumerate(errors):

            def fail(_env, error=error):
                raise error

            with self.subTest(error=error):
                self._after_writing(f"BAD-{position}", fail)
                self._assert_failed_alone(f"BAD-{position}", error_class)

    @mute_logger("odoo.sql_db")
    def test_what_the_database_refuses_is_told_from_outside(self):
        """The cursor is aborted then: whoever writes with it hides the cause."""
        for position, (statement, error_class) in enumerate(REFUSED.items()):

            def fail(env, statement=statement):
                env.cr.execute(statement)

            with self.subTest(statement=statement):
                self._after_writing(f"SQL-{position}", fail)
                self._assert_failed_alone(f"SQL-{position}", error_class)

    # --- collisions ---

    def _collide(self, number, times):
        """Have order ``number`` meet other work ``times`` times; return the calls."""
        calls = []

        def fail(_env):
            calls.append(number)
            if len(calls) <= times:
                raise SerializationFailure("could not serialize access")

        self._after_writing(number, fail)
        self.patch(distribution_drain, "_pause", lambda _collision: None)
        self.patch(distribution_drain, "MAX_COLLISIONS", 4)
        return calls

    def test_collision_is_no_failure(self):
        calls = self._collide("MET", 3)
        message = self._receive(self._order("MET", BOLT))
        self._drain()
        self.assertEqual(message.work_state, "done")
        self.assertEqual(message.failures, 0)
        self.assertFalse(message.attempt_ids)
        self.assertEqual((len(calls), len(self._orders("MET"))), (4, 1))

    def test_collisions_without_end_are_counted_and_end(self):
        """A peer was seen to try 400 times: its counter went back with the work."""
        calls = self._collide("JAM", 10**9)
        self.orders_in.retry_attempts = 3
        quantity, _moves = self._promised()
        before, jammed, after = self._three("JAM")
        self.assertEqual((before.work_state, after.work_state), ("done", "done"))
        for _turn in range(4):
            jammed.next_try_at = fields.Datetime.now()
            self._drain()
        self.assertEqual(jammed.work_state, "blocked")
        self.assertEqual(jammed.failures, 3)
        self.assertEqual(len(jammed.attempt_ids), 3)
        self.assertEqual(self._open_exceptions(jammed).error_class, "intermittent")
        self.assertLessEqual(len(calls), 4 * distribution_drain.MAX_COLLISIONS)
        self.assertFalse(self._orders("JAM"))
        self.assertEqual(self._promised()[0], quantity + 2)

    # --- what failed is left alone until somebody has decided ---

    def test_what_waits_for_a_person_is_not_worked_again(self):
        """Peers worked a refused file every five minutes, and wrote so each time."""
        message = self._work(self._order("STOP", ("NO", "1", "EA", "1.00")))
        exception = self._open_exceptions(message)
        for _turn in range(3):
            message.next_try_at = fields.Datetime.now()
            self._drain()
        self.assertEqual(message.work_state, "blocked")
        self.assertEqual(exception.count, 1)
        self.assertFalse(message.attempt_ids)

    def test_cause_told_often_is_one_row_with_a_counter(self):
        message = self._receive(self._order("OFTEN", BOLT))
        issue = Issue("value", "off", "Something is off.")
        mails = self.env["mail.mail"].search_count([])
        notes = self.env["mail.message"].search_count([])
        for _turn in range(20):
            message._block([issue])
        self.assertEqual(self._open_exceptions(message).count, 20)
        self.assertEqual(self.env["mail.mail"].search_count([]), mails)
        self.assertEqual(self.env["mail.message"].search_count([]), notes)

    # --- programs that are not there any more ---

    def test_strategy_that_is_gone_is_told_and_stops_nobody(self):
        """A peer's job runner stood still over the job of a renamed method."""
        for kind, step in (("codec", "decode"), ("handler", "apply")):
            other = self._interface(f"gone-{kind}", "in", "order")
            stuck = self._receive(self._order(f"GONE-{kind}", BOLT))
            stuck.write({"interface_id": other.id, "step": step})
            if kind == "handler":
                stuck.write({"canonical": {"type": "x"}, "document_type": "gone"})
            else:
                self._gone(other)
            with self.subTest(kind=kind):
                good = self._work(self._order(f"GOOD-{kind}", BOLT))
                self.assertEqual(good.work_state, "done")
                self.assertEqual(stuck.work_state, "blocked")
                words = self._open_exceptions(stuck).words
                self.assertIn(f"There is no {kind} 'gone'", words)

    def _gone(self, interface):
        """The addon that brought the codec was uninstalled."""
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE distribution_interface SET codec = 'gone' WHERE id = %s",
            (interface.id,),
        )
        self.env.invalidate_all()

    # --- companies and systems ---

    def test_company_is_the_documents_own_whoever_wakes_the_engine(self):
        """Peers booked into the company of whoever had pressed the button."""
        other = self.env["res.company"].create({"name": "Overseas"})
        warehouse = self.env["stock.warehouse"].search(
            [("company_id", "=", other.id)], limit=1
        )
        self.bolt.company_id = False
        system = self.system.copy(
            {
                "name": "Northside Overseas",
                "company_id": other.id,
                "warehouse_id": warehouse.id,
            }
        )
        here = self._receive(self._order("HERE", BOLT))
        interface = self._interface(
            "orders-overseas", "in", "order", system_id=system.id
        )
        self.orders_in, home = interface, self.orders_in
        there = self._receive(self._order("THERE", BOLT))
        self.orders_in = home
        seen = self._companies_seen()
        self._drain()
        self.assertEqual(seen, {here.id: self.env.company.id, there.id: other.id})
        for message, company in ((here, self.env.company), (there, other)):
            order = message.sale_order_id
            self.assertEqual(message.work_state, "done", message.note)
            self.assertEqual(order.company_id, company)
            self.assertEqual(order.warehouse_id.company_id, company)
            self.assertEqual(order.picking_ids.company_id, company)
            self.assertEqual(order.distribution_event_ids.company_id, company)

    def _companies_seen(self):
        """Return {message id: company that its handler works in}, filled as it runs."""
        handler, seen = type(self.env["distribution.handler.order"]), {}
        original = handler._apply_batch

        def apply(this, messages):
            seen.update({each.id: messages.env.company.id for each in messages})
            return original(this, messages)

        self.patch(handler, "_apply_batch", apply)
        return seen

    def test_numbers_of_two_partners_do_not_meet(self):
        """A peer took the file of one partner for the repeat of another one's."""
        second = self.env["res.partner"].create({"name": "Southside"})
        system = self.system.copy({"name": "Southside", "partner_id": second.id})
        mine = self._work(self._order("PO-1", BOLT), "key")
        home, self.orders_in = (
            self.orders_in,
            self._interface("orders-south", "in", "order", system_id=system.id),
        )
        other = self._work(self._order("PO-1", ("NUT", "2", "EA", "2.50")), "key")
        again = self._work(self._order("PO-1", ("NUT", "2", "EA", "2.50")), "key 2")
        self.orders_in = home
        self.assertEqual((mine.work_state, other.work_state), ("done", "done"))
        self.assertFalse(mine.superseded_by_id or mine.duplicate_of_id)
        self.assertFalse(other.duplicate_of_id)
        self.assertEqual(again.duplicate_of_id, other)
        partners = self._orders("PO-1").mapped("partner_id")
        self.assertEqual(partners, self.partner | second)
