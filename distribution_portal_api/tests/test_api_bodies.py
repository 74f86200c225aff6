# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What may be in a body: refused before anything is stored."""

from unittest.mock import patch

from odoo.tests import tagged

from .common import PREFIX, ApiCase, order_body


@tagged("post_install", "-at_install")
class TestBodies(ApiCase):
    def setUp(self):
        super().setUp()
        self.before = self.written()

    def tearDown(self):
        # Whatever a test here sends, nothing of it may be left behind.
        self.assertEqual(self.written(), self.before)
        super().tearDown()

    def raw(self, data, **headers):
        """Post bytes as they are."""
        headers = {
            "Content-Type": "application/json",
            "Idempotency-Key": "k",
            **headers,
        }
        return self.call("POST", "/orders", headers=headers, data=data)

    def invalid(self, body):
        """Return {pointer: detail} of a body that does not fit the contract."""
        problem = self.assertProblem(self.post(body), 422, "invalid")
        return {error["pointer"]: error["detail"] for error in problem["errors"]}

    def test_each_fault_has_its_pointer(self):
        body = order_body(number="", order_date="15.01.2026", state="sale")
        body["lines"][0].update(quantity="0", price="1e3", unit=None, discount="5")
        del body["lines"][0]["codes"]
        errors = self.invalid(body)
        self.assertEqual(
            set(errors),
            {
                "/number",
                "/order_date",
                "/state",
                "/lines/0/quantity",
                "/lines/0/price",
                "/lines/0/unit",
                "/lines/0/discount",
                "/lines/0/codes",
            },
        )
        self.assertEqual(errors["/lines/0/codes"], "This field is required.")
        self.assertIn("Leave it out", errors["/state"])

    def test_numbers_are_decimal_texts(self):
        for wrong in (3, 3.5, True, "1e3", "-1", "0", "0.000", "１", "1.", "", "1,5"):
            with self.subTest(quantity=wrong):
                errors = self.invalid(order_body(quantity=wrong))
                self.assertEqual(set(errors), {"/lines/0/quantity"})

    def test_no_field_of_odoo_gets_through(self):
        names = [name for name in self.env["sale.order"]._fields if name != "lines"]
        known = set(order_body()) | {
            "currency",
            "requested_delivery",
            "ship_to",
            "notes",
        }
        extra = {name: 1 for name in names if name not in known}
        errors = self.invalid({**order_body(), **extra})
        self.assertLessEqual(set(errors), {f"/{name}" for name in extra})
        self.assertEqual(len(errors), 100, "the list is capped")

    def test_lines_need_numbers_of_their_own(self):
        body = order_body()
        body["lines"] *= 2
        self.assertIn("number of its own", self.invalid(body)["/lines"])
        self.assertEqual(set(self.invalid(order_body(lines=[]))), {"/lines"})

    def test_dates_are_only_dates(self):
        for wrong in (20000, "2026-01-15T00:00:00", "1700000000", "2026-02-30"):
            errors = self.invalid(order_body(order_date=wrong))
            self.assertEqual(set(errors), {"/order_date"})

    def test_texts_that_cannot_be_kept(self):
        nul = self.invalid(order_body(notes=["fine", "a\x00b"]))
        self.assertIn("NUL", nul["/notes/1"])
        answer = self.raw(b'{"number": "\\ud800"}')
        problem = self.assertProblem(answer, 422, "invalid")
        self.assertEqual(problem["errors"][0]["pointer"], "/number")

    def test_not_json(self):
        for data in (b"", b"{", b"<order/>", b"'a'", b"\xff\xfe{\x00}\x00", b"\x80"):
            with self.subTest(data=data):
                self.assertProblem(self.raw(data or b" "), 400, "unreadable")

    def test_another_type_than_an_object(self):
        for data in (b"[]", b'"text"', b"null", b"3"):
            self.assertProblem(self.raw(data), 422, "invalid")

    def test_not_a_number(self):
        for word in (b"NaN", b"Infinity", b"-Infinity"):
            answer = self.raw(b'{"number": %s}' % word)
            problem = self.assertProblem(answer, 400, "unreadable")
            self.assertIn(word.decode(), problem["detail"])

    def test_a_name_twice(self):
        problem = self.assertProblem(
            self.raw(b'{"number": "A", "number": "B"}'), 400, "unreadable"
        )
        self.assertIn("'number'", problem["detail"])

    def test_nested_too_deep(self):
        for depth in (40, 100_000):
            problem = self.assertProblem(self.raw(b"[" * depth), 400, "unreadable")
            deep = self.raw(b"[" * depth + b"]" * depth)
            self.assertProblem(deep, 400, "unreadable")
            self.assertTrue(problem["detail"])

    def test_huge_whole_number(self):
        answer = self.raw(b'{"number": %s}' % (b"9" * 5000))
        self.assertProblem(answer, 400, "unreadable")

    def test_too_large(self):
        rules = self.env["ir.http"].routing_map().iter_rules()
        [rule] = [rule for rule in rules if rule.rule == f"{PREFIX}/orders"]
        self.assertEqual(rule.endpoint.routing["max_content_length"], 5 * 1024**2)
        with patch.dict(rule.endpoint.routing, max_content_length=9):
            self.assertProblem(self.raw(b"0123456789"), 413, "too_large")
            self.assertProblem(self.raw(b"012345678"), 400, "unreadable")

    def test_length_is_required(self):
        answer = self.raw(iter([b'{"number": ', b'"PO-1"}']))
        self.assertProblem(answer, 411, "length_required")

    def test_other_media_types(self):
        kinds = ("text/plain", "application/xml", "application/x-www-form-urlencoded")
        for kind in (*kinds, "multipart/form-data; boundary=x", "", "application/*"):
            answer = self.raw(b"{}", **{"Content-Type": kind})
            self.assertProblem(answer, 415, "unsupported_media_type")
            self.assertEqual(answer.headers["Accept"], "application/json")

    def test_encoded_content(self):
        for encoding in ("gzip", "br", "deflate, gzip"):
            answer = self.raw(b"{}", **{"Content-Encoding": encoding})
            self.assertProblem(answer, 415, "unsupported_media_type")
        answer = self.raw(b"{}", **{"Content-Type": "application/json; charset=utf-16"})
        self.assertProblem(answer, 415, "unsupported_media_type")
