# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Labels of cartons are printed from the delivery, and a scanner reads them."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, HttpCase, new_test_user, tagged

from .barcodes import read_pdf, read_zpl, zpl_texts
from .common import EdiCase
from .documents import interchange, line, order


@tagged("post_install", "-at_install")
class TestCartonLabels(EdiCase, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.profile.write({"carton_codes": True, "gs1_prefix": "0069999"})
        cls.store = cls.system.partner_id.child_ids
        country, state = cls.env.ref("base.us"), cls.env.ref("base.state_us_22")
        cls.store.write(
            {
                "street": "100 Harbour Boulevard",
                "city": "Springfield",
                "state_id": state.id,
                "zip": "62701",
                "country_id": country.id,
            }
        )
        cls.company.partner_id.country_id = country
        cls.products[0].barcode = "012345678905"
        cls.packer = new_test_user(
            cls.env, "packer", groups="stock.group_stock_user", password="packer"
        )

    def _picking(self, lines=1):
        number = f"PO-{lines}"
        rows = [line(n, f"A-{n}") for n in range(1, lines + 1)]
        self.receive(interchange([order(number, rows)], lines))
        return self.orders(number).picking_ids

    def _print(self, picking, form):
        return self.env["distribution.carton.label"]._print(picking, form)

    def _codes(self, picking):
        return picking.move_line_ids.result_package_id.mapped("name")

    def test_every_symbol_is_read(self):
        picking = self._picking()
        picking.button_validate()
        [code] = self._codes(picking)
        wanted = [[f"(00){code}", "(02)00012345678905(37)6", "(420)62701"]]
        body, kind, name = self._print(picking, "pdf")
        self.assertEqual((kind, read_pdf(body)), ("application/pdf", wanted))
        self.assertEqual(name, f"{picking.name.replace('/', '-')}.pdf")
        for form in ("zpl203", "zpl300"):
            body, _kind, _name = self._print(picking, form)
            self.assertEqual(read_zpl(body), wanted)
        texts = zpl_texts(body)
        for words in ("PO-1", picking.name, "Harbour store", "1 / 1", f"(00){code}"):
            self.assertIn(words, texts)

    def test_printing_again_gives_no_new_code(self):
        picking = self._picking()
        picking.button_validate()
        before = self._codes(picking)
        first = self._print(picking, "pdf")
        self.assertEqual(self._print(picking, "pdf"), first)
        self.assertEqual(self._codes(picking), before)
        serial = int(before[0][8:17])
        self.assertEqual(int(self.profile._next_sscc()[8:17]), serial + 1)

    def test_packed_carton_has_its_code_before_it_leaves(self):
        picking = self._picking(2)
        first, second = picking.move_line_ids
        first.action_put_in_pack()
        self.assertTrue(picking.distribution_has_carton_codes)
        [code] = self._codes(picking)
        picking.with_user(self.packer).action_distribution_carton_labels()
        picking.button_validate()
        self.assertEqual(first.result_package_id.name, code)
        self.assertNotEqual(second.result_package_id.name, code)
        labels = read_pdf(self._print(picking, "pdf")[0])
        self.assertEqual(labels[0][0], f"(00){code}")
        self.assertEqual(len(labels), 2)

    def test_packing_table_of_the_warehouse(self):
        warehouse = self.env["stock.warehouse"].search(
            [("company_id", "=", self.company.id)], limit=1
        )
        warehouse.delivery_steps = "pick_pack_ship"
        fetched = self._picking()
        self.assertEqual(fetched.picking_type_id, warehouse.pick_type_id)
        fetched.move_line_ids.action_put_in_pack()
        self.assertFalse(fetched.distribution_has_carton_codes, "a tote is no carton")
        fetched.move_line_ids.result_package_id = False
        fetched.button_validate()
        packed = fetched.move_ids.move_dest_ids.picking_id
        self.assertEqual(packed.picking_type_id, warehouse.pack_type_id)
        packed.move_line_ids.action_put_in_pack()
        [code] = self._codes(packed)
        self.assertTrue(packed.distribution_has_carton_codes)
        packed.button_validate()
        leaving = packed.move_ids.move_dest_ids.picking_id
        self.assertEqual(leaving.picking_type_code, "outgoing")
        labels = read_pdf(self._print(leaving, "pdf")[0])
        self.assertEqual([each[0] for each in labels], [f"(00){code}"])
        leaving.button_validate()
        self.assertEqual(leaving.state, "done")
        self.assertEqual(self._codes(leaving), [code])

    def test_mixed_carton_names_no_item(self):
        picking = self._picking(2)
        picking.button_validate()
        [code] = self._codes(picking)
        body, _kind, _name = self._print(picking, "zpl203")
        self.assertEqual(read_zpl(body), [[f"(00){code}", "(420)62701"]])
        self.assertIn("MIXED: 2 different items", zpl_texts(body))

    def test_pallet_is_labelled_before_and_after_it_left(self):
        picking = self._picking(3)
        for each in picking.move_line_ids:
            each.action_put_in_pack()
        first, second, third = picking.move_line_ids.result_package_id
        pallet = (first + second).action_put_in_pack()
        alone = third.action_put_in_pack()
        cartons = [[f"(00){each.name}", "(420)62701"] for each in (second, third)]
        wanted = [
            [f"(00){first.name}", "(02)00012345678905(37)6", "(420)62701"],
            *cartons,
            [f"(00){pallet.name}", "(420)62701"],
            [f"(00){alone.name}", "(420)62701"],
        ]
        for left in (False, True):
            if left:
                picking.button_validate()
                pallet.unpack()
            body, _kind, _name = self._print(picking, "zpl203")
            self.assertEqual(read_zpl(body), wanted)
            self.assertEqual(read_pdf(self._print(picking, "pdf")[0]), wanted)
            texts = zpl_texts(body)
            self.assertIn("1 / 2 (2 CTN)", texts)
            self.assertIn("2 / 2 (1 CTN)", texts)
            self.assertIn("MIXED: 2 different items", texts)
            self.assertEqual(texts.count("PALLET"), 2)

    def test_pallet_of_two_deliveries_has_one_label(self):
        deliveries = self._picking(1) + self._picking(2)
        for each in deliveries.move_line_ids:
            each.action_put_in_pack()
        pallet = deliveries.move_line_ids.result_package_id.action_put_in_pack()
        body, _kind, _name = self._print(deliveries, "zpl203")
        found = [codes[0] for codes in read_zpl(body)]
        self.assertEqual(found.count(f"(00){pallet.name}"), 1)
        self.assertEqual(len(found), 4)
        self.assertIn("1 / 1 (3 CTN)", zpl_texts(body))
        self.assertEqual(
            zpl_texts(body).count("MIXED: 2"), 3, "order, number, delivery"
        )

    def test_postal_code_of_another_country_has_no_bars(self):
        self.store.country_id = self.env.ref("base.ca")
        picking = self._picking()
        picking.button_validate()
        [found] = read_pdf(self._print(picking, "pdf")[0])
        self.assertFalse([text for text in found if text.startswith("(420)")])

    def test_carton_without_code_is_not_printed(self):
        self.profile.carton_codes = False
        picking = self._picking()
        picking.move_line_ids.action_put_in_pack()
        self.assertFalse(picking.distribution_has_carton_codes)
        before = self._codes(picking)
        with self.assertRaisesRegex(UserError, "has an SSCC-18 yet"):
            picking.action_distribution_carton_labels()
        self.assertEqual(self._codes(picking), before)

    def test_download_is_for_those_who_may_see_the_delivery(self):
        picking = self._picking()
        picking.button_validate()
        url = picking.action_distribution_carton_labels()["url"]
        self.authenticate("packer", "packer")
        answer = self.url_open(url)
        self.assertEqual(answer.status_code, 200)
        self.assertEqual(answer.headers["Content-Type"], "application/pdf")
        self.assertEqual(len(read_pdf(answer.content)), 1)
        self.assertEqual(self.url_open(url.replace("=pdf", "=exe")).status_code, 400)
        self.assertEqual(self.url_open(url.replace("ids=", "ids=x")).status_code, 400)
        gone = f"/distribution/carton_labels?ids={picking.id + 10**6}"
        self.assertEqual(self.url_open(gone).status_code, 404)
        new_test_user(self.env, "stranger", groups="base.group_user", password="x" * 9)
        self.authenticate("stranger", "x" * 9)
        self.assertEqual(self.url_open(url).status_code, 403)
        with self.assertRaises(AccessError):
            picking.with_user(
                self.env.ref("base.public_user")
            ).action_distribution_carton_labels()

    def test_print_menu_offers_the_labels(self):
        bound = self.env["ir.actions.actions"].with_user(self.packer)
        names = {each["name"] for each in bound.get_bindings("stock.picking")["report"]}
        self.assertLessEqual(
            {"Carton labels (PDF)", "Carton labels (ZPL, 203 dpi)"}, names
        )
        picking = self._picking()
        picking.button_validate()
        action = self.env.ref("distribution_edi.carton_labels_zpl300_action")
        found = (
            action.with_user(self.packer)
            .with_context(active_model="stock.picking", active_ids=picking.ids)
            .run()
        )
        self.assertEqual(found["type"], "ir.actions.act_url")
        self.assertIn("form=zpl300", found["url"])


@tagged("post_install", "-at_install")
class TestGtinWarning(EdiCase):
    def _warned(self, record, values):
        found = record.onchange(values, list(values), {name: {} for name in values})
        return found.get("warning", {}).get("message", "")

    def test_mistyped_barcode_is_told_and_kept(self):
        wrong = {"barcode": "012345678906"}
        for model in ("product.template", "product.product", "product.uom"):
            with self.subTest(model):
                words = self._warned(self.env[model], wrong)
                self.assertIn("its check digit is 6 and should be 5", words)
                for good in ("012345678905", "SHELF-7", "12345", ""):
                    self.assertFalse(self._warned(self.env[model], {"barcode": good}))
        with Form(self.products[0]) as form:
            form.barcode = wrong["barcode"]
        self.assertEqual(self.products[0].barcode, wrong["barcode"])

    def test_mapping_of_a_gtin(self):
        mapping = self.env["distribution.mapping"]
        row = {"kind": "item", "code_type": "gtin", "code": "1234567890"}
        self.assertIn("it has 10 digits", self._warned(mapping, row))
        self.assertFalse(self._warned(mapping, {**row, "code_type": "buyer"}))
        self.assertFalse(self._warned(mapping, {**row, "code": "012345678905"}))
