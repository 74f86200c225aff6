# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Signed 1 kB webhook to durable 202, against a controller that does one INSERT.

One HTTP worker, four connections. Requests are signed beforehand and the client only
writes and reads sockets, so that it is not the client that is measured.
"""

import base64
import importlib
import socket
import statistics
import sys
import threading
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROUNDS = 7
SECONDS = 2.0
CONNECTIONS = 4
#: More than any round can send.
PREPARED = 6000
BODY = b'{"type": "order", "filler": "' + b"x" * 964 + b'"}'
SECRET = "whsec_" + base64.b64encode(b"only for the benchmark, not a key").decode()


def run(context):
    """Return requests per second of both, medians of interleaved rounds."""
    sys.path.insert(0, str(context.repo / "distribution_integration_base"))
    signing = importlib.import_module("engine.signing")
    options = (
        "--workers=1",
        "--max-cron-threads=0",
        f"--addons-path={context.repo},{HERE / 'floor_addons'}",
        "--load=base,web,queue_job,distribution_bench_floor",
    )
    quiet = {"ODOO_QUEUE_JOB_CHANNELS": "root:0"}
    with context.database() as name:
        context.script(HERE / "inside/intake_setup.py", name, secret=SECRET)
        with context.server(name, arguments=options, **quiet) as server:
            return _compare(server, signing.sign)


def _compare(server, sign):
    port = int(server.url.rpartition(":")[2])
    # What a proxy in front of Odoo sends: without the database's name, Odoo lists all
    # databases on every request.
    common = {"Host": f"127.0.0.1:{port}", "X-Odoo-Database": server.database}
    floor = [_request("/distribution_bench/floor", common)] * PREPARED
    rates = {"ours": [], "floor": []}
    for number in range(ROUNDS + 1):
        ours = [_signed(sign, f"{number}-{key}", common) for key in range(PREPARED)]
        for name, requests in (("floor", floor), ("ours", ours)):
            rates[name].append(_rate(port, requests))
    # The first round only warms the worker up.
    ours, floor = (statistics.median(rates[name][1:]) for name in ("ours", "floor"))
    return {
        "ratio": ours / floor,
        "ours": ours,
        "floor": floor,
        "unit": "requests/s",
        "detail": f"{ROUNDS} rounds of {SECONDS:g} s each, 1 worker, "
        f"{CONNECTIONS} connections, {len(BODY)} bytes",
    }


def _signed(sign, key, common):
    stamp = int(time.time())
    headers = {
        **common,
        "webhook-id": key,
        "webhook-timestamp": stamp,
        "webhook-signature": sign(SECRET, key, stamp, BODY),
    }
    return _request("/distribution/in/bench-intake", headers)


def _request(path, headers):
    """Return the bytes of an HTTP request."""
    lines = [f"POST {path} HTTP/1.0", f"Content-Length: {len(BODY)}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    lines.append("Content-Type: application/json")
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + BODY


def _rate(port, requests):
    """Send requests over :data:`CONNECTIONS` for :data:`SECONDS`; all must be 202."""
    waiting = iter(requests)
    lock, answered, wrong = threading.Lock(), [], []
    deadline = time.monotonic() + SECONDS

    def work():
        while time.monotonic() < deadline:
            with lock:
                request = next(waiting)
            answer = _send(port, request)
            (answered if b" 202 " in answer[:20] else wrong).append(answer[:200])

    started = time.monotonic()
    threads = [threading.Thread(target=work) for _number in range(CONNECTIONS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if wrong:
        raise AssertionError(f"not accepted: {wrong[0]!r}")
    return len(answered) / (time.monotonic() - started)


def _send(port, request):
    """Send a request and return the whole answer.

    The connection is closed as soon as the answer is there, as a proxy does. A client
    that waited for the server to close would measure Werkzeug, which listens 10 ms
    more for a late rest of the request (``serving.WSGIRequestHandler``).
    """
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(request)
        answer = b""
        while not _is_whole(answer):
            piece = connection.recv(65536)
            if not piece:
                break
            answer += piece
        return answer


def _is_whole(answer):
    head, end, body = answer.partition(b"\r\n\r\n")
    length = head.lower().partition(b"content-length:")[2].split(b"\r\n")[0]
    return bool(end) and len(body) >= int(length or 0)
