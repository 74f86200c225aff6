# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Labels of a delivery's cartons and pallets, for the printer."""

from odoo import api, models
from odoo.exceptions import UserError
from odoo.tools import file_path

from ..gs1 import label

_FONT = "web/static/fonts/google/Roboto/Roboto-{}.ttf"


class DistributionCartonLabel(models.AbstractModel):
    """Only what has an SSCC-18 gets a label; printing never gives a code."""

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
        """Return a ``CartonLabel`` for each coded package, delivery by delivery: its
        cartons, then its pallets. A pallet of several deliveries gets one.

        For everybody who may see the deliveries: what else is printed on a label is
        read for them.

        :raises UserError: nothing has a code.
        """
        pickings.check_access("read")
        labels = {}
        for picking in pickings.sudo():
            labels |= self._of(picking)
        if not labels:
            raise UserError(
                self.env._(
                    "No carton of %s has an SSCC-18 yet. For partners whose EDI "
                    "profile asks for carton codes, a carton gets its code when it is "
                    "packed, at the latest when the delivery is validated; a pallet "
                    "when cartons are put on it.",
                    ", ".join(pickings.mapped("name")),
                )
            )
        return list(labels.values())

    def _of(self, picking):
        """Return {package: label} of one delivery."""
        labels, about = {}, self._about(picking)
        inside = picking.move_line_ids.grouped("result_package_id")
        cartons = picking._distribution_coded_cartons()
        for place, carton in enumerate(cartons, 1):
            what = (self.env._("CARTON"), f"{place} / {len(cartons)}")
            labels[carton] = self._label(about, carton, inside[carton], picking, what)
        pallets = picking._distribution_coded_pallets()
        for place, pallet in enumerate(pallets, 1):
            lines = pallet._distribution_lines_upon()
            words = self.env._(
                "%(n)s / %(all)s (%(cartons)s CTN)",
                n=place,
                all=len(pallets),
                cartons=len(lines.result_package_id),
            )
            what = (self.env._("PALLET"), words)
            deliveries = lines.picking_id
            labels[pallet] = self._label(about, pallet, lines, deliveries, what)
        return labels

    def _about(self, picking):
        """Return what all labels of a delivery say, read once for all of them."""
        house = picking.picking_type_id.warehouse_id.partner_id
        house = house or picking.company_id.partner_id
        to = picking.partner_id
        abroad = to.country_id - house.country_id
        carriage = picking.env["distribution.handler.shipment"]._carriage(picking)
        return {
            "ship_from": _address_lines(house),
            "ship_to": _address_lines(to),
            "postal_code": "" if abroad else to.zip or "",
            "carriage": carriage,
        }

    def _label(self, about, package, inside, deliveries, what):
        """Return the label of a ``package`` that the move lines ``inside`` lie in.

        :param deliveries: all that have a part in it.
        :param what: (caption, text): a carton or a pallet, and which one.
        """
        plain = {name: value for name, value in about.items() if name != "carriage"}
        return label.CartonLabel(
            sscc=package.name,
            facts=self._facts(about["carriage"], deliveries, what),
            **plain,
            **self._content(inside),
        )

    def _facts(self, carriage, deliveries, what):
        """Return (caption, text) pairs: left column first, then the right one."""
        carrier = (carriage.get("carrier_name"), carriage.get("carrier_scac"))
        orders = deliveries.sale_id
        return (
            (self.env._("PO"), self._one_of(orders.mapped("client_order_ref"))),
            (self.env._("ORDER"), self._one_of(orders.mapped("name"))),
            what,
            (self.env._("CARRIER"), " ".join(filter(None, carrier))),
            (self.env._("PRO"), carriage.get("tracking") or ""),
            (self.env._("BOL"), self._one_of(deliveries.mapped("name"))),
        )

    def _one_of(self, names):
        """Return the only one of ``names``; a part of many would mislead."""
        if len(names) > 1:
            return self.env._("MIXED: %s", len(names))
        return names[0] or "" if names else ""

    def _content(self, lines):
        """Say what lies in a package when that is one item, else how many there are."""
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
