# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The keys by which a server is known, and the one we are known by."""

import base64
import binascii
import io
import re
import textwrap

import paramiko

from ..files import FilesError

_KINDS = ("ssh-", "ecdsa-")
_PEM = re.compile("-----BEGIN ([A-Z ]+)-----(.+)-----END", re.DOTALL)


def parse_host_keys(text):
    """Return {(type, base64)} of the keys in ``text``, one a line.

    A line is what OpenSSH writes: ``ssh-ed25519 AAAA...``, with or without a host
    before it or a comment behind it, so a line of ``known_hosts`` will do.

    :raises ValueError: a line holds no key.
    """
    return {_key(line) for line in (text or "").splitlines() if line.strip()}


def _key(line):
    words = line.split()
    for kind, body in zip(words, words[1:], strict=False):
        if kind.startswith(_KINDS) and _names_itself(kind, body):
            return kind, body
    raise ValueError(
        f"'{line.strip()[:60]}' is no host key. A line looks like "
        "'ssh-ed25519 AAAAC3Nza...'; the partner can tell it to you."
    )


def _names_itself(kind, body):
    """Whether the key's own bytes begin with its type (RFC 4253, section 6.6)."""
    try:
        blob = base64.b64decode(body, validate=True)
    except (binascii.Error, ValueError):
        return False
    return blob[4 : 4 + len(kind)] == kind.encode() and len(blob) > 4 + len(kind)


def preferred(offered, pinned):
    """Return the algorithms ``offered`` by us, those of the ``pinned`` keys first.

    Otherwise a server with several keys might show another one than was pinned.
    """
    kinds = {kind for kind, _body in pinned}
    if "ssh-rsa" in kinds:
        kinds |= {"rsa-sha2-256", "rsa-sha2-512"}
    return tuple(sorted(offered, key=lambda kind: kind not in kinds))


def private_key(text, passphrase=None):
    """Return the key in ``text`` (OpenSSH or PEM), locked with ``passphrase`` or not.

    A key that was pasted into a one-line field has lost its line breaks.

    :raises FilesError: it is no key, or locked with another passphrase.
    """
    framed = _PEM.search(text)
    if framed and "\n" not in framed[2].strip():
        body = "\n".join(textwrap.wrap("".join(framed[2].split()), 64))
        text = f"-----BEGIN {framed[1]}-----\n{body}\n-----END {framed[1]}-----\n"
    locked = False
    for kind in (paramiko.Ed25519Key, paramiko.ECDSAKey, paramiko.RSAKey):
        try:
            return kind.from_private_key(io.StringIO(text), password=passphrase)
        except paramiko.PasswordRequiredException:
            locked = True
        except (paramiko.SSHException, ValueError):
            continue
    if locked:
        raise FilesError(
            "value",
            "sftp_passphrase",
            "The private key of the credential is locked with a passphrase.",
            "Enter the passphrase as a credential of its own, on the system.",
        )
    other = ", or its passphrase is another one" if passphrase else ""
    raise FilesError(
        "value",
        "sftp_private_key",
        f"The credential holds no private key that can be used{other}.",
        "Enter an Ed25519, ECDSA or RSA key in OpenSSH's format.",
    )
