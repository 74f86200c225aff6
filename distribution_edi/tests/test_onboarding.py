# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The checklist of a partner tells facts, and its buttons mend them."""

from datetime import timedelta

from odoo.exceptions import AccessError
from odoo.tests import new_test_user, tagged

from .common import EdiCase
from .documents import interchange, line, order


@tagged("post_install", "-at_install")
class TestOnboarding(EdiCase):
    def _steps(self, profile=None):
        action = (profile or self.profile).action_onboarding()
        checklist = self.env["distribution.edi.onboarding"].browse(action["res_id"])
        return {each.name: each for each in checklist.line_ids}

    def _words_of_open(self, name):
        step = self._steps()[name]
        self.assertFalse(step.done, step.words)
        return step.words

    def test_checklist_of_a_new_partner(self):
        steps = self._steps()
        done = [name for name, step in steps.items() if step.done]
        self.assertEqual(done, ["Identifiers", _CODES, "Mappings", "Production"])
        self.assertEqual(
            steps["Interfaces"].onboarding_id.words, "4 of 8 steps are done."
        )
        self.assertIn("Shipment notice (out), Invoice (out)", steps["Interfaces"].words)

    def test_identifiers_are_checked(self):
        self.profile.write({"our_qualifier": "14", "our_identifier": "5412345000014"})
        self.assertIn("check digit", self._words_of_open("Identifiers"))
        self.profile.our_identifier = "5412345000013"
        self.assertTrue(self._steps()["Identifiers"].done)
        self.profile.partner_identifier = "NORTHSIDE-WHOLESALE"
        self.assertIn("does not fit in X12", self._words_of_open("Identifiers"))

    def test_codes_of_cartons_are_as_the_profile_says(self):
        step = self._steps()[_CODES]
        self.assertTrue(step.done)
        self.assertIn("without SSCC-18, as the profile says", step.words)
        self.profile.shipment_tree = "SOI"
        self.assertIn("tells no cartons", self._steps()[_CODES].words)
        wish = {"document_type": "shipment", "segment": "MAN", "qualifier": "GM"}
        self.profile.write({"shipment_tree": "SOPI", "reference_ids": [(0, 0, wish)]})
        self.assertIn("requires MAN GM", self._words_of_open(_CODES))
        self.profile.write({"carton_codes": True, "gs1_prefix": "0069999"})
        step = self._steps()[_CODES]
        self.assertTrue(step.done)
        self.assertIn("0069999", step.words)

    def test_interfaces_that_the_kind_of_partner_needs(self):
        self._interface("out", "shipment")
        self._interface("out", "invoice")
        self.assertTrue(self._steps()["Interfaces"].done)
        self.profile._make_ready("warehouse")
        self.assertIn("(940)", self._words_of_open("Interfaces"))
        action = self._steps()["Interfaces"].action_mend()
        self.assertEqual(action["res_model"], "distribution.interface")
        self.assertEqual(action["domain"], [("system_id", "=", self.system.id)])

    def test_transport_that_was_tested_or_used(self):
        self.assertIn("was not tested", self._words_of_open("Transport"))
        self.env.user.tz = "Europe/Brussels"
        self.system.sftp_tested_at = "2026-11-20 08:00:00"
        step = self._steps()["Transport"]
        self.assertTrue(step.done)
        self.assertIn("11/20/2026 09:00:00", step.words)
        self.system.sftp_host = "sftp.example.com"
        self.assertFalse(self._steps()["Transport"].done, "it is another server")
        self.receive(interchange([order("PO-1", [line(1, "A-1")])]))
        self.assertTrue(self._steps()["Transport"].done)

    def test_codes_that_are_not_mapped(self):
        self.receive(interchange([order("PO-1", [line(1, "UNKNOWN")])]))
        self.assertIn("1 codes of the partner", self._words_of_open("Mappings"))
        action = self._steps()["Mappings"].action_mend()
        rows = self.env[action["res_model"]].search(action["domain"])
        self.assertEqual(rows.code, "UNKNOWN")

    def test_scenarios_are_run_from_the_checklist(self):
        self.assertIn("have not been run", self._words_of_open("Scenarios"))
        action = self._steps()["Scenarios"].action_mend()
        self.assertEqual(action["res_model"], "distribution.edi.onboarding")
        step = self._steps()["Scenarios"]
        self.assertEqual((step.done, step.words), (True, "All 9 passed."))
        self.profile.scenario_ids[0].state = "failed"
        self.assertIn("Failed: Order, stand-alone", self._words_of_open("Scenarios"))
        before = self.profile.write_date - timedelta(days=1)
        self.profile.scenario_ids.write({"state": "passed", "ran_at": before})
        self.assertIn("was changed since", self._words_of_open("Scenarios"))

    def test_first_acknowledgement(self):
        self.receive(interchange([order("PO-1", [line(1, "A-1")])]))
        self.assertFalse(self._steps()[_ANSWERED].done)
        sent = self.sent("order_response")
        sent.ack_state = "accepted"
        step = self._steps()[_ANSWERED]
        self.assertTrue(step.done)
        self.assertIn(sent.name, step.words)

    def test_test_system_is_not_yet_production(self):
        self.system.environment = "test"
        self.assertIn("It is a test system", self._words_of_open("Production"))

    def test_viewer_reads_and_mends_nothing(self):
        viewer = new_test_user(
            self.env, "reader", groups="distribution_integration_base.group_viewer"
        )
        action = self.profile.with_user(viewer).action_onboarding()
        lines = (
            self.env["distribution.edi.onboarding"].browse(action["res_id"]).line_ids
        )
        scenario = lines.with_user(viewer).filtered(lambda e: e.name == "Scenarios")
        self.assertFalse(scenario.done)
        with self.assertRaises(AccessError):
            scenario.action_mend()
        self.assertFalse(self.profile.scenario_ids)

    def test_line_calls_no_other_method(self):
        step = self._steps()["Scenarios"]
        step.fix = "unlink"
        step.action_mend()
        self.assertTrue(self.profile.exists())

    def test_stranger_sees_no_checklist(self):
        company = self.env["res.company"].create({"name": "Elsewhere"})
        stranger = new_test_user(
            self.env,
            "stranger2",
            groups="distribution_integration_base.group_viewer",
            company_id=company.id,
            company_ids=[(6, 0, company.ids)],
        )
        checklists = self.env["distribution.edi.onboarding"].with_user(stranger)
        with self.assertRaises(AccessError):
            checklists.create({"profile_id": self.profile.id})


_CODES = "Codes of cartons and pallets"
_ANSWERED = "First acknowledgement"
