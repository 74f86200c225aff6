# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What the partner's profile wants in documents, in and out; what is held back."""

from datetime import timedelta

from odoo import fields
from odoo.exceptions import ValidationError
from odoo.tests import tagged

from odoo.addons.distribution_integration_base.engine.errors import DistributionError

from .. import ediwire
from .common import EdiCase
from .documents import acknowledgement, interchange, line, order


@tagged("post_install", "-at_install")
class TestGates(EdiCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.profile.write({"carton_codes": True, "gs1_prefix": "0069999"})
        cls.notices = cls._interface("out", "shipment")
        # Nothing is sent before the notice, so that it waits for nothing.
        cls.answers.system_id.subscription_ids.unlink()
        cls.env["distribution.subscription"].create(
            {"event_type": "shipment.dispatched", "interface_id": cls.notices.id}
        )

    def _order(self, number="PO-1", control=1, lines=None):
        body = interchange([order(number, lines or [line(1, "A-1")])], control)
        self.receive(body, f"{number}.edi")
        return self.orders(number)

    def _ship(self, sale):
        sale.picking_ids.filtered(lambda p: p.state != "done").button_validate()
        self.work()
        return self.sent("shipment")

    def _require(self, document_type, segment, qualifier):
        self.profile.reference_ids = [
            (
                0,
                0,
                {
                    "document_type": document_type,
                    "segment": segment,
                    "qualifier": qualifier,
                },
            )
        ]

    def assert_held(self, notice, words):
        self.assertEqual(notice.work_state, "blocked")
        self.assertIn(words, self.only_exception(notice).words)
        self.assertFalse(notice.payload_ids)
        control = self.profile.control_ids.filtered(lambda each: each.level == "gs")
        return control.last_number

    # --- straight to the consumer ---

    def test_cartons_for_a_consumer_need_no_codes(self):
        code, number, segments = order("PO-1", [line(1, "A-1")])
        [begin, reference, day, _store, *rest] = segments
        consumer = [
            ["N1", "ST", "Ada Example"],
            ["N3", "1 Mill Lane"],
            ["N4", "Dover", "DE", "19901", "US"],
        ]
        begin = [*begin[:2], "DS", *begin[3:]]
        note = ["MSG", "Happy birthday"]
        head = [begin, reference, day, ["N9", "L1", "GIFT"], note, *consumer]
        self.receive(interchange([(code, number, [*head, *rest])]), "ds.edi")
        sale = self.orders("PO-1")
        self.assertEqual(sale.partner_shipping_id.name, "Ada Example")
        self.assertIn("Happy birthday", sale.picking_ids.note)
        sale.picking_ids.move_ids.picked = True
        notice = self._ship(sale)
        bare = notice.canonical
        bare["orders"][0]["cartons"][0]["sscc"] = None
        codec = self.env["distribution.codec.x12"]
        self.assertTrue(codec._encode([bare], self.notices).body)
        with self.assertRaisesRegex(DistributionError, "without an SSCC-18"):
            codec._encode([{**bare, "detail": {}}], self.notices)

    # --- required references ---------------------------------------------------------

    def test_required_reference_that_came(self):
        for segment, qualifier in (("REF", "DP"), ("N104", "ST"), ("PO107", "VN")):
            self._require("order", segment, qualifier)
        self.assertEqual(self._order().state, "sale")
        [told] = self.read_sent(self.sent("acknowledgement"))["sets"]
        self.assertEqual(told["verdict"], "accepted")

    def test_order_without_a_required_reference(self):
        self._require("order", "PO107", "UP")
        self.profile.rule_ids = [
            (0, 0, {"code": "reference_required", "action": "reject"})
        ]
        sale = self._order()
        self.assertFalse(sale)
        document = self.env["distribution.message"].search(
            [("document_type", "=", "order"), ("system_id", "=", self.system.id)]
        )
        words = self.only_exception(document).words
        self.assertIn("element 7 (item code): the partner requires 'UP'", words)

    def test_shipment_without_a_required_reference_is_held(self):
        self._require("shipment", "REF", "LO")
        notice = self._ship(self._order())
        numbers = self.assert_held(
            notice, "the partner requires 'LO' and it is missing"
        )
        self.profile.reference_ids.unlink()
        notice.action_retry()
        self.work()
        self.assertTrue(notice.payload_ids)
        self.assertEqual(int(notice.controls["gs"]), numbers + 1)

    def test_wish_must_be_a_segment(self):
        with self.assertRaisesRegex(ValidationError, "is no segment"):
            self._require("order", "R*F", "DP")

    # --- characters ------------------------------------------------------------------

    def test_texts_leave_in_the_agreed_characters(self):
        self.company.name = "Größe – 東京"
        notice = self._ship(self._order())
        self.assert_held(notice, "has '東京', which the character set latin-1")
        self.profile.character_set = "utf-8"
        notice.action_retry()
        self.work()
        self.assertIn("Größe – 東京".encode(), notice._body())
        self.company.name = "Größe – 5"
        self.profile.character_set = "latin-1"
        second = self._order("PO-2", 2)
        notice = self._ship(second).filtered(lambda each: each.sale_order_id == second)
        self.assertIn("Größe - 5".encode("latin-1"), notice._body())
        self.assertIn("Größe - 5", notice.content_text)
        self.assertEqual(self.read_sent(notice)["type"], "shipment")

    # --- layout ----------------------------------------------------------------------

    def _levels(self, notice):
        [found] = ediwire.read_interchanges(notice._body())
        levels = [s for s in found.groups[0].sets[0].segments if s[0] == "HL"]
        return "".join(each[3] for each in levels)

    def test_notice_is_told_as_the_partner_wants_it(self):
        wanted = {
            "SOPI": "SOPI",
            "SOIP": "SOIP",
            "SPOI": "SPOI",
            "SOI": "SOI",
            "SOTI": "SOTI",
        }
        for control, (tree, levels) in enumerate(wanted.items(), 1):
            self.profile.shipment_tree = tree
            self.profile.carton_codes = tree not in ("SOI", "SOTI")
            sale = self._order(f"PO-{tree}", control)
            picking = sale.picking_ids
            if tree == "SOTI":
                pallet = self.env["stock.package"].create({"name": "PALLET"})
                picking.move_line_ids.result_package_id = pallet
            notice = self._ship(sale).filtered(lambda m, s=sale: m.sale_order_id == s)
            if tree == "SOTI":
                self.assertIn("HL*3*2*T", notice._body().decode())
            self.assertEqual(self._levels(notice), levels, tree)

    def test_carton_of_two_items_is_no_standard_pack(self):
        self.profile.shipment_tree = "SOIP"
        sale = self._order(lines=[line(1, "A-1"), line(2, "A-2")])
        self.assert_held(self._ship(sale), "holds several items")

    def test_pallets_are_told_with_their_codes(self):
        self.profile.shipment_tree = "SOTPI"
        sale = self._order(lines=[line(1, "A-1"), line(2, "A-2"), line(3, "A-3")])
        picking = sale.picking_ids
        for each in picking.move_line_ids:
            each.action_put_in_pack()
        first, second, third = picking.move_line_ids.result_package_id
        pallet = (first + second).action_put_in_pack()
        self.assertTrue(pallet.valid_sscc)
        other = third.action_put_in_pack()
        notice = self._ship(sale)
        self.assertEqual(sorted(self._levels(notice)), sorted("SOTPIPITPI"))
        told = self.read_sent(notice)
        codes = {each["number"]: each["sscc"] for each in told["pallets"]}
        [order_] = told["orders"]
        self.assertEqual(
            {each["sscc"]: codes[each["pallet"]] for each in order_["cartons"]},
            {
                first.name: pallet.name,
                second.name: pallet.name,
                third.name: other.name,
            },
        )
        # What happens to the pallet afterwards does not change what left.
        pallet.unpack()
        message = self.env["distribution.handler.shipment"]._render(notice)
        self.assertEqual(len(message["pallets"]), 2)

    def test_pallet_of_two_orders_is_told_in_the_notice_of_each(self):
        self.profile.shipment_tree = "SOTPI"
        sales = self._order("PO-1", 1) | self._order("PO-2", 2)
        for each in sales.picking_ids.move_line_ids:
            each.action_put_in_pack()
        cartons = sales.picking_ids.move_line_ids.result_package_id
        pallet = cartons.action_put_in_pack()
        notices = self._ship(sales)
        self.assertEqual(notices.mapped("step"), ["deliver", "deliver"])
        told = [self.read_sent(notice) for notice in notices]
        for document in told:
            self.assertEqual([p["sscc"] for p in document["pallets"]], [pallet.name])
        numbers = {document["orders"][0]["order_number"] for document in told}
        self.assertEqual(numbers, {"PO-1", "PO-2"})

    def test_carton_that_stands_on_no_pallet_is_held(self):
        self.profile.shipment_tree = "SOTPI"
        notice = self._ship(self._order())
        self.assert_held(notice, "the partner takes SOTPI, this is SOPI")

    def test_lots_serials_and_kinds_of_goods(self):
        lot, serial = self.products[:2]
        lot.tracking, serial.tracking = "lot", "serial"
        lot.use_expiration_date = True
        warehouse = self.env["stock.warehouse"].search(
            [("company_id", "=", self.company.id)], limit=1
        )
        for product, names in ((lot, ["LOT-1"]), (serial, ["SN-1", "SN-2"])):
            quants = self.env["stock.quant"].search([("product_id", "=", product.id)])
            quants.sudo().unlink()
            for name in names:
                self.env["stock.quant"]._update_available_quantity(
                    product,
                    warehouse.lot_stock_id,
                    6 if product == lot else 1,
                    lot_id=self.env["stock.lot"].create(
                        {
                            "name": name,
                            "product_id": product.id,
                            "expiration_date": "2031-05-01 12:00:00"
                            if product == lot
                            else False,
                        }
                    ),
                )
        sale = self._order(lines=[line(1, "A-1", 6), line(2, "A-2", 2)])
        told = self.read_sent(self._ship(sale))
        [carton] = told["orders"][0]["cartons"]
        lines = {each["number"]: each for each in carton["lines"]}
        self.assertEqual(lines["1"]["lot"], "LOT-1")
        self.assertEqual(lines["1"]["expiry"], "2031-05-01")
        self.assertNotIn("expiry", lines["2"])
        self.assertEqual(lines["2"]["quantity"], "2")
        self.assertEqual(sorted(lines["2"]["serials"]), ["SN-1", "SN-2"])

    # --- quantities, dates, numbers --------------------------------------------------

    def test_more_than_confirmed_is_held(self):
        sale = self._order()
        sale.picking_ids.move_ids.quantity = 8
        notice = self._ship(sale)
        self.assert_held(notice, "of line 1 8 are shipped, but only 6 confirmed")
        self.profile.overship_percent = 50
        notice.action_retry()
        self.work()
        self.assertTrue(notice.payload_ids)

    def test_more_than_ordered_is_held(self):
        sale = self._order()
        sale.order_line.product_uom_qty = 9
        notice = self._ship(sale)
        self.assert_held(notice, "of line 1 9 are confirmed, but only 6 ordered")

    def test_date_to_come_is_held(self):
        sale = self._order()
        sale.picking_ids.button_validate()
        sale.picking_ids.date_done = fields.Datetime.now() + timedelta(hours=5)
        self.work()
        self.assert_held(self.sent("shipment"), "which is to come")

    def test_late_shipment_promises_no_day(self):
        sale = self._order()
        sale.commitment_date = fields.Datetime.now() - timedelta(days=3)
        self.assertNotIn("expected_on", self.read_sent(self._ship(sale)))

    def test_number_that_the_partner_has_is_replaced(self):
        notice = self._ship(self._order())
        notice.write({"work_state": "done", "delivery_state": "sent"})
        self.assertNotIn("purpose", self.read_sent(notice))
        notice.ack_state = "rejected"
        handler = self.env["distribution.handler.shipment"]
        again = notice.copy({"idempotency_key": "again", "uid": "again"})
        self.assertNotIn("purpose", handler._render(again))
        notice.ack_state = "accepted"
        self.assertEqual(handler._render(again)["purpose"], "replace")

    # --- item codes -----------------------------------------------------------------

    def _two_codes(self, number, control):
        product = [["PO1", "1", "6", "EA", "10.00", "", "VN", "A-1", "BP", "B-9"]]
        self.receive(interchange([order(number, [product])], control), number)
        return self.orders(number).order_line.product_id.default_code

    def test_codes_that_disagree(self):
        self.env["distribution.mapping"].create(
            {
                "system_id": self.system.id,
                "kind": "item",
                "code_type": "buyer",
                "code": "B-9",
                "product_id": self.products[1].id,
            }
        )
        self.assertEqual(self._two_codes("PO-1", 1), "A-1")
        self.profile.trust_ids = [(0, 0, {"kind": "buyer"})]
        self.assertEqual(self._two_codes("PO-2", 2), "A-2")

    # --- reading for people ----------------------------------------------------------

    def test_reader_judges_as_the_profile_does(self):
        self._require("order", "REF", "IA")
        self._order()
        document = self.env["distribution.message"].search(
            [("document_type", "=", "order"), ("system_id", "=", self.system.id)]
        )
        reader = self.env["distribution.edi.reader"]

        def told():
            [found] = reader.open_message(document.id)["document"]["findings"]
            self.assertIn("the partner requires 'IA'", found["words"])
            return found["severity"]

        self.assertEqual(told(), "warning")
        self.profile.rule_ids = [
            (0, 0, {"code": "reference_required", "action": "reject"})
        ]
        self.assertEqual(told(), "error")

    def test_wrong_date_is_told_once(self):
        functional, code, segments = order("PO-1", [line(1, "A-1")])
        segments[0][5] = "20261399"
        message = self.receive(interchange([(functional, code, segments)]))
        document = self.documents(message)
        page = self.env["distribution.edi.reader"].open_message(document.id)
        found = [each for row in page["rows"] for each in row["findings"]]
        self.assertEqual(len(found), 1, found)
        self.assertEqual(len(self.exceptions(document)), 1)

    def test_accepted_answer_of_the_partner_is_no_gate(self):
        notice = self._ship(self._order())
        found = acknowledgement("SH", notice.controls["gs"])
        found[2][1][1] = "856"
        self.receive(interchange([found], 50), "997.edi")
        self.assertEqual(notice.ack_state, "accepted")
