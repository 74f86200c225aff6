# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The carrier that needs no account."""

from odoo import api, models

from ..carriers.simulator import Simulator


class DistributionCarrierSimulator(models.AbstractModel):
    """For trying things out, for training and for tests; it calls nobody."""

    _name = "distribution.carrier.simulator"
    _inherit = "distribution.carrier"
    _description = "Simulated carrier"

    _rates_offline = True

    @api.model
    def _provider(self, carrier):
        return Simulator(carrier.distribution_fault or None)
