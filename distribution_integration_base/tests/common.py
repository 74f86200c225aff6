# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""One distributor, one partner, three items: what most tests need."""

import json
from contextlib import contextmanager

from odoo.tests.common import TransactionCase

#: What documents do to Odoo.
EFFECTS = frozenset(
    {
        "account.move",
        "account.move.line",
        "account.partial.reconcile",
        "account.payment",
        "product.product",
        "sale.order",
        "sale.order.line",
        "stock.lot",
        "stock.move",
        "stock.move.line",
        "stock.package",
        "stock.picking",
    }
)
#: Written down at each try.
NOTES = frozenset({"distribution.attempt"})


class DistributionCase(TransactionCase):
    """A partner that sends orders as JSON and is told everything over HTTP."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env = cls._open_env()
        cls.warehouse = cls.env["stock.warehouse"].search(
            [("company_id", "=", cls.env.company.id)], limit=1
        )
        cls.bolt = cls._product("BOLT", 10.0, stock=100)
        cls.nut = cls._product("NUT", 2.5, stock=100)
        cls.rare = cls._product("RARE", 99.0, stock=0)
        cls.partner = cls.env["res.partner"].create({"name": "Northside Tools"})
        cls.system = cls.env["distribution.system"].create(
            {
                "name": "Northside Tools",
                "partner_id": cls.partner.id,
                "warehouse_id": cls.warehouse.id,
                "price_tolerance": 2.0,
            }
        )
        cls.orders_in = cls._interface("orders-in", "in", "order")

    @classmethod
    def _open_env(cls):
        """Return the environment that everything is made in."""
        return cls.env(context={**cls.env.context, "tracking_disable": True})

    @classmethod
    def _product(cls, code, price, stock):
        product = cls.env["product.product"].create(
            {
                "name": f"Part {code}",
                "default_code": code,
                "type": "consu",
                "is_storable": True,
                "list_price": price,
                "taxes_id": [(5,)],
            }
        )
        if stock:
            cls.env["stock.quant"]._update_available_quantity(
                product, cls.warehouse.lot_stock_id, stock
            )
        return product

    @classmethod
    def _interface(cls, code, direction, document_type, **values):
        interface = cls.env["distribution.interface"].create(
            {
                "name": code,
                "code": code,
                "system_id": cls.system.id,
                "direction": direction,
                "document_type": document_type,
                "codec": "json",
                "transport": "http",
                **values,
            }
        )
        interface.write({"state": "live"})
        return interface

    @classmethod
    def _subscribe(cls, event_type, document_type, address, **values):
        """Have ``event_type`` told to ``address``; return the interface."""
        interface = cls._interface(
            f"{document_type.replace('_', '-')}-out",
            "out",
            document_type,
            address=address,
            allow_private_address=True,
            **values,
        )
        cls.env["distribution.subscription"].create(
            {"event_type": event_type, "interface_id": interface.id}
        )
        return interface

    @staticmethod
    def _order(number, *lines, **header):
        """Return a canonical order. ``lines``: (sku, quantity, unit, price)."""
        return {
            "type": "order",
            "number": number,
            "order_date": "2026-11-20",
            "lines": [
                {
                    "number": str(position),
                    "quantity": quantity,
                    "unit": unit,
                    "price": price,
                    "codes": [{"kind": "sku", "value": sku}],
                }
                for position, (sku, quantity, unit, price) in enumerate(lines, 1)
            ],
            **header,
        }

    def _receive(self, document, key=None):
        """Take a document in and return its message; nothing is worked yet."""
        body = (
            document if isinstance(document, bytes) else json.dumps(document).encode()
        )
        message_id, _uid, _created = self.env["distribution.message"]._receive(
            self.orders_in, body, name="test", idempotency_key=key or body.hex()[:200]
        )
        return self.env["distribution.message"].browse(message_id)

    @contextmanager
    def _own_cursors(self):
        """Let the work engine open cursors that see this test's data."""
        self.env.flush_all()
        self.env.cr.precommit.run()
        with self.enter_registry_test_mode():
            yield
        self.env.invalidate_all()

    def _drain(self):
        """Work everything that is due."""
        with self._own_cursors():
            return self.env["distribution.drain"]._run()

    def _work(self, document, key=None):
        """Take a document in, work it and return its message."""
        message = self._receive(document, key)
        self._drain()
        return message

    def _assert_happens_once(self, message):
        """Work a document that is done a second time: nothing more comes of it.

        So it is with a worker that dies between its work and the note of it.
        """
        self.assertEqual(message.work_state, "done", message.note)
        before = self._world()
        message.sudo()._release(step="apply")
        self._drain()
        self.assertIn(message.work_state, ("done", "dropped"), message.note)
        self.assertEqual(self._world(), before)

    def _world(self):
        """Count everything that a document could make twice."""
        self.env.flush_all()
        tables = {
            name: model.sudo().with_context(active_test=False).search_count([])
            for name, model in self.env.items()
            if model._auto
            and not model._transient
            and name not in NOTES
            and (name.startswith("distribution.") or name in EFFECTS)
        }
        quants = self.env["stock.quant"].search([])
        return {
            **tables,
            "reserved": sum(quants.mapped("reserved_quantity")),
            "in stock": sum(quants.mapped("quantity")),
        }

    def _open_exceptions(self, message):
        return self.env["distribution.exception"].search(
            [("message_id", "=", message.id), ("state", "=", "open")]
        )

    def _orders(self, number):
        return self.env["sale.order"].search([("client_order_ref", "=", number)])
