# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The partners' codes and what they stand for in Odoo.

Read: content (what a row says), mapping (the rows that count), lookup, then set (the
versions by which they change).
"""

from . import (
    distribution_mapping_content,
    distribution_mapping,
    distribution_mapping_lookup,
    distribution_mapping_suggestion,
    distribution_mapping_set,
    distribution_mapping_change,
    distribution_mapping_trial,
    distribution_mapping_file,
)
