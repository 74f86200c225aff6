# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The HTTP seam: which addresses it talks to and how it judges answers."""

import socket
import threading
import time
from contextlib import suppress
from email.utils import formatdate

import pytest
from engine.http import Answer, Call, HttpSeam, is_public, judge


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.0.0.8",
        "192.168.1.1",
        "169.254.169.254",
        "0.0.0.0",
        "100.64.0.1",
        "224.0.0.1",
        "::1",
        "fe80::1%eth0",
        "fd00::1",
        "::ffff:127.0.0.1",
        "2002:7f00:1::",
        "64:ff9b::7f00:1",
    ],
)
def test_inner_addresses_are_refused(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1::1"])
def test_public_addresses_are_allowed(address):
    assert is_public(address)


@pytest.mark.parametrize(
    ("status", "error_class"),
    [
        (301, "value"),
        (400, "value"),
        (401, "authorisation"),
        (403, "authorisation"),
        (408, "intermittent"),
        (429, "rate_limit"),
        (500, "intermittent"),
        (503, "intermittent"),
    ],
)
def test_refusals_are_classed(status, error_class):
    outcome = judge(Answer(status, {"Retry-After": "7"}, b"no", "peer"))
    assert outcome.status == "failed"
    assert outcome.issue.error_class == error_class
    assert outcome.retry_after == 7


def test_retry_after_is_read_however_its_name_and_time_are_written():
    later = formatdate(time.time() + 100, usegmt=True)
    outcome = judge(Answer(503, {"retry-after": later}, b"", "peer"))
    assert 90 < outcome.retry_after <= 100


def test_any_2xx_is_delivered():
    assert judge(Answer(204, {}, b"", "peer")).status == "delivered"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "127.1", "2130706433"])
def test_loopback_in_disguise_gets_no_byte(host):
    with HttpSeam() as seam:
        outcome = seam.deliver(Call("POST", f"https://{host}:9/", b"secret"))
    assert outcome.status == "failed"


def test_plain_http_needs_a_vouched_for_address():
    with HttpSeam() as seam:
        outcome = seam.deliver(Call("POST", "http://example.invalid/", b""))
    assert outcome.issue.cause == "http_address"


def test_a_peer_that_hangs_is_given_up_and_its_outcome_is_unknown():
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"http://127.0.0.1:{server.getsockname()[1]}/"
        started = time.monotonic()
        with HttpSeam(allow_private=True, total_timeout=0.3) as seam:
            outcome = seam.deliver(Call("POST", address, b"document"))
    assert outcome.status == "unknown"
    assert "took too long" in outcome.issue.words
    assert time.monotonic() - started < 5


@pytest.mark.parametrize(
    "begin",
    [
        b"HTTP/1.1 200 OK\r\nX-Slow: ",
        b"HTTP/1.1 200 OK\r\nContent-Length: 400\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n\r\n",
    ],
    ids=["in its headers", "in its body", "in a body without a length"],
)
def test_a_peer_that_drips_is_given_up_in_time(begin):
    def drip():
        connection, _address = server.accept()
        with connection, suppress(OSError):
            connection.sendall(begin)
            for _byte in range(400):
                connection.sendall(b"x")
                time.sleep(0.05)

    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=drip, daemon=True).start()
        address = f"http://127.0.0.1:{server.getsockname()[1]}/"
        started = time.monotonic()
        with HttpSeam(allow_private=True, total_timeout=0.3) as seam:
            outcome = seam.deliver(Call("POST", address, b"document"))
    assert time.monotonic() - started < 5
    assert outcome.status == "unknown"
    assert "took too long" in outcome.issue.words


def test_a_closed_port_is_a_failed_connection_not_an_unknown_outcome():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with HttpSeam(allow_private=True) as seam:
        outcome = seam.deliver(Call("POST", f"http://127.0.0.1:{port}/", b"x"))
    assert outcome.status == "failed"
    assert outcome.issue.error_class == "connection"
    assert "nothing listens there" in outcome.issue.words
