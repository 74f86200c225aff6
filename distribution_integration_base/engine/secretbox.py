# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Encryption of secrets with keys that can change.

The configured text holds one or more Fernet keys, separated by commas: the first one
encrypts, all of them decrypt. So a new key is put in front, every secret is encrypted
anew (:meth:`SecretBox.renew`), and the old key is taken out.
"""

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

__all__ = ["InvalidToken", "SecretBox"]


class SecretBox:
    """Fernet: AES-128-CBC with HMAC-SHA256, tokens in URL-safe base64.

    :param text: keys of 32 bytes in URL-safe base64, newest first.
    :raises ValueError: there is no key, or one is not of that form.
    """

    def __init__(self, text):
        keys = [key.strip() for key in (text or "").split(",") if key.strip()]
        if not keys:
            raise ValueError("no key is configured")
        boxes = [Fernet(key) for key in keys]
        self._newest = boxes[0]
        self._all = MultiFernet(boxes)

    @staticmethod
    def new_key():
        """Return a fresh key as text."""
        return Fernet.generate_key().decode()

    def seal(self, secret):
        """Return the token of ``secret`` (text), made with the newest key."""
        return self._newest.encrypt(secret.encode()).decode()

    def open(self, token):
        """Return the secret as text. :raises InvalidToken: no key of ours made it."""
        return self._all.decrypt(token.encode()).decode()

    def renew(self, token):
        """Return a token of the same secret made with the newest key.

        :return: None when the newest key made it already.
        :raises InvalidToken: no key of ours made it.
        """
        try:
            self._newest.decrypt(token.encode())
        except InvalidToken:
            return self._all.rotate(token.encode()).decode()
        return None
