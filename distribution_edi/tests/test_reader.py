# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Stored and pasted documents are read by people."""

import base64

from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user, tagged

from odoo.addons.distribution_integration_base.tests.browser import BrowserCase

from .common import EdiCase
from .documents import interchange, line, order

MARKUP = "<img src=x onerror=alert(1)>"


@tagged("post_install", "-at_install")
class TestReader(EdiCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.viewer = new_test_user(
            cls.env,
            "edi_viewer",
            groups="distribution_integration_base.group_viewer,"
            "sales_team.group_sale_salesman_all_leads",
        )
        cls.reader = cls.env["distribution.edi.reader"].with_user(cls.viewer)

    def _file(self):
        bodies = [order(f"PO-{n}", [line(1, "A-1")]) for n in (1, 2)]
        return interchange(bodies, 1)

    @staticmethod
    def _value(page, tag, element):
        [row] = [row for row in page["rows"] if row["tag"] == tag]
        return next(p["value"] for p in row["parts"] if p["element"] == element)

    def test_file_and_its_documents(self):
        message = self.receive(self._file())
        page = self.reader.open_message(message.id)
        self.assertEqual(page["documents_total"], 2)
        self.assertEqual(self._value(page, "BEG", 3), "PO-1")
        page = self.reader.open_message(message.id, 1)
        self.assertEqual(self._value(page, "BEG", 3), "PO-2")
        _first, second = self.documents(message)
        names = {(link["model"], link["id"]) for link in page["links"]}
        self.assertLessEqual(
            {
                ("distribution.message", second.id),
                ("distribution.message", message.id),
                ("sale.order", self.orders("PO-2").id),
            },
            names,
        )
        alone = self.reader.open_message(second.id)
        self.assertEqual(alone["documents_total"], 1)
        self.assertEqual(alone["rows"], page["rows"])
        self.assertIn(
            ("number", "PO-2"),
            [(each["key"], each["value"]) for each in alone["canonical"]],
        )

    def test_exceptions_stand_above(self):
        message = self.receive(interchange([order("PO-1", [line(1, "NONE")])], 1))
        [document] = self.documents(message)
        page = self.reader.open_message(document.id)
        self.assertEqual(
            [each["id"] for each in page["exceptions"]], self.exceptions(document).ids
        )
        action = self.exceptions(document).with_user(self.viewer).action_read_edi()
        self.assertEqual(action["tag"], "distribution_edi_reader")
        self.assertEqual(action["context"], {"active_id": document.id})

    def test_corrected_part_is_read_in_its_file(self):
        body = self._file().replace(b"20261119", b"20261399", 1)
        first, second = self.documents(self.receive(body))
        self.assertEqual(first.work_state, "blocked")
        fixed = first._body().replace(b"20261399", b"20261119")
        corrected = first._correct("By telephone.", body=fixed)
        page = self.reader.open_message(corrected.id)
        self.assertEqual(self._value(page, "BEG", 5), "20261119")
        self.assertEqual((page["documents_total"], page["document"]["faults"]), (1, 0))
        page = self.reader.open_message(first.id)
        self.assertEqual(self._value(page, "BEG", 5), "20261399")
        page = self.reader.open_message(second.id)
        self.assertEqual(self._value(page, "BEG", 3), "PO-2")

    def test_purged_content_is_told(self):
        message = self.receive(self._file())
        message.payload_ids._purge()
        with self.assertRaisesRegex(UserError, "is not kept any more"):
            self.reader.open_message(message.id)

    def test_pasted_text_leaves_nothing(self):
        counted = ("distribution.message", "ir.attachment", "distribution.payload")
        before = {name: self.env[name].search_count([]) for name in counted}
        text = b"Hello,\n" + self._file()
        for data in (text, b"\n".join(b"> " + each for each in text.splitlines()[1:])):
            page = self.reader.open_text(base64.b64encode(data).decode())
            self.assertEqual(self._value(page, "BEG", 3), "PO-1")
            self.assertFalse(page["links"] or page["exceptions"])
        self.env.flush_all()
        after = {name: self.env[name].search_count([]) for name in counted}
        self.assertEqual(after, before)

    def test_what_cannot_be_pasted(self):
        with self.assertRaisesRegex(UserError, "larger than 5 MB"):
            self.reader.open_text("A" * 8 * 1024 * 1024)
        with self.assertRaisesRegex(UserError, "could not be read"):
            self.reader.open_text("?")
        with self.assertRaisesRegex(UserError, "Paste a document"):
            self.reader.open_text("")

    def test_access(self):
        message = self.receive(self._file())
        stranger = new_test_user(self.env, "stranger", groups="base.group_user")
        reader = self.reader.with_user(stranger)
        with self.assertRaises(AccessError):
            reader.open_message(message.id)
        with self.assertRaises(AccessError):
            reader.open_text("QQ==")
        other = self.env["res.company"].create({"name": "Other"})
        self.viewer.write({"company_ids": [(6, 0, other.ids)], "company_id": other.id})
        with self.assertRaises(AccessError):
            self.reader.open_message(message.id)

    def test_button_is_for_edi_alone(self):
        message = self.receive(self._file())
        self.assertTrue(message.is_edi)
        plain = self._interface("in", "invoice", codec="json")
        received = self.env["distribution.message"]._receive(
            plain, b"{}", name="x.json", idempotency_key="x"
        )
        self.assertFalse(self.env["distribution.message"].browse(received[0]).is_edi)


@tagged("post_install", "-at_install")
class TestReaderTour(EdiCase, BrowserCase):
    def test_from_exception_to_segment(self):
        new_test_user(
            self.env,
            "edi_clerk",
            groups="distribution_integration_base.group_customer_service",
        )
        body = interchange([order("PO-1", [line(1, "A-1")])], 1)
        body = body.replace(b"20261119", b"20261399")
        body = body.replace(b"Harbour store", MARKUP.encode())
        message = self.receive(body, name="bad.edi")
        [document] = self.documents(message)
        exception = self.exceptions(document)[:1]
        self.start_tour(
            "/odoo/action-distribution_integration_base.distribution_exception_action/"
            f"{exception.id}",
            "distribution_edi_reader",
            login="edi_clerk",
        )

    def test_paste(self):
        new_test_user(
            self.env,
            "edi_viewer",
            groups="distribution_integration_base.group_viewer",
        )
        before = self.env["distribution.message"].search_count([])
        self.start_tour("/odoo/read-edi", "distribution_edi_paste", login="edi_viewer")
        self.assertEqual(self.env["distribution.message"].search_count([]), before)
