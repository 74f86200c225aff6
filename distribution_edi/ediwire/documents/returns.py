# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Return of goods and the answer to it: X12 180 <-> canonical return documents.

BGN01 says which: 13 asks, 11 answers, everything else tells that goods come back.
"""

from .codes import ITEM_KINDS
from .parts_read import extend_party, join_text, read_party, read_reference
from .parts_write import (
    amount,
    chunks,
    code,
    day,
    fitting,
    item_pairs,
    party_segments,
    reference_segment,
    row,
    text,
)
from .source import Source, put

_REQUEST, _ANSWER, _ORIGINAL = "13", "11", "00"
#: N901: authorisation of returned goods, invoice, line of the order.
_AUTHORISATION, _INVOICE, _LINE = "RZ", "IV", "LI"
#: RDR01 (element 1292).
_PENDING, _DENIED = "RP", "RD"
_STATUSES = {"RD": "refused", "PA": "partially_authorised"}
_STATUS_CODES = {"authorised": "RA", "refused": "RD", "partially_authorised": "PA"}
#: RDR03 (element 1294) where nothing better is known: more information is wanted.
_NO_RESPONSE = "MI"
#: BLI: the pairs of elements 235 and 234 begin here.
_PAIRS = (1, 8, 10, 12)


def read(transaction_set):
    """Return (canonical return, its answer, or None, findings)."""
    source = Source(transaction_set)
    begin = source.first("BGN")
    needed = begin.position is not None
    reader = _Reader(source)
    for segment in source.rows:
        reader.take(segment)
    number = source.code(begin, 2, needed=needed)
    told = source.date(begin, 3, needed=needed)
    if not reader.lines:
        source.first("BLI")
    if not (number and told and reader.lines and reader.sound):
        return None, source.findings
    if begin[1] == _ANSWER:
        return _answer(reader, number, told), source.findings
    asks = begin[1] == _REQUEST or reader.disposition == _PENDING
    found = put(
        {"type": "return", "kind": "request" if asks else "notification"},
        number=number,
        return_date=told,
        **reader.head,
        reason=reader.reason,
        notes=[*reader.texts, *reader.notes] or None,
    )
    found["lines"] = [_asked(line) for line in reader.lines]
    return found, source.findings


def _asked(line):
    names = ("number", "quantity", "unit", "codes", "reason", "description")
    return {name: line[name] for name in names if name in line}


def _answer(reader, number, told):
    head = {
        name: value
        for name, value in reader.head.items()
        if name in ("order_number", "authorisation", "parties")
    }
    answer = put(
        {"type": "return_response", "number": number, "response_date": told},
        **head,
        status=_STATUSES.get(reader.disposition, "authorised"),
        description=join_text(*reader.texts),
    )
    answer["lines"] = [_answered(line, reader.disposition) for line in reader.lines]
    return answer


def _answered(line, disposition):
    names = ("quantity", "unit", "codes", "response", "description")
    refused = line.get("disposition", disposition) == _DENIED
    told = {name: line[name] for name in names if name in line}
    return {**told, "verdict": "refused" if refused else "authorised"}


class _Reader:
    """Walks the set: head, then one line for each BLI."""

    def __init__(self, source):
        self.source, self.head, self.lines = source, {}, []
        self.party = self.line = None
        self.disposition = self.reason = None
        self.texts, self.notes = [], []
        self.sound = True

    def take(self, row_):
        handler = getattr(self, f"_take_{row_.tag.lower()}", None)
        if handler:
            handler(row_)

    def _take_rdr(self, row_):
        source = self.source
        if self.line is not None:
            put(
                self.line,
                disposition=source.code(row_, 1),
                reason=source.code(row_, 2),
                response=source.code(row_, 3),
                description=join_text(self.line.get("description"), row_[4]),
            )
            return
        self.disposition, self.reason = source.code(row_, 1), source.code(row_, 2)
        if row_[4]:
            self.texts.append(row_[4])

    def _take_prf(self, row_):
        if self.line is None:
            put(self.head, order_number=self.source.code(row_, 1))

    def _take_n9(self, row_):
        reference = read_reference(self.source, row_)
        if reference is None:
            return
        kind, value = reference["qualifier"], reference["value"]
        if self.line is not None:
            if kind == _LINE:
                self.line["number"] = value
        elif kind == _AUTHORISATION:
            self.head["authorisation"] = value
        elif kind == _INVOICE:
            self.head["invoice_number"] = value
        else:
            self.head.setdefault("references", []).append(reference)

    def _take_nte(self, row_):
        words = self.source.text(row_, 2)
        if words and self.line is None:
            self.notes.append(words)
        elif words:
            join = join_text(self.line.get("description"), words)
            put(self.line, description=join)

    def _take_n1(self, row_):
        if self.line is None:
            self.party = read_party(self.source, row_)
            self.head.setdefault("parties", []).append(self.party)

    def _extend_party(self, row_):
        if self.party and self.line is None:
            extend_party(self.source, row_, self.party)

    _take_n2 = _take_n3 = _take_n4 = _extend_party

    def _take_bli(self, row_):
        source = self.source
        codes = [_code(source, row_, place) for place in _PAIRS]
        self.line = put(
            {"codes": [each for each in codes if each]},
            quantity=source.amount(row_, 3, needed=True),
            unit=source.code(row_, 4, needed=True),
        )
        complete = {"quantity", "unit"} <= self.line.keys() and self.line["codes"]
        self.sound = bool(self.sound and complete)
        self.lines.append(self.line)

    def _take_pid(self, row_):
        if self.line is not None:
            words = join_text(self.line.get("description"), row_[5])
            put(self.line, description=words)


def _code(source, row_, place):
    value = source.code(row_, place + 1)
    if not value:
        return None
    kind = ITEM_KINDS.get(row_[place], "other")
    return {"kind": kind, "value": value, "qualifier": row_[place] or None}


def write(document):
    """Return the segments of a 180 between ST and SE.

    :raises WriteError: an identifier or amount does not fit its element.
    """
    if document["type"] == "return_response":
        return _write_answer(document)
    asks = document.get("kind") != "notification"
    number = code(document["number"], 30, "number of the return")
    reason = fitting(document.get("reason"), 2, 2)
    segments = [
        row(
            "BGN", _REQUEST if asks else _ORIGINAL, number, day(document["return_date"])
        )
    ]
    if reason:
        segments.append(row("RDR", "", reason))
    segments += _head(document)
    for note in document.get("notes") or []:
        segments += [row("NTE", "", piece) for piece in chunks(note, 80)]
    for party in document.get("parties") or []:
        segments += party_segments(party)
    for line in document["lines"]:
        segments += _line_segments(line)
    return segments


def _write_answer(document):
    number = code(document["number"], 30, "number of the return")
    status = _STATUS_CODES[document["status"]]
    words = text(document.get("description"), 80)
    segments = [
        row("BGN", _ANSWER, number, day(document["response_date"])),
        row("RDR", status, "", "", words),
        *_head(document),
    ]
    for party in document.get("parties") or []:
        segments += party_segments(party)
    for line in document["lines"]:
        refused = line["verdict"] == "refused"
        response = fitting(line.get("response"), 2, 2)
        disposition = row(
            "RDR",
            _DENIED if refused else _STATUS_CODES["authorised"],
            "",
            response or (_NO_RESPONSE if refused else ""),
            text(line.get("description"), 80),
        )
        segments += [_item(line), disposition]
    return segments


def _head(document):
    segments = []
    if document.get("order_number"):
        order = code(document["order_number"], 22, "order number")
        segments.append(row("PRF", order))
    named = {
        _AUTHORISATION: document.get("authorisation"),
        _INVOICE: document.get("invoice_number"),
    }
    told = [{"qualifier": kind, "value": each} for kind, each in named.items() if each]
    for reference in [*told, *(document.get("references") or [])]:
        segments.append(["N9", *reference_segment(reference)[1:]])
    return segments


def _item(line):
    first, *others = _pairs(line["codes"])
    return row(
        "BLI",
        *first,
        amount(line["quantity"], 15, "quantity of a line"),
        code(line["unit"], 2, "unit of a line", 2),
        "",
        "",
        "",
        *[value for pair in others for value in pair],
    )


def _pairs(codes):
    flat = item_pairs(codes[: len(_PAIRS)])
    return [flat[at : at + 2] for at in range(0, len(flat), 2)]


def _line_segments(line):
    segments = [_item(line)]
    if line.get("number"):
        number = {"qualifier": _LINE, "value": line["number"]}
        segments.append(["N9", *reference_segment(number)[1:]])
    words = chunks(line.get("description"), 80)
    segments += [row("PID", "F", "", "", "", piece) for piece in words]
    if reason := fitting(line.get("reason"), 2, 2):
        segments.append(row("RDR", "", reason))
    return segments
