# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""How a call ends early."""

from werkzeug.exceptions import HTTPException

from ..apicore import problems


class Problem(HTTPException):
    """Raised to end a call with the problem ``kind``, a key of ``problems.KINDS``.

    An HTTPException, for Odoo writes a traceback for every other exception.

    :param headers: mapping, e.g. ``Retry-After``.
    :param trace_id: only where somebody has to look into our log.
    """

    def __init__(self, kind, detail=None, *, errors=(), headers=(), trace_id=None):
        self._document = problems.document(kind, detail, errors, trace_id)
        super().__init__(self._document.detail)
        self.code = self._document.status
        self.kind = kind
        self._headers = dict(headers)

    def get_body(self, environ=None, scope=None):
        """Return the body as text."""
        return self._document.model_dump_json(exclude_none=True)

    def get_headers(self, environ=None, scope=None):
        """Return the headers as pairs."""
        return [("Content-Type", problems.MEDIA_TYPE), *self._headers.items()]
