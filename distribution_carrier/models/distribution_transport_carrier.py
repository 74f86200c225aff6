# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Takes label requests to the carrier, while no transaction is open."""

import json

from odoo import api, models

from odoo.addons.distribution_integration_base.engine.errors import Issue
from odoo.addons.distribution_integration_base.engine.road import Outcome

from ..carriers.contract import ShipRequest, VoidRequest
from ..carriers.verdict import failure, warnings
from ..carriers.wire import from_json, to_json

#: What to do next, by class of failure.
HINTS = {
    "value": "Correct the delivery (address, weight, shipping method), then press "
    "Retry: the request is made anew.",
    "authorisation": "Have the account with the carrier checked, then press Retry.",
    "unknown_outcome": "Press 'Send again': the carrier knows the request by its key "
    "and returns the label it made, if it made one.",
}
WAIT_HINT = "It is tried again by itself. If it lasts, call the carrier."


class CarrierChannel:
    """:param providers: ``{shipping method: Provider}`` of one connected carrier."""

    def __init__(self, providers):
        self._providers = providers

    def send(self, delivery):
        """Buy or void a label and return the ``Outcome``; its result holds both the
        carrier's answer, keyed by our name of it, and its ``warnings``.
        """
        document = json.loads(delivery.body)
        provider = self._providers.get(document["method"])
        if provider is None:
            return Outcome("failed", _no_method())
        if document["type"] == "label_void":
            result, messages = provider.void(from_json(VoidRequest, document))
            return outcome("void", result, messages, repeatable=True)
        result, messages = provider.ship(from_json(ShipRequest, document))
        return outcome("shipment", result, messages, repeatable=False)

    def close(self):
        """Nothing is held open between two calls."""


def outcome(name, result, messages, *, repeatable):
    """Return the ``Outcome`` of one call; a failure becomes an ``Issue``."""
    told = failure(messages, repeatable=repeatable)
    said = "\n".join(f"{each.level} {each.code}: {each.words}" for each in messages)
    if told is None:
        answer = {name: to_json(result), "warnings": warnings(messages)}
        return Outcome("delivered", response=said, result=answer)
    return Outcome(
        "unknown" if told.error_class == "unknown_outcome" else "failed",
        issue(told),
        retry_after=told.retry_after,
        response=said,
    )


def issue(told):
    """Return the road's ``Issue`` for a carrier's ``Failure``."""
    hint = HINTS.get(told.error_class, WAIT_HINT)
    return Issue(told.error_class, f"carrier:{told.code}", told.words, hint)


def _no_method():
    return Issue(
        "value",
        "carrier:no_method",
        "The shipping method that asked for this label is no longer connected.",
        "Connect it again and press Retry, or drop the request.",
    )


class DistributionTransportCarrier(models.AbstractModel):
    """Each request names its shipping method, whose provider is asked."""

    _name = "distribution.transport.carrier"
    _inherit = "distribution.transport"
    _description = "Carrier"

    @api.model
    def _channel(self, interface):
        carriers = (
            self.env["delivery.carrier"]
            .with_context(active_test=False)
            .search(
                [
                    ("delivery_type", "=", "distribution"),
                    ("distribution_system_id", "=", interface.system_id.id),
                ]
            )
        )
        return CarrierChannel(
            {str(carrier.id): carrier._distribution_provider() for carrier in carriers}
        )
