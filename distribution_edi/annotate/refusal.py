# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What a partner complains of, found again in the document that we sent."""

from .. import ediwire
from ..ediwire.edifact import control_codes
from .words import words_of

#: Complaints that are told; the rest is counted.
MOST = 5


def refusal_words(data, result):
    """Return a phrase for each complaint: where, which value, why, in which line.

    :param bytes data: the interchange that holds the one document answered.
    :param dict result: a ``SetResult`` (or acknowledgement) of the canonical model.
    """
    interchange = next(iter(ediwire.read_interchanges(data)))
    document = next(
        (found for group in interchange.groups for found in list.__iter__(group.sets)),
        None,
    )
    phrases = [_reason(interchange.syntax, code) for code in result.get("codes", ())]
    if result.get("segments"):
        phrases = []
    for fault in result.get("segments", ()):
        elements = fault.get("elements") or [None]
        phrases += [_phrase(document, fault, element) for element in elements]
    more = len(phrases) - MOST
    return phrases[:MOST] + ([f"and {more} more"] if more > 0 else [])


def _reason(syntax, code, table="718"):
    if syntax == "edifact":
        return control_codes.WORDS.get(code, f"code {code}")
    return words_of(syntax).CODES[table].get(code, f"code {code}")


def _phrase(document, fault, element):
    """Say one complaint; places that the document has not are named by number."""
    position = fault["position"]
    tag = _tag_at(document, position) or fault["segment"]
    grammar = document.grammar if document else None
    syntax = document.syntax if document else "x12"
    name = grammar.segment_name(tag) if grammar else ""
    where = f"segment {tag}{_in_brackets(name)} at position {position}"
    if element is None:
        why = _reason(syntax, fault.get("code"), "720")
    else:
        where += f", element {element['position']}"
        if grammar:
            named = grammar.element_at(tag, element["position"])[1]
            where += _in_brackets(named)
        why = _reason(syntax, element["code"], "723")
        if element.get("value"):
            why += f", value '{element['value']}'"
    line = ediwire.line_of(document, position) if document else None
    return f"{where}: {why}" + (f" (line {line})" if line else "")


def _tag_at(document, position):
    """CONTRL names no segment; what stood at its position tells."""
    if document is None or not 0 < position <= len(document.segments):
        return None
    tag = document.segments[position - 1][0]
    return tag[0] if isinstance(tag, list) else tag


def _in_brackets(name):
    return f" ({name})" if name else ""
