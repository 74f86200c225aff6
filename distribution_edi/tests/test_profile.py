# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What was agreed with a partner, and the numbers that are counted for him."""

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import new_test_user, tagged
from odoo.tools import mute_logger

from odoo.addons.distribution_integration_base.engine.errors import DistributionError

from .. import ediwire
from .common import EdiCase

_RESPONSE = {
    "type": "order_response",
    "order_number": "PO-1",
    "order_date": "2026-11-19",
    "response_date": "2026-11-20",
    "number": "S00001",
    "status": "accepted",
    "lines": [
        {
            "number": "1",
            "quantity": "6",
            "unit": "EA",
            "price": "10.00",
            "codes": [{"kind": "vendor", "value": "A-1", "qualifier": "VN"}],
            "statuses": [{"status": "accepted", "quantity": "6", "unit": "EA"}],
        }
    ],
}


@tagged("post_install", "-at_install")
class TestProfile(EdiCase):
    def _encode(self, **changes):
        codec = self.env["distribution.codec.x12"]
        return codec._encode([{**_RESPONSE, **changes}], self.answers)

    def _last(self, level):
        control = self.profile.control_ids.filtered(lambda each: each.level == level)
        return control.last_number

    def test_envelope_follows_the_profile(self):
        self.system.environment = "test"
        self.profile.write(
            {
                "our_group_identifier": "NORTHGS",
                "isa_version": "00400",
                "group_version": "004010VICS",
                "element_separator": "|",
                "component_separator": ":",
                "segment_terminator": "^",
            }
        )
        encoded = self._encode()
        self.assertTrue(encoded.body.startswith(b"ISA|00|          |00|"))
        [found] = ediwire.read_interchanges(encoded.body)
        self.assertEqual(found.sender, ("ZZ", "NORTHWHOLESALE"))
        self.assertEqual(found.receiver, ("08", "0061999000017"))
        self.assertEqual((found.usage, found.version), ("T", "00400"))
        [group] = found.groups
        self.assertEqual((group.sender, group.receiver), ("NORTHGS", "0061999000017"))
        self.assertEqual(group.version, "004010VICS")
        self.assertIn(b"^\nGS|PR|", encoded.body)

    def test_lines_are_broken_only_when_wanted(self):
        body = self._encode().body
        self.assertEqual(body.count(b"~"), body.count(b"~\n"))
        self.profile.line_breaks = False
        self.assertNotIn(b"\n", self._encode().body)

    def test_separator_in_data_does_not_break_the_document(self):
        buyer = {"role": "buyer", "name": "A*1", "qualifier": "BY"}
        body = self._encode(parties=[buyer]).body
        [found] = ediwire.read_interchanges(body)
        self.assertFalse(found.groups[0].sets[0].findings)
        self.assertIn(b"N1*BY*A 1~", body)

    def test_separator_in_a_code_is_held(self):
        [line] = _RESPONSE["lines"]
        codes = [{"kind": "vendor", "value": "A*1", "qualifier": "VN"}]
        with self.assertRaisesRegex(DistributionError, "a number or code is not"):
            self._encode(lines=[{**line, "codes": codes}])

    def test_numbers_are_what_an_acknowledgement_names(self):
        encoded = self._encode()
        self.assertEqual(
            encoded.controls, {"isa": "1", "gs": "1", "st": "1", "key": "PR/1/1"}
        )
        self.assertEqual(encoded.name, "000000001_855_PO-1.edi")
        self.assertEqual(self._encode().controls["key"], "PR/2/1")

    def test_number_after_the_last_is_one(self):
        self.profile.control_ids.last_number = 999_999_998
        names = [self._encode().controls["isa"] for _each in range(3)]
        self.assertEqual(names, ["999999999", "1", "2"])

    def test_documents_of_a_batch_get_numbers_in_their_order(self):
        self.profile.control_ids.last_number = 999_999_998
        codec = self.env["distribution.codec.x12"]
        numbered = [{**_RESPONSE, "order_number": f"PO-{n}"} for n in range(3)]
        encoded = codec._encode_each(numbered, self.answers)
        self.assertEqual(
            [(each.controls["isa"], each.reference) for each in encoded],
            [("999999999", "PO-0"), ("1", "PO-1"), ("2", "PO-2")],
        )
        self.assertEqual(self._last("gs"), 2)

    @mute_logger("odoo.sql_db")
    def test_number_of_ten_digits_is_refused(self):
        with self.assertRaises(IntegrityError), self.env.cr.savepoint():
            self.profile.control_ids.last_number = 1_000_000_000
            self.env.flush_all()

    def test_refused_document_uses_no_number(self):
        with self.assertRaisesRegex(DistributionError, "X12 cannot carry"):
            with self.env.cr.savepoint():
                self._encode(order_number="N" * 40)
        self.assertEqual((self._last("isa"), self._last("gs")), (0, 0))

    def test_no_profile_no_document(self):
        self.profile.unlink()
        with self.assertRaisesRegex(DistributionError, "has no EDI profile"):
            self._encode()

    # --- checks ------------------------------------------------------------------

    def test_separators_must_differ(self):
        for mark in ("*", ">", "A", "7", " ", "é"):
            with self.assertRaisesRegex(ValidationError, "three separators"):
                self.profile.segment_terminator = mark

    def test_parties_must_differ(self):
        with self.assertRaisesRegex(ValidationError, "cannot be the same"):
            self.profile.write(
                {
                    "partner_qualifier": self.profile.our_qualifier,
                    "partner_identifier": self.profile.our_identifier,
                }
            )

    @mute_logger("odoo.sql_db")
    def test_one_profile_a_system(self):
        with self.assertRaises(IntegrityError), self.env.cr.savepoint():
            self.profile.copy({"system_id": self.system.id})

    def test_host_key_is_checked_when_entered(self):
        for text in ("SHA256:abc", "ssh-ed25519", "ssh-ed25519 AAAAB3NzaC1yc2E="):
            with self.assertRaisesRegex(ValidationError, "is no host key"):
                self.system.sftp_host_key = text

    def test_archive_must_be_another_folder(self):
        with self.assertRaisesRegex(ValidationError, "another folder"):
            self.orders_in.file_archive_folder = self.orders_in.file_folder
        with self.assertRaisesRegex(ValidationError, "archive folder"):
            self.orders_in.file_archive_folder = False

    def test_server_that_is_not_described(self):
        self.assertEqual(self.poll(), 0)
        words = self.only_exception(self.orders_in).words
        self.assertIn("The SFTP server of 'Harbour Retail' is not described.", words)

    # --- people ------------------------------------------------------------------

    def test_viewer_reads_and_does_not_write(self):
        group = "distribution_integration_base.group_viewer"
        viewer = new_test_user(self.env, "viewer", groups=group)
        profile = self.profile.with_user(viewer)
        self.assertEqual(profile.our_identifier, "NORTHWHOLESALE")
        with self.assertRaises(AccessError):
            profile.our_identifier = "OTHER"
        with self.assertRaises(AccessError):
            profile.system_id.action_sftp_test()

    def test_numbers_are_changed_by_the_administrator_only(self):
        group = "distribution_integration_base.group_integration_manager"
        manager = new_test_user(self.env, "manager", groups=group)
        with self.assertRaises(AccessError):
            self.profile.with_user(manager).control_ids[:1].last_number = 5
        self.assertEqual(self._last("isa"), 0)

    def test_other_company_sees_nothing(self):
        company = self.env["res.company"].create({"name": "Elsewhere"})
        group = "distribution_integration_base.group_integration_manager"
        stranger = new_test_user(
            self.env,
            "stranger",
            groups=group,
            company_id=company.id,
            company_ids=[(6, 0, company.ids)],
        )
        for model in ("profile", "control", "rule"):
            found = self.env[f"distribution.edi.{model}"].with_user(stranger).search([])
            self.assertFalse(found, model)

    def test_connection_is_tested_on_demand(self):
        with self.assertRaisesRegex(UserError, "not described"):
            self.system.action_sftp_test()
