# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Systems with live interfaces, and messages by the hundred thousand."""

SYSTEMS = 20
INDEXES = """
    SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid)
    FROM pg_index WHERE indrelid = %s::regclass AND NOT indisprimary
"""
KEYS = """
    SELECT conname, pg_get_constraintdef(oid)
    FROM pg_constraint WHERE conrelid = %s::regclass AND contype = 'f'
"""


def make_interfaces(env, count, direction, document_type, **values):
    """Return ``count`` live interfaces, each of a system of its own."""
    systems = env["distribution.system"].create(
        [
            {"name": f"Bench {direction} {number}", "environment": "production"}
            for number in range(count)
        ]
    )
    interfaces = env["distribution.interface"].create(
        [
            {
                "name": f"{document_type} {direction}",
                "code": f"bench-{direction}-{system.id}",
                "system_id": system.id,
                "direction": direction,
                "document_type": document_type,
                "codec": "json",
                "transport": "http",
                **values,
            }
            for system in systems
        ]
    )
    interfaces.write({"state": "live"})
    return interfaces


def add_waiting(env, interface, count):
    """Add received documents that wait to be applied, each with a key of its own."""
    env.flush_all()
    _insert(env.cr, [interface.id], count, "in", "waiting", "apply")


def add_finished(env, count):
    """Add ``count`` messages that are done, half of them received, half sent.

    With an attempt for each one sent, and an event for each one received: what a
    database of years holds. Indexes and foreign keys are made anew afterwards; that
    is what takes minutes otherwise.
    """
    inbound = make_interfaces(env, SYSTEMS, "in", "order")
    outbound = make_interfaces(
        env, SYSTEMS, "out", "event", address="https://127.0.0.1/"
    )
    env.flush_all()
    cr = env.cr
    tables = ("distribution_message", "distribution_attempt", "distribution_event")
    laid_aside = {table: _lay_aside(cr, table) for table in tables}
    _insert(cr, inbound.ids, count // 2, "in", "done", "apply")
    _insert(cr, outbound.ids, count // 2, "out", "done", "deliver")
    cr.execute(
        """
        INSERT INTO distribution_attempt
            (message_id, interface_id, company_id, at, step, outcome, remote)
        SELECT id, interface_id, company_id, create_date, 'deliver', 'ok', TRUE
        FROM distribution_message WHERE direction = 'out' AND work_state = 'done'
        """
    )
    cr.execute(
        """
        INSERT INTO distribution_event
            (uid, event_type, company_id, system_id, res_model, res_id, words,
             subject, sequence, position, data, at)
        SELECT uid, 'order.received', company_id, system_id, 'sale.order', id,
               'Received.', 'sale.order/' || id, 1,
               nextval('distribution_event_position_seq'),
               '{}', create_date
        FROM distribution_message WHERE direction = 'in' AND work_state = 'done'
        """
    )
    for table, (indexes, keys) in laid_aside.items():
        _put_back(cr, table, indexes, keys)
    cr.commit()
    cr._cnx.autocommit = True
    for table in tables:
        cr.execute(f"VACUUM ANALYZE {table}")
    cr._cnx.autocommit = False


def _lay_aside(cr, table):
    """Drop indexes and foreign keys of ``table``; return what makes them anew."""
    found = []
    for question in (INDEXES, KEYS):
        cr.execute(question, (table,))
        found.append(cr.fetchall())
    indexes, keys = found
    for name, _definition in keys:
        cr.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
    for name, _definition in indexes:
        cr.execute(f"DROP INDEX {name}")
    return [definition for _name, definition in indexes], keys


def _put_back(cr, table, indexes, keys):
    for definition in indexes:
        cr.execute(definition)
    for name, definition in keys:
        cr.execute(
            f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {definition} NOT VALID'
        )


def _insert(cr, interface_ids, count, direction, work_state, step):
    """Insert ``count`` messages spread over the interfaces and the last 90 days."""
    cr.execute(
        """
        WITH door AS (
            SELECT row_number() OVER (ORDER BY interface.id) - 1 AS place,
                   interface.id, interface.system_id, interface.company_id,
                   interface.document_type, system.tier
            FROM distribution_interface interface
            JOIN distribution_system system ON system.id = interface.system_id
            WHERE interface.id = ANY(%(interfaces)s)
        ), base AS (SELECT coalesce(max(id), 0) AS last FROM distribution_message)
        INSERT INTO distribution_message (
            name, uid, interface_id, system_id, company_id, direction,
            document_type, tier, idempotency_key, business_key, reference, order_key,
            work_state, step, next_try_at, failures, delivery_state, ack_state,
            correlation_id, canonical,
            create_uid, write_uid, create_date, write_date
        )
        SELECT 'Document ' || n, md5(base.last || '/' || n), door.id, door.system_id,
               door.company_id, %(direction)s, door.document_type, door.tier,
               base.last || '/' || n,
               'K' || base.last || '/' || n, 'R' || base.last || '/' || n,
               %(direction)s || ':' || door.system_id || ':' || base.last || '/' || n,
               %(work)s, %(step)s, moment.at, 0,
               CASE %(direction)s WHEN 'out' THEN 'delivered' END,
               CASE %(direction)s WHEN 'out' THEN 'accepted' ELSE 'none' END,
               md5(base.last || '/' || n), '{"number": 1}', 1, 1, moment.at, moment.at
        FROM base, generate_series(1, %(count)s) n
        JOIN door ON door.place = n %% %(doors)s
        CROSS JOIN LATERAL (
            SELECT now() AT TIME ZONE 'UTC' - interval '1 minute'
                   - (%(count)s - n) * interval '90 days' / %(count)s AS at
        ) moment
        """,
        {
            "interfaces": interface_ids,
            "doors": len(interface_ids),
            "count": count,
            "direction": direction,
            "work": work_state,
            "step": step,
        },
    )
