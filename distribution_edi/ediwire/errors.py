# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What writing may raise. Reading never raises."""


class WriteError(ValueError):
    """A value cannot be sent in this format; the message is for a person."""
