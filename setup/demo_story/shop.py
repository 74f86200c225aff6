# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The second partner: a web shop that calls the JSON API with its key."""

import json
import urllib.error
import urllib.request
from datetime import UTC, datetime

from .company import GOODS


class Shop:
    """Calls ``/distribution/api`` as a partner's program does.

    :param url: of the running Odoo
    :param key: shown once when it was made
    """

    def __init__(self, url, database, key):
        self._url, self._database, self._key = url, database, key

    def _call(self, method, path, body=None, **headers):
        request = urllib.request.Request(
            f"{self._url}/distribution/api{path}",
            json.dumps(body).encode() if body else None,
            {
                "Authorization": f"Bearer {self._key}",
                "X-Odoo-Database": self._database,
                "Content-Type": "application/json",
                **headers,
            },
            method=method,
        )
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as error:
            with error:
                return error.code, json.load(error)

    def place(self, number, quantity):
        """Order ``quantity`` of the first item; returns (status, body)."""
        code, _gtin, _words, price = GOODS[0]
        line = {
            "number": "1",
            "quantity": str(quantity),
            "unit": "EA",
            "price": f"{price:.2f}",
            "codes": [{"kind": "sku", "value": code}],
        }
        order = {
            "number": number,
            "order_date": datetime.now(UTC).date().isoformat(),
            "lines": [line],
        }
        return self._call("POST", "/orders", order, **{"Idempotency-Key": number})

    def status(self, order_id):
        """Return (status, body) of an order."""
        return self._call("GET", f"/orders/{order_id}")

    def available(self):
        """Return (status, body) of the first item's availability."""
        return self._call("GET", f"/availability?item={GOODS[0][0]}")
