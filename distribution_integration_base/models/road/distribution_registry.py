# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Strategies are AbstractModels that are found by their name (DESIGN 2)."""

from odoo import api, models
from odoo.exceptions import UserError


class DistributionRegistry(models.AbstractModel):
    """Looks up codecs, transports, handlers and checks.

    ``distribution.codec.json`` is the codec named ``json``: to add one is to add one
    class; there is no second place to register it.
    """

    _name = "distribution.registry"
    _description = "Registry of strategies"

    @api.model
    def _names(self, kind):
        """Return [(name, label)] of the strategies of ``kind`` ('codec', ...)."""
        prefix = f"distribution.{kind}."
        return sorted(
            (name.removeprefix(prefix), self.env[name]._description)
            for name in self.env.registry.models
            if name.startswith(prefix) and self.env[name]._abstract
        )

    @api.model
    def _get(self, kind, name):
        """Return the strategy ``name`` of ``kind`` as an empty recordset.

        :raises UserError: no installed addon has it.
        """
        strategy = f"distribution.{kind}.{name}"
        if not name or strategy not in self.env.registry.models:
            raise UserError(
                self.env._(
                    "There is no %(kind)s '%(name)s'. Install the addon that brings "
                    "it, or choose another one on the interface.",
                    kind=kind,
                    name=name,
                )
            )
        return self.env[strategy]
