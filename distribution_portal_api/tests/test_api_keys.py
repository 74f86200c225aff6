# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Keys: one answer for every refusal, and the key itself nowhere."""

import logging
from contextlib import contextmanager
from datetime import timedelta
from unittest.mock import patch

from odoo import fields
from odoo.exceptions import AccessError, ValidationError
from odoo.tests import Form, new_test_user, tagged

from ..apicore import keys
from ..models import distribution_api_key
from .common import ApiCase, Partner

BASE = "distribution_integration_base"


@tagged("post_install", "-at_install")
class TestKeys(ApiCase):
    def refused(self, **how):
        """Assert that a call is refused, and return what a stranger can see of it."""
        before = self.written()
        answer = self.post(**how)
        self.assertProblem(answer, 401, "key_refused")
        self.assertEqual(answer.headers["WWW-Authenticate"], "Bearer")
        self.assertEqual(self.written(), before)
        varying = {"X-Request-Id", "Date", "Server"}
        headers = {k: v for k, v in answer.headers.items() if k not in varying}
        return answer.content, headers

    def reasons(self):
        """Yield why a key may be refused, and the change that makes it so."""
        acme, now = self.acme, fields.Datetime.now()
        changes = (
            ("expired", acme.keys, {"expires_at": now - timedelta(seconds=1)}),
            ("revoked", acme.keys, {"revoked_at": now}),
            ("client archived", acme.client, {"active": False}),
            ("system archived", acme.system, {"active": False}),
            ("customer archived", acme.customer, {"active": False}),
            ("other environment", acme.system, {"environment": "test"}),
            ("other network", acme.client, {"allowed_networks": "203.0.113.0/24"}),
        )
        for reason, record, change in changes:
            old = {name: record[name] for name in change}
            record.sudo().write(change)
            self.env.flush_all()
            yield reason
            record.sudo().write(old)
            self.env.flush_all()

    def test_every_refusal_looks_the_same(self):
        expected = self.refused(key=False)
        for key in ("dist_live_" + "A" * 43, "x", self.acme.key[:-1], "dist_live_"):
            self.assertEqual(self.refused(key=key), expected)
        for scheme in ("Basic", "Token", ""):
            headers = {"Authorization": f"{scheme} {self.acme.key}".strip()}
            self.assertEqual(self.refused(key=False, headers=headers), expected)
        for reason in self.reasons():
            with self.subTest(reason=reason):
                self.assertEqual(self.refused(), expected)
        self.assertEqual(self.post().status_code, 202, "the key itself was fine")

    def test_networks(self):
        client = self.acme.client
        client.allowed_networks = "203.0.113.0/24, ::1\n127.0.0.0/8"
        self.env.flush_all()
        self.assertEqual(self.post().status_code, 202)
        with self.assertRaisesRegex(ValidationError, "one a line"):
            client.allowed_networks = "example.com"

    def test_key_in_the_address(self):
        before = self.written()
        for query in ("api_key=x", "access_token=x", "TOKEN=x", f"q={self.acme.key}"):
            answer = self.call("POST", f"/orders?{query}", json={})
            self.assertProblem(answer, 400, "key_in_address")
        answer = self.call("GET", f"/openapi.json?key={self.acme.key}", key=False)
        self.assertProblem(answer, 400, "key_in_address")
        self.assertEqual(self.written(), before)

    def test_flood_of_wrong_keys(self):
        before = self.written()
        wrong = "dist_live_" + "B" * 43
        statuses = [self.post(key=wrong).status_code for _number in range(32)]
        self.assertEqual(statuses, [401] * 30 + [429] * 2)
        answer = self.post()
        self.assertProblem(answer, 429, "too_many_refused_keys")
        self.assertTrue(0 < int(answer.headers["Retry-After"]) <= 61)
        self.assertEqual(self.written(), before)
        public = self.call("GET", "/openapi.json", key=False)
        self.assertEqual(public.status_code, 200)

    def test_a_session_does_not_help(self):
        self.authenticate("admin", "admin")
        before = self.written()
        answer = self.post(key=False)
        self.assertProblem(answer, 401, "key_refused")
        self.assertEqual(self.written(), before)

    def test_only_the_digest_is_stored(self):
        self.post()
        key = self.acme.key
        self.assertRegex(key, r"^dist_live_[A-Za-z0-9_-]{43}$")
        self.env.flush_all()
        for table in ("distribution_api_key", "distribution_api_idempotency"):
            self.env.cr.execute(f"SELECT t::text FROM {table} t")
            rows = str(self.env.cr.fetchall())
            self.assertNotIn(key, rows)
            self.assertNotIn(key[20:], rows)
        self.assertEqual(self.acme.keys.sudo().digest, keys.digest(key))
        self.assertEqual(self.acme.keys.hint, f"{key[:14]}...")
        self.assertTrue(Partner(self.env, "Proof", "test").key.startswith("dist_test_"))

    @contextmanager
    def every_log(self):
        """Yield a list that fills with every line any logger writes."""
        lines = []

        class Collector(logging.Handler):
            def emit(self, record):
                lines.append(self.format(record))

        handler, root = Collector(level=logging.DEBUG), logging.getLogger()
        handler.setFormatter(logging.Formatter("%(name)s: %(message)s"))
        loggers = [root, *map(logging.getLogger, ("odoo", "werkzeug"))]
        levels = [logger.level for logger in loggers]
        for logger in loggers:
            logger.setLevel(logging.DEBUG)
        root.addHandler(handler)
        try:
            yield lines
        finally:
            root.removeHandler(handler)
            for logger, level in zip(loggers, levels, strict=True):
                logger.setLevel(level)

    def test_the_key_is_in_no_log(self):
        key = self.acme.key
        with self.every_log() as lines:
            self.post()
            self.post(headers={"Authorization": f"Basic {key}"}, key=False)
            self.call("GET", f"/orders/{key}")
            self.call("GET", f"/availability?item={key}")
            self.call("GET", f"/nothing?api_key={key}", key=False)
            self.drain()
        # urllib3 is the partner's side of these calls.
        ours = [line for line in lines if not line.startswith("urllib3")]
        self.assertTrue(any("api_key=dist_live_***" in line for line in ours))
        self.assertEqual([line for line in ours if key[20:] in line], [])

    def test_use_is_noted_once_an_hour(self):
        self.startPatcher(patch.dict(distribution_api_key._noted, clear=True))
        row = self.acme.keys
        self.assertFalse(row.last_used_at)
        self.call("GET", "/availability?item=WIDGET")
        used = row.last_used_at
        self.assertTrue(used)
        row.sudo().last_used_at = False
        self.env.flush_all()
        with self.assertNoLogs("odoo.http", "WARNING"):
            self.call("GET", "/availability?item=WIDGET")
        self.assertFalse(row.last_used_at, "noted a moment ago, so not again")

    def test_who_may_handle_keys(self):
        manager = new_test_user(
            self.env, "manager", groups=f"{BASE}.group_integration_manager"
        )
        administrator = new_test_user(
            self.env, "administrator", groups=f"{BASE}.group_administrator"
        )
        client, row = self.acme.client, self.acme.keys
        keys_model = self.env["distribution.api.key"]
        with self.assertRaises(AccessError):
            keys_model.with_user(manager)._issue(client.with_user(manager), "mine")
        with self.assertRaises(AccessError):
            row.with_user(manager).action_revoke()
        with self.assertRaises(AccessError):
            row.with_user(manager).read(["hint"])
        with self.assertRaises(AccessError):
            client.with_user(manager).write({"may_place_orders": True})
        self.assertTrue(client.with_user(manager).read(["order_interface_id"]))
        for values in ({"revoked_at": False}, {"digest": "0" * 64}):
            with self.assertRaises(AccessError):
                row.with_user(administrator).write(values)
        with self.assertRaises(AccessError):
            row.with_user(administrator).read(["digest"])
        self.assertEqual(len(client.key_ids), 1)
        row.with_user(administrator).action_revoke()
        self.assertEqual(row.state, "revoked")
        self.assertEqual(row.revoked_by_id, administrator)
        self.env.flush_all()
        self.refused()

    def test_wizard_shows_the_key_and_stores_it_nowhere(self):
        action = self.acme.client.action_new_key()
        wizard = self.env[action["res_model"]].with_context(**action["context"])
        form = wizard.create({"name": "Shop 2"})
        context = form.action_create_key()["context"]
        second = self.env[action["res_model"]].with_context(**context)
        view = "distribution_portal_api.distribution_api_key_new_view_shown"
        shown = Form(second, view=view).key
        self.assertEqual(self.post(key=shown).status_code, 202)
        self.env.cr.execute("SELECT t::text FROM distribution_api_key_new t")
        self.assertNotIn(shown, str(self.env.cr.fetchall()))
