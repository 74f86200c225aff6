# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Who works with the suite sees the control tower after logging in."""

from odoo import models

from ..decisions.res_users import OPERATORS

GROUP = "distribution_integration_base.group_%s"


class IrHttp(models.AbstractModel):
    _inherit = "ir.http"

    def session_info(self):
        """Open the tower first, unless the user chose a home action of his own.

        Administrators stay where Odoo takes them: the suite is not their only work.
        """
        info = super().session_info()
        user = self.env.user
        if (
            not info["home_action_id"]
            and any(user.has_group(GROUP % role) for role in OPERATORS)
            and not user.has_group(GROUP % "administrator")
        ):
            tower = "distribution_integration_base.distribution_tower_action"
            info["home_action_id"] = self.env.ref(tower).id
        return info
