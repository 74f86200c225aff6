# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A document ``{"key", "number"}`` that becomes one row, so that rows tell all."""

import json
import time

from odoo import api, fields, models

from odoo.addons.distribution_integration_base.engine.road import (
    Decoded,
    DecodedDocument,
)

#: How long a document takes; its worker can be killed all that time.
SECONDS = 0.02


class DistributionFaultProbe(models.Model):
    """One row per document applied: none missing, none twice, in order per key."""

    _name = "distribution.fault.probe"
    _description = "Fault probe"

    key = fields.Char(required=True, index=True)
    number = fields.Integer(required=True)
    company_id = fields.Many2one(
        "res.company", required=True, default=lambda self: self.env.company
    )


class DistributionInterface(models.Model):
    _inherit = "distribution.interface"

    document_type = fields.Selection(
        selection_add=[("probe", "Fault probe")], ondelete={"probe": "cascade"}
    )


class DistributionCodecProbe(models.AbstractModel):
    _name = "distribution.codec.probe"
    _inherit = "distribution.codec"
    _description = "Fault probe"
    _enveloped = False

    @api.model
    def _decode(self, raw, interface):
        content = json.loads(raw)
        reference = f"{content['key']}/{content['number']}"
        document = DecodedDocument(
            "probe", content, reference, reference, order_key=content["key"]
        )
        return Decoded(documents=[document])


class DistributionHandlerProbe(models.AbstractModel):
    _name = "distribution.handler.probe"
    _inherit = "distribution.handler"
    _description = "Fault probe"

    @api.model
    def _apply_batch(self, messages):
        """Write a row for each document, as slowly as orders are made."""
        self.env["distribution.fault.probe"].create(
            [
                {"key": m.canonical["key"], "number": m.canonical["number"]}
                for m in messages
            ]
        )
        self.env.flush_all()
        time.sleep(SECONDS * len(messages))
        messages._finish()
