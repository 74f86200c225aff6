# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Application advice: X12 824 <-> canonical application advice.

OTI names the document (by its number, or by group and set), TED what is wrong with it.
"""

from .parts_read import join_text, read_reference
from .parts_write import chunks, code, day, fitting, reference_segment, row, text
from .source import Source, put

#: OTI01 (element 110) ends in what became of the batch, group, set or item.
_VERDICTS = {
    "A": "accepted",
    "C": "accepted_with_errors",
    "E": "accepted_with_errors",
    "P": "accepted_with_errors",
    "R": "rejected",
}
_VERDICT_CODES = {"accepted": "TA", "accepted_with_errors": "TE", "rejected": "TR"}
#: TED01 (element 647) for what has no code of three characters: no listed reason.
_OTHER = "024"


def read(transaction_set):
    """Return (canonical advice or None, findings)."""
    source = Source(transaction_set)
    begin = source.first("BGN")
    needed = begin.position is not None
    reader = _Reader(source)
    for segment in source.rows:
        reader.take(segment)
    if not reader.documents:
        source.first("OTI")
    advice = put(
        {"type": "application_advice", "documents": reader.documents},
        number=source.code(begin, 2, needed=needed),
        advice_date=source.date(begin, 3),
    )
    sound = "number" in advice and reader.sound
    return advice if sound and reader.documents else None, source.findings


class _Reader:
    """Collects documents (OTI), and the errors (TED) of each."""

    def __init__(self, source):
        self.source, self.documents = source, []
        self.error = None
        self.sound = True

    def take(self, row_):
        handler = getattr(self, f"_take_{row_.tag.lower()}", None)
        if handler and (self.documents or row_.tag == "OTI"):
            handler(row_)

    def _take_oti(self, row_):
        source = self.source
        self.error = None
        verdict = _VERDICTS.get(row_[1][1:2])
        if verdict is None:
            source.note("value_unreadable", row_, 1, "this verdict is not known")
            self.sound = False
        document = put(
            {},
            verdict=verdict,
            qualifier=source.code(row_, 2),
            reference=source.code(row_, 3),
            group_control=source.code(row_, 8),
            set_control=source.code(row_, 9),
            set_code=source.code(row_, 10),
        )
        self.documents.append(document)

    def _take_ref(self, row_):
        reference = read_reference(self.source, row_)
        if reference and self.error is None:
            self.documents[-1].setdefault("references", []).append(reference)

    def _take_ted(self, row_):
        source = self.source
        self.error = put(
            {},
            code=source.code(row_, 1, needed=True),
            words=source.text(row_, 2),
            segment=source.code(row_, 3),
            position=source.whole(row_, 4),
            element=source.whole(row_, 5),
            value=source.text(row_, 7),
        )
        self.sound = self.sound and "code" in self.error
        self.documents[-1].setdefault("errors", []).append(self.error)

    def _take_nte(self, row_):
        if self.error is not None:
            put(self.error, words=join_text(self.error.get("words"), row_[2]))


def write(advice):
    """Return the segments of an 824 between ST and SE.

    :raises WriteError: an identifier does not fit its element.
    """
    number = code(advice["number"], 30, "number of the advice")
    segments = [row("BGN", "00", number, day(advice.get("advice_date")))]
    for document in advice["documents"]:
        segments += _document_segments(document)
    return segments


def _document_segments(document):
    group, control = document.get("group_control"), document.get("set_control")
    segments = [
        row(
            "OTI",
            _VERDICT_CODES[document["verdict"]],
            code(document.get("qualifier"), 3, "kind of a reference", 2) or "TN",
            code(document.get("reference"), 30, "number of a document") or "UNKNOWN",
            *[""] * 4,
            group,
            control.zfill(4) if group and control else "",
            fitting(document.get("set_code"), 3, 3),
        ),
        *map(reference_segment, document.get("references") or []),
    ]
    for error in document.get("errors") or []:
        segments += _error_segments(error)
    return segments


def _error_segments(error):
    first, *rest = chunks(error.get("words"), 60) or [""]
    position, element = error.get("position"), error.get("element")
    notes = chunks(" ".join(rest), 80)
    return [
        row(
            "TED",
            fitting(error["code"], 1, 3) or _OTHER,
            first,
            fitting(error.get("segment"), 2, 3),
            str(position) if position else "",
            str(element) if element else "",
            "",
            text(error.get("value"), 99),
        ),
        *(row("NTE", "", note) for note in notes),
    ]
