# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Routing and authentication of the partner API."""

import logging

from werkzeug.exceptions import NotFound

from odoo import api, models
from odoo.http import request

from ..api.dispatcher import ApiDispatcher
from ..api.operations import PREFIX
from ..api.problem import Problem
from ..apicore import keys
from ..apicore.flood import FloodGuard
from ..repository import open_for_key

GUARD = FloodGuard()

# The server writes every address it is asked for to this log.
logging.getLogger("werkzeug").addFilter(keys.MaskingFilter())


class IrHttp(models.AbstractModel):
    _inherit = "ir.http"

    @classmethod
    def _match(cls, path_info):
        """Under our prefix every answer is ours, even for paths that do not exist.

        Without the two ``is_frontend`` flags ``http_routing`` would redirect to the
        language of a browser; the fallback for unknown paths would read forms and
        look for attachments.
        """
        if not path_info.startswith(f"{PREFIX}/"):
            return super()._match(path_info)
        request.dispatcher = ApiDispatcher(request)
        request.is_frontend = request.is_frontend_multilang = False
        request.session.can_save = False
        try:
            return super()._match(path_info)
        except NotFound:
            raise Problem("not_found") from None

    @classmethod
    def _authenticate(cls, endpoint):
        """Go round Odoo's own checks: they look at cookies, and they turn a failing
        database into "access denied".
        """
        if endpoint.routing["auth"] != "distribution_api":
            return super()._authenticate(endpoint)
        request.env = api.Environment(request.env.cr, None, {})
        request.env.transaction.default_env = request.env
        return cls._auth_method_distribution_api(endpoint.routing["operation"])

    @classmethod
    def _auth_method_distribution_api(cls, operation):
        """Set the dispatcher's repository from the key in the Authorization header.

        :raises Problem: the key is missing, refused or in the wrong place.
        """
        http = request.httprequest
        if keys.in_query(http.args.items(multi=True)):
            raise Problem("key_in_address")
        if not operation.scope or http.method == "OPTIONS":
            return
        wait = GUARD.wait(http.remote_addr)
        if wait:
            headers = {"Retry-After": str(int(wait) + 1)}
            raise Problem("too_many_refused_keys", headers=headers)
        header = http.headers.get("Authorization")
        key = keys.from_header(header)
        repository = key and open_for_key(request.env, key, http.remote_addr)
        if not repository:
            if header:
                GUARD.refuse(http.remote_addr)
            raise Problem("key_refused", headers={"WWW-Authenticate": "Bearer"})
        request.dispatcher.repository = repository
