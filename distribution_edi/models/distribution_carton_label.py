# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Labels of a delivery's cartons, for the printer."""

from odoo import api, models
from odoo.exceptions import UserError
from odoo.tools import file_path

from ..gs1 import label

_FONT = "web/static/fonts/google/Roboto/Roboto-{}.ttf"


class DistributionCartonLabel(models.AbstractModel):
    """Only cartons that have an SSCC-18 get a label; printing never gives a code."""

    _name = "distribution.carton.label"
    _description = "Carton labels"

    @api.model
    def _print(self, pickings, form):
        """Return (bytes, content type, file name) of the labels of ``pickings``.

        :param form: ``pdf``, or ``zpl203``, ``zpl300`` by the printer's dots an inch.
        :raises UserError: no carton has a code.
        """
        labels = self._labels(pickings)
        name = pickings.name.replace("/", "-") if len(pickings) == 1 else "cartons"
        if form == "pdf":
            fonts = [file_path(_FONT.format(face)) for face in ("Regular", "Bold")]
            return label.pdf(labels, fonts), "application/pdf", f"{name}.pdf"
        dpi = int(form.removeprefix("zpl"))
        return label.zpl(labels, dpi), "text/plain; charset=utf-8", f"{name}.zpl"

    @api.model
    def _labels(self, pickings):
        """Return a ``CartonLabel`` for each coded carton, delivery by delivery.

        For everybody who may see the deliveries: what else is printed on a label is
        read for them.

        :raises UserError: no carton has a code.
        """
        pickings.check_access("read")
        labels = [each for picking in pickings.sudo() for each in self._of(picking)]
        if not labels:
            raise UserError(
                self.env._(
                    "No carton of %s has an SSCC-18 yet. For partners whose EDI "
                    "profile asks for carton codes, a carton gets its code when it is "
                    "packed, at the latest when the delivery is validated.",
                    ", ".join(pickings.mapped("name")),
                )
            )
        return labels

    def _of(self, picking):
        cartons = picking._distribution_coded_cartons()
        house = picking.picking_type_id.warehouse_id.partner_id
        house = house or picking.company_id.partner_id
        to = picking.partner_id
        abroad = to.country_id - house.country_id
        return [
            label.CartonLabel(
                sscc=carton.name,
                ship_from=_address_lines(house),
                ship_to=_address_lines(to),
                postal_code="" if abroad else to.zip or "",
                facts=self._facts(picking, f"{place} / {len(cartons)}"),
                **self._content(picking, carton),
            )
            for place, carton in enumerate(cartons, 1)
        ]

    def _facts(self, picking, place):
        """Return (caption, text) pairs: left column first, then the right one."""
        carriage = picking.env["distribution.handler.shipment"]._carriage(picking)
        carrier = (carriage.get("carrier_name"), carriage.get("carrier_scac"))
        return (
            (self.env._("PO"), picking.sale_id.client_order_ref or ""),
            (self.env._("ORDER"), picking.sale_id.name or ""),
            (self.env._("CARTON"), place),
            (self.env._("CARRIER"), " ".join(filter(None, carrier))),
            (self.env._("PRO"), carriage.get("tracking") or ""),
            (self.env._("BOL"), picking.name),
        )

    def _content(self, picking, carton):
        """Say what is in a carton when that is one item, else how many there are."""
        lines = picking.move_line_ids.filtered(
            lambda line: line.result_package_id == carton
        )
        products = lines.product_id
        if len(products) > 1:
            words = self.env._("MIXED: %s different items", len(products))
            return {"mixed": words}
        lots = set(lines.mapped("lot_id.name"))
        count = sum(lines.mapped("quantity_product_uom"))
        content = label.Content(
            description=products.display_name or "",
            count=f"{products.uom_id.round(count):.6f}".rstrip("0").rstrip("."),
            unit=products.uom_id.name,
            gtin=products.barcode or "",
            lot=lots.pop() if len(lots) == 1 else "",
        )
        return {"content": content}


def _address_lines(partner):
    town = " ".join(filter(None, (partner.city, partner.state_id.code, partner.zip)))
    lines = (
        partner.name or partner.commercial_partner_id.name,
        partner.street,
        partner.street2,
        town,
        (partner.country_id.name or "").upper(),
    )
    return tuple(line for line in lines if line)
