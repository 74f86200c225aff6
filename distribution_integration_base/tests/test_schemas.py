# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The schemas of our documents, as the world reads them."""

import json

import jsonschema

from odoo.tests import HttpCase, tagged

from ..canonical import DOCUMENT_TYPES
from .common import DistributionCase

INDEX = "/distribution/schemas"


@tagged("post_install", "-at_install")
class TestSchemas(HttpCase):
    def newest(self):
        """Return {document type: path of its newest version}."""
        documents = self.url_open(INDEX).json()["documents"]
        return {
            name: versions[0]["address"][versions[0]["address"].index(INDEX) :]
            for name, versions in documents.items()
        }

    def test_every_document_is_published_and_is_a_schema(self):
        newest = self.newest()
        self.assertEqual(set(newest), set(DOCUMENT_TYPES))
        for name, path in newest.items():
            with self.subTest(document=name):
                answer = self.url_open(path)
                schema = answer.json()
                self.assertTrue(schema["$id"].endswith(path))
                jsonschema.Draft202012Validator.check_schema(schema)
                self.assertIn("immutable", answer.headers["Cache-Control"])
                self.assertIn("application/schema+json", answer.headers["Content-Type"])

    def test_an_order_fits_its_schema_and_a_wrong_one_does_not(self):
        schema = self.url_open(self.newest()["order"]).json()
        validator = jsonschema.Draft202012Validator(schema)
        order = DistributionCase._order("PO-1", ("BOLT", "2", "EA", "10.00"))
        validator.validate(order)
        for wrong in ({"color": "red"}, {"lines": []}, {"number": ""}):
            self.assertFalse(validator.is_valid({**order, **wrong}), wrong)

    def test_what_is_known_is_not_sent_again(self):
        path = self.newest()["order"]
        first = self.url_open(path)
        again = self.url_open(path, headers={"If-None-Match": first.headers["ETag"]})
        self.assertEqual((again.status_code, again.content), (304, b""))
        other = self.url_open(path, headers={"If-None-Match": '"other"'})
        self.assertEqual(other.status_code, 200)

    def test_an_unknown_version_is_not_found(self):
        for path in ("/order/999.0.json", "/nothing/1.0.json", "/order/1.json"):
            self.assertEqual(self.url_open(INDEX + path).status_code, 404)

    def test_nothing_of_ours_is_told(self):
        self.env["distribution.system"].create({"name": "Secret partner"})
        texts = [self.url_open(path).text for path in self.newest().values()]
        texts.append(self.url_open(INDEX).text)
        self.assertNotIn("Secret partner", " ".join(texts))
        self.assertEqual(set(json.loads(texts[-1])), {"documents"})
