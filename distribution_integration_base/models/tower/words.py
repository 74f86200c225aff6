# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What a record is, in the words that a person reads."""


def said(record, names):
    """Return the values of the fields ``names``, each once: "PO-2003 · Shipped".

    A name may go over many2one fields ("sale_id.client_order_ref"). Related records
    are only named, so their names are told to whoever may read ``record``.
    """
    found = []
    for name in names:
        *path, last = name.split(".")
        owner = record.sudo().mapped(".".join(path))[:1] if path else record
        value = _in_words(owner, last)
        if value and value not in found:
            found.append(value)
    return " · ".join(found)


def _in_words(owner, name):
    field, value = owner._fields[name], owner[name]
    if field.type == "selection":
        return dict(field._description_selection(owner.env)).get(value)
    if field.relational:
        return value.sudo().display_name
    return value
