# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The HTTP layer: unknown paths, methods, faults inside."""

import errno
from unittest.mock import patch

from psycopg2.errors import SerializationFailure

from odoo import http
from odoo.exceptions import UserError
from odoo.sql_db import db_connect
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..repository import Repository
from .common import ApiCase


@tagged("post_install", "-at_install")
class TestHttp(ApiCase):
    def test_unknown_path(self):
        for path in ("/nothing", "/", "/orders/a/b"):
            for method in ("GET", "POST", "DELETE"):
                with self.subTest(path=path, method=method):
                    answer = self.call(method, path)
                    self.assertProblem(answer, 404, "not_found")

    def test_double_slashes_are_not_redirected(self):
        for path in ("//orders", "/orders//", "//availability?item=WIDGET"):
            for method in ("GET", "POST"):
                answer = self.call(method, path, data=b"{}")
                code = {404: "not_found", 405: "method_not_allowed"}
                self.assertProblem(
                    answer, answer.status_code, code.get(answer.status_code)
                )

    def test_unknown_method(self):
        allowed = {
            "/orders": "OPTIONS, POST",
            "/orders/x": "GET, HEAD, OPTIONS",
            "/availability": "GET, HEAD, OPTIONS",
            "/openapi.json": "GET, HEAD, OPTIONS",
        }
        for path, methods in allowed.items():
            for method in ("PUT", "PATCH", "DELETE"):
                answer = self.call(method, path, data=b"{}")
                self.assertProblem(answer, 405, "method_not_allowed")
                self.assertEqual(answer.headers["Allow"], methods)
        self.assertProblem(self.call("GET", "/orders"), 405, "method_not_allowed")

    def test_options_runs_nothing(self):
        before = self.written()
        for path, methods in (
            ("/orders", "OPTIONS, POST"),
            ("/orders/x", "GET, HEAD, OPTIONS"),
        ):
            answer = self.call("OPTIONS", path, key=False)
            self.assertEqual(answer.status_code, 204, answer.text)
            self.assertEqual(answer.headers["Allow"], methods)
            self.assertEqual(answer.content, b"")
            self.assertNotIn("Content-Type", answer.headers)
            self.assertNotIn("Set-Cookie", answer.headers)
            self.assertNotIn("Access-Control-Allow-Origin", answer.headers)
        self.assertEqual(self.written(), before)

    def test_head_is_get_without_a_body(self):
        answer = self.call("HEAD", "/availability?item=WIDGET")
        self.assertEqual((answer.status_code, answer.content), (200, b""))
        self.assertEqual(self.call("HEAD", "/orders/x").status_code, 404)

    def test_no_redirect_to_a_language(self):
        self.env["res.lang"]._activate_lang("fr_FR")
        french = {
            "headers": {"Accept-Language": "fr-FR"},
            "cookies": {"frontend_lang": "fr_FR"},
        }
        answer = self.call("GET", "/availability?item=WIDGET", **french)
        self.assertEqual(answer.status_code, 200)
        answer = self.call("GET", "/nothing", **french)
        self.assertProblem(answer, 404, "not_found")

    def test_campaign_cookies_are_not_set(self):
        answer = self.call("GET", "/openapi.json?utm_source=x", key=False)
        self.assertNotIn("Set-Cookie", answer.headers)

    def test_each_answer_has_an_id_of_its_own(self):
        ids = {self.call("GET", "/nothing").headers["X-Request-Id"] for _i in "123"}
        ids.add(self.post().headers["X-Request-Id"])
        self.assertEqual(len(ids), 4)

    # --- faults inside ----------------------------------------------------------------

    def failing(self, *errors):
        """Have the repository fail with ``errors``, one after the other."""
        return patch.object(Repository, "receive_order", side_effect=errors)

    @mute_logger("odoo.http", "odoo.addons.distribution_portal_api.api.dispatcher")
    def test_fault_of_ours_shows_nothing(self):
        before = self.written()
        for error in (
            KeyError("secret_table"),
            UserError("secret_table is wrong"),
            RecursionError("secret_table"),
        ):
            with self.failing(error):
                answer = self.post()
            problem = self.assertProblem(answer, 500, "internal")
            self.assertEqual(problem["trace_id"], answer.headers["X-Request-Id"])
            self.assertNotIn("secret_table", answer.text)
        self.assertEqual(self.written(), before)

    @mute_logger(
        "odoo.http",
        "odoo.sql_db",
        "odoo.addons.distribution_portal_api.api.dispatcher",
    )
    def test_words_of_the_database_stay_inside(self):
        before = self.written()

        def violate(repository, *_args):
            repository._env.cr.execute("INSERT INTO res_users (login) VALUES ('x')")

        with patch.object(Repository, "receive_order", violate):
            answer = self.post()
        self.assertProblem(answer, 409, "conflict")
        self.assertNotIn("res_users", answer.text)
        self.assertEqual(self.written(), before)

    @mute_logger("odoo.service.model")
    def test_collision_is_tried_again_by_odoo(self):
        class Collision(SerializationFailure):
            pgcode = "40001"

        receive = Repository.receive_order
        calls = []

        def collide_once(repository, *args):
            calls.append(args)
            if len(calls) == 1:
                raise Collision("could not serialize access")
            return receive(repository, *args)

        with (
            patch.object(Repository, "receive_order", collide_once),
            patch("odoo.service.model.time.sleep"),
        ):
            answer = self.post()
        self.assertEqual(answer.status_code, 202, answer.text)
        self.assertEqual(len(calls), 2)

    @mute_logger("odoo.service.model", "odoo.http")
    def test_collision_that_does_not_end(self):
        class Collision(SerializationFailure):
            pgcode = "40001"

        before = self.written()
        errors = [Collision("could not serialize access") for _try in range(5)]
        with self.failing(*errors), patch("odoo.service.model.time.sleep"):
            answer = self.post()
        self.assertProblem(answer, 503, "busy")
        self.assertEqual(answer.headers["Retry-After"], "2")
        self.assertEqual(self.written(), before)

    @mute_logger("odoo.http")
    def test_full_disk_is_asked_to_call_again(self):
        before = self.written()
        with self.failing(OSError(errno.ENOSPC, "No space left on device")):
            answer = self.post()
        self.assertProblem(answer, 503, "busy")
        self.assertEqual(answer.headers["Retry-After"], "2")
        self.assertEqual(self.written(), before)

    def test_in_flight(self):
        before = self.written()
        claim = "odoo.addons.distribution_portal_api.models"
        claim += ".distribution_api_idempotency.lock_number"
        with (
            db_connect(self.env.cr.dbname).cursor() as other,
            patch(claim, return_value=42),
        ):
            other.execute("SELECT pg_advisory_xact_lock(42)")
            answer = self.post()
            self.assertProblem(answer, 409, "in_flight")
            self.assertEqual(answer.headers["Retry-After"], "1")
            other.rollback()
            self.assertEqual(self.written(), before)
            self.assertEqual(self.post().status_code, 202)

    def test_the_type_is_registered(self):
        self.assertIn("distribution_api", http._dispatchers)
