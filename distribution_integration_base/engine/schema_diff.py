# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Does a changed JSON Schema break those who hold to the old one?

The question is one of containment: will every document that the *writer* may write be
taken by the *reader*? Of documents that we receive the partner is the writer (old
schema) and we are the reader (new one). Of documents that we send it is the other way
round, and readers are asked to ignore fields that they do not know.

Where containment cannot be shown it is denied: a change is called breaking rather
once too often.
"""

from dataclasses import dataclass

from .schema_plain import Refusal, accepts, keyword_refusals
from .schema_shape import conjuncts, fits_type, shapes, types_of
from .schema_words import sentence


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed between two versions, in sentences.

    :param verdict: ``unchanged``, ``compatible`` or ``breaking``.
    """

    verdict: str
    breaking: tuple[str, ...] = ()
    compatible: tuple[str, ...] = ()

    def words(self):
        """Return all sentences, the breaking ones first, one a line."""
        return "\n".join((*self.breaking, *self.compatible))


def compare(old, new, direction):
    """Return the :class:`Difference` between two versions of a document's schema.

    :param direction: ``in`` for documents that we receive, ``out`` for those we send.
    """
    narrowed = [sentence(each, narrowed=True) for each in refusals(old, new)]
    widened = [sentence(each, narrowed=False) for each in refusals(new, old)]
    if direction == "in":
        breaking, compatible = narrowed, widened
    else:
        breaking = [
            sentence(each, narrowed=False) for each in refusals(new, opened(old))
        ]
        compatible = narrowed + [words for words in widened if words not in breaking]
    if breaking:
        verdict = "breaking"
    else:
        verdict = "compatible" if compatible else "unchanged"
    return Difference(verdict, tuple(breaking), tuple(compatible))


def next_version(version, verdict):
    """Return what follows ``version`` ('1.0'): major when breaking, else minor."""
    major, minor = (int(part) for part in version.split("."))
    if verdict == "unchanged":
        return version
    return f"{major + 1}.0" if verdict == "breaking" else f"{major}.{minor + 1}"


def opened(schema):
    """Return ``schema`` as a tolerant reader takes it: unknown fields are ignored."""
    return _opened(schema, names=False)


def _opened(node, names):
    if isinstance(node, list):
        return [_opened(each, False) for each in node]
    if not isinstance(node, dict):
        return node
    return {
        key: value
        if key in ("const", "enum") and not names
        else _opened(value, key in ("properties", "$defs") and not names)
        for key, value in node.items()
        if names or key != "additionalProperties" or value is not False
    }


def refusals(writer, reader):
    """Return each :class:`Refusal`, none when ``reader`` takes all ``writer`` writes.

    Both are whole schemas with their own ``$defs``.

    :raises ValueError: a ``$ref`` points out of its document.
    """
    found = _Comparison(writer, reader).contains(writer, reader, "")
    return list(dict.fromkeys(found))


class _Comparison:
    """Two documents; recursion through ``$ref`` ends where it meets itself."""

    def __init__(self, writer, reader):
        self.writer, self.reader = writer, reader
        self.under_way = set()

    def contains(self, writer, reader, path):
        """Return why ``reader`` does not take all of ``writer`` at ``path``."""
        key = (id(writer), id(reader))
        if key in self.under_way or (writer == reader and self.writer == self.reader):
            return []
        self.under_way.add(key)
        found = []
        for shape in shapes(writer, self.writer):
            for options in conjuncts(reader, self.reader):
                found += self._one_of(shape, options, path)
        self.under_way.discard(key)
        return found

    def _one_of(self, shape, options, path):
        """Return nothing when an option takes ``shape``, else what the nearest says."""
        tried = [self._option(shape, option, path) for option in options]
        if not tried:
            return [Refusal(path, "property")]
        return min(tried, key=lambda found: (_is_other(found, path), len(found)))

    def _option(self, shape, option, path):
        found = []
        for options in conjuncts(option, self.reader):
            if len(options) == 1 and options[0] == option:
                found += self._plain(shape, option, path)
            else:
                found += self._one_of(shape, options, path)
        return found

    def _plain(self, shape, plain, path):
        if "const" in shape:
            return accepts(shape["const"], plain, path)
        if not fits_type(shape["type"], types_of(plain)):
            return [Refusal(path, "type", writer=shape["type"])]
        same_roots = self.writer == self.reader
        found = keyword_refusals(shape, plain, path, same_roots)
        if shape["type"] == "object":
            found += self._object(shape, plain, path)
        if shape["type"] == "array":
            items = True if "prefixItems" in shape else shape.get("items", True)
            found += self.contains(items, plain.get("items", True), f"{path}[]")
        return found

    def _object(self, shape, plain, path):
        found = [
            Refusal(_below(path, name), "required")
            for name in plain.get("required", ())
            if name not in shape.get("required", ())
        ]
        ours, theirs = shape.get("properties", {}), plain.get("properties", {})
        more = True if "patternProperties" in shape else None
        rest = shape.get("additionalProperties", True) if more is None else more
        refused = plain.get("additionalProperties", True)
        for name in dict.fromkeys((*ours, *theirs)):
            each = self._property(
                ours.get(name, rest), theirs.get(name, refused), _below(path, name)
            )
            if each and name not in ours:
                each = [Refusal(_below(path, name), "named")]
            found += each
        if self.contains(rest, refused, _below(path, "*")):
            found.append(Refusal(path, "additional"))
        return found

    def _property(self, writer, reader, path):
        if not shapes(writer, self.writer):
            return []
        if reader is False:
            return [Refusal(path, "property")]
        return self.contains(writer, reader, path)


def _is_other(found, path):
    """Whether an option is of another kind altogether, so its words would mislead."""
    return any(each.path == path and each.rule in ("type", "value") for each in found)


def _below(path, name):
    return f"{path}.{name}" if path else name
