# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A real HTTP peer on loopback that misbehaves on order."""

import threading
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Peer:
    """Answers each POST as the next entry of ``script`` says, then 200 for ever.

    Entries: a status code; ("wait", seconds); "cut" (close without an answer);
    ("redirect", address); ("answer", status, headers, body); ("raw", pieces, pause):
    these bytes and nothing else, with so many seconds after each piece, then the end.
    """

    def __init__(self, *script):
        self.script = list(script)
        self.received = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._release = threading.Event()

    @property
    def address(self):
        return f"http://127.0.0.1:{self._server.server_port}/in"

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_exc):
        self._release.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _handler(peer):  # the handler class below has a ``self`` of its own
        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                peer.received.append((dict(self.headers), body))
                peer._act(self, peer.script.pop(0) if peer.script else 200)

            def log_message(self, *_args):
                """Keep the test's output clean."""

        return Handler

    def _act(self, handler, step):
        if isinstance(step, int):
            step = ("answer", step, {}, b"")
        if step == "cut":
            handler.connection.close()
            return
        kind, *rest = step
        if kind == "wait":
            self._release.wait(rest[0])
        elif kind == "raw":
            self._drip(handler, *rest)
        elif kind == "redirect":
            self._answer(handler, 302, {"Location": rest[0]}, b"")
        else:
            self._answer(handler, *rest)

    def _drip(self, handler, pieces, pause):
        handler.close_connection = True
        with suppress(OSError):  # the caller may have had enough
            for piece in pieces:
                handler.wfile.write(piece)
                handler.wfile.flush()
                if self._release.wait(pause):
                    return

    @staticmethod
    def _answer(handler, status, headers, body):
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)
