# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""HTTP in (signed webhooks) and out."""

import time

from odoo import api, models

from ...engine import signing
from ...engine.errors import DistributionError
from ...engine.http import Call, HttpSeam
from .. import clock


class HttpChannel:
    """POSTs one document a call, signed as Standard Webhooks 1.0 when a secret is set.

    ``webhook-id`` is the message's public id and the same on every try, so the
    receiver can tell a repeat.
    """

    def __init__(self, address, secret, allow_private, now):
        """:param now: seconds since 1970, by the clock that all hosts share."""
        self._address = address
        self._began = now - time.monotonic()
        self._secret = secret
        self._seam = HttpSeam(allow_private=allow_private)

    def send(self, delivery):
        """Send and return the :class:`~..engine.road.Outcome`."""
        headers = {"Content-Type": delivery.content_type}
        if delivery.traceparent:
            headers["traceparent"] = delivery.traceparent
        if self._secret:
            stamp = int(self._began + time.monotonic())
            headers |= {
                "webhook-id": delivery.message_uid,
                "webhook-timestamp": str(stamp),
                "webhook-signature": signing.sign(
                    self._secret, delivery.message_uid, stamp, delivery.body
                ),
            }
        return self._seam.deliver(Call("POST", self._address, delivery.body, headers))

    def close(self):
        """Give the connection back."""
        self._seam.__exit__()


class DistributionTransportHttp(models.AbstractModel):
    """Documents are posted to the partner's address; they post theirs to ours."""

    _name = "distribution.transport.http"
    _inherit = "distribution.transport"
    _description = "HTTP"

    @api.model
    def _channel(self, interface):
        if not interface.address:
            raise DistributionError(
                "value",
                f"Interface '{interface.name}' has no address to send to.",
                cause="no_address",
                hint="Enter it there; what waits then leaves by itself.",
            )
        credential = interface.credential_id
        return HttpChannel(
            interface.address,
            credential._reveal() if credential else None,
            interface.allow_private_address,
            clock.epoch(self.env),
        )
