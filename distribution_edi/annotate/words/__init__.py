# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What codes and documents are called, by syntax.

``SETS`` {code: name of the document}, ``GROUPS`` {code: name}, ``CODES`` {number of the
element: {code: words}}. What is not known is left as it stands.
"""

from . import edifact, x12

_BY_SYNTAX = {"x12": x12, "edifact": edifact}


def words_of(syntax):
    """Return the module of words of ``syntax``, ``x12`` or ``edifact``."""
    return _BY_SYNTAX[syntax]
