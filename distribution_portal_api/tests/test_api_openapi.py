# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The description is valid, covers every row, and tells the truth."""

import json

import jsonschema

from odoo.tests import tagged

from ..api.operations import OPERATIONS
from ..apicore.problems import KINDS
from .common import ApiCase, order_body


@tagged("post_install", "-at_install")
class TestOpenapi(ApiCase):
    def setUp(self):
        super().setUp()
        answer = self.call("GET", "/openapi.json", key=False)
        self.assertEqual(answer.status_code, 200)
        self.assertEqual(answer.headers["Content-Type"], "application/json")
        self.document = answer.json()

    def described(self, operation):
        return self.document["paths"][operation.path][operation.method.lower()]

    def check(self, answer, operation):
        """Assert that an answer is one that the description announces."""
        described = self.described(operation)["responses"]
        self.assertIn(str(answer.status_code), described)
        content = described[str(answer.status_code)]["content"]
        schema = content[answer.headers["Content-Type"]]["schema"]
        checked = {**schema, "components": self.document["components"]}
        jsonschema.Draft202012Validator(
            checked, format_checker=jsonschema.FormatChecker()
        ).validate(answer.json())

    def test_every_row_and_nothing_else(self):
        self.assertRegex(self.document["openapi"], r"^3\.1\.\d$")
        described = {
            (path, method.upper())
            for path, methods in self.document["paths"].items()
            for method in methods
        }
        rows = {(operation.path, operation.method) for operation in OPERATIONS}
        self.assertEqual(described, rows)
        for operation in OPERATIONS:
            with self.subTest(operation=operation.name):
                told = self.described(operation)
                self.assertEqual(told["operationId"], operation.name)
                self.assertEqual(bool(told["security"]), bool(operation.scope))
                self.assertEqual("requestBody" in told, bool(operation.body))
                statuses = {
                    str(KINDS[kind].status) for kind in operation.problem_kinds()
                }
                statuses.add(str(operation.status))
                self.assertEqual(set(told["responses"]), statuses)
                for answer in told["responses"].values():
                    self.assertTrue(answer["description"])

    def test_schemas_are_schemas_and_references_lead_somewhere(self):
        schemas = self.document["components"]["schemas"]
        for schema in schemas.values():
            jsonschema.Draft202012Validator.check_schema(schema)
        text = json.dumps(self.document)
        for part in text.split('"$ref": "')[1:]:
            name = part.split('"')[0].removeprefix("#/components/schemas/")
            self.assertIn(name, schemas)
        order = schemas["OrderRequest"]
        self.assertIs(order["additionalProperties"], False)
        line = schemas["OrderLineRequest"]["properties"]
        self.assertEqual(line["quantity"]["type"], "string")

    def test_answers_are_as_described(self):
        create, read, free, _openapi = OPERATIONS
        placed = self.post()
        self.check(placed, create)
        self.check(self.post(order_body(quantity=0)), create)
        self.check(self.post(key=False), create)
        self.drain()
        uid = placed.json()["id"]
        self.check(self.call("GET", f"/orders/{uid}"), read)
        self.check(self.call("GET", "/orders/none"), read)
        self.check(self.call("GET", "/availability?item=WIDGET"), free)
        self.check(self.call("GET", "/availability"), free)

    def test_what_the_schema_refuses_is_refused(self):
        schema = {
            "$ref": "#/components/schemas/OrderRequest",
            "components": self.document["components"],
        }
        validator = jsonschema.Draft202012Validator(schema)
        self.assertTrue(validator.is_valid(order_body()))
        line = order_body()["lines"][0]
        for wrong in (
            order_body(quantity="0"),
            order_body(quantity=3),
            order_body(extra=1),
            order_body(lines=[]),
            order_body(lines=[{**line, "price": "1e3"}]),
            order_body(currency="dollars"),
        ):
            self.assertFalse(validator.is_valid(wrong))
            self.assertEqual(self.post(wrong).status_code, 422)
