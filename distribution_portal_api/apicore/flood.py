# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Slows down whoever tries keys: a counter in the memory of one process."""

import threading
import time


class FloodGuard:
    """Counts refused keys by address of the sender, in windows of fixed length.

    Nothing is stored: a flood must not turn into writes. Each worker counts for
    itself, so the limit of a server is this one times its workers.

    :param limit: refused keys in a window before the address is turned away.
    :param window: seconds.
    :param size: addresses remembered at most.
    :param clock: returns seconds.
    """

    def __init__(self, limit=30, window=60.0, size=10_000, clock=time.monotonic):
        self._limit, self._window, self._size = limit, window, size
        self._clock = clock
        self._lock = threading.Lock()
        self._counts = {}  # address -> (end of its window, refused keys)

    def wait(self, address):
        """Return seconds until ``address`` may try again; 0 when it may now."""
        end, count = self._counts.get(address, (0.0, 0))
        left = end - self._clock()
        return left if count >= self._limit and left > 0 else 0

    def refuse(self, address):
        """Count one refused key."""
        now = self._clock()
        with self._lock:
            end, count = self._counts.get(address, (0.0, 0))
            if end <= now:
                end, count = now + self._window, 0
            self._counts[address] = (end, count + 1)
            if len(self._counts) > self._size:
                self._forget(now)

    def _forget(self, now):
        """Drop what has passed; if that is not enough, the oldest windows."""
        alive = {a: c for a, c in self._counts.items() if c[0] > now}
        newest = sorted(alive.items(), key=lambda item: item[1][0])
        self._counts = dict(newest[-self._size // 2 :])

    def clear(self):
        """Forget everything."""
        with self._lock:
            self._counts = {}
