# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Signed webhooks: durable before answered, and no word to strangers."""

import json
import time
from contextlib import suppress

from odoo.tests import tagged
from odoo.tests.common import HttpCase

from ..engine import signing

SECRET = "whsec_" + "c2l4dGVlbi1ieXRlcy1hbmQtc29tZS1tb3Jl"


@tagged("post_install", "-at_install")
class TestIntake(HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        credential = cls.env["distribution.credential"].create(
            {"name": "Hook", "kind": "webhook_secret", "secret": SECRET}
        )
        system = cls.env["distribution.system"].create({"name": "Shop"})
        cls.interface = cls.env["distribution.interface"].create(
            {
                "name": "Shop orders",
                "code": "shop-orders",
                "system_id": system.id,
                "direction": "in",
                "document_type": "order",
                "codec": "json",
                "transport": "http",
                "credential_id": credential.id,
            }
        )
        cls.interface.write({"state": "live"})

    def _post(self, body=b'{"a": 1}', code="shop-orders", secret=SECRET, **changed):
        stamp = str(int(time.time()))
        headers = {
            "webhook-id": "evt-1",
            "webhook-timestamp": stamp,
            "webhook-signature": signing.sign(secret, "evt-1", int(stamp), body),
            **changed,
        }
        return self.url_open(
            f"/distribution/in/{code}", data=body, headers=headers, method="POST"
        )

    def _messages(self):
        return self.env["distribution.message"].search(
            [("interface_id", "=", self.interface.id)]
        )

    def test_accepted_and_kept(self):
        answer = self._post(b'{"n": 1}')
        self.assertEqual(answer.status_code, 202)
        message = self._messages()
        self.assertEqual(answer.json(), {"id": message.uid, "repeated": False})
        self.assertEqual(message.payload_ids._read_body(), b'{"n": 1}')
        self.assertNotIn("session_id", answer.cookies)

    def test_repeat_gets_the_same_answer(self):
        first, second = self._post(), self._post()
        self.assertEqual(second.status_code, 202)
        self.assertEqual(second.json()["id"], first.json()["id"])
        self.assertTrue(second.json()["repeated"])
        self.assertEqual(len(self._messages()), 1)

    def test_strangers_learn_nothing(self):
        other = "whsec_" + "b3RoZXItc2VjcmV0LW90aGVyLXNlY3JldA=="
        old = str(int(time.time()) - 3600)
        answers = [
            self._post(secret=other),
            self._post(code="no-such-interface"),
            self._post(**{"webhook-signature": ""}),
            self._post(**{"webhook-timestamp": old}),
            self._post(**{"webhook-id": "evt-2"}),
        ]
        self.assertEqual({answer.status_code for answer in answers}, {401})
        self.assertEqual(len({answer.text for answer in answers}), 1)
        self.assertFalse(self._messages())

    def test_new_secret_counts_at_once_and_the_old_one_no_more(self):
        self.assertEqual(self._post().status_code, 202)
        new = "whsec_" + "YS1uZXctc2VjcmV0LWZvci10aGUtaG9vay0x"
        self.interface.credential_id.secret = new
        self.assertEqual(self._post().status_code, 401)
        self.assertEqual(self._post(secret=new).status_code, 202)

    def test_interface_that_was_refused_is_open_once_it_is_live(self):
        self.interface.write({"state": "retired"})
        self.assertEqual(self._post().status_code, 401)
        self.interface.write({"state": "live"})
        self.assertEqual(self._post().status_code, 202)

    def test_guessed_codes_are_not_remembered(self):
        doors = self.env["distribution.interface"]
        for _repeat in range(2):
            # ``assertRaises`` of Odoo makes savepoints, which are queries, too.
            with self.assertQueryCount(1), suppress(LookupError):
                self.fail(doors._webhook_door("guess"))
        doors._webhook_door("shop-orders")
        with self.assertQueryCount(0):
            doors._webhook_door("shop-orders")

    def test_archived_system_is_a_stranger_at_once(self):
        self.assertEqual(self._post().status_code, 202)
        self._messages().unlink()
        self.interface.system_id.active = False
        self.assertEqual(self._post().status_code, 401)

    def test_retired_interface_is_a_stranger_too(self):
        self.assertEqual(self._post().status_code, 202)
        self._messages().unlink()
        self.interface.write({"state": "retired"})
        self.assertEqual(self._post().status_code, 401)
        self.assertFalse(self._messages())

    def test_too_large_is_refused(self):
        body = json.dumps("x" * (21 * 1024 * 1024)).encode()
        self.assertEqual(self._post(body).status_code, 413)
        self.assertFalse(self._messages())
