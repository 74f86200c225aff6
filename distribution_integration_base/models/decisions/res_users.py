# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Which exceptions a user sees and resolves."""

from odoo import fields, models

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
#: Whose a document is while nothing open says so; all others are customer service's.
DOCUMENTS = {
    "warehouse": (
        "shipment",
        "warehouse_order",
        "warehouse_shipment",
        "inbound_notice",
        "warehouse_receipt",
        "inventory_adjustment",
    ),
    "finance": ("invoice", "payment", "adjustment"),
}


class ResUsers(models.Model):
    _inherit = "res.users"

    distribution_digest = fields.Boolean(
        string="Distribution: daily mail",
        default=True,
        help="One mail in the morning with what waits for a decision of yours. "
        "Nothing to decide, no mail.",
    )
    distribution_digest_day = fields.Date(
        copy=False, help="The user's day for which the mail was last looked at."
    )

    @property
    def SELF_READABLE_FIELDS(self):
        return super().SELF_READABLE_FIELDS + ["distribution_digest"]

    @property
    def SELF_WRITEABLE_FIELDS(self):
        return super().SELF_WRITEABLE_FIELDS + ["distribution_digest"]

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

    def _distribution_foreign_documents(self):
        """Return the document types that are another role's; the record rule asks.

        So nobody in the warehouse sends an invoice a second time.
        """
        roles = self._distribution_roles()
        named = {name for names in DOCUMENTS.values() for name in names}
        mine = {name for role in roles for name in DOCUMENTS.get(role, ())}
        if "customer_service" in roles:
            return sorted(named - mine)
        known = self.env["distribution.interface"]._fields["document_type"]
        types = {name for name, _label in known._description_selection(self.env)}
        return sorted((types | {"interchange"}) - mine)
