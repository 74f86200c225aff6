# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A person at Odoo's web client: logs in and presses buttons over the same calls."""

import http.cookiejar
import json
import urllib.request


class OdooError(Exception):
    """Odoo refused; the text is what a person would see."""


class WebClient:
    """One logged-in user of one database.

    :param url: of the running Odoo
    """

    def __init__(self, url, database, login, password):
        self._url = url
        cookies = http.cookiejar.CookieJar()
        handler = urllib.request.HTTPCookieProcessor(cookies)
        self._opener = urllib.request.build_opener(handler)
        answer = self._post(
            "/web/session/authenticate",
            {"db": database, "login": login, "password": password},
        )
        self.uid = answer["uid"]

    def _post(self, path, params):
        body = json.dumps({"jsonrpc": "2.0", "method": "call", "params": params})
        request = urllib.request.Request(
            self._url + path, body.encode(), {"Content-Type": "application/json"}
        )
        with self._opener.open(request, timeout=120) as response:
            answer = json.load(response)
        if "error" in answer:
            raise OdooError(answer["error"]["data"]["message"])
        return answer.get("result")

    def call(self, model, method, *args, **kwargs):
        """Call a model's public method as the web client does."""
        params = {"model": model, "method": method, "args": args, "kwargs": kwargs}
        return self._post(f"/web/dataset/call_kw/{model}/{method}", params)

    def create(self, model, **values):
        """Create a record and return its id."""
        [record_id] = self.call(model, "create", [values])
        return record_id

    def read(self, model, domain, fields, **options):
        """Return the rows of a search, as dicts."""
        return self.call(model, "search_read", domain, fields, **options)

    def ensure(self, model, key, **values):
        """Return the id of the record with these ``key`` values, made if missing."""
        domain = [[name, "=", value] for name, value in key.items()]
        found = self.call(model, "search", domain, limit=1)
        return found[0] if found else self.create(model, **key, **values)

    def ref(self, xmlid):
        """Return the database id behind an XML id."""
        module, _dot, name = xmlid.partition(".")
        [row] = self.read(
            "ir.model.data",
            [["module", "=", module], ["name", "=", name]],
            ["res_id"],
        )
        return row["res_id"]
