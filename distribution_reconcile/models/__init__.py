# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import (
    distribution_check,
    distribution_check_shipped_not_invoiced,
    distribution_check_run,
    distribution_check_schedule,
    distribution_exception,
    res_company,
)
