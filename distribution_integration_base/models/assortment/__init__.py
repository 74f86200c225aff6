# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Catalogues: ours as partners are told of it, and those of suppliers."""

from . import (
    distribution_catalogue_told,
    distribution_catalogue_feed,
    distribution_catalogue_item,
)
