# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""One grammar: own tables, and a parent for what they do not name."""

from .notation import parse_elements, parse_segments, parse_set, set_tags


class Grammar:
    """Elements, segments, code lists and sets of one version or partner.

    Tables are given in our notation (see :mod:`.notation`); a name that is not in
    them is looked up in ``parent``. A set is a text, or a list of edits of the
    parent's text: (what stood there, what stands there now), in order.

    ``required`` lists by set what a partner wants to see (see :mod:`...wishes`),
    ``trees`` the nestings of levels it takes in an 856 (``SOTPI SOI``).

    :raises ValueError: a table names an element or a segment that does not exist, or
        an edit does not find its text.
    """

    def __init__(
        self,
        name,
        parent=None,
        elements="",
        segments="",
        codes=None,
        sets=None,
        required=None,
        trees="",
    ):
        self.name = name
        self.elements = {**(parent.elements if parent else {})}
        self.segments = {**(parent.segments if parent else {})}
        self.codes = {**(parent.codes if parent else {})}
        self.sets = {**(parent.sets if parent else {})}
        self.texts = {**(parent.texts if parent else {})}
        self.required = {**(parent.required if parent else {}), **(required or {})}
        self.trees = trees.split() or (parent.trees if parent else [])
        self.elements.update(parse_elements(elements))
        self.segments.update(parse_segments(segments))
        for number, words in (codes or {}).items():
            self.codes[number] = frozenset(words.split())
        for code, text in (sets or {}).items():
            self.texts[code] = self._text_of(code, text)
            self.sets[code] = parse_set(self.texts[code])
        self._expect_complete()

    def _text_of(self, code, text):
        """Return a set's text on one line, edits done."""
        if isinstance(text, str):
            return " ".join(text.split())
        result = self.texts.get(code, "")
        for old, new in text:
            if old not in result:
                raise ValueError(f"Set {code} of {self.name} has no '{old}' to edit.")
            result = result.replace(old, new)
        return result

    def _expect_complete(self):
        for tag, segment in self.segments.items():
            for number in (use.reference for use in segment.uses):
                if number not in self.elements and number not in self.segments:
                    raise ValueError(f"Segment {tag} names element {number}: unknown.")
        for code, definition in self.sets.items():
            for tag in set_tags(definition) - self.segments.keys():
                raise ValueError(f"Set {code} names segment {tag}: it is unknown.")

    def segment_name(self, tag):
        """Return the segment's name in words, empty when it is not known."""
        segment = self.segments.get(tag)
        return segment.name if segment else ""

    def element_at(self, tag, position):
        """Return (element number, name in words) of a segment's element, from 1."""
        segment = self.segments.get(tag)
        if not segment or not 0 < position <= len(segment.uses):
            return "", ""
        number = segment.uses[position - 1].reference
        table = self.segments if number in self.segments else self.elements
        return number, table[number].name
