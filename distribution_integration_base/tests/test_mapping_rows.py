# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Which row of several counts, and that it is found at once."""

from odoo.exceptions import AccessError, ValidationError
from odoo.tests import tagged
from odoo.tools.sql import SQL

from .mapping_case import MappingCase

KEY = ("any", "X")


@tagged("post_install", "-at_install")
class TestMappingRows(MappingCase):
    def _found(self, kind="item", key=KEY, system=None):
        found = self.mappings._lookup(system or self.system, kind, {key})
        return found.get(key)

    # --- own before shared ---

    def test_own_row_comes_before_the_shared_one(self):
        self._map("item", "X", self.nut, shared=True)
        self.assertEqual(self._found(), self.nut)
        self._map("item", "X", self.bolt)
        self.assertEqual(self._found(), self.bolt)
        other = self.system.copy({"name": "Southside"})
        self.assertEqual(self._found(system=other), self.nut)

    def test_an_open_row_leaves_it_to_the_shared_one(self):
        self.mappings._miss(self.system, "item", *KEY)
        self._map("item", "X", self.nut, shared=True)
        self.assertEqual(self._found(), self.nut)

    def test_an_ignored_row_keeps_the_shared_one_away(self):
        self._map("item", "X", self.nut, shared=True)
        self._map("item", "X", ignored_reason="A price list number")
        self.assertIsNone(self._found())

    def test_another_companys_shared_row_is_none(self):
        company = self.env["res.company"].create({"name": "Elsewhere"})
        self._map("item", "X", self.nut, shared=True, company_id=company.id)
        self.assertIsNone(self._found())

    def test_only_a_system_ignores(self):
        with self._refuses("for one system"):
            self._map("item", "X", shared=True, ignored_reason="No")
        self.assertFalse(self.mappings.search([("code", "=", "X")]))

    # --- what is gone ---

    def test_what_was_archived_is_not_found_and_shared_steps_in(self):
        self._map("item", "X", self.bolt)
        self.bolt.active = False
        self.assertIsNone(self._found())
        self._map("item", "X", self.nut, shared=True)
        self.assertEqual(self._found(), self.nut)

    def test_what_was_deleted_is_asked_about_again(self):
        gone = self._product("GONE", 1.0, stock=0)
        row = self._map("item", "X", gone)
        gone.unlink()
        self.assertIsNone(self._found())
        self.assertEqual(self.mappings._miss(self.system, "item", *KEY), row)
        self.assertEqual((row.state, row.target_id), ("open", 0))

    # --- every kind ---

    def test_records_and_words(self):
        cases = {
            "location": self.warehouse,
            "terms": self.env.ref("account.account_payment_term_30days"),
            "tax": self.env["account.tax"].search([], limit=1)
            or self.env["account.tax"].create({"name": "Tax", "amount": 5}),
            "party": self.partner,
            "unit": self.units,
        }
        for kind, target in cases.items():
            with self.subTest(kind=kind):
                self._map(kind, "X", target)
                self.assertEqual(self._found(kind), target)
        for kind in ("status", "reason"):
            with self.subTest(kind=kind):
                self._map(kind, "X", value="backordered")
                self.assertEqual(self._found(kind), "backordered")

    def test_what_may_not_be_is_refused_in_words(self):
        company = self.env["res.company"].create({"name": "Elsewhere"})
        theirs = self.env["product.product"].create(
            {"name": "Theirs", "company_id": company.id}
        )
        wrong = [
            ({"kind": "item", "target_id": theirs.id}, "belongs to Elsewhere"),
            ({"kind": "item", "target_id": 0x7FFFFFF}, "does not exist"),
            ({"kind": "item", "value": "word"}, "not for the word"),
            ({"kind": "item", "factor": 12}, "only units have a factor"),
            ({"kind": "unit", "factor": 0}, "only units have a factor"),
            ({"kind": "unit", "product_id": self.bolt.id}, "does not stand for"),
        ]
        for values, words in wrong:
            with self.subTest(words), self._refuses(words, ValidationError):
                self.mappings.create(
                    {"system_id": self.system.id, "code": "BAD", **values}
                )
        self.assertFalse(self.mappings.search([("code", "=", "BAD")]))

    def test_nobody_reopens_a_code_by_its_state_to_map_it_anew(self):
        row = self._map("item", "X", self.bolt)
        for user in (self.service, self.manager):
            with self.assertRaises(AccessError):
                row.with_user(user).write({"state": "open"})
        self.assertEqual((row.state, self._found()), ("mapped", self.bolt))

    def test_rows_are_found_by_the_record_they_stand_for(self):
        row = self._map("item", "X", self.bolt)
        self._map("item", "Y", self.nut)
        # The same number as a unit is another record.
        self._map("party", "Z", self.env["res.partner"].browse(self.bolt.id).exists())
        search = self.mappings.search
        self.assertEqual(search([("product_id", "=", self.bolt.id)]), row)
        self.assertEqual(search([("product_id", "ilike", "part bolt")]), row)
        self.assertEqual((row.product_id, row.partner_id.id), (self.bolt, False))

    # --- back ---

    def test_what_the_partner_calls_it(self):
        self._map("item", "S1", self.bolt, shared=True, code_type="buyer")
        self._map("item", "S2", self.bolt, shared=True, code_type="gtin")
        self.assertEqual(
            self.mappings._reverse(self.system, "item", self.bolt)[self.bolt.id],
            [("buyer", "S1", 1.0), ("gtin", "S2", 1.0)],
        )
        # Here S2 is something else, and the own code comes first.
        self._map("item", "S2", self.nut, code_type="gtin")
        self._map("item", "OWN", self.bolt, code_type="buyer")
        self.assertEqual(
            self.mappings._reverse(self.system, "item", self.bolt)[self.bolt.id],
            [("buyer", "OWN", 1.0), ("buyer", "S1", 1.0)],
        )

    # --- speed ---

    def test_one_query_among_twenty_thousand_by_the_index(self):
        self.env.flush_all()
        self.env.cr.execute(
            """
            INSERT INTO distribution_mapping
                (system_id, company_id, kind, code_type, code, target_id, factor, state)
            SELECT CASE WHEN n %% 4 > 0 THEN %(system)s END, %(company)s, 'item', 'any',
                   'C' || n, %(product)s, 1, 'mapped' FROM generate_series(1, 20000) n
            """,
            {
                "system": self.system.id,
                "company": self.system.company_id.id,
                "product": self.bolt.id,
            },
        )
        self.env.cr.execute("ANALYZE distribution_mapping")
        keys = {("any", f"C{n}") for n in range(100, 600)}
        self.system.mapped("company_id")  # the road has read it beforehand
        with self.assertQueryCount(1):
            found = self.mappings._find(self.system, "item", keys)
        self.assertEqual(len(found), 500)
        plan = self.env.execute_query(
            SQL(
                "EXPLAIN SELECT id FROM distribution_mapping WHERE kind = 'item' "
                "AND code IN %s AND company_id = %s "
                "AND COALESCE(system_id, 0) IN (0, %s)",
                tuple(f"C{n}" for n in range(50)),
                self.system.company_id.id,
                self.system.id,
            )
        )
        self.assertIn("distribution_mapping_code_unique", str(plan))
