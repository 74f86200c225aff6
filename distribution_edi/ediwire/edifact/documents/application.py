# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Application report: APERAK -> canonical acknowledgement.

It speaks of a document of the business (RFF), not of an interchange: ``group_code`` is
APERAK, ``group_control`` the number it refers to. ``detail`` has the errors in the
partner's words.
"""

from .parts_read import read_reference, read_text
from .source import Source, Walk

GROUP_CODE = "APERAK"
#: RFF 1153 of what is answered, the surest first.
_ANSWERED = ("ACW", "ON", "IV", "AAK", "DQ", "VN")
_VERDICTS = {"RE": "rejected", "27": "rejected", "AC": "accepted_with_errors"}


def read(message):
    """Return (canonical acknowledgement or None, findings)."""
    source = Source(message)
    begin = source.first("BGM")
    reader = _Reader(source)
    reader.run()
    number = next(
        (reader.references[each] for each in _ANSWERED if each in reader.references),
        next(iter(reader.references.values()), None),
    )
    if number is None:
        source.note("value_missing", source.first("RFF"), 1, 2)
        return None, source.findings
    verdict = _VERDICTS.get(begin[4]) or _VERDICTS.get(begin[3])
    errors = any(code not in ("0", "1") for code, _text in reader.errors)
    verdict = verdict or ("rejected" if errors else "accepted")
    detail = {f"reference {kind}": value for kind, value in reader.references.items()}
    for ordinal, (code, words) in enumerate(reader.errors, 1):
        detail[f"error {ordinal}"] = f"{code}: {words}" if words else code
    document = {
        "type": "acknowledgement",
        "group_code": GROUP_CODE,
        "group_control": number,
        "verdict": verdict,
        "included": 1,
        "received": 1,
        "accepted": 0 if verdict == "rejected" else 1,
        "codes": [code for code, _text in reader.errors],
        "sets": [],
        "detail": detail,
    }
    return document, source.findings


class _Reader(Walk):
    """Collects references and errors."""

    def __init__(self, source):
        super().__init__(source)
        self.references, self.errors = {}, []

    def take_rff(self, spot):
        found = read_reference(self.source, spot)
        if found:
            self.references.setdefault(found["qualifier"], found["value"])

    def take_erc(self, spot):
        code = self.source.code(spot, 1, needed=True)
        if code:
            self.errors.append((code, ""))

    def take_ftx(self, spot):
        words = read_text(self.source, spot)
        if words and self.errors:
            code, known = self.errors[-1]
            self.errors[-1] = (code, f"{known} {words}".strip()[:400])
