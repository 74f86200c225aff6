# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The routes of the partner API, one for each row of the operation table."""

from odoo import http

from ..api.operations import BODY_CAP, OPERATIONS, PREFIX
from ..apicore import keys
from ..models.distribution_api_key import use_is_noted


def _on_replica(_controller, rule, _args):
    """Whether the call may run on a read-only cursor (Odoo's ``readonly``).

    Not when the key's use has to be noted, which happens at most once an hour.
    """
    if not rule.endpoint.routing["operation"].scope:
        return True
    key = keys.from_header(http.request.httprequest.headers.get("Authorization"))
    return not key or use_is_noted(keys.digest(key))


def _endpoint(operation):
    @http.route(
        operation.route,
        type="distribution_api",
        auth="distribution_api",
        methods=[operation.method],
        csrf=False,
        save_session=False,
        readonly=_on_replica if operation.readonly else False,
        max_content_length=BODY_CAP,
        operation=operation,
    )
    def endpoint(_self, call):
        return operation.function(call)

    endpoint.__name__ = operation.name
    endpoint.__doc__ = operation.summary
    return endpoint


# Odoo collects the methods of a class; the table is what decides which there are.
PartnerApi = type(
    "PartnerApi",
    (http.Controller,),
    {
        "__module__": __name__,
        "__doc__": f"Everything under {PREFIX}.",
        **{operation.name: _endpoint(operation) for operation in OPERATIONS},
    },
)
