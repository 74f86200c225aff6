# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Cartons are closed, coded and told in the 856."""

from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged
from odoo.tools.barcode import check_barcode_encoding

from .common import SftpCase
from .documents import interchange, line, order


@tagged("post_install", "-at_install")
class TestCartons(SftpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.profile.write({"carton_codes": True, "gs1_prefix": "0069999"})
        cls.notices = cls._interface("out", "shipment")
        cls.env["distribution.subscription"].create(
            {"event_type": "shipment.dispatched", "interface_id": cls.notices.id}
        )

    def _picking(self, number="PO-1"):
        body = interchange([order(number, [line(1, "A-1"), line(2, "A-2", 4)])], 1)
        self.receive(body)
        return self.orders(number).picking_ids

    @staticmethod
    def _sscc(body):
        """Return the valid code that begins with these 17 digits."""
        codes = (f"{body}{digit}" for digit in range(10))
        return next(code for code in codes if check_barcode_encoding(code, "sscc"))

    def _notice(self):
        self.work()
        return self.read_sent(self.sent("shipment"))

    def test_loose_goods_become_one_carton(self):
        picking = self._picking()
        picking.button_validate()
        package = picking.move_line_ids.result_package_id
        self.assertEqual(len(package), 1)
        self.assertTrue(package.valid_sscc)
        self.assertTrue(package.name.startswith("00069999"), package.name)
        self.assertEqual(package.shipping_weight, 5.0)
        [told] = self._notice()["orders"]
        [carton] = told["cartons"]
        self.assertEqual(carton["sscc"], package.name)
        self.assertEqual([each["quantity"] for each in carton["lines"]], ["6", "4"])

    def test_packed_goods_keep_their_cartons(self):
        picking = self._picking()
        first, second = picking.move_line_ids
        first.result_package_id = self.env["stock.package"].create({"name": "PACK-1"})
        ready = self._sscc("00069999123456789")
        second.result_package_id = self.env["stock.package"].create({"name": ready})
        picking.button_validate()
        self.assertTrue(first.result_package_id.valid_sscc)
        self.assertEqual(second.result_package_id.name, ready)
        [told] = self._notice()["orders"]
        codes = {carton["sscc"] for carton in told["cartons"]}
        packages = picking.move_line_ids.result_package_id
        self.assertEqual(codes, set(packages.mapped("name")))

    def test_scanned_label_of_a_carton_is_kept(self):
        picking = self._picking()
        first, second = picking.move_line_ids
        packages = self.env["stock.package"]
        ready = self._sscc("00069999123456789")
        other = self._sscc("00069999123456788")
        first.result_package_id = packages.create({"name": f"00{ready}"})
        second.result_package_id = packages.create({"name": f"]C100{other}"})
        picking.button_validate()
        names = picking.move_line_ids.result_package_id.mapped("name")
        self.assertEqual(sorted(names), sorted([ready, other]))

    def test_mistyped_label_of_a_carton_is_refused(self):
        picking = self._picking()
        ready = self._sscc("00069999123456789")
        wrong = f"{ready[:-1]}{(int(ready[-1]) + 1) % 10}"
        package = self.env["stock.package"].create({"name": wrong})
        picking.move_line_ids.result_package_id = package
        before = self.profile._next_sscc()
        for name in (wrong, f"00{wrong}", f"(00){wrong}"):
            package.name = name
            with self.assertRaisesRegex(UserError, "its check digit is"):
                picking.button_validate()
            self.assertEqual(picking.state, "assigned")
        self.assertEqual(int(self.profile._next_sscc()[8:17]), int(before[8:17]) + 1)

    def test_warehouse_operator_needs_no_rights_on_profiles(self):
        picking = self._picking()
        operator = self.env["res.users"].create(
            {
                "name": "Packer",
                "login": "packer",
                "group_ids": [(6, 0, self.env.ref("stock.group_stock_user").ids)],
            }
        )
        picking.with_user(operator).button_validate()
        self.assertEqual(picking.state, "done")
        self.assertTrue(picking.move_line_ids.result_package_id.valid_sscc)

    def test_what_is_not_shipped_is_not_packed(self):
        picking = self._picking()
        first, second = picking.move_ids
        first.picked = True
        second.picked = False
        picking.with_context(skip_backorder=True).button_validate()
        rest = second.move_line_ids
        self.assertTrue(first.move_line_ids.result_package_id.valid_sscc)
        self.assertFalse(rest.result_package_id)

    def test_other_partners_are_left_alone(self):
        self.profile.carton_codes = False
        picking = self._picking()
        picking.button_validate()
        self.assertEqual(picking.state, "done")
        self.assertFalse(picking.move_line_ids.result_package_id)

    def test_carton_without_code_is_not_told(self):
        picking = self._picking()
        picking.button_validate()
        picking.move_line_ids.result_package_id.name = "BROKEN"
        self.work()
        notice = self.sent("shipment")
        self.assertEqual(notice.work_state, "blocked")
        self.assertIn("has a carton without an SSCC-18", notice.note)
        self.assertFalse(notice.payload_ids)

    def test_codes_have_a_check_digit_and_never_repeat(self):
        codes = [self.profile._next_sscc() for _each in range(25)]
        self.assertEqual(len(set(codes)), 25)
        self.assertTrue(all(check_barcode_encoding(code, "sscc") for code in codes))

    def test_two_partners_share_the_counter_of_our_prefix(self):
        other = self.profile.copy(
            {"system_id": self.system.copy({"name": "Second retailer"}).id}
        )
        profiles = (self.profile, other, self.profile)
        codes = [profile._next_sscc() for profile in profiles]
        serials = [int(code[8:17]) for code in codes]
        self.assertEqual(serials, [serials[0], serials[0] + 1, serials[0] + 2])

    def test_counter_that_is_used_up(self):
        # Another prefix: what a counter has given out stays given out, even in tests.
        self.profile.gs1_prefix = "0079999"
        counter = self.profile._counter()
        self.env.cr.execute("SELECT setval(%s, 999999999)", [counter])
        with self.assertRaisesRegex(UserError, "All carton codes of prefix 00079999"):
            self.profile._next_sscc()

    def test_prefix_must_be_a_prefix(self):
        for prefix in (False, "12345", "06A9999", "٠٦٩٩٩٩٩"):
            with self.assertRaisesRegex(ValidationError, "GS1 company prefix"):
                self.profile.gs1_prefix = prefix
