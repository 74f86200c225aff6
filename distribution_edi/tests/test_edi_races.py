# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Two workers have the same document in hand at the same moment: it counts once."""

from odoo import fields
from odoo.tests import tagged

from odoo.addons.distribution_integration_base.tests.warehouse_partner import Warehouse
from odoo.addons.distribution_integration_base.tests.workers import WorkerCase, work

from .. import ediwire
from . import documents

#: Before those of :class:`WorkerCase`.
REMOVALS = (
    "DELETE FROM distribution_remittance WHERE system_id = %(system)s",
    "DELETE FROM distribution_warehouse_order WHERE system_id = %(system)s",
    """UPDATE stock_warehouse SET distribution_system_id = NULL
        WHERE distribution_system_id = %(system)s""",
    """DELETE FROM account_move WHERE id IN (
        SELECT move_id FROM account_move_line WHERE product_id = ANY(%(products)s)
    )""",
)


@tagged("post_install", "-at_install")
class TestEdiRaces(WorkerCase):
    """One partner that orders, pays, and runs the warehouse as well."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["distribution.edi.profile"].create(
            {
                "system_id": cls.system.id,
                "our_qualifier": documents.OURS[0],
                "our_identifier": documents.OURS[1],
                "partner_qualifier": documents.PARTNER[0],
                "partner_identifier": documents.PARTNER[1],
            }
        )
        cls.system.environment = "production"
        cls.files_in = cls._interface("files-in", "in", "order", codec="x12")
        cls._interface(
            "answers-out",
            "out",
            "acknowledgement",
            codec="x12",
            address="https://partner.example.com",
        )
        cls._commit()

    @classmethod
    def _remove_world(cls):
        cls.env.cr.rollback()
        ids = {"system": cls.system.id, "products": cls.products}
        for statement in REMOVALS:
            cls.env.cr.execute(statement, ids)
        cls._commit()
        return super()._remove_world()

    # --- helpers ---

    def _files(self, *bodies):
        """Commit files that came; return their messages."""
        messages = self.env["distribution.message"]
        for number, body in enumerate(bodies):
            message_id, _uid, _new = messages._receive(
                self.files_in,
                body,
                name="file",
                idempotency_key=f"{number} {hash(body)}",
            )
            messages |= messages.browse(message_id)
        self._commit()
        return messages

    def _worked_at_once(self, *bodies):
        """Have two workers read one file each at once; return what was in them."""
        files = self._files(*bodies)
        with self._meeting("distribution.road.in", "_prepare_content"):
            counts = self._together(*((work, file.ids) for file in files))
        self.assertEqual(counts, [1, 1], "nothing is raised to the job")
        self._drain_again(files)
        found = files.child_ids.filtered(lambda each: each.direction == "in")
        self._drain_again(found)
        return files, found

    def _drain_again(self, messages):
        """Work on at once, however long a collision wants to wait."""
        waiting = messages.filtered(lambda each: each.work_state == "waiting")
        waiting.next_try_at = fields.Datetime.now()
        self._commit()
        work(self.env, waiting.ids)
        self._commit()

    def _assert_once(self, files, found):
        """One counts, the other is a repeat, and nobody is told."""
        self.assertEqual(set(files.mapped("work_state")), {"done"})
        self.assertEqual(sorted(found.mapped("work_state")), ["done", "dropped"])
        winner, loser = found.sorted("work_state")
        self.assertEqual(loser.duplicate_of_id, winner)
        self._assert_nobody_told(files | found)
        return winner

    def _assert_nobody_told(self, messages):
        raised = self.env["distribution.exception"].search(
            [("message_id", "in", messages.ids)]
        )
        self.assertFalse(raised.mapped("words"))

    def _order_file(self, number, control, quantity=6):
        lines = [documents.line(1, "BOLT", quantity)]
        found = documents.order(number, lines)
        found[2][:] = [each for each in found[2] if each[0] != "N1"]
        return documents.interchange([found], control)

    # --- races ---

    def test_the_same_850_in_two_interchanges(self):
        found = self._worked_at_once(
            self._order_file("R-1", 101), self._order_file("R-1", 102)
        )
        self._assert_once(*found)
        self.assertEqual(self._count_orders("R-1"), 1)

    def test_the_same_interchange_in_two_files(self):
        """The number of its envelope is claimed by one of them."""
        body = self._order_file("R-2", 103)
        files = self._files(body, body)
        with self._meeting("distribution.edi.number", "_claim"):
            counts = self._together(*((work, file.ids) for file in files))
        self.assertEqual(counts, [1, 1], "nothing is raised to the job")
        self._drain_again(files)
        winner, loser = files.sorted("work_state")
        self.assertEqual((winner.work_state, loser.work_state), ("done", "dropped"))
        self.assertEqual(loser.duplicate_of_id, winner)
        self._assert_nobody_told(files | files.child_ids)
        numbers = self.env["distribution.edi.number"].search(
            [("message_id", "in", files.ids)]
        )
        self.assertEqual(numbers.message_id, winner)

    def test_one_control_number_with_two_contents(self):
        """One is taken; the other is a person's, as its content would be lost."""
        files = self._files(self._order_file("R-3", 104), self._order_file("R-4", 104))
        with self._meeting("distribution.edi.number", "_claim"):
            self._together(*((work, file.ids) for file in files))
        self._drain_again(files)
        loser, winner = files.sorted("work_state")
        self.assertEqual((winner.work_state, loser.work_state), ("done", "blocked"))
        self.assertEqual(
            self._open_exceptions(loser).cause, "interchange_number_reused"
        )
        self.assertFalse(loser.child_ids.filtered(lambda each: each.direction == "in"))

    def test_the_same_820_in_two_interchanges(self):
        order = self._shipped("R-5")
        invoice = order._create_invoices()
        invoice.action_post()
        files = [
            documents.interchange([("RA", "820", self._remittance(invoice))], control)
            for control in (105, 106)
        ]
        self._assert_once(*self._worked_at_once(*files))
        kept = self.env["distribution.remittance"].search(
            [("system_id", "=", self.system.id)]
        )
        self.assertEqual(kept.name, "TRACE-R5")

    def _remittance(self, invoice):
        return [
            ["BPR", "I", "60", "C", "ACH", *[""] * 11, "20261120"],
            ["TRN", "1", "TRACE-R5"],
            ["CUR", "PR", invoice.currency_id.name],
            ["ENT", "1"],
            ["RMR", "IV", invoice.name, "PI", "60", "60"],
        ]

    def _shipped(self, number):
        self._worked(number)
        order = self._orders(number)
        order.picking_ids.move_ids.picked = True
        order.picking_ids._action_done()
        return order

    def _worked(self, number):
        self._receive(self._order(number, ("BOLT", "6", "EA", "10.00")))
        self._drain()

    def test_the_same_945_in_two_interchanges(self):
        self.warehouse.distribution_system_id = self.system
        self._worked("R-6")
        picking = self._orders("R-6").picking_ids
        asked = picking.distribution_warehouse_order_ids
        self.assertEqual(asked.state, "open")
        bay = Warehouse()
        lines = self.env["distribution.warehouse.codes"]._lines(asked)
        bay.asked[picking.name] = {"lines": lines}
        sets = [ediwire.documents.write(bay.ship(picking.name))]
        before = self._on_hand()
        files = [documents.interchange(sets, control) for control in (107, 108)]
        message = self._assert_once(*self._worked_at_once(*files))
        self.assertEqual(picking.state, "done")
        self.assertEqual(asked.answer_id, message)
        self.assertEqual(self._on_hand(), before - 6, "the goods left once")
        self.warehouse.distribution_system_id = False

    def _on_hand(self):
        place = self.warehouse.lot_stock_id
        quants = self.env["stock.quant"]._gather(self.bolt, place)
        return sum(quants.mapped("quantity"))
