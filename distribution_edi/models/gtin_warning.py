# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A barcode that was mistyped is said while it is typed."""

from odoo import api, models

from ..gs1.keys import GTIN_LENGTHS, gtin_complaint


def _warning(env, text, why):
    return {
        "warning": {
            "title": env._("Is this GTIN right?"),
            "message": env._("%(text)s is no GTIN: %(why)s.", text=text, why=why),
            "type": "notification",
        }
    }


def _barcode_warning(record):
    """Warn of what looks like a GTIN; a house's own barcodes may look as they like."""
    text = (record.barcode or "").strip()
    looks_so = text.isascii() and text.isdigit() and len(text) in GTIN_LENGTHS
    why = looks_so and gtin_complaint(text)
    return _warning(record.env, text, why) if why else None


class ProductTemplate(models.Model):
    _inherit = "product.template"

    @api.onchange("barcode")
    def _onchange_barcode_gtin(self):
        return _barcode_warning(self)


class ProductProduct(models.Model):
    _inherit = "product.product"

    @api.onchange("barcode")
    def _onchange_barcode_gtin(self):
        return _barcode_warning(self)


class ProductUom(models.Model):
    _inherit = "product.uom"

    @api.onchange("barcode")
    def _onchange_barcode_gtin(self):
        return _barcode_warning(self)


class DistributionMapping(models.Model):
    """A partner may really send a wrong number, so it is told and not refused."""

    _inherit = "distribution.mapping"

    @api.onchange("kind", "code_type", "code")
    def _onchange_code_gtin(self):
        text = (self.code or "").strip()
        if self.kind != "item" or self.code_type != "gtin" or not text:
            return None
        why = gtin_complaint(text)
        return _warning(self.env, text, why) if why else None
