# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Cartons are closed and get their codes before a delivery leaves."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..gs1 import complaint, read
from ..gs1.keys import KEYS

#: Layouts that tell no cartons: nothing is packed for them.
WITHOUT_CARTONS = ("SOI", "SOTI")


class StockPicking(models.Model):
    _inherit = "stock.picking"

    distribution_has_carton_codes = fields.Boolean(
        compute="_compute_distribution_has_carton_codes"
    )

    @api.depends("move_line_ids.result_package_id.outermost_package_id.name")
    def _compute_distribution_has_carton_codes(self):
        for picking in self:
            picking.distribution_has_carton_codes = bool(
                picking._distribution_coded_cartons()
                or picking._distribution_coded_pallets()
            )

    def _action_done(self):
        for picking in self:
            picking._distribution_close_cartons()
        return super()._action_done()

    def _distribution_carton_profile(self):
        """Return the partner's EDI profile when it asks for carton codes, else none."""
        self.ensure_one()
        profiles = self.env["distribution.edi.profile"]
        system = self.sale_id.sudo().distribution_system_id
        if not system or not self._distribution_makes_cartons():
            return profiles
        return profiles._of(system).filtered("carton_codes")

    def _distribution_makes_cartons(self):
        """Whether what is packed here leaves so: at the door, or at the packing table
        of a warehouse that has one.

        Whoever runs a warehouse for us labels its cartons: a code of ours would stand
        on none of them.
        """
        kind = self.picking_type_id
        warehouse = kind.warehouse_id
        if warehouse.distribution_system_id:
            return False
        packing = warehouse.pack_type_id
        return kind.code == "outgoing" or (kind == packing and packing.active)

    def _distribution_close_cartons(self):
        """Pack what is loose into one carton, and give every carton an SSCC-18.

        Only for partners whose EDI profile asks for it. The code becomes the name of
        the package, as Odoo's own label prints it.
        """
        profile = self._distribution_carton_profile()
        if not profile or self.picking_type_code != "outgoing":
            return
        # Lines that are not picked stay behind, so they are in no carton.
        loose, _packed = self.move_line_ids._get_lines_and_packages_to_pack()
        if loose and profile.shipment_tree not in WITHOUT_CARTONS:
            loose.result_package_id = self.env["stock.package"].create(
                {
                    "name": profile._next_sscc(),
                    "shipping_weight": sum(
                        line.quantity_product_uom * line.product_id.weight
                        for line in loose
                    ),
                }
            )
        cartons = self.move_line_ids.result_package_id
        pallets = cartons.browse(cartons._get_all_package_dest_ids()) - cartons
        self._distribution_code_cartons(cartons + pallets)

    def _distribution_code_cartons(self, packages):
        """Give those of ``packages`` a code that have none: one code for good.

        :raises UserError: a name was meant as a code and is none. Another label may
            stick on that carton already.
        """
        profile = self._distribution_carton_profile()
        bare = packages.filtered(lambda each: not each.valid_sscc) if profile else ()
        scanned = {package: self._distribution_scanned(package) for package in bare}
        missing = [package for package, code in scanned.items() if not code]
        codes = profile._next_ssccs(len(missing)) if missing else ()
        for package, code in (scanned | dict(zip(missing, codes, strict=True))).items():
            package.name = code

    def _distribution_scanned(self, package):
        """Return the SSCC that somebody scanned as the name of ``package``, or None."""
        scanned = package.name.strip()
        if len(scanned) > KEYS["sscc"]:
            scanned = read(scanned).value("00") or ""
        if len(scanned) != KEYS["sscc"] or not scanned.isdigit():
            return None
        why = complaint(scanned, "sscc")
        if why:
            raise UserError(
                self.env._(
                    "The name of carton %(name)s looks like an SSCC-18, but %(why)s. "
                    "Scan the label on it again, or give it another name to get a new "
                    "code.",
                    name=package.name,
                    why=why,
                )
            )
        return scanned

    def _distribution_coded_cartons(self):
        """Return the packages that have an SSCC-18, in the order they were made."""
        packages = self.move_line_ids.result_package_id
        return packages.filtered("valid_sscc").sorted("id")

    def _distribution_coded_pallets(self):
        """Return the pallets with an SSCC-18 that these cartons stand on, or stood on
        when they left.
        """
        packages = self.move_line_ids.result_package_id
        if self.state == "done":
            left = self.env["distribution.handler.shipment"]._pallets(self)
            pallets = packages.browse().union(*left.values())
        else:
            pallets = packages.outermost_package_id - packages
        return pallets.filtered("valid_sscc").sorted("id")

    def action_distribution_carton_labels(self, form="pdf"):
        """Hand the labels of cartons and pallets to the browser.

        :param form: see ``distribution.carton.label``.
        :raises UserError: nothing has a code.
        """
        self.env["distribution.carton.label"]._labels(self)
        ids = ",".join(map(str, self.ids))
        return {
            "type": "ir.actions.act_url",
            "url": f"/distribution/carton_labels?ids={ids}&form={form}",
            "target": "download",
        }
