# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Application report: APERAK <-> canonical application advice.

One message speaks of one document of the business (RFF), by its number or by the
reference of the interchange that it came in (ACW).
"""

from ...documents.parts_read import join_text
from ...documents.source import put
from .parts_read import read_reference, read_text
from .parts_write import code, dated, reference, texts
from .source import Source, Walk

#: RFF 1153 of what is answered, the surest first.
_ANSWERED = ("ACW", "IV", "AAK", "DQ", "ON", "VN")
#: X12 element 128 -> 1153, where they differ.
_X12_KINDS = {"PO": "ON", "TN": "ACW", "CM": "CD"}
#: BGM 4343 or 1225.
_VERDICTS = {"RE": "rejected", "27": "rejected", "AC": "accepted_with_errors"}
_VERDICT_CODES = {
    "accepted": ("29", "AP"),
    "accepted_with_errors": ("9", "AC"),
    "rejected": ("27", "RE"),
}
#: Error codes (9321) that say that nothing is wrong.
_NO_ERROR = ("0", "1")
_MADE_OUT, _MESSAGE, _SPOT = "137", "305", "AAO"


def read(message):
    """Return (canonical advice or None, findings)."""
    source = Source(message)
    begin = source.first("BGM")
    reader = _Reader(source)
    reader.run()
    number = source.code(begin, 2, needed=True)
    if not reader.references:
        source.note("value_missing", source.first("RFF"), 1, 2)
    if not (number and reader.references):
        return None, source.findings
    errors = [each for each in reader.errors if each["code"] not in _NO_ERROR]
    verdict = _VERDICTS.get(begin[4]) or _VERDICTS.get(begin[3])
    main = _main(reader.references)
    rest = [each for each in reader.references if each is not main]
    document = put(
        {"verdict": verdict or ("rejected" if errors else "accepted")},
        qualifier=main["qualifier"],
        reference=main["value"],
        references=rest or None,
        errors=errors or None,
    )
    advice = put(
        {"type": "application_advice", "number": number, "documents": [document]},
        advice_date=reader.day,
    )
    return advice, source.findings


def _main(references):
    """Return the reference that names the document best."""
    known = {each["qualifier"]: each for each in reversed(references)}
    best = next((known[kind] for kind in _ANSWERED if kind in known), None)
    return best or references[0]


class _Reader(Walk):
    """Collects references and errors."""

    def __init__(self, source):
        super().__init__(source)
        self.references, self.errors, self.day = [], [], None

    def take_dtm(self, spot):
        if self.owner == self.near == "" and spot[1] == _MADE_OUT:
            self.day = self.source.date(spot)

    def take_rff(self, spot):
        found = read_reference(self.source, spot)
        if found and not self.errors:
            self.references.append(found)

    def take_erc(self, spot):
        found = self.source.code(spot, 1, needed=True)
        if found:
            self.errors.append({"code": found})

    def take_ftx(self, spot):
        if self.errors:
            error = self.errors[-1]
            words = join_text(error.get("words"), read_text(self.source, spot))
            put(error, words=words)


def write(advice):
    """Return the segments of an APERAK between UNH and UNT, about the first document.

    :raises WriteError: an identifier does not fit its element.
    """
    document = advice["documents"][0]
    function, letters = _VERDICT_CODES[document["verdict"]]
    number = code(advice["number"], 35, "number of the advice")
    kind = document.get("qualifier") or _ANSWERED[0]
    main = {
        "qualifier": _X12_KINDS.get(kind, kind),
        "value": document.get("reference") or document.get("group_control") or "0",
    }
    segments = [
        ["BGM", _MESSAGE, number, function, letters],
        *dated(_MADE_OUT, advice.get("advice_date")),
        reference(main),
        *map(reference, document.get("references") or []),
    ]
    for error in document.get("errors") or []:
        segments.append(["ERC", code(error["code"], 8, "code of an error")])
        words = join_text(_place(error), error.get("words"))
        segments += texts([words] if words else [], _SPOT)[:1]
    return segments


def _place(error):
    """APERAK has no elements for a place: it stands in the text."""
    if not error.get("segment"):
        return ""
    value = f" '{error['value']}'" if error.get("value") else ""
    return f"{error['segment']}{value}:"
