# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Labels: asked for from a delivery, written back to it when they come."""

import base64

from odoo import api, models
from odoo.exceptions import UserError

from odoo.addons.distribution_integration_base.engine.errors import (
    DistributionError,
    Issue,
)

from ..carriers.contract import Shipment
from ..carriers.wire import from_json, to_json


class DistributionHandlerLabelRequest(models.AbstractModel):
    """Rendered from a ``stock.picking``; ``message.result`` is the carrier's answer."""

    _name = "distribution.handler.label_request"
    _inherit = "distribution.handler"
    _description = "Label requests"

    @api.model
    def _render(self, message):
        picking = self._record(message)
        carrier = picking.carrier_id
        if carrier.distribution_system_id != message.system_id:
            raise DistributionError(
                "value",
                f"{picking.name} is no longer shipped by {message.system_id.name}.",
                cause="carrier:changed",
                hint="Drop this request and press 'Send to Shipper' on the delivery.",
            )
        request = carrier._distribution_contract()._ship_request(
            carrier, picking, self._key(message)
        )
        return to_json(request)

    def _key(self, message):
        """Return the key that the carrier knows this label by.

        It changes only when an earlier label was given back: a request that was
        dropped and made again can therefore not buy a second one.
        """
        voids = message.search_count(
            [
                ("res_model", "=", message.res_model),
                ("res_id", "=", message.res_id),
                ("document_type", "=", "label_void"),
                ("id", "<", message.id),
            ]
        )
        database = self.env["ir.config_parameter"].sudo().get_param("database.uuid")
        return f"{database}:{message.res_id}:{voids}"

    @api.model
    def _apply_batch(self, messages):
        """Write the carrier's answers to the deliveries; a second time does nothing."""
        for message in messages:
            picking = self._record(message)
            shipment = from_json(Shipment, message.result["shipment"])
            if not picking._distribution_has_label(shipment):
                refused = self._refused(picking, shipment, message.system_id)
                if refused:
                    message._block([refused])
                    continue
                self._write(picking, shipment, message)
            message._finish()
            picking._distribution_tell_dispatch()

    def _refused(self, picking, shipment, system):
        """Return the Issue when the carrier may not say the tracking number."""
        ownership = self.env["distribution.ownership"]
        numbers = picking._distribution_joined_numbers(shipment.tracking)
        refused = ownership._check(picking, {"carrier_tracking_ref": numbers}, system)
        return refused and ownership._issue(picking, refused, system)

    def _write(self, picking, shipment, message):
        attachments = [
            (picking._distribution_label_name(shipment, number), content)
            for number, content in enumerate(_contents(shipment), start=1)
        ]
        warnings = message.result["warnings"]
        picking._distribution_take_tracking(shipment.tracking)
        picking._distribution_take_price(
            picking.carrier_id._distribution_convert(
                shipment, picking._distribution_currency(), picking.company_id
            )
        )
        picking.message_post(
            body=self.env._(
                "%(carrier)s made label %(tracking)s for %(price)s %(currency)s. "
                "%(remarks)s",
                carrier=message.system_id.name,
                tracking=shipment.tracking,
                price=shipment.price,
                currency=shipment.currency,
                remarks=" ".join(warnings),
            ),
            attachments=attachments,
        )
        picking._distribution_stand(
            shipment.tracking, [("pending", False, self.env._("the label is made."))]
        )
        self._charge(picking, message)

    def _charge(self, picking, message):
        """Put the cost on the order; if the order refuses, the label is still ours."""
        try:
            with self.env.cr.savepoint():
                picking._add_delivery_cost_to_so()
        except UserError as error:
            issue = Issue(
                "business_rule",
                "carriage_not_charged",
                self.env._(
                    "The carriage of %(name)s could not be charged: %(why)s",
                    name=picking.name,
                    why=error.args[0],
                ),
                self.env._(
                    "Add it to the order or the invoice by hand, then close this."
                ),
            )
            self.env["distribution.exception"]._open(
                issue,
                interface=message.interface_id,
                order=picking.sale_id,
                record=picking,
            )


class DistributionHandlerLabelVoid(models.AbstractModel):
    """A label given back. The document is made when the shipment is cancelled, for
    Odoo forgets the tracking number at that moment.
    """

    _name = "distribution.handler.label_void"
    _inherit = "distribution.handler"
    _description = "Voided labels"

    @api.model
    def _apply_batch(self, messages):
        for message in messages:
            picking = self._record(message)
            tracking = message.result["void"]["tracking"]
            if picking.distribution_milestone != "cancelled":
                words = self.env._("the label is void.")
                picking._distribution_stand(tracking, [("cancelled", False, words)])
                picking.message_post(
                    body=self.env._("Label %s is void at the carrier.", tracking)
                )
            message._finish()


def _contents(shipment):
    return [base64.b64decode(label.content) for label in shipment.labels]
