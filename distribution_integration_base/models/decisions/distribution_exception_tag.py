# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Words of the people's own to sort exceptions by."""

from random import randint

from odoo import fields, models


class DistributionExceptionTag(models.Model):
    """A label such as *waiting for buyer* or *season change*."""

    _name = "distribution.exception.tag"
    _description = "Tag of exceptions"
    _order = "name"

    name = fields.Char(required=True)
    color = fields.Integer(default=lambda self: randint(1, 11))

    _name_unique = models.Constraint("UNIQUE (name)", "This tag exists already.")
