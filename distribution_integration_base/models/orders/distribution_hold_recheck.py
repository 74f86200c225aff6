# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Holds that a check placed are released once the check finds nothing any more."""

from odoo import api, models

from ...engine import holds


class DistributionHoldRecheck(models.AbstractModel):
    """The same checks as at the order's receipt (``distribution.order.check``)."""

    _name = "distribution.hold.recheck"
    _description = "Recheck of holds"

    @api.model
    def _recheck(self, partners=None):
        """Release the automatic holds whose cause is gone.

        :param partners: only those of these customers (commercial entities).
        """
        domain = [
            ("state", "=", "active"),
            ("automatic", "=", True),
            ("kind", "in", holds.RECHECKED),
        ]
        if partners is not None:
            domain.append(("partner_id", "child_of", partners.ids))
        found = self.env["distribution.hold"].search(domain, order="id")
        for (company, kind), active in found.grouped(
            lambda hold: (hold.company_id, hold.kind)
        ).items():
            here = active.with_company(company)
            getattr(self.with_company(company), f"_recheck_{kind}")(here)

    def _recheck_credit(self, active):
        """Oldest first: what is released uses up the room for the next one."""
        checks = self.env["distribution.order.check"]
        for partner, of_partner in active.grouped(
            lambda hold: hold.partner_id.commercial_partner_id
        ).items():
            checks._take_turn(partner)
            amounts = [checks._amount(hold.sale_order_id) for hold in of_partner]
            beyond = checks._beyond_credit(partner, amounts)
            fits = of_partner.browse(
                hold.id
                for hold, over in zip(of_partner, beyond, strict=True)
                if not over
            )
            fits._release(self.env._("The order is within the credit limit now."))

    def _recheck_address(self, active):
        checks = self.env["distribution.order.check"]
        for hold in active:
            if checks._find_address(hold.sale_order_id):
                hold._release(self.env._("The delivery address is complete now."))
