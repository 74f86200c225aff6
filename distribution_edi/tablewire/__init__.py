# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Tables (CSV) <-> canonical documents by an agreed plan, as plain values; no Odoo.

```
sheet = tablewire.read(data, plan, moment)
data = tablewire.write([document], plan)
```
"""

from .cells import CellError, pattern_of
from .findings import OF_FILE, RULES, TableFinding
from .layout import Layout
from .plan import Column, Dialect, Plan, PlanError, WriteError
from .reader import Found, Sheet, constant_of, read
from .targets import Target, target_of, targets_of
from .text import ENCODINGS, MOST_BYTES, split
from .writer import write

__all__ = [
    "ENCODINGS",
    "MOST_BYTES",
    "OF_FILE",
    "RULES",
    "CellError",
    "Column",
    "Dialect",
    "Found",
    "Layout",
    "Plan",
    "PlanError",
    "Sheet",
    "TableFinding",
    "Target",
    "WriteError",
    "constant_of",
    "pattern_of",
    "read",
    "split",
    "target_of",
    "targets_of",
    "write",
]
