# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""One regular expression per segment, which only a surely valid segment matches.

As in X12: what does not match goes to :mod:`.elements`, which decides. The text is
matched as sent: a released character counts as the one character that it stands for.
"""

import re


def segment_pattern(grammar, delimiters, tag):
    """Return the compiled pattern of a whole segment, tag included."""
    marks = _Marks(delimiters)
    # Levels of explicit nesting may follow the tag: FTX:1:2.
    nesting = rf"(?:{marks.component}\d+)*"
    body = _sequence(grammar, marks, grammar.segments[tag].uses, marks.element)
    return re.compile(f"{re.escape(tag)}{nesting}{body}", re.ASCII)


class _Marks:
    """The service characters, escaped, and the class of a character of data."""

    def __init__(self, delimiters):
        self.element = re.escape(delimiters.element)
        self.component = re.escape(delimiters.component)
        self.decimal = re.escape(delimiters.decimal if _is_mark(delimiters) else ".")
        self.refused = re.escape(delimiters.all())
        released = rf"|{re.escape(delimiters.release)}[^\x00-\x1f]"
        self.released = released if delimiters.release else ""


def _is_mark(delimiters):
    return delimiters.decimal in (".", ",")


def _sequence(grammar, marks, uses, mark, inside=False):
    """Parts after each other; those at the end may be left out."""
    tail, needed = "", False
    for at in range(len(uses) - 1, -1, -1):
        use = uses[at]
        value = _value(grammar, marks, use.reference)
        value = value if use.mandatory else f"(?:{value})?"
        first = inside and at == 0
        needed = needed or use.mandatory
        tail = f"{'' if first else mark}{value}{tail}"
        if not needed and not first:
            tail = f"(?:{tail})?"
    return tail


def _value(grammar, marks, reference):
    composite = grammar.segments.get(reference)
    if composite:
        parts = _sequence(grammar, marks, composite.uses, marks.component, inside=True)
        # A composite that is there has something in it.
        return rf"(?!{marks.element}|\Z){parts}"
    if reference in grammar.codes:
        choices = "|".join(map(re.escape, sorted(grammar.codes[reference])))
        return f"(?:{choices})"
    return _plain(grammar.elements[reference], marks)


def _plain(element, marks):
    least, most = element.least, element.most
    if element.kind == "N":
        end = rf"(?:[{marks.refused}]|\Z)"
        ahead = rf"(?=[\d{marks.decimal}]{{{least + 1},{most + 1}}}{end})"
        number = rf"\d{{{least},{most}}}|{ahead}\d*{marks.decimal}\d+"
        return rf"-?(?:{number})"
    digits = "0-9" if element.kind == "A" else ""
    data = rf"[^\x00-\x1f{digits}{marks.refused}]"
    return f"(?:{data}{marks.released}){{{least},{most}}}"
