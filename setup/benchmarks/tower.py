# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""How long the control tower takes to open with a million messages in the database.

``distribution.tower.open()`` is all that its screen asks for; it is timed over HTTP, as
the browser asks, and inside Odoo without what HTTP costs. The floor is the same with
ten thousand messages. It must stay under a second.
"""

import json
import statistics
import time
import urllib.request
from pathlib import Path

FINISHED = 1_000_000
FEW = 10_000
ROUNDS = 20
LIMIT = 1000.0


def run(context):
    """Return milliseconds of the call in both, medians of calls in turns."""
    inside = Path(__file__).parent / "inside"
    options = ("--workers=0", "--max-cron-threads=0")
    quiet = {"ODOO_QUEUE_JOB_CHANNELS": "root:0"}
    with context.database() as many, context.database() as few:
        for name, finished in ((many, FINISHED), (few, FEW)):
            context.script(inside / "crowd_job.py", name, finished=finished)
        bare = context.script(inside / "tower_job.py", many, rounds=ROUNDS)
        with (
            context.server(many, arguments=options, **quiet) as large,
            context.server(few, arguments=options, **quiet) as small,
        ):
            times = _compare(Browser(large), Browser(small))
    if times["many"] > LIMIT:
        raise AssertionError(f"the tower took {times['many']:.0f} ms to open")
    return {
        "ratio": times["many"] / times["few"],
        "ours": times["many"],
        "floor": times["few"],
        "unit": "ms to open",
        "open_ms": bare["ms"],
        "queries": bare["queries"],
        "detail": (
            f"{FINISHED} messages, an attempt or an event for each, against {FEW}; "
            f"over HTTP, {ROUNDS} calls in turns; open() itself {bare['ms']:.0f} ms "
            f"and {bare['queries']:.0f} queries; limit {LIMIT:.0f} ms"
        ),
    }


def _compare(many, few):
    times = {"many": [], "few": []}
    for number in range(ROUNDS + 2):
        for name, browser in (("many", many), ("few", few)):
            spent = browser.open_tower()
            if number >= 2:  # the first ones fill the caches
                times[name].append(spent)
    return {name: statistics.median(each) for name, each in times.items()}


class Browser:
    """A session of the administrator."""

    def __init__(self, server):
        self._server = server
        cookies = urllib.request.HTTPCookieProcessor()
        self._opener = urllib.request.build_opener(cookies)
        login = {"db": server.database, "login": "admin", "password": "admin"}
        found = json.load(self._call("/web/session/authenticate", login))
        if not found.get("result", {}).get("uid"):
            raise AssertionError(f"no login: {str(found)[:500]}")

    def open_tower(self):
        """Return the milliseconds of the call that the screen makes."""
        call = {"model": "distribution.tower", "method": "open"}
        started = time.perf_counter()
        answer = self._call(
            "/web/dataset/call_kw/distribution.tower/open",
            {**call, "args": [], "kwargs": {}},
        )
        found = json.load(answer)
        spent = (time.perf_counter() - started) * 1000
        if not found.get("result", {}).get("blocks"):
            raise AssertionError(f"no tower: {str(found)[:500]}")
        return spent

    def _call(self, path, params):
        body = json.dumps({"jsonrpc": "2.0", "method": "call", "params": params})
        headers = {"Content-Type": "application/json"}
        request = urllib.request.Request(
            self._server.url + path, body.encode(), headers
        )
        return self._opener.open(request, timeout=60)
