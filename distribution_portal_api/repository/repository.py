# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The only door to Odoo's records: every read carries the partner's domain."""

import re

from . import orders, stock

#: The form of public ids (``distribution.message.uid``).
_UID = re.compile("[0-9a-f]{32}")


class Repository:
    """Reads and writes for one client; takes and returns plain values only.

    :param env: an environment of the superuser, which never leaves this package.
    :param client: the ``distribution.api.client`` the call is made by.
    """

    def __init__(self, env, client):
        company = client.company_id
        self._env = env(context={"allowed_company_ids": company.ids})
        self._client = client.with_env(self._env)

    def may(self, scope):
        """Whether the client has ``scope``, such as ``orders:read``."""
        return scope in self._client._scopes()

    # --- orders -----------------------------------------------------------------------

    def _messages(self, *domain):
        """Search the documents of this partner, never those of another."""
        client = self._client
        return self._env["distribution.message"].search(
            [
                ("system_id", "=", client.system_id.id),
                ("partner_id", "=", client.partner_id.id),
                ("company_id", "=", client.company_id.id),
                ("direction", "=", "in"),
                ("interface_id.document_type", "=", "order"),
                ("interface_id.codec", "=", "json"),
                *domain,
            ],
            limit=1,
        )

    def receive_order(self, order, once):
        """Store a canonical order; return its public id, or None when none are taken.

        The bytes take the same road as every partner's documents.

        :param once: names the partner's call for good; again it is the same order.
        """
        interface = self._client.order_interface_id
        if not interface:
            return None
        raw = order.model_dump_json(exclude_none=True).encode()
        _message_id, uid, _created = self._env["distribution.message"]._receive(
            interface,
            raw,
            name=f"order {order.number}",
            idempotency_key=f"api:{self._client.id}:{once}",
            content_type="application/json",
        )
        return uid

    def order(self, uid):
        """Return the order ``uid`` as a dict (``contracts.OrderAnswer``), or None."""
        # Whatever else may stand in an address (NUL among it) is not asked for.
        message = _UID.fullmatch(uid) and self._messages(("uid", "=", uid))
        if not message:
            return None
        # One that a person corrected goes on under the number that the partner has.
        standing = message._standing()
        first = standing.duplicate_of_id
        counts = self._messages(("id", "=", first.id)) if first else first
        return orders.describe(message, standing, counts)

    # --- stock ------------------------------------------------------------------------

    def availability(self, item):
        """Return what is free of ``item`` as a dict, or None when it is unknown."""
        return stock.describe(self._client.system_id, item)

    # --- once only --------------------------------------------------------------------

    def claim(self, operation, key, fingerprint):
        """Claim an idempotency key for this transaction.

        :return: None when the claim is ours, else the stored row of the first call.
        :raises Problem: ``in_flight`` while another call holds the same key.
        """
        return self._env["distribution.api.idempotency"]._claim(
            self._client, operation, key, fingerprint
        )

    def keep(self, operation, key, answer, location):
        """Store the answer that repeats of ``key`` will get."""
        self._env["distribution.api.idempotency"]._keep(
            self._client, operation, key, answer, location
        )
