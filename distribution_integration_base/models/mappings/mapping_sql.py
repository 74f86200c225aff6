# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The statements that mappings are found, noted and replaced by."""

from odoo.tools.sql import SQL

#: What a row says of its code; as JSON it is compared and given back.
SAYS = ("description", "target_id", "value", "factor", "ignored_reason")
#: One row a code, own or shared. The look-up reads the same index.
UNIQUE = "(kind, code, company_id, COALESCE(system_id, 0), code_type)"


def rows(model, where, target):
    """Select (system id, code_type, code, target id, value, factor, state, alive).

    ``alive``: the target exists and is not archived.

    :param model: a recordset of the table to read.
    :param where: SQL over ``row``.
    :param target: an empty recordset of the targets' model, or None for texts.
    """
    join, alive = SQL(), SQL("TRUE")
    if target is not None:
        join = SQL(
            "LEFT JOIN %s target ON target.id = row.target_id",
            SQL.identifier(target._table),
        )
        column = "active" if "active" in target._fields else "id"
        alive = SQL("%s IS NOT NULL", SQL.identifier("target", column))
        if column == "active":
            alive = SQL("COALESCE(target.active, FALSE)")
    return SQL(
        """
        SELECT row.code_type, row.code, row.target_id, row.value, row.factor,
               row.state, %s AS alive, %s AS system_id
        FROM %s row %s WHERE %s
        """,
        alive,
        SQL("row.system_id") if "system_id" in model._fields else SQL("NULL::integer"),
        SQL.identifier(model._table),
        join,
        where,
    )


def reverse(system, kind, target_ids):
    """Select (target id, code_type, code, factor): what the partner calls records.

    A shared code counts unless the system says something else of that code; the
    system's own codes come first, the oldest of each before younger ones.
    """
    return SQL(
        """
        SELECT row.target_id, row.code_type, row.code, row.factor
        FROM distribution_mapping row
        WHERE row.kind = %(kind)s AND row.target_id IN %(targets)s
          AND row.company_id = %(company)s AND row.state = 'mapped'
          AND COALESCE(row.system_id, 0) IN (0, %(system)s)
          AND (row.system_id IS NOT NULL OR NOT EXISTS (
              SELECT FROM distribution_mapping own
              WHERE own.kind = row.kind AND own.code = row.code
                AND own.company_id = row.company_id
                AND COALESCE(own.system_id, 0) = %(system)s
                AND own.code_type = row.code_type AND own.state <> 'open'))
        ORDER BY row.system_id NULLS LAST, row.id
        """,
        kind=kind,
        targets=tuple(target_ids),
        company=system.company_id.id,
        system=system.id,
    )


def miss(system, kind, code_type, code, description, user_id, now):
    """Note a code that stands for nothing. A target that is gone is taken off."""
    return SQL(
        """
        INSERT INTO distribution_mapping (
            system_id, company_id, kind, code_type, code, description, factor,
            state, create_uid, create_date, write_uid, write_date
        ) VALUES (
            %(system)s, %(company)s, %(kind)s, %(code_type)s, %(code)s,
            %(description)s, 1, 'open', %(user)s, %(now)s, %(user)s, %(now)s
        )
        ON CONFLICT %(unique)s DO UPDATE SET
            write_date = excluded.write_date, target_id = NULL, value = NULL,
            state = CASE distribution_mapping.state
                WHEN 'ignored' THEN 'ignored' ELSE 'open' END
        RETURNING id
        """,
        system=system.id,
        company=system.company_id.id,
        kind=kind,
        code_type=code_type,
        code=code,
        description=description or None,
        user=user_id,
        now=now,
        unique=SQL(UNIQUE),
    )


def answered(mapping_ids):
    """Select the open rows of systems whose code a shared row among these answers."""
    return SQL(
        """
        SELECT own.id FROM distribution_mapping own
        JOIN distribution_mapping shared
          ON shared.kind = own.kind AND shared.code = own.code
         AND shared.company_id = own.company_id AND shared.code_type = own.code_type
        WHERE shared.id IN %s AND shared.system_id IS NULL
          AND shared.state = 'mapped'
          AND own.system_id IS NOT NULL AND own.state = 'open'
        """,
        tuple(mapping_ids),
    )


# --- versions ---


def _says(alias):
    """JSON of what a row says, NULL where it says nothing yet."""
    pairs = SQL(", ").join(
        SQL("%s, %s", name, SQL.identifier(alias, name)) for name in SAYS
    )
    return SQL(
        "CASE WHEN %s <> 'open' THEN jsonb_build_object(%s) END",
        SQL.identifier(alias, "state"),
        pairs,
    )


def _live_of(version):
    """Join each change of ``version`` with the row that counts now, if any."""
    return SQL(
        """
        distribution_mapping_change change
        LEFT JOIN distribution_mapping live
          ON live.kind = change.kind AND live.code = change.code
         AND live.company_id = %s AND COALESCE(live.system_id, 0) = %s
         AND live.code_type = change.code_type
        WHERE change.set_id = %s
        """,
        version.company_id.id,
        version.system_id.id or 0,
        version.id,
    )


def remember(version, change_ids=None):
    """Keep beside each change what counts now, to compare with and to go back to."""
    some = SQL(" AND change.id IN %s", tuple(change_ids)) if change_ids else SQL()
    return SQL(
        """
        UPDATE distribution_mapping_change kept SET before = found.says
        FROM (SELECT change.id, %s AS says FROM %s%s) found
        WHERE kept.id = found.id
        """,
        _says("live"),
        _live_of(version),
        some,
    )


def conflicts(version):
    """Select (kind, code) of changes whose code was changed by others meanwhile."""
    return SQL(
        """
        SELECT change.kind, change.code FROM %s
        AND %s IS DISTINCT FROM change.before ORDER BY change.kind, change.code
        """,
        _live_of(version),
        _says("live"),
    )


_PUT = """
    INSERT INTO distribution_mapping (
        company_id, system_id, kind, code_type, code, description, target_id, value,
        factor, ignored_reason, state, create_uid, create_date, write_uid, write_date
    ) SELECT %(company)s, %(system)s, change.kind, change.code_type, change.code,
             %(says)s, %(user)s, %(now)s, %(user)s, %(now)s
    FROM distribution_mapping_change change
    WHERE change.set_id = %(set)s AND %(which)s
    ON CONFLICT %(unique)s DO UPDATE SET
        description = excluded.description, target_id = excluded.target_id,
        value = excluded.value, factor = excluded.factor,
        ignored_reason = excluded.ignored_reason, state = excluded.state,
        write_uid = excluded.write_uid, write_date = excluded.write_date
"""


def _put(version, now, says, which):
    return SQL(
        _PUT,
        company=version.company_id.id,
        system=version.system_id.id or None,
        says=says,
        user=version.env.uid,
        now=now,
        set=version.id,
        which=which,
        unique=SQL(UNIQUE),
    )


def _drop(version, which):
    return SQL(
        """
        DELETE FROM distribution_mapping gone USING distribution_mapping_change change
        WHERE change.set_id = %s AND %s AND gone.kind = change.kind
          AND gone.code = change.code AND gone.company_id = %s
          AND COALESCE(gone.system_id, 0) = %s AND gone.code_type = change.code_type
          AND gone.state <> 'open'
        """,
        version.id,
        which,
        version.company_id.id,
        version.system_id.id or 0,
    )


def put_changes(version, now):
    """Return the statements that make the changes of ``version`` count."""
    says = SQL(
        "change.description, change.target_id, change.value, change.factor, NULL, "
        "'mapped'"
    )
    return [
        _drop(version, SQL("change.remove")),
        _put(version, now, says, SQL("change.remove IS NOT TRUE")),
    ]


def put_back(version, now):
    """Return the statements that make count what did before ``version``."""
    says = SQL(
        """
        change.before->>'description', (change.before->>'target_id')::integer,
        change.before->>'value', (change.before->>'factor')::double precision,
        change.before->>'ignored_reason',
        CASE WHEN change.before->>'ignored_reason' IS NULL
             THEN 'mapped' ELSE 'ignored' END
        """
    )
    return [
        _drop(version, SQL("change.before IS NULL")),
        _put(version, now, says, SQL("change.before IS NOT NULL")),
    ]


def forget_words(version_ids):
    """Empty what partners call things in the changes of versions."""
    return SQL(
        """
        UPDATE distribution_mapping_change SET description = NULL,
            before = jsonb_set(before, '{description}', 'null')
        WHERE set_id IN %s
        """,
        tuple(version_ids),
    )
