# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A line to a server that a test can cut."""

import contextlib
import socket
import threading


class Cutter:
    """Passes bytes between a client and ``port`` on loopback, until told otherwise.

    ``limit`` is how many more bytes of the server come through before both ends are
    closed; None for all of them. ``port`` is where the client connects to.
    """

    def __init__(self, port):
        self._target = port
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self.limit = None

    def __enter__(self):
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_exc):
        self._listener.close()

    def _accept(self):
        while True:
            try:
                client, _address = self._listener.accept()
            except OSError:
                return
            server = socket.create_connection(("127.0.0.1", self._target))
            for ends, counted in (((client, server), False), ((server, client), True)):
                threading.Thread(
                    target=self._pass, args=(*ends, counted), daemon=True
                ).start()

    def _pass(self, source, sink, counted):
        with contextlib.suppress(OSError):
            while data := source.recv(4096):
                if counted and self.limit is not None:
                    self.limit -= len(data)
                    if self.limit < 0:
                        break
                sink.sendall(data)
        for sock in (source, sink):
            # Closing alone would not wake the thread that reads the other way.
            with contextlib.suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)
            sock.close()
