# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Connecting to a server that is who it says, and saying what went wrong."""

import errno
import logging
import socket
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field

import paramiko
from paramiko.sftp import CMD_NAME

from ..files import FilesError
from .keys import parse_host_keys, preferred, private_key

CONNECT_TIMEOUT = 10.0
#: Longest silence of the server, in seconds.
ANSWER_TIMEOUT = 30.0
#: Longest session: a server that answers drop by drop must not hold up the others.
SESSION_LIMIT = 300.0

#: What paramiko has to say is said again, in words, by FilesError.
_LOG = "odoo.addons.distribution_edi.sftp.wire"
logging.getLogger(_LOG).setLevel(logging.CRITICAL)

_AGAIN = "It is tried again by itself. If it lasts, call the partner."


@dataclass(frozen=True)
class Target:
    """Where to connect to, and as whom: by password, or by key. Never shown."""

    host: str
    port: int
    user: str
    host_keys: str
    password: str | None = field(default=None, repr=False)
    private_key: str | None = field(default=None, repr=False)
    passphrase: str | None = field(default=None, repr=False)


class Connection:
    """Made on entering and closed on leaving.

    :param target: :class:`Target`.
    :param allows: function that tells whether an address (text) may be talked to.
    """

    def __init__(self, target, allows):
        self._target, self._allows = target, allows
        self._transport = self._client = self._watch = None
        self._overdue = False

    def __enter__(self):
        self.open()
        return self

    def __exit__(self, *_exc):
        self.close()

    def open(self):
        """Connect, check the host key, log in.

        :raises FilesError: any of it failed; nothing is left open.
        """
        try:
            self._connect()
        except BaseException:
            self.close()
            raise

    def close(self):
        """Give the connection back; safe to call twice."""
        if self._transport:
            self._watch.cancel()
            self._transport.close()
        self._transport = self._client = self._watch = None

    # --- connecting --------------------------------------------------------------

    def _connect(self):
        pinned = self._pinned()
        sock = self._open_socket()
        with self._worded("connect"):
            transport = self._transport = paramiko.Transport(sock)
            self._watch_over(transport)
            transport.set_log_channel(_LOG)
            transport.banner_timeout = transport.auth_timeout = CONNECT_TIMEOUT
            options = transport.get_security_options()
            options.key_types = preferred(options.key_types, pinned)
            transport.start_client(timeout=CONNECT_TIMEOUT)
            self._check_host_key(pinned)
            self._log_in()
            self._client = _Client.from_transport(transport)
            self._client.get_channel().settimeout(ANSWER_TIMEOUT)

    def _watch_over(self, transport):
        """Have the session ended from outside when its time is up."""

        def end():
            self._overdue = True
            transport.close()

        self._overdue = False
        self._watch = threading.Timer(SESSION_LIMIT, end)
        self._watch.daemon = True
        self._watch.start()

    def _pinned(self):
        try:
            return parse_host_keys(self._target.host_keys)
        except ValueError as error:
            raise FilesError("value", "sftp_host_key", str(error)) from error

    def _open_socket(self):
        target = self._target
        try:
            sock = socket.create_connection(
                (target.host, target.port), timeout=CONNECT_TIMEOUT
            )
        except OSError as error:
            words = f"{self} cannot be reached: {error.strerror or error}."
            raise FilesError("connection", "sftp_unreachable", words, _AGAIN) from error
        address = sock.getpeername()[0]
        if not self._allows(address):
            sock.close()
            raise FilesError(
                "authorisation",
                "sftp_private_address",
                f"{self} is at {address}, an address inside this network.",
                "If that is right, tick 'Inside our network' on the system.",
            )
        return sock

    def _check_host_key(self, pinned):
        key = self._transport.get_remote_server_key()
        shown = f"{key.get_name()} {key.get_base64()}"
        if not pinned:
            raise FilesError(
                "missing",
                "sftp_host_key",
                f"{self} is not known yet, it has no host key here. It shows: {shown}",
                "Compare this key with the one the partner tells you, then enter it "
                "on the system.",
            )
        if (key.get_name(), key.get_base64()) not in pinned:
            raise FilesError(
                "authorisation",
                "sftp_host_key",
                f"{self} shows another host key than the one entered: {shown}",
                "Somebody may be between us and the partner: nothing was sent. Ask "
                "the partner by telephone whether the key was changed.",
            )

    def _log_in(self):
        target = self._target
        try:
            if target.private_key:
                key = private_key(target.private_key, target.passphrase)
                self._transport.auth_publickey(target.user, key)
            else:
                self._transport.auth_password(target.user, target.password or "")
        except paramiko.AuthenticationException as error:
            raise FilesError(
                "authorisation",
                "sftp_login",
                f"{self} refuses the user '{target.user}'.",
                "Correct user and credential on the system, then press Retry.",
            ) from error

    def __str__(self):
        return f"The SFTP server {self._target.host}:{self._target.port}"

    # --- words -------------------------------------------------------------------

    def _alive(self):
        """Whether an error is an answer of the server, not the end of the line."""
        client = self._client
        return bool(
            client and self._transport.is_active() and not client.get_channel().closed
        )

    @contextmanager
    def _worded(self, doing, unknown=False):
        """Turn what the wire raises into an :class:`FilesError` about ``doing``."""
        try:
            yield
        except (paramiko.SSHException, EOFError, OSError) as error:
            raise self._failure(error, doing, unknown) from error

    def _failure(self, error, doing, unknown):
        answered = isinstance(error, OSError) and not isinstance(error, TimeoutError)
        if answered and self._alive():
            denied = error.errno == errno.EACCES
            return FilesError(
                "authorisation" if denied else "value",
                "sftp_refused",
                f"{self} would not let us {doing}: {error.strerror or error}.",
                "Check the folders on the interface and the rights of the user there, "
                "then press Retry.",
            )
        why = "the connection was cut"
        if self._overdue:
            why = f"more than {SESSION_LIMIT:g} seconds had passed"
        elif isinstance(error, TimeoutError):
            why = "it does not answer"
        elif isinstance(error, paramiko.ssh_exception.IncompatiblePeer):
            why = f"we have no method in common ({error})"
        words = f"{self} did not let us {doing}: {why}."
        if unknown:
            return FilesError(
                "unknown_outcome",
                "sftp_broken_off",
                words,
                "The file may be there. Ask the partner, then press 'It arrived' or "
                "'Send again'.",
                unknown=True,
            )
        return FilesError("connection", "sftp_broken_off", words, _AGAIN)


class _Client(paramiko.SFTPClient):
    """One file with a name that is not UTF-8 must not hide the whole folder."""

    def _request(self, kind, *args):
        number, message = super()._request(kind, *args)
        if number == CMD_NAME:
            message.get_text = lambda: message.get_binary().decode(
                "utf-8", "backslashreplace"
            )
        return number, message
