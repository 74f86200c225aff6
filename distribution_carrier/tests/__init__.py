# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import (
    test_delivery_carrier,
    test_label,
    test_label_failures,
    test_label_void,
    test_tracking,
    test_warehouse_label,
)
