# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What may go wrong with files elsewhere, in words."""


class FilesError(Exception):
    """A failure that knows its class, its words and what to do next.

    :param error_class: key of the suite's error classes (``connection``, ``value``,
        ``authorisation``, ...).
    :param cause: stable word for machines.
    :param unknown: the server may have done what was asked.
    """

    def __init__(self, error_class, cause, words, hint="", *, unknown=False):
        super().__init__(words)
        self.error_class, self.cause = error_class, cause
        self.words, self.hint, self.unknown = words, hint, unknown
