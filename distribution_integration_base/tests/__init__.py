# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import (
    test_allocation,
    test_audit,
    test_credential,
    test_crons,
    test_exception,
    test_exception_access,
    test_exception_queue,
    test_exception_rule,
    test_intake,
    test_interface,
    test_lifecycle_events,
    test_observability,
    test_resolver,
    test_retention,
    test_road_in,
    test_road_out,
    test_security_structure,
    test_timeline,
    test_tower,
    test_told_right,
    test_trouble,
    test_views,
    test_workers,
    test_workers_effects,
)
