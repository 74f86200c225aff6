# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""UBL 2.1: XML documents <-> canonical documents, as plain values; no Odoo.

```
found = ublwire.read_file(data)
found.document, found.findings
body, findings = ublwire.write(document)
```
"""

from dataclasses import dataclass, field

from .documents import FORMS, read, root_of, write
from .findings import RULES, UblFinding
from .kinds import words_of
from .names import ENVELOPE, qualified, split
from .reading import Reading, WriteError
from .source import MOST_BYTES, read_tree


@dataclass(slots=True)
class Found:
    """One document of a file; ``document`` is None when none can be made of it.

    ``number`` is the sender's, also of a document that cannot be read.
    """

    name: str = ""
    number: str = ""
    document: dict | None = None
    findings: list = field(default_factory=list)
    element: object = None


def read_file(data, most=MOST_BYTES):
    """Return :class:`Found` for a file with one document; never raises.

    It may lie in a Standard Business Document envelope. A file that cannot be read has
    no name.
    """
    root, findings = read_tree(data, most)
    if root is None:
        return Found(findings=findings)
    if split(root.tag)[0] == ENVELOPE:
        roots = [each for each in root if split(each.tag)[0] != ENVELOPE]
        if len(roots) != 1:
            reading = Reading()
            reading.note("envelope_content", root, str(len(roots)))
            return Found(findings=reading.findings)
        [root] = roots
    document, findings = read(root)
    element = root.find(qualified("cbc:ID"))
    number = "" if element is None else words_of(element)[:80]
    return Found(split(root.tag)[1], number, document, findings, root)


__all__ = [
    "FORMS",
    "MOST_BYTES",
    "RULES",
    "Found",
    "UblFinding",
    "WriteError",
    "read",
    "read_file",
    "root_of",
    "write",
]
