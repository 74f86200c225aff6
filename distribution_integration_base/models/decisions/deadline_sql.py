# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The three statements of deadlines: each serves any number of rows."""

from odoo.tools.sql import SQL

#: Columns that are written, in order.
COLUMNS = (
    "step",
    "res_model",
    "res_id",
    "sale_order_id",
    "message_id",
    "system_id",
    "company_id",
    "partner_id",
    "expected_since",
    "amber_at",
    "due_at",
    "state",
)


def expect(rows):
    """Return the statement that writes ``rows`` (dicts of :data:`COLUMNS`).

    One that is open for the same step and subject is moved to the new time.

    :return: rows of (id, whether it was moved to a time to come).
    """
    values = SQL(", ").join(
        SQL("(%s)", SQL(", ").join(SQL("%s", row[name]) for name in COLUMNS))
        for row in rows
    )
    return SQL(
        """
        INSERT INTO distribution_deadline (%s) VALUES %s
        ON CONFLICT (res_model, res_id, step)
            WHERE state IN ('open', 'amber', 'red')
        DO UPDATE SET due_at = excluded.due_at, amber_at = excluded.amber_at,
            state = CASE WHEN excluded.due_at > now() AT TIME ZONE 'UTC'
                    THEN 'open' ELSE distribution_deadline.state END
        RETURNING id, xmax <> 0 AND state = 'open'
        """,
        SQL(", ").join(SQL.identifier(name) for name in COLUMNS),
        values,
    )


def settle(state, which, step=None):
    """Return the statement that closes open deadlines with ``state``.

    :param which: SQL condition on the deadline.
    :return: rows of (id, state before).
    """
    return SQL(
        """
        WITH found AS (
            SELECT id, state FROM distribution_deadline
            WHERE %s AND %s AND state IN ('open', 'amber', 'red')
            ORDER BY id FOR UPDATE
        )
        UPDATE distribution_deadline deadline
        SET state = %s, met_at = now() AT TIME ZONE 'UTC'
        FROM found WHERE deadline.id = found.id
        RETURNING deadline.id, found.state
        """,
        which,
        SQL("step = %s", step) if step else SQL("TRUE"),
        state,
    )


def turn(now):
    """Return the statement that turns what is due at ``now`` amber or red.

    What somebody settles at this moment is passed over.

    :return: rows of (id, state after).
    """
    return SQL(
        """
        WITH found AS (
            SELECT id FROM distribution_deadline
            WHERE (state IN ('open', 'amber') AND due_at <= %(now)s)
               OR (state = 'open' AND amber_at <= %(now)s)
            ORDER BY id FOR UPDATE SKIP LOCKED
        )
        UPDATE distribution_deadline deadline
        SET state = CASE WHEN due_at <= %(now)s THEN 'red' ELSE 'amber' END
        FROM found WHERE deadline.id = found.id
        RETURNING deadline.id, deadline.state
        """,
        now=now,
    )
