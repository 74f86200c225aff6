# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import (
    test_api_bodies,
    test_api_concurrency,
    test_api_http,
    test_api_keys,
    test_api_openapi,
    test_api_orders,
    test_api_partners,
    test_api_routes,
    test_api_stock,
)
