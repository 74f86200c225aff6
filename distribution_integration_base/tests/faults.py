# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What the fault run shares: its size, its counts, and Odoo behind a real socket."""

import json
import logging
import resource
import socket
import time
from contextlib import closing
from http import client as http_client

from werkzeug.serving import make_server

from odoo import http

from ..engine import signing
from .workers import FULL, WorkerCase

_logger = logging.getLogger(__name__)

SECRET = "whsec_" + "ZmF1bHRzLW9mLWFsbC1raW5kcy1hcmUtdG9sZA=="
ONE_BOLT = ("BOLT", "1", "EA", "10.00")


def size(small, full):
    """Return ``small`` in an ordinary run and ``full`` in the full fault run."""
    return full if FULL else small


def tell(what, **counts):
    """Print the counts of one fault, as one line of the log."""
    told = ", ".join(
        f"{name.replace('_', ' ')} {count}" for name, count in counts.items()
    )
    _logger.info("FAULT %s: %s", what, told)


def serve(_env, descriptor, file_size=None):
    """Answer HTTP requests for ever, as one of Odoo's workers does.

    :param descriptor: of a socket that listens; several workers may share it.
    :param file_size: no file of this process may grow beyond (bytes): a full disk.
    """
    if file_size is not None:
        limit_files(file_size)
    server = make_server(
        "127.0.0.1", 0, http.root, threaded=True, fd=socket.dup(descriptor)
    )
    server.serve_forever()


def limit_files(bytes_at_most):
    """Let the kernel refuse every write beyond, with EFBIG; -1 lifts the limit."""
    _soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (bytes_at_most, hard))


def peak_memory(process_id):
    """Return the most memory that a process ever had resident, in MB."""
    with open(f"/proc/{process_id}/status") as status:
        [line] = [line for line in status if line.startswith("VmHWM")]
    return int(line.split()[1]) // 1024


class FaultCase(WorkerCase):
    """Committed data, forked workers, and a web server made of them."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.credential = cls.env["distribution.credential"].create(
            {"name": "Faults", "kind": "webhook_secret", "secret": SECRET}
        )
        cls.addClassCleanup(cls._remove_credential)
        cls.orders_in.credential_id = cls.credential
        cls._commit()

    @classmethod
    def _remove_credential(cls):
        cls.env.cr.rollback()
        cls.orders_in.credential_id = False
        cls.credential.unlink()
        cls._commit()

    def _serve(self, workers=1, file_size=None):
        """Start a web server of so many workers; return them.

        ``self.port`` is where it listens.
        """
        self._commit()
        listener = self.enterContext(socket.create_server(("127.0.0.1", 0)))
        self.port = listener.getsockname()[1]
        return [
            self._start(serve, listener.fileno(), file_size)
            for _number in range(workers)
        ]

    def _call(self, path, body=b"", headers=(), method="POST", chunked=False):
        """Make one request; return (status, headers, body)."""
        with closing(
            http_client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        ) as line:
            line.request(
                method,
                path,
                iter([body]) if chunked else body,
                dict(headers),
                encode_chunked=chunked,
            )
            answer = line.getresponse()
            return answer.status, answer.headers, answer.read()

    def _log_in(self, user):
        """Give the web client a session of ``user``; ``_press`` uses it."""
        store = http.root.session_store
        session = store.new()
        session.update(http.get_default_session(), db=self.env.cr.dbname)
        session.context["lang"] = http.DEFAULT_LANG
        session.uid, session.login = user.id, user.login
        session["_trace_disable"] = True
        session.session_token = user._compute_session_token(session.sid)
        store.save(session)
        self.addCleanup(store.delete, session)
        self._commit()
        self._cookie = f"session_id={session.sid}"

    def _press(self, records, button):
        """Press a button as the web client does; return what went wrong, or None."""
        question = {
            "model": records._name,
            "method": button,
            "args": [records.ids],
            "kwargs": {},
        }
        _status, _headers, content = self._call(
            f"/web/dataset/call_kw/{records._name}/{button}",
            json.dumps({"jsonrpc": "2.0", "method": "call", "params": question}),
            {"Content-Type": "application/json", "Cookie": self._cookie},
        )
        return json.loads(content).get("error")

    def _post(self, body, key, at=None, **how):
        """Send a signed document as a partner does; return (status, content).

        :param key: the ``webhook-id``.
        :param at: the sender's clock, in seconds since 1970.
        """
        stamp = int(at or time.time())
        status, headers, content = self._call(
            f"/distribution/in/{self.orders_in.code}",
            body,
            {
                "X-Odoo-Database": self.env.cr.dbname,
                "Content-Type": "application/json",
                "webhook-id": key,
                "webhook-timestamp": str(stamp),
                "webhook-signature": signing.sign(SECRET, key, stamp, body),
            },
            **how,
        )
        self.retry_after = headers.get("Retry-After")
        return status, content

    def _post_order(self, number, *lines):
        body = json.dumps(self._order(number, *(lines or [ONE_BOLT]))).encode()
        return self._post(body, number)

    def _take_in(self, *numbers, line=ONE_BOLT):
        """Commit an order under each number; return the messages."""
        ids = [self._receive(self._order(number, line)).id for number in numbers]
        self._commit()
        return self.env["distribution.message"].browse(ids)

    def _messages(self):
        """Return what was taken in through the orders' door, oldest first."""
        self._commit()
        return self.env["distribution.message"].search(
            [("interface_id", "=", self.orders_in.id)], order="id"
        )
