# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""One raw INSERT and an answer: what the intake is measured against."""

from odoo import http
from odoo.http import request


class Floor(http.Controller):
    """No signature, no look-up, no idempotency: nothing durable can be cheaper."""

    @http.route(
        "/distribution_bench/floor",
        type="http",
        auth="none",
        methods=["POST"],
        csrf=False,
        save_session=False,
    )
    def receive(self):
        """Store the body in ``distribution_bench_floor`` and answer 202."""
        request.env.cr.execute(
            "INSERT INTO distribution_bench_floor (body) VALUES (%s)",
            (request.httprequest.get_data(),),
        )
        return request.make_response("{}", status=202)
