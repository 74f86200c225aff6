# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The one seam for HTTP (DESIGN 3.9). Nothing else in the suite opens an HTTP socket.

Timeouts on connect and on the whole answer, answers capped, TLS always checked,
redirects off, proxies of the environment ignored, and the peer that was really
connected to is checked, so that a name that resolves to an inner address (or does so
only the second time) gets nothing.
"""

import ipaddress
import socket
import threading
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime

import requests
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import HTTPError
from urllib3.poolmanager import PoolManager

from .errors import Issue
from .masking import mask
from .retry import retry_after_seconds
from .road import Outcome

CONNECT_TIMEOUT = 5.0
TOTAL_TIMEOUT = 20.0
ANSWER_CAP = 5 * 1024 * 1024

_EMBEDDED_V4 = (
    ipaddress.ip_network("2002::/16"),
    ipaddress.ip_network("64:ff9b::/96"),
)


class PeerRefused(HTTPError):
    """The connected address is not one that partners live at."""


def is_public(address):
    """Tell whether ``address`` (text) is a public one a partner may have.

    ``ipaddress`` calls 6to4, NAT64 and multicast addresses global: an inner IPv4
    address can hide in the first two, so they are refused here.
    """
    ip = ipaddress.ip_address(address.split("%")[0])
    mapped = getattr(ip, "ipv4_mapped", None)
    if mapped:
        ip = mapped
    hidden = ip.version == 6 and any(ip in network for network in _EMBEDDED_V4)
    return ip.is_global and not ip.is_multicast and not hidden


class AddressRefused(ValueError):
    """The address is not one that may be called."""


class _CheckedPeer:
    """Mixin of urllib3 connections: check the peer before TLS or a byte is sent.

    ``wires`` holds a second handle of each open socket, which neither TLS nor an answer
    that is read to its end replaces: whoever waits too long shuts it down.
    """

    allow_private = False
    wires = None

    def _new_conn(self):
        # urllib3 sets the longer timeout of the answer once the request is sent.
        self.timeout = min(self.timeout or CONNECT_TIMEOUT, CONNECT_TIMEOUT)
        sock = super()._new_conn()
        address = sock.getpeername()[0]
        if not (self.allow_private or is_public(address)):
            sock.close()
            raise PeerRefused(
                f"{self.host} is at {address}, an inner address of this network"
            )
        self.wires[self] = sock.dup()
        return sock


class _Adapter(HTTPAdapter):
    def __init__(self, allow_private):
        self._allow_private = allow_private
        self._wires = {}
        super().__init__(max_retries=0)

    def cut(self):
        """End all that is read or written at this moment."""
        for wire in list(self._wires.values()):
            with suppress(OSError):
                wire.shutdown(socket.SHUT_RDWR)

    def let_go(self):
        """Give back the handles of connections that are closed."""
        for connection in [each for each in self._wires if each.sock is None]:
            self._wires.pop(connection).close()

    def init_poolmanager(self, connections, maxsize, block=False, **kwargs):
        allowed = {"allow_private": self._allow_private, "wires": self._wires}
        http = type("Http", (_CheckedPeer, HTTPConnection), allowed)
        https = type("Https", (_CheckedPeer, HTTPSConnection), allowed)
        manager = PoolManager(num_pools=connections, maxsize=maxsize, **kwargs)
        manager.pool_classes_by_scheme = {
            "http": type("HttpPool", (HTTPConnectionPool,), {"ConnectionCls": http}),
            "https": type(
                "HttpsPool", (HTTPSConnectionPool,), {"ConnectionCls": https}
            ),
        }
        self.poolmanager = manager


@dataclass(slots=True)
class Call:
    """A request. ``headers`` may hold secrets: they are masked in what is kept."""

    method: str
    url: str
    body: bytes = b""
    headers: dict = field(default_factory=dict)


@dataclass(slots=True)
class Answer:
    """What came back. ``body`` is at most :data:`ANSWER_CAP` bytes."""

    status: int
    headers: dict
    body: bytes
    peer: str


class HttpSeam:
    """A session with one partner; a context manager.

    :param allow_private: the administrator vouches for inner addresses (a WMS in the
        same network, a test on loopback); plain ``http`` is then allowed as well.
    """

    def __init__(self, *, allow_private=False, total_timeout=TOTAL_TIMEOUT):
        self._allow_private = allow_private
        self._total = total_timeout
        self._session = requests.Session()
        self._session.trust_env = False
        self._adapter = _Adapter(allow_private)
        self._session.mount("https://", self._adapter)
        self._session.mount("http://", self._adapter)

    def __enter__(self):
        return self

    def __exit__(self, *_exc):
        self._session.close()
        self._adapter.let_go()

    def call(self, call):
        """Send ``call`` and return the :class:`Answer`.

        :raises requests.RequestException, urllib3.exceptions.HTTPError: no answer.
        :raises AddressRefused, PeerRefused: the address may not be called.
        :raises ValueError: the answer is larger than :data:`ANSWER_CAP`.
        """
        if not call.url.startswith("https://") and not self._allow_private:
            raise AddressRefused(f"{call.url} does not start with https://")
        with (
            self._limited_time(),
            self._session.request(
                call.method,
                call.url,
                data=call.body or None,
                headers=call.headers,
                timeout=self._total,
                allow_redirects=False,
                stream=True,
            ) as response,
        ):
            body = self._read(response)
            return Answer(response.status_code, dict(response.headers), body, call.url)

    @contextmanager
    def _limited_time(self):
        """Cut the connection when the time for the whole call is over.

        A timeout of the socket counts from the last byte: a peer that sends one now
        and then, in its headers or its body, would hold us for hours.

        :raises requests.ReadTimeout: it was cut.
        """
        over = threading.Event()

        def cut():
            over.set()
            self._adapter.cut()

        timer = threading.Timer(self._total, cut)
        timer.daemon = True
        timer.start()
        try:
            yield
        except Exception as error:
            if over.is_set():
                raise requests.ReadTimeout("the answer took too long") from error
            raise
        finally:
            timer.cancel()
            self._adapter.let_go()
        if over.is_set():  # an answer without a length looks whole when it is cut
            raise requests.ReadTimeout("the answer took too long")

    @staticmethod
    def _read(response):
        pieces, size = [], 0
        for piece in response.iter_content(16384):
            size += len(piece)
            if size > ANSWER_CAP:
                raise ValueError(f"the answer is larger than {ANSWER_CAP} bytes")
            pieces.append(piece)
        return b"".join(pieces)

    def deliver(self, call):
        """Send ``call`` and judge the answer as an :class:`~.road.Outcome`.

        Never raises for what the other side does. When the request may have arrived
        but no answer did, the outcome is ``unknown``: it is not sent again blindly.
        """
        told = mask(
            "\n".join(f"{key}: {value}" for key, value in call.headers.items())
            + "\n\n"
            + call.body[:4000].decode("utf-8", "replace")
        )
        try:
            answer = self.call(call)
        except (requests.RequestException, HTTPError, ValueError) as error:
            outcome = _failure(error, call)
        else:
            outcome = judge(answer)
            outcome.code = str(answer.status)
        outcome.request, outcome.peer = told, call.url
        return outcome


def _failure(error, call):
    """Tell apart what surely did not arrive from what may have."""
    never_sent = isinstance(
        error, requests.ConnectTimeout | requests.exceptions.SSLError
    ) or (isinstance(error, requests.ConnectionError) and _before_sending(error))
    if isinstance(error, PeerRefused | AddressRefused):
        issue = Issue(
            "value",
            "http_address",
            f"The address cannot be called: {error}.",
            "Correct the address of the interface, then press Retry.",
        )
        return Outcome("failed", issue)
    if never_sent:
        issue = Issue(
            "connection",
            "http_unreachable",
            f"{call.url} cannot be reached: {reason(error)}.",
            "It is tried again by itself; if it lasts, ask the partner.",
        )
        return Outcome("failed", issue)
    issue = Issue(
        "unknown_outcome",
        "http_no_answer",
        f"{call.url} gave no usable answer: {reason(error)}.",
        "The other side may have got the document. Ask, then press "
        "'It arrived' or 'Send again'.",
    )
    return Outcome("unknown", issue)


def reason(error):
    """Return why a call failed, in a few words for a person."""
    text = repr(error)
    known = {
        "NameResolutionError": "its name is not known",
        "Connection refused": "nothing listens there",
        "SSLError": "its certificate is not valid",
        "ConnectTimeout": "it does not answer",
        "ReadTimeout": "the answer took too long",
        "Connection aborted": "the connection was cut",
        "RemoteDisconnected": "the connection was cut",
    }
    for sign, words in known.items():
        if sign in text:
            return words
    return mask(str(error), 200)


def _before_sending(error):
    """Whether the connection was refused, not cut while the answer was awaited."""
    text = repr(error)
    return "NewConnectionError" in text or "NameResolutionError" in text


def _retry_after(headers):
    """Return the seconds that the other side asks us to wait, or None."""
    named = {name.lower(): text for name, text in headers.items()}
    return retry_after_seconds(named.get("retry-after", ""), datetime.now(UTC))


def judge(answer):
    """Return the :class:`~.road.Outcome` that an HTTP status stands for (RFC 9110)."""
    told = mask(answer.body[:4000].decode("utf-8", "replace"))
    if 200 <= answer.status < 300:
        return Outcome("delivered", response=told)
    retry_after = _retry_after(answer.headers)
    if answer.status == 429:
        error_class = "rate_limit"
    elif answer.status >= 500 or answer.status == 408:
        error_class = "intermittent"
    elif answer.status in (401, 403):
        error_class = "authorisation"
    else:
        error_class = "value"
    issue = Issue(
        error_class,
        f"http_{answer.status}",
        f"The other side answered {answer.status}: {told[:200]}",
        "It is tried again by itself."
        if error_class in ("rate_limit", "intermittent")
        else "Read the answer, correct the cause, then press Retry.",
    )
    return Outcome("failed", issue, retry_after=retry_after, response=told)
