# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A partner that posts documents and repeats each one until it is accepted."""

import base64
import json
import threading
import time
import urllib.error
import urllib.request

from engine import signing

SECRET = "whsec_" + base64.b64encode(b"only for the fault run, not a key").decode()
THREADS = 4
#: A document that is not accepted within this time is given up (seconds).
PATIENCE = 120


class Partner:
    """Posts ``keys * each`` documents; those of a key one after the other.

    :ivar accepted: how many have got their 202
    :ivar repeated: tries that were not answered with 202
    """

    def __init__(self, server, keys, each):
        self.server = server
        self.accepted = self.repeated = 0
        self._lock = threading.Lock()
        self._threads = [
            threading.Thread(
                target=self._post_all, args=(range(n, keys, THREADS), each)
            )
            for n in range(THREADS)
        ]

    def start(self):
        """Begin to post."""
        for thread in self._threads:
            thread.start()

    def wait(self):
        """Wait until everything is accepted."""
        for thread in self._threads:
            thread.join()

    def _post_all(self, keys, each):
        for number in range(each):
            for key in keys:
                self._post(f"k{key}", number)

    def _post(self, key, number):
        body = json.dumps({"key": key, "number": number}).encode()
        until = time.monotonic() + PATIENCE
        while not self._accepted(f"{key}-{number}", body):
            if time.monotonic() > until:
                raise TimeoutError(f"{key}-{number} was not accepted")
            with self._lock:
                self.repeated += 1
            time.sleep(0.2)
        with self._lock:
            self.accepted += 1

    def _accepted(self, name, body):
        stamp = int(time.time())
        request = urllib.request.Request(
            f"{self.server.url}/distribution/in/faults",
            data=body,
            headers={
                "Content-Type": "application/json",
                "X-Odoo-Database": self.server.database,
                "webhook-id": name,
                "webhook-timestamp": str(stamp),
                "webhook-signature": signing.sign(SECRET, name, stamp, body),
            },
        )
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return answer.status == 202
        except (urllib.error.URLError, OSError):
            return False
