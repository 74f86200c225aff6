# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Which exceptions a user sees and resolves."""

from odoo import models

#: The roles that exceptions belong to (DESIGN 6).
ROLES = {
    "warehouse": "Warehouse",
    "finance": "Finance",
    "customer_service": "Customer service",
    "integration_manager": "Integration manager",
    "administrator": "Administrator",
}
#: Each of these groups works the exceptions of the role that has its name.
OPERATORS = ("warehouse", "finance", "customer_service")


class ResUsers(models.Model):
    _inherit = "res.users"

    def _distribution_roles(self):
        """Return the roles whose exceptions this user sees; the record rule asks.

        An operator sees the roles he has. Managers see all. Who only views sees all
        as well, as he sees every document, and decides nothing.
        """
        self.ensure_one()
        group = "distribution_integration_base.group_%s"
        if self.has_group(group % "integration_manager"):
            return list(ROLES)
        mine = [role for role in OPERATORS if self.has_group(group % role)]
        return mine or list(ROLES)
