# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Carriers and their services have partners' codes too."""

from odoo import models

from odoo.addons.distribution_integration_base.models.mappings import (
    distribution_mapping_content as content,
)


class DistributionMappingContent(models.AbstractModel):
    """A shipping method is a carrier with a service; the code's type tells which of
    both the partner's code is of: ``scac`` or ``service``.
    """

    _inherit = "distribution.mapping.content"

    def _kinds(self):
        carrier = content.Kind(self.env._("Carrier"), "delivery.carrier", "name")
        return {**super()._kinds(), "carrier": carrier}
