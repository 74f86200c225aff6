# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Whose call it is: from a key to the partner's client."""

import hmac
import ipaddress

from odoo import SUPERUSER_ID, fields

from ..apicore import keys
from .repository import Repository


def open_for_key(env, key, address):
    """Return the :class:`Repository` behind ``key``, or None for whatever reason.

    The reasons (unknown, expired, revoked, archived, not from this address) are not
    told apart on purpose: a stranger learns nothing.

    :param env: the request's environment; a partner has no user.
    :param address: where the call comes from.
    """
    # A partner never has a login, so the records are read as the system itself.
    env = env(user=SUPERUSER_ID, context={}, su=True)
    digest = keys.digest(key)
    found = env["distribution.api.key"].search([("digest", "=", digest)], limit=1)
    if not found or not hmac.compare_digest(found.digest, digest):
        return None
    if not _in_force(found, key) or not _allowed_from(found.client_id, address):
        return None
    found._note_use()
    return Repository(env, found.client_id)


def _in_force(key_row, key):
    client = key_row.client_id
    system = client.system_id
    now = fields.Datetime.now()
    return (
        not key_row.revoked_at
        and (not key_row.expires_at or key_row.expires_at > now)
        and client.active
        and system.active
        and system.partner_id.active
        # A key made for tests never opens a system that went into production.
        and key.startswith(keys.PREFIXES[system.environment])
    )


def _allowed_from(client, address):
    networks = client._networks()
    if not networks:
        return True
    ip = ipaddress.ip_address(address)
    ip = getattr(ip, "ipv4_mapped", None) or ip
    return any(ip in network for network in networks)
