# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Label requests that a person takes in hand."""

from odoo import models


class DistributionMessage(models.Model):
    _inherit = "distribution.message"

    def _release(self, **values):
        """A refused label request is made again from the delivery as it is now.

        What the carrier refused (an address, a weight) is corrected there. A request
        of unknown outcome leaves unchanged: it must carry the very same key.
        """
        refused = self.filtered(
            lambda m: m.document_type == "label_request"
            and m.step == "deliver"
            and m.delivery_state == "failed"
        )
        refused.sudo().write({"step": "render", "canonical": False})
        return super()._release(**values)

    def action_drop(self, reason=None):
        """Give the document up; a shipment no longer waits for its label."""
        result = super().action_drop(reason)
        self._distribution_tell_without_label()
        return result

    def action_arrived(self):
        """The label was bought: its number is to be typed into the delivery."""
        result = super().action_arrived()
        self._distribution_tell_without_label()
        return result

    def _distribution_tell_without_label(self):
        requests = self.filtered(lambda m: m.document_type == "label_request")
        pickings = self.env["stock.picking"].sudo().browse(requests.mapped("res_id"))
        pickings.exists()._distribution_tell_dispatch()
