# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What retailers sold and hold of our items."""

from . import distribution_sales_report, distribution_sales_figure
