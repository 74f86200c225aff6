# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The statements that every message passes through, as SQL."""

import hashlib
import uuid
from dataclasses import dataclass

from odoo.tools.sql import SQL

from ...engine.trace import child_of
from .. import clock


@dataclass(frozen=True, slots=True)
class Door:
    """What a received message takes over from the interface it came through: ids,
    and the system's tier.
    """

    interface: int
    system: int
    company: int
    partner: int | None
    tier: str


def door_of(interface):
    """Return the :class:`Door` of a ``distribution.interface``."""
    system = interface.system_id
    partner = system.partner_id.id or None
    return Door(interface.id, system.id, system.company_id.id, partner, system.tier)


def webhook_door(code):
    """Return the query for the door that partners push to, and its credential.

    It returns (credential id, encrypted secret, interface, system, company, partner,
    tier); no row unless the interface is live, inbound, over HTTP and has a secret.
    Every webhook waits for this look-up, so it is one query and not five.
    """
    return SQL(
        """
        SELECT credential.id, credential.secret_encrypted, interface.id, system.id,
               system.company_id, system.partner_id, system.tier
        FROM distribution_interface interface
        JOIN distribution_system system ON system.id = interface.system_id
        JOIN distribution_credential credential
          ON credential.id = interface.credential_id
        WHERE interface.code = %s AND interface.direction = 'in'
          AND interface.transport = 'http'
          AND interface.state IN ('live', 'deprecated') AND system.active
          AND credential.kind = 'webhook_secret'
          AND credential.secret_encrypted IS NOT NULL
        """,
        code,
    )


def insert_received(
    door, user, body, *, name, key, content_type, keep, traceparent=None
):
    """Return the statement that stores received bytes with their message.

    It returns (id, public id), or no row when the idempotency key is known.

    :param door: :class:`Door`; ``user`` is who took it in.
    :param keep: whether the bytes stay in the table; large ones go to the filestore.
    :param traceparent: what the sender's request said (W3C trace context), if anything.
    """
    uid = uuid.uuid4().hex
    return SQL(
        """
        WITH message AS (
            INSERT INTO distribution_message (
                name, uid, interface_id, system_id, company_id, partner_id,
                direction, document_type, tier, idempotency_key, work_state, step,
                next_try_at, failures, ack_state, correlation_id, traceparent,
                create_uid, write_uid, create_date, write_date
            ) VALUES (
                %(name)s, %(uid)s, %(interface)s, %(system)s, %(company)s,
                %(partner)s, 'in', 'interchange', %(tier)s, %(key)s, 'waiting',
                'decode', %(now)s, 0, 'none', %(uid)s, %(traceparent)s,
                %(user)s, %(user)s, %(now)s, %(now)s
            )
            ON CONFLICT (interface_id, idempotency_key) DO NOTHING
            RETURNING id, uid
        ), payload AS (
            INSERT INTO distribution_payload
                (message_id, sha256, size, content_type, body)
            SELECT id, %(sha256)s, %(size)s, %(content_type)s, %(body)s
            FROM message
        )
        SELECT id, uid FROM message
        """,
        name=name,
        uid=uid,
        traceparent=child_of(traceparent, uid),
        interface=door.interface,
        system=door.system,
        company=door.company,
        partner=door.partner,
        tier=door.tier,
        key=key,
        now=clock.NOW,
        user=user,
        sha256=hashlib.sha256(body).hexdigest(),
        size=len(body),
        content_type=content_type,
        body=body if keep else None,
    )


#: How many wait changes faster than PostgreSQL's statistics. Where they say that nobody
#: does, it reads and sorts the whole backlog for each claim, and once more for each row
#: (55 ms for 1,000), instead of walking down the index until it has what it needs.
#: Of the same reason are ``OFFSET 0`` (looked up by key, not joined) and ``ORDER BY ...
#: LIMIT 1`` in the claim.
WALK_INDEX = SQL(
    """
    SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off;
    SET LOCAL enable_sort = off;
    """
)
FREE_PLAN = SQL(
    """
    SET LOCAL enable_seqscan = DEFAULT; SET LOCAL enable_bitmapscan = DEFAULT;
    SET LOCAL enable_sort = DEFAULT
    """
)


def claim_alike(steps, limit, ids=None):
    """Return the statement that claims the first message and others of its interface
    and step. One statement: the shorter it looks, the rarer two workers collide.
    """
    alike = SQL(
        "m.interface_id = (SELECT interface_id FROM first) "
        "AND m.step = (SELECT step FROM first)"
    )
    return SQL(
        "WITH first AS MATERIALIZED (%s) %s",
        claim(steps, 1, ids=ids),
        claim(steps, limit, ids=ids, condition=alike),
    )


def claim(steps, limit, *, ids=None, condition=None):
    """Return the statement that locks due messages: (id, interface id, step) rows.

    Rows that another worker holds are passed over. A message waits while an earlier
    unfinished one has the same ``order_key``, unless that is its own duplicate; and a
    document with a key waits for what its system sent before and nobody has tried to
    read yet, for that may hold the same key. A correction takes the turn of what it
    corrects (``place``).

    :param ids: only among these, whatever their ``next_try_at``.
    :param condition: SQL that narrows them down further; ``m`` is the message.
    """
    among = (
        SQL("m.id = ANY(%s)", list(ids))
        if ids is not None
        else SQL("m.next_try_at <= %s", clock.NOW)
    )
    return SQL(
        """
        SELECT m.id, m.interface_id, m.step
        FROM distribution_message m
        WHERE m.work_state = 'waiting' AND m.step = ANY(%s) AND %s AND %s
          AND NOT EXISTS (
            SELECT 1 FROM distribution_message earlier
            WHERE earlier.order_key = m.order_key
              AND COALESCE(earlier.place, earlier.id) < COALESCE(m.place, m.id)
              AND earlier.work_state IN ('waiting', 'working', 'blocked')
              AND earlier.duplicate_of_id IS DISTINCT FROM m.id
            OFFSET 0
          )
          AND (m.step != 'apply' OR m.order_key IS NULL OR COALESCE((
            SELECT unread.id FROM distribution_message unread
            WHERE unread.system_id = m.system_id
              AND unread.step = 'decode' AND unread.work_state = 'waiting'
              AND unread.failures = 0
            ORDER BY unread.id LIMIT 1
          ) >= COALESCE(m.place, m.id), TRUE))
        ORDER BY m.tier, m.next_try_at, m.id
        LIMIT %s
        FOR UPDATE OF m SKIP LOCKED
        """,
        list(steps),
        among,
        condition or SQL("TRUE"),
        limit,
    )


def later_ones(ids):
    """Return the query for documents about the same that were made later.

    It returns (id, whether a later one was delivered) for those of ``ids`` that have
    a later one.
    """
    return SQL(
        """
        WITH candidate AS (
            SELECT id, system_id, document_type, res_model, res_id, reference
            FROM distribution_message WHERE id = ANY(%s)
        ), pair AS (
            SELECT candidate.id, later.delivery_state, later.ack_state,
                   later.work_state
            FROM candidate JOIN distribution_message later
              ON later.res_model = candidate.res_model
             AND later.res_id = candidate.res_id
             AND later.system_id = candidate.system_id
             AND later.document_type = candidate.document_type
             AND later.direction = 'out' AND later.id > candidate.id
            UNION ALL
            SELECT candidate.id, later.delivery_state, later.ack_state,
                   later.work_state
            FROM candidate JOIN distribution_message later
              ON later.reference = candidate.reference
             AND later.system_id = candidate.system_id
             AND later.document_type = candidate.document_type
             AND later.direction = 'out' AND later.id > candidate.id
            WHERE candidate.res_id IS NULL
        )
        SELECT id, bool_or(delivery_state IN ('sent', 'delivered')
                           AND ack_state != 'rejected')
        FROM pair WHERE work_state != 'dropped'
        GROUP BY id
        """,
        list(ids),
    )
