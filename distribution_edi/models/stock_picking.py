# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Cartons are closed and get their codes before a delivery leaves."""

from odoo import models


class StockPicking(models.Model):
    _inherit = "stock.picking"

    def _action_done(self):
        for picking in self:
            picking._distribution_close_cartons()
        return super()._action_done()

    def _distribution_close_cartons(self):
        """Pack what is loose into one carton, and give every carton an SSCC-18.

        Only for partners whose EDI profile asks for it. The code becomes the name of
        the package, as Odoo's own label prints it.
        """
        self.ensure_one()
        system = self.sale_id.sudo().distribution_system_id
        if self.picking_type_code != "outgoing" or not system:
            return
        profile = self.env["distribution.edi.profile"]._of(system)
        if not profile.carton_codes:
            return
        # Lines that are not picked stay behind, so they are in no carton.
        loose, _packed = self.move_line_ids._get_lines_and_packages_to_pack()
        if loose:
            loose.result_package_id = self.env["stock.package"].create(
                {
                    "name": profile._next_sscc(),
                    "shipping_weight": sum(
                        line.quantity_product_uom * line.product_id.weight
                        for line in loose
                    ),
                }
            )
        for package in self.move_line_ids.result_package_id:
            if not package.valid_sscc:
                package.name = profile._next_sscc()
