# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What documents of a partner hold, beyond the standard."""

from odoo import fields, models

from ..ediwire.documents.shipment_layout import PICK_AND_PACK


class DistributionEdiProfileContent(models.AbstractModel):
    """Part of the profile: layout, references, items, tolerances."""

    _name = "distribution.edi.profile.content"
    _description = "EDI partner profile: content"

    shipment_tree = fields.Selection(
        [
            ("SOPI", "Pick and pack: order, carton, item (0001)"),
            ("SOTPI", "Pick and pack on pallets: order, pallet, carton, item (0001)"),
            ("SOIP", "Standard pack: order, item, carton (0002)"),
            ("SPOI", "Carton, order, item (0003)"),
            ("STPOI", "Pallet, carton, order, item (0003)"),
            ("SOI", "Without packaging: order, item (0004)"),
            ("SOTI", "Pallets only: order, pallet, item (0004)"),
        ],
        string="Layout of shipments (856)",
        required=True,
        default=PICK_AND_PACK,
        help="Levels of the 856, of packages in a DESADV.",
    )
    overship_percent = fields.Float(
        string="May ship more (%)",
        help="Than was confirmed, line by line; above, the notice is held back.",
    )

    def _overlay(self, syntax, sending=False):
        """Return the overlay of ``ediwire`` for this partner, None when he has none.

        :param sending: also check what only we send.
        """
        overlay = {}
        required = self.reference_ids._required(syntax)
        if required:
            overlay["required"] = required
        if sending and syntax == "x12":
            overlay["trees"] = self.shipment_tree
        return overlay or None

    def _trust(self, usual):
        """Return kinds of item codes, the most trusted first.

        :param usual: kinds in their usual order; what is not listed follows in it.
        """
        listed = tuple(self.trust_ids.mapped("kind"))
        return listed + tuple(kind for kind in usual if kind not in listed)

    def _wishes(self):
        """Return {document type: [wish]} of the references that are required."""
        found = {}
        for wish in self.reference_ids:
            found.setdefault(wish.document_type, []).append(wish._words())
        return found

    def _syntax(self):
        """Return the syntax of the partner's interfaces, x12 when there are none."""
        codecs = self.system_id.sudo().interface_ids.mapped("codec")
        return "edifact" if "edifact" in codecs and "x12" not in codecs else "x12"
