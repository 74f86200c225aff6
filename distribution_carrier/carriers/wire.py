# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Contract values as plain JSON and back; decimals and times travel as text."""

from pydantic import TypeAdapter


def to_json(value):
    """Return a contract value as a dict that fits into JSON."""
    return TypeAdapter(type(value)).dump_python(value, mode="json")


def from_json(kind, data):
    """Return the value of class ``kind`` that :func:`to_json` wrote as ``data``.

    :raises ValueError: ``data`` does not fit; the text says where.
    """
    return TypeAdapter(kind).validate_python(data)
