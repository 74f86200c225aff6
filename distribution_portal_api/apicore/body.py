# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Reading JSON that a stranger wrote (RFC 8259)."""

import json

#: Objects and lists inside each other; our contracts need four.
MAX_DEPTH = 32


class Unreadable(ValueError):
    """The bytes are no JSON we take. The message is for the sender."""


class Unstorable(ValueError):
    """JSON, but a text in it cannot be kept. ``pointer`` says which (RFC 6901)."""

    def __init__(self, pointer, words):
        super().__init__(words)
        self.pointer = pointer


def parse(raw):
    """Return the value in ``raw`` (bytes, UTF-8).

    Refused beyond the RFC: NaN and Infinity, one name twice in an object (readers
    differ on which one counts), nesting deeper than :data:`MAX_DEPTH`.

    :raises Unreadable: not JSON, or one of these.
    :raises Unstorable: a text with NUL or half a surrogate pair, which PostgreSQL
        cannot keep.
    """
    try:
        value = json.loads(
            raw.decode("utf-8"), parse_constant=_no_constant, object_pairs_hook=_object
        )
    except UnicodeDecodeError as error:
        raise Unreadable("The body is not UTF-8.") from error
    except RecursionError as error:
        raise Unreadable(_too_deep()) from error
    except Unreadable:
        raise
    except ValueError as error:
        raise Unreadable(f"The body is not JSON: {error}.") from error
    _check(value)
    return value


def _no_constant(name):
    raise Unreadable(f"{name} is not a number in JSON (RFC 8259, section 6).")


def _object(pairs):
    value = dict(pairs)
    if len(value) != len(pairs):
        names = [name for name, _value in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise Unreadable(f"The name {twice[:50]!r} stands twice in one object.")
    return value


def _too_deep():
    return f"The body is nested deeper than {MAX_DEPTH} levels."


def _check(value):
    """Walk without recursion: depth and texts."""
    waiting = [(value, "", 1)]
    while waiting:
        value, pointer, depth = waiting.pop()
        if depth > MAX_DEPTH:
            raise Unreadable(_too_deep())
        if isinstance(value, str):
            check_text(value, pointer)
        elif isinstance(value, list):
            waiting += [
                (each, f"{pointer}/{index}", depth + 1)
                for index, each in enumerate(value)
            ]
        elif isinstance(value, dict):
            for name, each in value.items():
                check_text(name, pointer)
                escaped = name.replace("~", "~0").replace("/", "~1")
                waiting.append((each, f"{pointer}/{escaped}", depth + 1))


def check_text(text, pointer):
    """Check that a text can be kept. :raises Unstorable: it cannot."""
    if "\x00" in text:
        raise Unstorable(pointer, "A text may not hold the character NUL (U+0000).")
    if not text.isascii() and any("\ud800" <= letter <= "\udfff" for letter in text):
        raise Unstorable(pointer, "A text holds half of a surrogate pair.")
