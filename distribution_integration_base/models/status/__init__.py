# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Where the orders of a partner stand, told when asked and by the clock."""

from . import distribution_order_standing, distribution_status_feed
