# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Orders, exceptions and people in every state that the tower counts."""

from datetime import timedelta

from odoo import fields
from odoo.tests import new_test_user

from ..engine.errors import Issue
from .common import DistributionCase

GROUP = "distribution_integration_base.group_"
#: Each role with the rights in Odoo that its people usually have.
PEOPLE = {
    "viewer": "",
    "warehouse": "stock.group_stock_user,base.group_partner_manager",
    "finance": "account.group_account_invoice",
    "customer_service": "sales_team.group_sale_salesman_all_leads",
    "integration_manager": "sales_team.group_sale_manager,stock.group_stock_manager,"
    "account.group_account_invoice",
    "administrator": "",
}


class TowerCase(DistributionCase):
    """A morning with something in every block."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.people = {
            role: cls._person(role, role) for role in PEOPLE if role != "administrator"
        }
        cls.waiting = cls._accept("PO-2001", cls.rare)
        cls.ready = cls._accept("PO-2002", cls.bolt)
        cls.shipped = cls._accept("PO-2003", cls.bolt)
        cls.shipped.picking_ids.move_ids.picked = True
        cls.shipped.picking_ids.button_validate()
        cls.billed = cls._accept("PO-2004", cls.nut)
        cls.billed.picking_ids.move_ids.picked = True
        cls.billed.picking_ids.button_validate()
        cls.invoice = cls.billed._create_invoices()
        cls.invoice.invoice_date_due = "2026-01-31"
        cls.invoice.action_post()
        cls._tell()
        cls.blocked = cls._message("PO-2005", work_state="blocked")
        cls.rejected = cls._message("PO-2006", ack_state="rejected", work_state="done")
        cls._message("PO-2007", ack_state="overdue", work_state="done")
        cls._message("PO-2008", delivery_state="unknown", work_state="blocked")
        cls._message("PO-2009", work_state="waiting")
        cls._message("PO-2010", work_state="done")
        cls.env["distribution.breaker"]._lock(cls.orders_in).state = "open"
        now = fields.Datetime.now()
        soon, gone = now + timedelta(hours=1), now - timedelta(hours=1)
        for order, state, due in (
            (cls.waiting, "red", gone),
            (cls.ready, "amber", soon),
            (cls.shipped, "met", gone),
        ):
            cls.env["distribution.deadline"].create(
                {
                    "step": "ship",
                    "res_model": order._name,
                    "res_id": order.id,
                    "sale_order_id": order.id,
                    "system_id": cls.system.id,
                    "partner_id": cls.partner.id,
                    "company_id": order.company_id.id,
                    "due_at": due,
                    "state": state,
                }
            )
        cls.exception = cls.env["distribution.exception"]._open(
            Issue("mapping", "item:9", "Item 9 of PO-2005 is not known.", "Map it."),
            message=cls.blocked,
        )

    @classmethod
    def _person(cls, login, role, **values):
        groups = ",".join(filter(None, [GROUP + role, PEOPLE[role]]))
        return new_test_user(cls.env, f"tower_{login}", groups, **values)

    @classmethod
    def _accept(cls, number, product):
        order = cls.env["sale.order"].create(
            {
                "partner_id": cls.partner.id,
                "client_order_ref": number,
                "order_line": [(0, 0, {"product_id": product.id})],
            }
        )
        order.write(
            {
                "distribution_system_id": cls.system.id,
                "distribution_correlation_id": f"correlation-{number}",
            }
        )
        order.action_confirm()
        return order

    @classmethod
    def _tell(cls):
        cls.env.flush_all()
        cls.env.cr.precommit.run()

    @classmethod
    def _message(cls, number, **values):
        return cls.env["distribution.message"].create(
            {
                "name": f"850 {number}",
                "interface_id": cls.orders_in.id,
                "system_id": cls.system.id,
                "company_id": cls.system.company_id.id,
                "partner_id": cls.partner.id,
                "direction": "in",
                "document_type": "order",
                "idempotency_key": number,
                "reference": number,
                "control_key": f"850:{number}",
                "correlation_id": f"trace-{number}",
                "step": "apply",
                **values,
            }
        )

    def open(self, user):
        """Return what the tower shows ``user``."""
        self.env.invalidate_all()
        return self.env["distribution.tower"].with_user(user).open()

    def figures(self, screen):
        """Return every figure on the screen, wherever it stands."""
        verdict = screen["verdict"]
        yield from filter(None, [verdict.get("figure"), *verdict["alarms"]])
        for block in screen["blocks"]:
            yield from block.get("tiles", ())
            for cell in block.get("strip", ()):
                yield from filter(None, [cell["open"], cell["today"]])
            for row in (block.get("table") or {}).get("rows", ()):
                yield from filter(None, row["figures"])

    def count(self, screen, key):
        """Return the number that the figure ``key`` shows."""
        counts = {figure["key"]: figure["count"] for figure in self.figures(screen)}
        return counts[key]
