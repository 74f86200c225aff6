# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Ready profiles, and sample documents that leave nothing behind."""

import re

from odoo.exceptions import AccessError
from odoo.tests import new_test_user, tagged

from ..models.edi_ready import READY
from .common import EdiCase

_TRACES = (
    "sale.order",
    "stock.picking",
    "distribution.message",
    "distribution.payload",
    "distribution.event",
    "distribution.exception",
    "distribution.interface",
    "distribution.edi.number",
    "distribution.mapping",
    "queue.job",
)


@tagged("post_install", "-at_install")
class TestReady(EdiCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.profile.write({"carton_codes": True, "gs1_prefix": "0069999"})
        cls.env["distribution.mapping"].create(
            {
                "system_id": cls.system.id,
                "kind": "item",
                "code_type": "buyer",
                "code": "B-1",
                "product_id": cls.products[0].id,
            }
        )

    def _make(self, ready, profile=None):
        wizard = self.env["distribution.edi.ready"].create(
            {"profile_id": (profile or self.profile).id, "ready": ready}
        )
        wizard.action_make()

    def _scenarios(self):
        self.profile.action_run_scenarios()
        return {each.kind: each for each in self.profile.scenario_ids}

    def _counts(self):
        self.env.flush_all()
        return {name: self.env[name].search_count([]) for name in _TRACES} | {
            "numbers": self.profile.control_ids.mapped("last_number")
        }

    # --- ready profiles --------------------------------------------------------------

    def test_new_profile_from_a_ready_one(self):
        system = self.system.copy({"name": "Second retailer"})
        wizard = self.env["distribution.edi.ready"].create(
            {
                "system_id": system.id,
                "ready": "marketplace",
                "our_identifier": "NORTHWHOLESALE",
                "partner_qualifier": "12",
                "partner_identifier": "5035550100",
            }
        )
        action = wizard.action_make()
        profile = self.env["distribution.edi.profile"].browse(action["res_id"])
        self.assertEqual(profile.system_id, system)
        self.assertEqual(profile._partners(), ("12", "5035550100"))
        self.assertEqual(profile.answer_interchanges, "never")
        self.assertTrue(profile.duplicate_groups)
        self.assertEqual(profile._receipt_hours("shipment"), 0.5)
        self.assertEqual(profile._policy()["reference_required"], "reject")
        self.assertEqual(len(profile.control_ids), 2)

    def test_each_ready_profile_is_set_and_set_anew(self):
        for name, ready in READY.items():
            self._make(name)
            self.assertEqual(self.profile.ready, name)
            deadlines = {
                each.document_type: each.minutes for each in self.profile.deadline_ids
            }
            self.assertEqual(deadlines, ready.deadlines)
            self.assertEqual(self.profile.trust_ids.mapped("kind"), list(ready.trust))
            self.assertEqual(len(self.profile.reference_ids), len(ready.references))
            self.assertEqual(self.profile.shipment_tree, ready.values["shipment_tree"])
        self.assertEqual(self.profile.our_identifier, "NORTHWHOLESALE")
        self.assertEqual(self.profile.gs1_prefix, "0069999")

    def test_making_a_profile_is_for_the_manager(self):
        viewer = new_test_user(
            self.env, "onlooker", groups="distribution_integration_base.group_viewer"
        )
        with self.assertRaises(AccessError):
            self.env["distribution.edi.ready"].with_user(viewer).create(
                {"profile_id": self.profile.id, "ready": "grocery"}
            )
        with self.assertRaises(AccessError):
            self.profile.with_user(viewer).action_run_scenarios()

    # --- scenarios -------------------------------------------------------------------

    def test_scenarios_of_selling_profiles_pass(self):
        for name in ("retailer", "grocery", "marketplace"):
            self._make(name)
            before = self._counts()
            scenarios = self._scenarios()
            self.assertEqual(self._counts(), before, name)
            self.assertEqual(len(scenarios), 9)
            failed = [e for e in scenarios.values() if e.state != "passed"]
            self.assertFalse(failed, [(e.kind, e.words) for e in failed])
            self.assertIn("12 x", scenarios["standalone"].words)
            self.assertIn("Harbour store", scenarios["standalone"].words)
            self.assertIn("11 x", scenarios["change"].words)
            self.assertEqual(scenarios["blanket"].words, "It was taken.")
            for each in scenarios.values():
                self.assertTrue(each.sample.startswith("ISA*"), each.kind)

    def test_what_we_would_send_is_what_odoo_makes_of_the_order(self):
        """Its own rules count: layout, codes of cartons, lots, trust, references."""
        self._make("grocery")
        self.products[0].tracking = "lot"
        wish = {"document_type": "shipment", "segment": "REF", "qualifier": "DP"}
        carrier = {**wish, "qualifier": "BM"}
        self.profile.reference_ids = [(0, 0, wish), (0, 0, carrier)]
        before = self._counts()
        scenarios = self._scenarios()
        self.assertEqual(self._counts(), before)
        failed = [e for e in scenarios.values() if e.state != "passed"]
        self.assertFalse(failed, [(e.kind, e.words) for e in failed])
        notice, bill = scenarios["shipment"].sample, scenarios["invoice"].sample
        for part in ("REF*DP*", "REF*BM*SAMPLE", "*LT*SAMPLE-1", "*IN*B-1"):
            self.assertIn(part, notice)
        levels = re.findall(r"HL\*\d+\*\d*\*(\w)", notice)
        self.assertEqual("".join(levels), "SOTPI")
        self.assertIn("TDS*12000~", bill)

    def test_edifact_scenarios_pass(self):
        self.system.interface_ids.sudo().write({"state": "draft"})
        self.system.interface_ids.write({"codec": "edifact"})
        self.profile.write(
            {
                "our_qualifier": "14",
                "our_identifier": "5412345000013",
                "partner_qualifier": "14",
                "partner_identifier": "4012345000009",
            }
        )
        self._make("edifact")
        before = self._counts()
        scenarios = self._scenarios()
        self.assertEqual(self._counts(), before)
        failed = [e for e in scenarios.values() if e.state != "passed"]
        self.assertFalse(failed, [(e.kind, e.words) for e in failed])
        self.assertIn("DESADV:D:96A:UN:EAN008", scenarios["shipment"].sample)

    def test_scenarios_of_a_warehouse(self):
        self._scenarios()
        self._make("warehouse")
        before = self._counts()
        scenarios = self._scenarios()
        self.assertEqual(self._counts(), before)
        self.assertEqual(
            set(scenarios), {"warehouse_order", "inbound_notice", "acknowledgement"}
        )
        failed = [e for e in scenarios.values() if e.state != "passed"]
        self.assertFalse(failed, [(e.kind, e.words) for e in failed])

    def test_scenario_says_what_is_missing(self):
        self.profile.carton_codes = False
        self.profile.reference_ids = [
            (0, 0, {"document_type": "shipment", "segment": "MAN", "qualifier": "GM"}),
        ]
        self.env["distribution.mapping"].search(
            [("system_id", "=", self.system.id), ("kind", "=", "party")]
        ).unlink()
        self.env["distribution.mapping"].create(
            {
                "system_id": self.system.id,
                "kind": "party",
                "code_type": "92",
                "code": "0042",
            }
        )
        scenarios = self._scenarios()
        self.assertEqual(scenarios["shipment"].state, "failed")
        self.assertIn("the partner requires 'GM'", scenarios["shipment"].words)
        self.assertEqual(scenarios["order_response"].state, "passed")

    def test_scenario_says_that_a_place_is_to_be_mapped(self):
        self._make("retailer")
        self.env["distribution.mapping"].search(
            [("system_id", "=", self.system.id), ("kind", "=", "party")]
        ).unlink()
        scenarios = self._scenarios()
        for kind in ("standalone", "release", "blanket", "change"):
            self.assertEqual(scenarios[kind].state, "failed")
            self.assertIn("Add the code of one place", scenarios[kind].words)
            self.assertTrue(scenarios[kind].sample.startswith("ISA*"))
        self.assertEqual(scenarios["dropship"].state, "passed")

    def test_scenarios_are_run_anew(self):
        first = self._scenarios()
        self.assertEqual(self._scenarios(), first)

    def test_manager_runs_scenarios_anew(self):
        manager = new_test_user(
            self.env,
            "runs_twice",
            groups="distribution_integration_base.group_integration_manager",
        )
        profile = self.profile.with_user(manager)
        profile.action_run_scenarios()
        profile.scenario_ids.sudo().write({"state": "failed", "sample": False})
        profile.action_run_scenarios()
        self.assertEqual(set(profile.scenario_ids.mapped("state")), {"passed"})
        self.assertTrue(all(profile.scenario_ids.mapped("sample")))

    def test_sample_is_downloaded(self):
        scenario = self._scenarios()["standalone"]
        self.assertIn("/sample_file?download=true", scenario.action_download()["url"])
        self.assertTrue(scenario.sample_file)
