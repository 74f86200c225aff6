# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Carton labels as files, for people who may see the deliveries."""

from werkzeug.exceptions import BadRequest, NotFound

from odoo import http
from odoo.http import content_disposition, request

from odoo.addons.distribution_integration_base.controllers.limits import NO_BODY

_FORMS = ("pdf", "zpl203", "zpl300")


class CartonLabels(http.Controller):
    """What the delivery's button and Print menu lead to."""

    @http.route(
        "/distribution/carton_labels",
        type="http",
        auth="user",
        methods=["GET"],
        max_content_length=NO_BODY,
        readonly=True,
    )
    def labels(self, ids="", form="pdf"):
        """Return the labels of the deliveries ``ids`` (numbers with commas)."""
        numbers = ids.split(",")
        if form not in _FORMS or not all(n.isascii() and n.isdigit() for n in numbers):
            raise BadRequest()
        pickings = request.env["stock.picking"].browse(map(int, numbers))
        if pickings != pickings.exists():
            raise NotFound()
        printer = request.env["distribution.carton.label"]
        body, kind, name = printer._print(pickings, form)
        headers = [
            ("Content-Type", kind),
            ("Content-Disposition", content_disposition(name)),
        ]
        return request.make_response(body, headers=headers)
