# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Transports: how bytes reach the other side, and come from it."""

from odoo import api, models


class DistributionTransport(models.AbstractModel):
    """Contract of every transport, named ``distribution.transport.<name>``.

    A channel is a plain object, free of the database: no transaction is open while
    the other side is waited for. It has ``send(delivery) -> Outcome``, which never
    raises for what the other side does, and ``close()``.
    """

    _name = "distribution.transport"
    _description = "Transport contract"

    #: Whether files are fetched from the other side by :meth:`_poll`.
    _pulls = False

    @api.model
    def _channel(self, interface):
        """Return a channel to the other side of ``interface``; it connects when used.

        :raises DistributionError, UserError: a setting or secret is missing.
        """
        raise NotImplementedError

    @api.model
    def _poll(self, interface):
        """Fetch what waits on the other side; only when :attr:`_pulls`.

        :return: a context manager that yields an iterator of
            :class:`~..engine.road.ReceivedFile`. The caller stores a file durably,
            then calls ``file.token()`` to put it away there.
        """
        raise NotImplementedError
