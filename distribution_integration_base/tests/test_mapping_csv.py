# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A list of codes goes out as a file and comes back as it was."""

import base64

from odoo.exceptions import AccessError
from odoo.tests import tagged

from .mapping_case import MappingCase

HEAD = "kind,code_type,code,description,target,factor\n"


@tagged("post_install", "-at_install")
class TestMappingCsv(MappingCase):
    def setUp(self):
        super().setUp()
        self.version = self._draft()

    def _wizard(self, text, user=None, **values):
        data = text if isinstance(text, bytes) else text.encode()
        return (
            self.env["distribution.mapping.import"]
            .with_user(user or self.manager)
            .create(
                {
                    "set_id": self.version.id,
                    "file": base64.b64encode(data),
                    "filename": "codes.csv",
                    **values,
                }
            )
        )

    def _export(self, what="live"):
        export = (
            self.env["distribution.mapping.export"]
            .with_user(self.manager)
            .create({"set_id": self.version.id, "what": what})
        )
        return base64.b64decode(export.file)

    def _story(self):
        """Make rows of every kind, some of which look like formulas."""
        store = self.env["res.partner"].create(
            {"name": "DC 1", "parent_id": self.partner.id, "ref": "+49 1"}
        )
        nameless = self.env["res.partner"].create(
            {"name": "DC 2", "parent_id": self.partner.id}
        )
        self._map("item", "=1+1", self.bolt, description="@SUM(A1)", code_type="buyer")
        self._map("item", "-7", self.nut, description="'quoted', \"twice\"")
        self._map("unit", "CA", self.units, factor=12.5)
        self._map("party", "0001", store, code_type="92")
        self._map("party", "0002", nameless, code_type="92")
        self._map("status", "IA", value="accepted")

    # --- there and back ---

    def test_what_goes_out_comes_back_unchanged(self):
        self._story()
        data = self._export()
        self.assertIn(b"'=1+1", data)
        self.assertIn(b"'@SUM", data)
        self.assertIn(b"'+49 1", data)
        wizard = self._wizard(data, whole=True)
        wizard.action_preview()
        self.assertEqual(
            wizard.preview, "Added: 0, changed: 0, removed: 0, unchanged: 6."
        )
        wizard.action_import()
        self.assertFalse(self.version.change_ids)

    def test_into_an_empty_database_and_live(self):
        self._story()
        data = self._export()
        rows = self.mappings.search([("system_id", "=", self.system.id)])
        said = {(row.kind, row.code_type, row.code): row._says() for row in rows}
        rows.unlink()
        self._wizard(data).action_import()
        self.assertEqual(len(self.version.change_ids), 6)
        self.assertEqual(self._export("changes"), data)
        self._go_live(self.version)
        rows = self.mappings.search([("system_id", "=", self.system.id)])
        self.assertEqual(
            {(row.kind, row.code_type, row.code): row._says() for row in rows}, said
        )

    # --- into a draft ---

    def test_counts_first_then_the_draft_alone(self):
        self._map("item", "STAYS", self.bolt)
        self._map("item", "CHANGES", self.bolt)
        self._map("item", "GOES", self.bolt)
        self._map("unit", "CA", self.units, factor=12)
        text = (
            HEAD + "item,any,STAYS,,BOLT,\nitem,any,CHANGES,,NUT,\nitem,any,NEW,,NUT,\n"
        )
        wizard = self._wizard(text, whole=True)
        wizard.action_preview()
        self.assertEqual(
            wizard.preview, "Added: 1, changed: 1, removed: 1, unchanged: 1."
        )
        self.assertFalse(self.version.change_ids, "a preview writes nothing")
        wizard.action_import()
        self.version.invalidate_recordset()
        self.assertEqual(
            [(c.code, c.product_id, c.remove) for c in self.version.change_ids],
            [
                ("CHANGES", self.nut, False),
                ("GOES", self.env["product.product"], True),
                ("NEW", self.nut, False),
            ],
        )
        counting = self.mappings.search([("code", "in", ["NEW", "GOES"])])
        self.assertEqual(counting.mapped("code"), ["GOES"], "nothing counts yet")
        self.assertEqual(len(self._audit(self.version, "imported")), 1)
        again = self._wizard(text.replace("NEW,,NUT", "NEW,,RARE"))
        again.action_import()
        changed = self.version.change_ids.filtered(lambda c: c.code == "NEW")
        self.assertEqual(changed.product_id, self.rare)
        self.assertEqual(len(self.version.change_ids), 3)

    def test_nothing_is_taken_unless_all_is_right(self):
        self._product("TWIN", 1.0, stock=0)
        self._product("TWIN", 1.0, stock=0)
        archived = self._product("OLD", 1.0, stock=0)
        archived.active = False
        text = HEAD + "".join(
            [
                "item,any,A,,BOLT,\n",
                "item,any,B,,NOWHERE,\n",
                "item,any,C,,TWIN,\n",
                "item,any,D,,OLD,\n",
                f"item,any,E,,id:{archived.id},\n",
                "item,any,F,,id:x,\n",
                "colour,any,G,,BOLT,\n",
            ]
        )
        wizard = self._wizard(text)
        wizard.action_preview()
        lines = sorted(wizard.preview.splitlines())
        self.assertEqual(
            [line[:7] for line in lines], [f"Line {n}:" for n in range(3, 9)]
        )
        self.assertIn("no Item 'NOWHERE' in use", lines[0])
        self.assertIn("2 records are called 'TWIN'", lines[1])
        self.assertFalse(wizard.is_right)
        with self._refuses("Line 3"):
            wizard.action_import()
        self.assertFalse(self.version.change_ids)

    def test_what_is_no_list_is_said(self):
        wizard = self._wizard(b"\xff\xfe\x00\x01")
        wizard.action_preview()
        self.assertIn("not UTF-8", wizard.preview)
        with self._refuses("not UTF-8"):
            wizard.action_import()

    def test_only_a_draft_takes_a_file(self):
        self._wizard(HEAD + "item,any,A,,BOLT,\n").action_import()
        self.version.action_try()
        self.version.with_user(self.other_manager).action_approve()
        with self._refuses("cannot be edited any more"):
            self._wizard(HEAD + "item,any,B,,BOLT,\n").action_import()
        self.assertEqual(self.version.change_ids.mapped("code"), ["A"])

    def test_files_are_for_managers(self):
        with self.assertRaises(AccessError):
            self._wizard(HEAD + "item,any,A,,BOLT,\n", user=self.service)
        self.assertFalse(self.version.change_ids)

    def test_another_companys_goods_are_not_named(self):
        company = self.env["res.company"].create({"name": "Elsewhere"})
        theirs = self._product("THEIRS", 1.0, stock=0)
        theirs.company_id = company
        for target in ("THEIRS", f"id:{theirs.id}"):
            wizard = self._wizard(HEAD + f"item,any,A,,{target},\n")
            wizard.action_preview()
            self.assertIn("Line 2: there is no Item", wizard.preview)

    def test_five_thousand_codes_in_a_file(self):
        lines = "".join(f"item,any,C{n},,BOLT,\n" for n in range(5000))
        self._wizard(HEAD + lines).action_import()
        self._go_live(self.version)
        keys = {("any", f"C{n}") for n in range(5000)}
        found = self.mappings._lookup(self.system, "item", keys)
        self.assertEqual(set(found.values()), {self.bolt})
        self.assertEqual(len(found), 5000)
