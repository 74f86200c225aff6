# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A company with a connected partner, and orders that go their way."""

from datetime import datetime, timedelta

from odoo import Command
from odoo.tests import TransactionCase, freeze_time

#: The night on which the checks of these tests run (UTC).
TONIGHT = datetime(2026, 3, 10, 2, 0, 0)


class CheckCase(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.schedules = cls.env["distribution.check.schedule"]
        cls.runs = cls.env["distribution.check.run"]
        cls.exceptions = cls.env["distribution.exception"]
        # Whatever the database held before is out of the way of these nights.
        cls.runs.search([]).unlink()
        cls.env["sale.order"].search([]).distribution_system_id = False
        cls.schedules.search([]).active = False
        cls.schedule = cls.schedules.with_context(active_test=False).search(
            [
                ("check_name", "=", "shipped_not_invoiced"),
                ("company_id", "=", cls.env.company.id),
            ]
        )
        cls.schedule.write({"active": True, "grace_hours": 24})
        cls.partner = cls.env["res.partner"].create({"name": "Hollis Hardware"})
        cls.system = cls.env["distribution.system"].create(
            {"name": "Hollis", "partner_id": cls.partner.id}
        )
        cls.product = cls.env["product.product"].create(
            {
                "name": "Hinge",
                "type": "consu",
                "invoice_policy": "delivery",
                "taxes_id": [Command.clear()],
            }
        )

    @classmethod
    def order(cls, quantity=10, price=5.0, system=None, **values):
        """Return a confirmed order of one line for the connected partner."""
        order = cls.env["sale.order"].create(
            {
                "partner_id": cls.partner.id,
                "client_order_ref": "4711",
                "date_order": TONIGHT - timedelta(days=9),
                "order_line": [
                    Command.create(
                        {
                            "product_id": cls.product.id,
                            "product_uom_qty": quantity,
                            "price_unit": price,
                        }
                    )
                ],
                **values,
            }
        )
        order.distribution_system_id = cls.system if system is None else system
        order.action_confirm()
        return order

    @classmethod
    def ship(cls, order, quantity=None, hours=48):
        """Deliver ``quantity`` (default: all), ``hours`` before tonight's checks."""
        picking = order.picking_ids.filtered(lambda p: p.state != "done")
        picking.move_ids.quantity = quantity or sum(
            picking.move_ids.mapped("product_uom_qty")
        )
        picking.move_ids.picked = True
        picking.with_context(
            skip_backorder=True, skip_sms=True, cancel_backorder=False
        ).button_validate()
        picking.move_ids.filtered(lambda m: m.state == "done").date = (
            TONIGHT - timedelta(hours=hours)
        )
        return picking

    @classmethod
    def invoice(cls, order, post=True):
        """Return the invoice of all that is delivered."""
        invoice = order._create_invoices()
        if post:
            invoice.action_post()
        return invoice

    def run_checks(self, now=TONIGHT):
        """Run what the cron runs at ``now``."""
        self.env.flush_all()
        cron = self.env.ref("distribution_reconcile.cron_checks")
        with self.enter_registry_test_mode(), freeze_time(now):
            cron.method_direct_trigger()
        self.env.invalidate_all()

    def found(self, order):
        """Return every exception that the checks ever opened about ``order``."""
        return self.exceptions.search(
            [("sale_order_id", "=", order.id), ("check_name", "!=", False)]
        )
