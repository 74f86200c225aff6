# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Which order line a position in a set is about."""

import pytest
from ediwire import line_at

BODY = (
    "BIG*20261121*INV-1**PO-1~CUR*SE*USD~IT1*10*2*EA*5~PID*F****BLUE~"
    "IT1*20*1*EA*7~TDS*1700~"
)


@pytest.mark.parametrize(
    ("position", "line"),
    [(1, None), (3, None), (4, "10"), (5, "10"), (6, "20"), (7, "20"), (99, "20")],
)
def test_line_that_begins_last(envelope, position, line):
    assert line_at(envelope(BODY, code="810", group="IN"), position) == line


def test_no_line_in_what_is_no_document():
    assert line_at(b"", 3) is None
    assert line_at(b"nonsense", 3) is None
