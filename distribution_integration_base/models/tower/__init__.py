# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import (
    distribution_tower,
    distribution_tower_number,
    distribution_tower_search,
    distribution_tower_worklist,
    ir_http,
)
