# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What the fault run shares: its size, its counts, and Odoo behind a real socket."""

import json
import logging
import resource
import socket
import time
from contextlib import closing, contextmanager
from datetime import datetime, timedelta
from http import client as http_client

from werkzeug.serving import make_server

from odoo import http
from odoo.tests import freeze_time

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


def serve(_env, descriptor, file_size, hours):
    """Answer HTTP requests for ever, as one of Odoo's workers does.

    :param descriptor: of a socket that listens; several workers may share it.
    :param file_size: no file of this process may grow beyond (bytes): a full disk.
    :param hours: how far this process's clock is off.
    """
    if file_size is not None:
        limit_files(file_size)
    server = make_server(
        "127.0.0.1", 0, http.root, threaded=True, fd=socket.dup(descriptor)
    )
    with clock_off(hours):
        server.serve_forever()


def limit_files(bytes_at_most):
    """Let the kernel refuse every write beyond, with EFBIG; -1 lifts the limit."""
    _soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (bytes_at_most, hard))


@contextmanager
def clock_off(hours):
    """Have this process believe in another time of day; its seconds go on."""
    monotonic = time.monotonic
    with freeze_time(datetime.now() + timedelta(hours=hours), tick=True):
        # A clock that is set does not change how long anything takes.
        time.monotonic = monotonic
        yield


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
        cls.addClassCleanup(cls._remove_files)
        cls.orders_in.credential_id = cls.credential
        cls._commit()

    def setUp(self):
        super().setUp()
        messages = self.env["distribution.message"]
        self._answers = 0
        self._last = messages.search([], order="id desc", limit=1).id or 0
        self._commit()

    @classmethod
    def _remove_files(cls):
        cls.env.cr.rollback()
        large = cls.env["distribution.payload"].search(
            [
                ("message_id.system_id", "=", cls.system.id),
                ("attachment_id", "!=", False),
            ]
        )
        if large:
            large._purge()
        cls._commit()

    @classmethod
    def _remove_credential(cls):
        cls.env.cr.rollback()
        cls.orders_in.credential_id = False
        cls.credential.unlink()
        cls._commit()

    def _serve(self, workers=1, file_size=None, hours=0):
        """Start a web server of so many workers; return them.

        ``self.port`` is where it listens.
        """
        self._commit()
        listener = self.enterContext(socket.create_server(("127.0.0.1", 0)))
        self.port = listener.getsockname()[1]
        return [
            self._start(serve, listener.fileno(), file_size, hours)
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
        """Return what this test took in through the orders' door, oldest first."""
        self._commit()
        return self.env["distribution.message"].search(
            [("interface_id", "=", self.orders_in.id), ("id", ">", self._last)],
            order="id",
        )

    def _told_to(self, peer, event_type="order.accepted", **values):
        """Have orders answered to ``peer`` while this test runs; return the interface.

        Each test has one of its own, so that no breaker remembers an earlier one.
        """
        self._answers += 1
        interface = self._interface(
            f"{self._testMethodName}-{self._answers}".replace("_", "-"),
            "out",
            "order_response",
            address=peer.address,
            allow_private_address=True,
            **values,
        )
        self.env["distribution.subscription"].create(
            {"event_type": event_type, "interface_id": interface.id}
        )
        self._commit()
        self.addCleanup(self._end_answers, interface)
        return interface

    def _end_answers(self, interface):
        self.env.cr.rollback()
        self.env["distribution.subscription"].search(
            [("interface_id", "=", interface.id)]
        ).unlink()
        interface.state = "retired"
        self._commit()

    def _sent_through(self, interface):
        self._commit()
        return self.env["distribution.message"].search(
            [("interface_id", "=", interface.id)], order="id"
        )
