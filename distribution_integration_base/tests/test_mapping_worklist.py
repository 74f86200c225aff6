# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The work list: one step maps a code, and all that waited for it goes on."""

from lxml import etree

from odoo.exceptions import AccessError
from odoo.tests import tagged

from .mapping_case import MappingCase


@tagged("post_install", "-at_install")
class TestMappingWorkList(MappingCase):
    # --- one step ---

    def test_customer_service_maps_and_all_that_waited_goes_on(self):
        row = self._unknown("NEW", "W-1")
        self._unknown("NEW", "W-2")
        self.assertEqual((row.waiting_count, row.state), (2, "open"))
        self.assertTrue(row.waiting_since)
        row.with_user(self.service).target_id = self.bolt.id
        self.assertEqual(row.state, "mapped")
        [note] = self._audit(row, "mapped")
        self.assertEqual(note.user_id, self.service)
        self.assertEqual(note.after["stands_for"], self.bolt.display_name)
        self._drain()
        self.assertTrue(self._orders("W-1") and self._orders("W-2"))
        row.invalidate_recordset()
        self.assertEqual(row.waiting_count, 0)

    def test_a_shared_row_releases_what_waits_in_every_system(self):
        row = self._unknown("NEW")
        shared = self._map("item", "NEW", self.bolt, shared=True, code_type="sku")
        self._drain()
        self.assertEqual(self._orders("W-1").order_line.product_id, self.bolt)
        self.assertFalse(row.exists(), "nothing is left to be mapped")
        self.assertTrue(shared.exists())

    def test_what_documents_rely_on_is_not_changed_in_one_step(self):
        row = self._map("item", "X", self.bolt)
        for user in (self.service, self.manager):
            for values in ({"target_id": self.nut.id}, {"product_id": self.nut.id}):
                with self._refuses("in a new version"):
                    row.with_user(user).write(values)
        with self._refuses("cannot be changed"):
            row.with_user(self.manager).code = "Y"
        with self._refuses("Remove it in a new version"):
            row.with_user(self.manager).unlink()
        self.assertEqual((row.product_id, row.code), (self.bolt, "X"))

    def test_a_manager_adds_codes_and_that_is_written_down(self):
        row = self.mappings.with_user(self.manager).create(
            {
                "system_id": self.system.id,
                "kind": "item",
                "code": "X",
                "target_id": self.bolt.id,
            }
        )
        self.assertEqual(len(self._audit(row, "mapped")), 1)
        with self.assertRaises(AccessError):
            self.mappings.with_user(self.service).create(
                {"system_id": self.system.id, "kind": "item", "code": "Y"}
            )
        self.assertFalse(self.mappings.search([("code", "=", "Y")]))

    def test_others_read_only(self):
        row = self._unknown("NEW")
        for group in ("viewer", "warehouse", "finance"):
            user = self._person(group)
            self.assertEqual(row.with_user(user).code, "NEW")
            with self.subTest(group), self.assertRaises(AccessError):
                row.with_user(user).target_id = self.bolt.id
        self.assertEqual(row.state, "open")

    # --- ignore ---

    def test_an_ignored_code_leaves_the_list_and_its_documents_say_why(self):
        row = self._unknown("PALLET-FEE")
        row.with_user(self.service).ignored_reason = "Fees are agreed by contract."
        self.assertEqual(row.state, "ignored")
        [note] = self._audit(row, "ignored")
        self.assertEqual(note.reason, "Fees are agreed by contract.")
        self._drain()
        [exception] = self.env["distribution.exception"].search(
            [("reference", "=", "W-1"), ("state", "=", "open")]
        )
        self.assertEqual(exception.error_class, "business_rule")
        self.assertIn("Fees are agreed by contract.", exception.words)
        self.assertFalse(self._orders("W-1"))
        # It is not asked about again.
        self._unknown("PALLET-FEE", "W-2")
        self.assertEqual(row.state, "ignored")

    def test_a_code_is_reopened_or_mapped_after_all(self):
        row = self._unknown("NEW").with_user(self.service)
        row.ignored_reason = "By mistake"
        row.action_reopen()
        self.assertEqual(row.state, "open")
        self.assertEqual(len(self._audit(row, "open")), 1)
        row.ignored_reason = "By mistake"
        row.target_id = self.bolt.id
        self.assertEqual((row.state, row.ignored_reason), ("mapped", False))

    # --- suggestions ---

    def _advice(self, code, code_type, kind="item", **values):
        row = self.mappings.create(
            {
                "system_id": self.system.id,
                "kind": kind,
                "code": code,
                "code_type": code_type,
                **values,
            }
        )
        return row.suggested_id, row.suggestion or "", row.suggestion_exact

    def test_the_same_gtin_is_exact_whatever_its_length(self):
        self.nut.barcode = "012345678905"
        target, words, exact = self._advice("00012345678905", "gtin")
        self.assertEqual((target, exact), (self.nut.id, True))
        self.assertIn("the same GTIN", words)

    def test_our_own_reference_is_exact_only_where_it_is_ours(self):
        for code_type, exact in (("vendor", True), ("sku", True), ("buyer", False)):
            with self.subTest(code_type):
                self.assertEqual(
                    self._advice("bo-lt", code_type),
                    (
                        self.bolt.id,
                        "[BOLT] Part BOLT: our reference is the same",
                        exact,
                    ),
                )

    def test_what_two_products_have_is_not_exact(self):
        self._product("BO LT", 1.0, stock=0)
        self.assertFalse(self._advice("bolt", "sku")[2])

    def test_a_suppliers_code_and_a_like_name_are_advice(self):
        supplier = self.env["res.partner"].create({"name": "Ironworks"})
        self.env["product.supplierinfo"].create(
            {
                "partner_id": supplier.id,
                "product_tmpl_id": self.rare.product_tmpl_id.id,
                "product_code": "IW-5",
            }
        )
        target, words, exact = self._advice("IW-5", "manufacturer")
        self.assertEqual((target, exact), (self.rare.id, False))
        self.assertIn("Ironworks calls it so", words)
        self.nut.name = "Hexagonal flange nut, zinc"
        target, words, exact = self._advice(
            "Q9", "buyer", description="NUT FLANGE HEXAGONAL ZINC"
        )
        self.assertEqual((target, exact), (self.nut.id, False))
        self.assertIn("100 % alike", words)

    def test_an_address_with_the_same_reference(self):
        store = self.env["res.partner"].create(
            {"name": "DC 7", "parent_id": self.partner.id, "ref": "0007"}
        )
        self.env["res.partner"].create({"name": "Not theirs", "ref": "0008"})
        target, _words, exact = self._advice("0007", "92", kind="party")
        self.assertEqual((target, exact), (store.id, True))
        self.assertFalse(self._advice("0008", "92", kind="party")[0])

    def test_exact_ones_are_accepted_together_and_others_stay(self):
        self.nut.barcode = "012345678905"
        exact = self.mappings._miss(self.system, "item", "gtin", "0012345678905")
        advice = self.mappings._miss(self.system, "item", "buyer", "BOLT")
        (exact | advice).with_user(self.service).action_accept_exact()
        self.assertEqual((exact.state, exact.product_id), ("mapped", self.nut))
        self.assertEqual(advice.state, "open")
        advice.with_user(self.service).action_accept_suggestion()
        self.assertEqual(advice.product_id, self.bolt)

    def test_a_page_of_the_list_costs_a_fixed_number_of_queries(self):
        for number in range(40):
            self.mappings._miss(
                self.system, "item", "buyer", f"Q{number}", f"Bolt size {number}"
            )
        rows = self.mappings.search([("state", "=", "open")])
        few, all_rows = rows[:2], rows
        counts = []
        for page in (few, all_rows):
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            page.mapped("suggestion")
            counts.append(self.env.cr.sql_log_count - before)
        self.assertLessEqual(counts[1], counts[0] + 2)

    # --- on the screen ---

    def test_the_list_is_read_as_the_client_does(self):
        self._unknown("NEW")
        action = self.env.ref(
            "distribution_integration_base.distribution_mapping_unmapped_action"
        )
        rows = self.mappings.with_user(self.service)
        arch = rows.get_views(action.views)["views"]["list"]["arch"]
        names = {node.get("name") for node in etree.fromstring(arch).iter("field")}
        self.assertIn("target_model", names)
        spec = {name: {} for name in names}
        spec["target_id"] = {"fields": {"display_name": {}}}
        [row] = rows.web_search_read([("code", "=", "NEW")], spec)["records"]
        saved = rows.browse(row["id"]).web_save({"target_id": self.bolt.id}, spec)
        self.assertEqual(saved[0]["target_id"]["display_name"], "[BOLT] Part BOLT")
