# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A distributor with two partners who may call the API."""

import threading

from odoo.tests import HttpCase

from ..models.ir_http import GUARD

PREFIX = "/distribution/api"


def order_body(number="PO-1", quantity="3", **fields):
    """Return an order for WIDGET that fits the contract, changed by ``fields``."""
    return {
        "number": number,
        "order_date": "2026-01-15",
        "lines": [
            {
                "number": "1",
                "quantity": quantity,
                "unit": "EA",
                "price": "10.00",
                "codes": [{"kind": "sku", "value": "WIDGET"}],
            }
        ],
        **fields,
    }


class Partner:
    """One partner: its customer, system, live interface, client and key."""

    def __init__(self, env, name, environment="production"):
        self.customer = env["res.partner"].create({"name": name})
        self.system = env["distribution.system"].create(
            {
                "name": name,
                "kind": "portal",
                "partner_id": self.customer.id,
                "environment": environment,
                "warehouse_id": env["stock.warehouse"].search([], limit=1).id,
            }
        )
        self.interface = env["distribution.interface"].create(
            {
                "name": f"{name} orders",
                "code": f"{name.lower()}-orders",
                "system_id": self.system.id,
                "direction": "in",
                "document_type": "order",
                "codec": "json",
                "transport": "http",
            }
        )
        self.interface.state = "live"
        self.client = env["distribution.api.client"].create(
            {"name": f"{name} shop", "system_id": self.system.id}
        )
        self.key = env["distribution.api.key"]._issue(self.client, "test")

    @property
    def keys(self):
        """The rows of the client's keys."""
        return self.client.key_ids


def make_product(env, code="WIDGET", stock=100):
    """Return a storable product at 10.00 with ``stock`` on hand."""
    product = env["product.product"].create(
        {
            "name": "Widget",
            "default_code": code,
            "barcode": "0012345678905" if code == "WIDGET" else False,
            "type": "consu",
            "is_storable": True,
            "list_price": 10.0,
            "taxes_id": False,
            "invoice_policy": "delivery",
        }
    )
    warehouse = env["stock.warehouse"].search([], limit=1)
    env["stock.quant"]._update_available_quantity(
        product, warehouse.lot_stock_id, stock
    )
    return product


class ApiCase(HttpCase):
    """Calls through Odoo's whole HTTP stack, as partner ACME unless told otherwise."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.product = make_product(cls.env)
        cls.acme = Partner(cls.env, "Acme")
        cls.bolt = Partner(cls.env, "Bolt")

    def setUp(self):
        super().setUp()
        # Odoo's router asks the thread for the database.
        threading.current_thread().dbname = self.env.cr.dbname
        GUARD.clear()
        self.addCleanup(GUARD.clear)

    def call(self, method, path, key=None, headers=None, **how):
        """Send one request; ``key`` is ACME's, another one, or False for none."""
        headers = dict(headers or {})
        if key is not False:
            headers["Authorization"] = f"Bearer {key or self.acme.key}"
        answer = self.url_open(
            PREFIX + path,
            method=method,
            headers=headers,
            allow_redirects=False,
            **how,
        )
        self.env.invalidate_all()
        return answer

    def post(self, body=None, once="k-1", **how):
        """Place an order."""
        headers = {"Idempotency-Key": once, **how.pop("headers", {})}
        return self.call(
            "POST", "/orders", headers=headers, json=body or order_body(), **how
        )

    def drain(self):
        """Work everything that waits, as the queue would."""
        self.env.flush_all()
        self.env["distribution.drain"]._run()
        self.env.invalidate_all()

    def written(self):
        """Return how many rows a call may have added."""
        self.env.invalidate_all()
        return [
            self.env[model].search_count([])
            for model in (
                "distribution.message",
                "distribution.payload",
                "distribution.api.idempotency",
                "sale.order",
            )
        ]

    def assertProblem(self, answer, status, code):
        """Assert the form of a problem (RFC 9457) and return its body."""
        self.assertEqual(answer.status_code, status, answer.text)
        self.assertEqual(answer.headers["Content-Type"], "application/problem+json")
        self.assertNotIn("Set-Cookie", answer.headers)
        self.assertRegex(answer.headers["X-Request-Id"], "^[0-9a-f]{32}$")
        problem = answer.json()
        self.assertEqual(problem["status"], status)
        self.assertEqual(problem["code"], code)
        for inside in ("Traceback", "psycopg2", "distribution.api", "res.users"):
            self.assertNotIn(inside, answer.text)
        return problem
