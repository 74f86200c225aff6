# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import (
    distribution_hold_place,
    distribution_hold_release,
    distribution_interface_step,
    distribution_legal_hold_lift,
)
