# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Sentences for what changed between two versions of a schema."""

#: Rule -> (words when less is allowed now, words when more is allowed now).
_WORDS = {
    "type": ("it may not be {writer} any more", "it may be {writer} now"),
    "value": ("'{writer}' is not allowed any more", "'{writer}' is allowed now"),
    "enum": (
        "only these values are allowed now: {reader}",
        "other values than these are allowed now: {reader}",
    ),
    "property": ("the field was removed", "the field is new"),
    "named": ("what the field holds is checked now", "it is not checked any more"),
    "required": ("the field is required now", "the field is not required any more"),
    "additional": (
        "fields that are not named are restricted now",
        "more fields that are not named are allowed now",
    ),
    "maxLength": (
        "at most {new} characters are allowed now{old}",
        "{new} characters are allowed now{old}",
    ),
    "minLength": (
        "at least {new} characters are needed now{old}",
        "{new} characters are enough now{old}",
    ),
    "maxItems": (
        "at most {new} entries are allowed now{old}",
        "{new} entries are allowed now{old}",
    ),
    "minItems": (
        "at least {new} entries are needed now{old}",
        "{new} entries are enough now{old}",
    ),
    "maximum": (
        "the largest value is {new} now{old}",
        "the largest value is {new} now{old}",
    ),
    "minimum": (
        "the smallest value is {new} now{old}",
        "the smallest value is {new} now{old}",
    ),
    "pattern": (
        "it must be written like {new} now{old}",
        "it need not be written like {reader} any more",
    ),
    "format": (
        "it must be a {new} now{old}",
        "it need not be a {reader} any more",
    ),
}
_OTHER = (
    "the rule '{rule}' changed, and what that means cannot be shown",
    "the rule '{rule}' changed, and what that means cannot be shown",
)


def sentence(refusal, *, narrowed):
    """Return one sentence for a person.

    :param narrowed: True when the reader is the new version, so less is allowed now;
        False when it is the old one, so more is.
    """
    before, now = (
        (refusal.writer, refusal.reader)
        if narrowed
        else (refusal.reader, refusal.writer)
    )
    words = _WORDS.get(refusal.rule, _OTHER)[0 if narrowed else 1].format(
        writer=_article(refusal.writer) if refusal.rule == "type" else refusal.writer,
        reader=refusal.reader,
        rule=refusal.rule,
        new=now or "any number of",
        old=f" (before: {before})" if before else "",
    )
    return f"{refusal.path or 'The document'}: {words}."


def _article(name):
    """Return a type's name as people say it."""
    return {
        "null": "empty (null)",
        "boolean": "true or false",
        "integer": "a whole number",
        "number": "a number",
        "string": "text",
        "array": "a list",
        "object": "an object",
    }[name]
