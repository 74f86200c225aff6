# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The one clock that all workers and hosts share: the database's.

When a document is tried again, how long a connection is left alone, whether a sender is
lost: each is written by one process and judged by another. A host whose clock is hours
off, or is set while it runs, would let documents wait for hours or declare senders lost
that work.
"""

from odoo.tools.sql import SQL

#: The time in UTC as SQL, in whole seconds as Odoo's fields have it. Of the statement,
#: not of the transaction, which may have begun long ago.
NOW = SQL("date_trunc('second', statement_timestamp() AT TIME ZONE 'UTC')")


def now(env):
    """Return the time as the database has it: a naive datetime in UTC."""
    [(moment,)] = env.execute_query(SQL("SELECT %s", NOW))
    return moment


def begun(env):
    """Return when this transaction began; of many calls, one asks the database."""
    return env.cr.now().replace(microsecond=0)


def epoch(env):
    """Return the same as seconds since 1970, with fractions."""
    [(seconds,)] = env.execute_query(
        SQL("SELECT extract(epoch FROM clock_timestamp())::float")
    )
    return seconds
