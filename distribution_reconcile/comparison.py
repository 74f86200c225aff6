# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Plain values that a check and its schedule hand to each other."""

import datetime as dt
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Scope:
    """What one run compares.

    :param company: the ``res.company`` whose records are compared.
    :param start: facts before this moment are left alone (UTC, None = all of them).
    :param end: facts after this moment are still within the grace period (UTC).
    :param tolerance: amounts up to this are left alone, in the company's currency.
    """

    company: object
    end: dt.datetime
    start: dt.datetime | None = None
    tolerance: float = 0.0


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that does not match.

    :param record: the Odoo record it is about; with ``cause`` it names the exception.
    :param cause: stable word for machines: the check's name, or ``name:detail``.
    :param words: a sentence for the person who reads it.
    :param hint: what to do next.
    :param error_class: a key of ``engine.errors.ERROR_CLASSES``.
    :param value: the amount at stake, in ``currency`` (a ``res.currency``).
    :param order: the ``sale.order`` concerned, if there is one.
    """

    record: object
    cause: str
    words: str
    hint: str
    error_class: str = "business_rule"
    value: float = 0.0
    currency: object = None
    order: object = None


@dataclass(frozen=True, slots=True)
class Findings:
    """The answer of a check: how many records it looked at, and what is wrong."""

    compared: int
    rows: list[Finding] = field(default_factory=list)
