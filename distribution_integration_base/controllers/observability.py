# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Is it well, and how much: for machines that look from outside."""

import json

from odoo import SUPERUSER_ID, http
from odoo.http import request

from .limits import NO_BODY


class Observability(http.Controller):
    """Two pages for a load balancer and for Prometheus."""

    @http.route(
        "/distribution/health",
        type="http",
        auth="none",
        methods=["GET"],
        save_session=False,
        max_content_length=NO_BODY,
        readonly=True,
    )
    def health(self):
        """200 when every check is well, else 503; the body names the checks.

        Open to all, so it says nothing of partners, documents or versions.
        """
        checks = request.env(user=SUPERUSER_ID)["distribution.health"]._check_all()
        well = all(answer == "ok" for answer in checks.values())
        content = {"status": "ok" if well else "trouble", "checks": checks}
        return request.make_response(
            json.dumps(content),
            headers=[("Content-Type", "application/json"), _NEVER_KEPT],
            status=200 if well else 503,
        )

    @http.route(
        "/distribution/metrics",
        type="http",
        auth="none",
        methods=["GET"],
        save_session=False,
        max_content_length=NO_BODY,
        readonly=True,
    )
    def metrics(self):
        """Prometheus text; ``Authorization: Bearer`` with the administrator's token."""
        env = request.env(user=SUPERUSER_ID)
        metrics = env["distribution.metrics"]
        given = request.httprequest.headers.get("Authorization", "")
        scheme, _space, token = given.partition(" ")
        if scheme.lower() != "bearer" or not metrics._is_token(token.strip()):
            return request.make_response(
                "A token is needed: Distribution > Configuration makes one.\n",
                headers=[("WWW-Authenticate", "Bearer"), _PLAIN, _NEVER_KEPT],
                status=401,
            )
        return request.make_response(metrics._page(), headers=[_PLAIN, _NEVER_KEPT])


_PLAIN = ("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
_NEVER_KEPT = ("Cache-Control", "no-store")
