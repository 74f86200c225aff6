# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""850 in, 940 to a 3PL, its 945 back, then 856 and 810: byte by byte."""

from datetime import datetime

from odoo.tests import tagged

from .. import ediwire
from ..ediwire import edifact
from .warehouse_x12 import ThreePlCase


@tagged("post_install", "-at_install")
class TestWarehouseRoad(ThreePlCase):
    def test_from_the_order_to_the_invoice(self):
        picking = self.ordered("PO-1")
        [asked] = self.of_bay()
        self.assertEqual(asked.document_type, "warehouse_order")
        self.assertTrue("_940_" in asked.name)
        self.assertEqual(asked.ack_state, "expected")
        self.assertEqual(
            [line["quantity"] for line in self.bay.asked[picking.name]["lines"]],
            ["6", "3"],
        )
        self.assertEqual(self.bay.asked[picking.name]["customer_order"], "PO-1")
        self.assertFalse(self.sent("shipment"), "what is asked has not left")

        advice = self.bay.ship(picking.name)
        [message] = self.answer(advice)
        self.assertEqual(message.work_state, "done", message.note)
        self.assertEqual(picking.state, "done")
        [notice] = self.sent("shipment")
        told = self.read_sent(notice)
        self.assertEqual(
            sorted(carton["sscc"] for carton in told["orders"][0]["cartons"]),
            sorted(carton["sscc"] for carton in advice["cartons"]),
        )
        self.assertEqual(told["carrier_scac"], "FDEG")
        self.bill()
        [invoice] = self.sent("invoice")
        self.assertEqual(self.read_sent(invoice)["total"], "90")
        self.assertEqual(picking.sale_id.distribution_state, "invoiced")
        acknowledged = self.of_bay().filtered(
            lambda each: each.document_type == "acknowledgement"
        )
        self.assertEqual(self.read_sent(acknowledged)["verdict"], "accepted")

    def bill(self):
        """Have what was shipped billed, as the job that was asked for does."""
        self._commit()
        with self.enter_registry_test_mode():
            self.env["distribution.order.step"]._run()
        self.env.invalidate_all()
        self.work()

    def test_the_997_of_the_warehouse_marks_our_940(self):
        self.ordered("PO-2")
        [asked] = self.of_bay()
        self.heard.clear()
        answers = self.listen()
        self.answer(*answers)
        self.assertEqual(asked.ack_state, "accepted")
        self.assertEqual(asked.delivery_state, "delivered")

    def test_short_wrong_and_late_beside_one_that_is_right(self):
        """One file with four advices: each goes its own way."""
        right = self.ordered("PO-3", control=41)
        short = self.ordered("PO-4", control=42)
        totals = self.ordered("PO-5", control=43)
        gone = self.ordered("PO-6", control=44)
        advices = [
            self.bay.ship(right.name),
            self.bay.ship(short.name, {"1": 2}, "partial_closed"),
            self.bay.ship(totals.name, units="99"),
            self.bay.ship(gone.name),
        ]
        gone.sale_id._action_cancel()
        self.listen()
        self.assertNotIn(gone.name, self.bay.asked)
        found = self.answer(*advices)
        self.assertEqual(
            found.mapped("work_state"), ["done", "done", "blocked", "blocked"]
        )
        self.assertEqual(right.state, "done")
        self.assertEqual(short.backorder_ids.move_ids.product_uom_qty, 4)
        self.assertEqual(totals.state, "assigned")
        self.assertIn("99", self.only_exception(found[2]).words)
        self.assertEqual(self.only_exception(found[3]).cause, "warehouse_cancelled")
        self.assertEqual(len(self.sent("shipment")), 2)
        self.listen()
        self.assertIn(short.backorder_ids.name, self.bay.asked)

    def test_the_same_file_and_the_same_advice_again(self):
        picking = self.ordered("PO-7")
        advice = self.bay.ship(picking.name)
        [first] = self.answer(advice)
        [second] = self.answer(advice)
        self.assertEqual(first.work_state, "done")
        self.assertEqual(second.work_state, "dropped")
        self.assertEqual(len(self.sent("shipment")), 1)

    def test_a_945_that_corrects_makes_an_856_that_replaces(self):
        """The partner need not have answered the first one yet."""
        notices = self.retailer.interface_ids.filtered(
            lambda each: each.document_type == "shipment"
        )
        notices.ack_expected = True
        picking = self.ordered("PO-10")
        advice = self.bay.ship(picking.name)
        self.answer(advice)
        again = self.bay.ship(picking.name, {"1": 4}, report="replacement")
        [message] = self.answer(again)
        self.assertEqual(message.work_state, "done", message.note)
        self.assertIn("6 told before, 4 told now", message.note)
        first, second = self.sent("shipment").sorted("id")
        self.assertEqual(first.ack_state, "expected")
        self.assertIn(b"BSN*00*", first._body())
        self.assertIn(b"BSN*05*", second._body())
        cartons = self.read_sent(second)["orders"][0]["cartons"]
        told = [carton["lines"][0]["quantity"] for carton in cartons]
        self.assertEqual(sorted(told), ["3", "4"])

    def test_a_difference_that_does_not_add_up(self):
        picking = self.ordered("PO-8")
        advice = self.bay.ship(picking.name, {"1": 4})
        advice["cartons"][0]["lines"][0]["difference"] = "1"
        [message] = self.answer(advice)
        self.assertEqual(message.work_state, "blocked")
        self.assertEqual(picking.state, "assigned")
        self.assertFalse(self.sent("shipment"))

    def test_a_carton_without_a_code_gets_none_of_ours(self):
        """The partner's label is on no carton that the 3PL packed without one."""
        self.profile.write({"carton_codes": True, "gs1_prefix": "5412345"})
        picking = self.ordered("PO-9")
        advice = self.bay.ship(picking.name)
        for carton in advice["cartons"]:
            del carton["sscc"]
        [message] = self.answer(advice)
        self.assertEqual(message.work_state, "done", message.note)
        self.assertEqual(picking.state, "done")
        self.assertFalse(picking.move_line_ids.result_package_id)
        [notice] = self.sent("shipment")
        self.assertEqual(notice.work_state, "blocked")
        self.assertEqual(self.only_exception(notice).cause, "carton_without_sscc")

    def _expected(self, quantity=50):
        supplier = self.env["res.partner"].create({"name": "Mill"})
        place = supplier.property_stock_supplier
        picking = self.env["stock.picking"].create(
            {
                "picking_type_id": self.warehouse.in_type_id.id,
                "partner_id": supplier.id,
                "origin": "P-7",
                "location_id": place.id,
                "location_dest_id": self.warehouse.lot_stock_id.id,
                "move_ids": [
                    (
                        0,
                        0,
                        {
                            "product_id": self.products[0].id,
                            "product_uom_qty": quantity,
                            "location_id": place.id,
                            "location_dest_id": self.warehouse.lot_stock_id.id,
                        },
                    )
                ],
            }
        )
        picking.action_confirm()
        self.listen()
        return picking

    def on_hand(self, product):
        place = self.warehouse.lot_stock_id
        return sum(self.env["stock.quant"]._gather(product, place).mapped("quantity"))

    def test_943_out_944_and_947_in(self):
        picking = self._expected()
        [announced] = self.of_bay()
        self.assertTrue("_943_" in announced.name)
        self.warehouse.distribution_damaged_location_id = self.env[
            "stock.location"
        ].create({"name": "Damaged", "usage": "inventory"})
        self.env["distribution.mapping"].create(
            {
                "system_id": self.threepl.id,
                "kind": "reason",
                "code_type": "adjustment",
                "code": "05",
                "value": "adjust",
            }
        )
        damaged = {"condition": "damaged", "quantity": "2", "code": "01"}
        receipt = self.bay.receive(picking.name, conditions={"1": [damaged]})
        adjustment = self.bay.adjust(("A-1", "-8", "05"))
        received, adjusted = self.answer(receipt, adjustment)
        self.assertEqual(received.work_state, "done", received.note)
        self.assertEqual(adjusted.work_state, "done", adjusted.note)
        self.assertEqual(picking.state, "done")
        self.assertEqual(self.on_hand(self.products[0]), 5000 + 48 - 8)

    def test_what_a_947_takes_may_not_be_in_the_file_before_the_944(self):
        """Out of order: more leaves than is there, until the receipt is booked."""
        self.env["distribution.mapping"].create(
            {
                "system_id": self.threepl.id,
                "kind": "reason",
                "code_type": "adjustment",
                "code": "05",
                "value": "adjust",
            }
        )
        picking = self._expected()
        adjustment = self.bay.adjust(("A-1", "-5040", "05"))
        [adjusted] = self.answer(adjustment)
        self.assertEqual(adjusted.work_state, "blocked")
        self.assertEqual(self.on_hand(self.products[0]), 5000)
        [received] = self.answer(self.bay.receive(picking.name))
        self.assertEqual(received.work_state, "done", received.note)
        adjusted.action_retry()
        self.work()
        self.assertEqual(adjusted.work_state, "done", adjusted.note)
        self.assertEqual(self.on_hand(self.products[0]), 10)


@tagged("post_install", "-at_install")
class TestWarehouseEdifact(ThreePlCase):
    """A 3PL without 940 to 947: ORDERS and DESADV to it, DESADV and RECADV back."""

    @classmethod
    def _make_their_interfaces(cls):
        cls.system = cls.threepl
        cls.env["distribution.edi.profile"]._of(cls.system).write(
            {
                "our_qualifier": "14",
                "our_identifier": "5412345000013",
                "partner_qualifier": "14",
                "partner_identifier": "4012345000009",
                "edifact_version": "D:96A:UN:EAN008",
            }
        )
        edi = {"codec": "edifact"}
        cls.answers_in = cls._interface("in", "shipment", file_folder="bay", **edi)
        cls._interface("out", "acknowledgement", **edi)
        cls._subscribe("fulfilment.*", "order", **edi)
        cls._subscribe("inbound.*", "shipment", **edi)
        cls.system = cls.retailer

    def read_message(self, message):
        [interchange] = ediwire.read_interchanges(message._body())
        [group] = interchange.groups
        [found] = group.sets
        self.assertFalse([each.words() for each in found.findings])
        return ediwire.documents.read(found)[0]

    def listen(self):
        self.work()
        return []

    def answer(self, document):
        self.bay.control += 1
        profile = edifact.EdifactProfile(
            sender=("14", "4012345000009"),
            receiver=("14", "5412345000013"),
            moment=datetime(2026, 11, 20, 8, 30),
            control=self.bay.control,
            version="D:96A:UN:EAN008",
        )
        body = edifact.write_interchange([edifact.documents.write(document)], profile)
        message_id, _uid, _created = self.env["distribution.message"]._receive(
            self.answers_in, body, name="bay.edi", idempotency_key=str(self.bay.control)
        )
        self.work()
        message = self.env["distribution.message"].browse(message_id)
        return self.documents(message)

    def test_orders_out_desadv_in(self):
        picking = self.ordered("PO-20")
        [asked] = self.of_bay()
        order = self.read_message(asked)
        self.assertEqual(order["type"], "order")
        self.assertEqual(order["number"], picking.name)
        self.assertEqual([line["quantity"] for line in order["lines"]], ["6", "3"])
        self.assertFalse(
            self.env["distribution.exception"].search(
                [("cause", "=like", "no_interface:%"), ("state", "=", "open")]
            )
        )
        code = self.bay.carton()
        lines = [
            {name: line[name] for name in ("number", "quantity", "unit", "codes")}
            for line in order["lines"]
        ]
        [message] = self.answer(
            {
                "type": "shipment",
                "number": "D-1",
                "shipped_at": "2026-11-20T10:00:00",
                "orders": [
                    {
                        "order_number": picking.name,
                        "cartons": [{"sscc": code, "lines": lines}],
                    }
                ],
            }
        )
        self.assertEqual(message.work_state, "done", message.note)
        self.assertEqual(picking.state, "done")
        self.assertEqual(picking.move_line_ids.result_package_id.name, code)
        [notice] = self.sent("shipment")
        told = self.read_sent(notice)
        self.assertEqual(told["orders"][0]["cartons"][0]["sscc"], code)

    def test_desadv_out_recadv_in(self):
        picking = TestWarehouseRoad._expected(self)
        [announced] = self.of_bay()
        self.assertFalse(self.exceptions(announced).mapped("words"), announced.note)
        notice = self.read_message(announced)
        self.assertEqual(notice["type"], "shipment")
        [line] = notice["orders"][0]["cartons"][0]["lines"]
        self.assertEqual((line["quantity"], line["codes"][0]["value"]), ("50", "A-1"))
        [message] = self.answer(
            {
                "type": "receipt_advice",
                "number": "R-1",
                "received_at": "2026-11-20T10:00:00",
                "order_number": picking.name,
                "parties": [],
                "lines": [
                    {
                        "number": line["number"],
                        "quantity": "50",
                        "unit": line["unit"],
                        "codes": line["codes"],
                    }
                ],
            }
        )
        self.assertEqual(message.work_state, "done", message.note)
        self.assertEqual(picking.state, "done")
        self.assertEqual(TestWarehouseRoad.on_hand(self, self.products[0]), 5050)
