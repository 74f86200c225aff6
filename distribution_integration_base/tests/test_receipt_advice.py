# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A customer says what came: fine, or evidence of what did not."""

import itertools

from odoo.tests import tagged

from .common import DistributionCase


@tagged("post_install", "-at_install")
class TestReceiptAdvice(DistributionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.ordinals = itertools.count()
        cls.receipts = cls._interface("receipts-in", "in", "receipt_advice")

    def shipped(self, number="P-1"):
        """Return a delivery of ten bolts and four nuts that left."""
        order = self._work(
            self._order(
                number, ("BOLT", "10", "EA", "10.00"), ("NUT", "4", "EA", "2.50")
            )
        ).sale_order_id
        order.picking_ids.button_validate()
        return order.picking_ids

    def advice(self, picking, *lines, number="R-1", **header):
        """Take an advice in. ``lines``: (sku, received, conditions as a dict)."""
        self.orders_in = self.receipts
        if picking and "shipment_number" not in header:
            header["shipment_number"] = picking.name
        return self._work(
            {
                "type": "receipt_advice",
                "number": number,
                "received_at": "2026-11-21T08:00:00",
                "lines": [
                    {
                        "number": str(ordinal),
                        "quantity": received,
                        "unit": "EA",
                        "codes": [{"kind": "sku", "value": sku}],
                        "conditions": [
                            {"condition": kind, "quantity": quantity, "code": code}
                            for kind, quantity, code in conditions
                        ],
                    }
                    for ordinal, (sku, received, conditions) in enumerate(lines, 1)
                ],
                **header,
            },
            key=f"receipt {next(self.ordinals)}",
        )

    def open(self, picking):
        return self.env["distribution.exception"].search(
            [
                ("subject", "=", f"stock.picking,{picking.id}"),
                ("cause", "=", "receipt_differs"),
                ("state", "=", "open"),
            ]
        )

    def events(self, picking):
        return self.env["distribution.event"].search(
            [("res_model", "=", "stock.picking"), ("res_id", "=", picking.id)]
        )

    def test_all_fine_marks_the_delivery(self):
        picking = self.shipped()
        message = self.advice(picking, ("NUT", "4", ()), ("BOLT", "10", ()))
        self.assertEqual(message.work_state, "done", message.note)
        self.assertEqual(picking.distribution_receipt_state, "received")
        self.assertEqual(str(picking.distribution_received_at), "2026-11-21 08:00:00")
        self.assertFalse(picking.distribution_difference_ids)
        self.assertFalse(self.open(picking))
        told = self.events(picking)[0]
        self.assertEqual(told.event_type, "shipment.received")
        self.assertEqual(told.data["shipment"], picking.name)
        self.assertEqual(message.sale_order_id, picking.sale_id)

    def test_differences_are_evidence_in_words(self):
        picking = self.shipped()
        self.advice(
            picking,
            ("BOLT", "7", [("damaged", "2", "01"), ("short", "1", "02")]),
            ("STRANGE", "5", ()),
        )
        self.assertEqual(picking.distribution_receipt_state, "differs")
        rows = {row.kind: row for row in picking.distribution_difference_ids}
        self.assertEqual(set(rows), {"damaged", "short", "not_named", "not_announced"})
        self.assertEqual((rows["damaged"].quantity, rows["damaged"].code), (2, "01"))
        self.assertEqual(rows["short"].sale_line_id.product_id, self.bolt)
        self.assertEqual(rows["not_named"].product_id, self.nut)
        self.assertIn(
            "Line 1, [BOLT] Part BOLT: short 1 EA (shipped 10, received 7)",
            self.open(picking).words,
        )
        order = picking.sale_id
        self.assertEqual(
            order.distribution_difference_ids, picking.distribution_difference_ids
        )
        self.assertEqual(self.open(picking).sale_order_id, order)
        self.assertEqual(self.events(picking)[0].event_type, "shipment.disputed")
        self.assertEqual(picking.state, "done")

    def test_correction_replaces_and_closes(self):
        picking = self.shipped()
        self.advice(picking, ("BOLT", "9", ()), ("NUT", "4", ()))
        found = self.open(picking)
        self.assertTrue(found)
        fine = (("BOLT", "10", ()), ("NUT", "4", ()))
        message = self.advice(picking, *fine, purpose="replace")
        self.assertEqual(message.work_state, "done", message.note)
        self.assertEqual(picking.distribution_receipt_state, "received")
        self.assertFalse(picking.distribution_difference_ids)
        self.assertEqual(found.state, "resolved")

    def test_cancelled_advice_is_forgotten(self):
        picking = self.shipped()
        self.advice(picking, ("BOLT", "9", ()), ("NUT", "4", ()))
        self.advice(picking, purpose="cancel")
        self.assertFalse(picking.distribution_receipt_state)
        self.assertFalse(picking.distribution_difference_ids)
        self.assertFalse(self.open(picking))

    def test_same_advice_again_changes_nothing(self):
        picking = self.shipped()
        lines = (("BOLT", "9", ()), ("NUT", "4", ()))
        self.advice(picking, *lines)
        again = self.advice(picking, *lines, detail={"copy": "2"})
        self.assertEqual(again.work_state, "blocked")
        self.assertEqual(len(picking.distribution_difference_ids), 1)

    def test_by_the_order_when_no_shipment_is_named(self):
        picking = self.shipped()
        fine = (("BOLT", "10", ()), ("NUT", "4", ()))
        self.advice(None, *fine, order_number="P-1")
        self.assertEqual(picking.distribution_receipt_state, "received")

    def test_unknown_shipment_waits_for_a_person(self):
        picking = self.shipped()
        message = self.advice(None, ("BOLT", "10", ()), shipment_number="WH/OUT/X")
        self.assertEqual(message.work_state, "blocked")
        self.assertIn("did not leave us", self._open_exceptions(message).words)
        self.assertFalse(picking.distribution_receipt_state)
        self.assertFalse(self.env["distribution.receipt.difference"].search([]))

    def test_shipment_of_another_partner_is_not_found(self):
        picking = self.shipped()
        other = self.env["distribution.system"].create(
            {"name": "Other", "partner_id": self.partner.id}
        )
        picking.sale_id.distribution_system_id = other
        message = self.advice(picking, ("BOLT", "10", ()))
        self.assertEqual(message.work_state, "blocked")
        self.assertFalse(picking.distribution_receipt_state)

    def test_other_unit_is_not_compared(self):
        picking = self.shipped()
        message = self.advice(picking, ("BOLT", "1", ()), ("NUT", "4", ()))
        content = message.canonical
        content["lines"][0]["unit"] = "CA"
        self.advice(picking, purpose="replace", number="R-2", lines=content["lines"])
        [row] = picking.distribution_difference_ids
        self.assertEqual(row.kind, "unit")
        self.assertIn("1 CA", row.words)

    def test_two_lines_of_one_item_add_up(self):
        picking = self.shipped()
        self.advice(picking, ("BOLT", "6", ()), ("BOLT", "4", ()), ("NUT", "4", ()))
        self.assertEqual(picking.distribution_receipt_state, "received")

    def test_receipt_advice_worked_twice_happens_once(self):
        picking = self.shipped()
        message = self.advice(picking, ("BOLT", "9", ()), ("NUT", "4", ()))
        self._assert_happens_once(message)
