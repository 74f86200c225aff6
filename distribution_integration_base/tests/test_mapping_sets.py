# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Versions: tried without a trace, approved by another, live at once, and back."""

from contextlib import contextmanager
from unittest.mock import patch

from psycopg2.errors import ReadOnlySqlTransaction

from odoo.exceptions import AccessError, ValidationError
from odoo.sql_db import Cursor
from odoo.tests import tagged
from odoo.tools import mute_logger
from odoo.tools.sql import SQL

from .mapping_case import MappingCase


@tagged("post_install", "-at_install")
class TestMappingSets(MappingCase):
    def _item(self, code, product, **values):
        return {"kind": "item", "code": code, "target_id": product.id, **values}

    def _gone(self, code):
        return {"kind": "item", "code": code, "remove": True}

    def _means(self, *codes):
        """Return what the codes stand for now."""
        keys = {("any", code) for code in codes}
        found = self.mappings._lookup(self.system, "item", keys)
        return [found.get(("any", code)) for code in codes]

    # --- the steps ---

    def test_from_draft_to_live_with_two_people(self):
        self._map("item", "A", self.bolt)
        self._map("item", "B", self.bolt)
        version = self._draft(
            self._item("A", self.nut), self._gone("B"), self._item("C", self.rare)
        )
        self.assertEqual((version.version, version.state), (1, "draft"))
        change = version.change_ids.filtered(lambda each: each.code == "A")
        self.assertEqual(change.before_words, self.bolt.display_name)
        version.action_try()
        with self._refuses("You wrote"):
            version.action_approve()
        with self._refuses("this step needs: Approved"):
            version.action_go_live()
        self.assertEqual(self._means("A", "B", "C"), [self.bolt, self.bolt, None])
        version.with_user(self.other_manager).action_approve()
        self.assertEqual(version.approved_by_id, self.other_manager)
        self.assertEqual(self._means("A", "B", "C"), [self.bolt, self.bolt, None])
        version.action_go_live()
        self.assertEqual(self._means("A", "B", "C"), [self.nut, None, self.rare])
        self.assertEqual(version.state, "live")
        for decision in ("approved", "went_live"):
            self.assertEqual(len(self._audit(version, decision)), 1)

    def test_whoever_wrote_a_part_does_not_approve(self):
        version = self._draft(self._item("A", self.bolt))
        version.with_user(self.other_manager).change_ids.create(
            {"set_id": version.id, **self._item("B", self.nut)}
        )
        version.action_try()
        with self._refuses("You wrote"):
            version.with_user(self.other_manager).action_approve()
        self.assertEqual(version.state, "trial")

    def test_who_removed_a_change_wrote_a_part(self):
        version = self._draft(self._item("A", self.bolt), self._item("B", self.nut))
        version.with_user(self.other_manager).change_ids[0].unlink()
        version.action_try()
        with self._refuses("You wrote"):
            version.with_user(self.other_manager).action_approve()

    def test_an_edit_voids_the_trial_and_approved_ones_are_closed(self):
        version = self._draft(self._item("A", self.bolt))
        version.action_try()
        version.change_ids.target_id = self.nut.id
        self.assertEqual(version.state, "draft")
        version.action_try()
        version.with_user(self.other_manager).action_approve()
        with self._refuses("cannot be edited any more"):
            version.change_ids.target_id = self.bolt.id
        with self._refuses("cannot be edited any more"):
            version.change_ids.unlink()
        with self._refuses("Only drafts can be deleted"):
            version.unlink()
        self.assertEqual(version.change_ids.product_id, self.nut)
        version.action_draft()
        self.assertFalse(version.approved_by_id)

    def test_nobody_skips_a_step(self):
        version = self._draft(self._item("A", self.bolt))
        for values in ({"state": "approved"}, {"editor_ids": [(5,)]}):
            with self.assertRaises(AccessError):
                version.write(values)
        with self.assertRaises(AccessError):
            version.with_user(self.service).action_try()
        with self.assertRaises(AccessError):
            self._draft(user=self.service)
        self.assertEqual(version.state, "draft")
        self.assertEqual(version.with_user(self.service).change_count, 1)

    def test_a_change_says_something(self):
        for values in ({}, {"remove": True, "target_id": self.bolt.id}):
            with self._refuses("or that it is removed", ValidationError):
                self._draft({"kind": "item", "code": "A", **values})

    # --- one at a time, and not over others ---

    def test_the_next_version_replaces_the_former(self):
        first = self._go_live(self._draft(self._item("A", self.bolt)))
        second = self._go_live(self._draft(self._item("B", self.nut)))
        self.assertEqual((first.state, second.state), ("replaced", "live"))
        self.assertEqual(self._means("A", "B"), [self.bolt, self.nut])
        other = self._draft(self._item("A", self.rare), shared=True)
        self._go_live(other)
        self.assertEqual((second.state, other.version), ("live", 1))

    def test_quick_fixes_made_meanwhile_stay(self):
        version = self._draft(self._item("A", self.bolt))
        row = self._unknown("QUICK")
        row.with_user(self.service).target_id = self.nut.id
        self._go_live(version)
        self.assertEqual(row.product_id, self.nut)

    def test_what_another_decided_meanwhile_is_not_overwritten(self):
        version = self._draft(self._item("A", self.bolt))
        version.action_try()
        version.with_user(self.other_manager).action_approve()
        row = self._map("item", "A", self.nut)
        with self._refuses("1 codes of Northside Tools v1 were changed meanwhile (A)"):
            version.action_go_live()
        self.assertEqual((row.product_id, version.state), (self.nut, "approved"))
        version.action_refresh()
        self.assertEqual(version.state, "draft")
        self._go_live(version)
        self.assertEqual(self._means("A"), [self.bolt])

    # --- back ---

    def test_undo_gives_back_what_was(self):
        self._map("item", "A", self.bolt, description="Bolts")
        ignored = self._map("item", "I", ignored_reason="Not ours")
        case = self._map("unit", "CA", self.units, factor=12)
        version = self._go_live(
            self._draft(
                self._item("A", self.nut),
                self._item("I", self.nut),
                self._item("N", self.nut),
                {"kind": "unit", "code": "CA", "target_id": self.units.id, "factor": 6},
            )
        )
        self.assertEqual(case.factor, 6)
        version.action_undo()
        self.assertEqual(self._means("A", "I", "N"), [self.bolt, None, None])
        self.assertEqual((case.factor, case.state), (12, "mapped"))
        self.assertEqual(
            (ignored.state, ignored.ignored_reason), ("ignored", "Not ours")
        )
        self.assertEqual(version.state, "undone")
        self.assertEqual(len(self._audit(version, "undone")), 1)

    def test_roll_back_undoes_all_later_versions(self):
        versions = [
            self._go_live(self._draft(self._item("A", product)))
            for product in (self.bolt, self.nut, self.rare)
        ]
        self.assertEqual(self._means("A"), [self.rare])
        versions[0].action_roll_back()
        self.assertEqual(self._means("A"), [self.bolt])
        self.assertEqual(
            [version.state for version in versions], ["live", "undone", "undone"]
        )
        again = self._go_live(self._draft(self._item("A", self.nut)))
        again.action_undo()
        self.assertEqual(self._means("A"), [self.bolt])
        self.assertEqual(versions[0].state, "live")
        with self._refuses("this step needs: Replaced"):
            versions[2].action_roll_back()

    def test_erased_words_do_not_come_back(self):
        self._map("item", "A", self.bolt, description="Bolts for Jane Doe")
        change = self._item("A", self.nut, description="Nuts for Jane Doe")
        version = self._go_live(self._draft(change))
        self.mappings._forget_words(self.system)
        self.assertFalse(version.change_ids.description)
        version.action_undo()
        self.assertEqual(self._means("A"), [self.bolt])
        row = self.mappings.search([("code", "=", "A")])
        self.assertFalse(row.description)

    # --- what waits ---

    def test_going_live_lets_what_waited_go_on(self):
        self._unknown("NEW", "S-1")
        self._go_live(self._draft(self._item("NEW", self.bolt, code_type="sku")))
        self._drain()
        self.assertEqual(self._orders("S-1").order_line.product_id, self.bolt)

    def test_a_shared_version_clears_the_work_lists(self):
        row = self._unknown("NEW", "S-1")
        self._go_live(
            self._draft(self._item("NEW", self.bolt, code_type="sku"), shared=True)
        )
        self.assertFalse(row.exists())
        self._drain()
        self.assertTrue(self._orders("S-1"))

    # --- trial ---

    @contextmanager
    def _written_tables(self):
        """Collect the tables that statements write to."""
        written, execute = set(), Cursor.execute

        def spy(cursor, query, *args, **kwargs):
            text = str(getattr(query, "code", query)).split()
            if text and text[0].upper() in ("INSERT", "UPDATE", "DELETE"):
                position = 1 if text[0].upper() == "UPDATE" else 2
                written.add(text[position].strip('"'))
            return execute(cursor, query, *args, **kwargs)

        with patch.object(Cursor, "execute", spy):
            yield written

    def _trial_story(self):
        """Receive what a version would read differently in three ways, and not."""
        self._map("item", "A", self.bolt, code_type="other")
        self._map("item", "B", self.bolt, code_type="other")
        for code in "ABCD":
            document = self._order(f"T-{code}", ("x", "2", "EA", "10.00"))
            document["lines"][0]["codes"] = [{"kind": "other", "value": code}]
            self._work(document)
        return self._draft(
            self._item("A", self.nut, code_type="other"),
            {**self._gone("B"), "code_type": "other"},
            self._item("C", self.bolt, code_type="other"),
        )

    def test_a_trial_shows_what_would_change(self):
        version = self._trial_story()
        version.action_try()
        shown = {
            row.reference: (row.line, row.effect, row.before, row.after)
            for row in version.trial_ids
        }
        self.assertEqual(
            shown,
            {
                "T-A": (
                    "1",
                    "changed",
                    "2 Units [BOLT] Part BOLT @ 10",
                    "2 Units [NUT] Part NUT @ 10",
                ),
                "T-B": ("1", "unmapped", "2 Units [BOLT] Part BOLT @ 10", False),
                "T-C": ("1", "mapped", False, "2 Units [BOLT] Part BOLT @ 10"),
            },
        )
        self.assertIn("3 of 4 documents", version.trial_words)
        version.trial_size = 1
        version.action_try()
        self.assertIn("0 of 1 documents", version.trial_words)
        self.assertFalse(version.trial_ids)

    def test_a_trial_leaves_no_trace(self):
        version = self._trial_story()
        watched = (
            "distribution.message",
            "distribution.event",
            "distribution.exception",
            "distribution.mapping",
            "sale.order",
            "stock.move",
        )
        before = {name: self.env[name].search_count([]) for name in watched}
        self.env.flush_all()
        with self._written_tables() as written:
            version.action_try()
            self.env.flush_all()
        self.assertEqual(
            written, {"distribution_mapping_trial", "distribution_mapping_set"}
        )
        after = {name: self.env[name].search_count([]) for name in watched}
        self.assertEqual(before, after)

    def test_the_database_itself_refuses_to_write_in_a_trial(self):
        trial = self.env["distribution.mapping.trial"]
        with (
            mute_logger("odoo.sql_db"),
            self.assertRaises(ReadOnlySqlTransaction),
            trial._nothing_written(),
        ):
            self.env.cr.execute("UPDATE distribution_system SET name = 'changed'")
        self.system.name = "written again"
        self.env.flush_all()

    def test_a_shared_version_is_tried_on_all_systems(self):
        self._unknown("NEW", "T-1")
        version = self._draft(
            self._item("NEW", self.bolt, code_type="sku"), shared=True
        )
        version.action_try()
        self.assertEqual(version.trial_ids.mapped("effect"), ["mapped"])
        self.assertEqual(version.trial_ids.reference, "T-1")

    # --- the draft of a row, one snapshot, other companies ---

    def test_a_draft_is_opened_from_the_rows_to_be_changed(self):
        rows = self._map("item", "A", self.bolt) | self._map("item", "B", self.nut)
        action = rows.with_user(self.manager).action_change()
        draft = self.env[action["res_model"]].browse(action["res_id"])
        self.assertEqual(
            [(c.code, c.product_id) for c in draft.change_ids],
            [("A", self.bolt), ("B", self.nut)],
        )
        again = rows[0].with_user(self.manager).action_change()
        self.assertEqual((again["res_id"], len(draft.change_ids)), (draft.id, 2))

    def test_a_document_is_read_in_one_snapshot(self):
        # Between two look-ups of one document no other transaction can be seen.
        with self._own_cursors():
            [(level,)] = self.env["distribution.drain"]._in_own_transaction(
                lambda env: env.execute_query(SQL("SHOW transaction_isolation"))
            )
        self.assertEqual(level, "repeatable read")

    def test_another_companys_versions_are_not_seen(self):
        company = self.env["res.company"].create({"name": "Elsewhere"})
        version = self.env["distribution.mapping.set"].create(
            {"company_id": company.id}
        )
        self.assertTrue(version)
        seen = version.with_user(self.manager).search([])
        self.assertNotIn(version, seen)
