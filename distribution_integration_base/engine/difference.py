# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What a person changed in a document, field by field."""

import difflib
import re

#: What stands on the side where there was nothing.
NOTHING = None
_LINE_END = re.compile(r"(?<=[\n~'])")


def differences(before, after, path=""):
    """Return what differs between two plain JSON values, in reading order.

    Lines of a document are matched by their ``number`` where each has one of its own,
    so that a line taken out is one change and not a change of every later line.

    :return: ``[{"path": "lines[2].price", "before": .., "after": ..}]``; a side on
        which there is nothing is None.
    """
    if isinstance(before, dict) and isinstance(after, dict):
        return _differences_of_fields(before, after, path)
    if isinstance(before, list) and isinstance(after, list):
        return _differences_of_fields(_keyed(before), _keyed(after), path, "[%s]")
    if before == after and isinstance(before, bool) == isinstance(after, bool):
        return []
    return [{"path": path or "document", "before": before, "after": after}]


def _differences_of_fields(before, after, path, form=".%s"):
    found = []
    for name in [*before, *(name for name in after if name not in before)]:
        inner = (path + form % name).removeprefix(".")
        found += differences(before.get(name, NOTHING), after.get(name, NOTHING), inner)
    return found


def _keyed(items):
    """Return a list as a dict: by ``number`` where that names each item, else by place
    (counted from 1, as people do).
    """
    numbers = [item.get("number") for item in items if isinstance(item, dict)]
    named = len(numbers) == len(items) == len(set(map(str, numbers)))
    if named and None not in numbers:
        return {str(item["number"]): item for item in items}
    return {str(place): item for place, item in enumerate(items, start=1)}


def differences_of_text(before, after):
    """Return the changed lines of two texts, in the form of :func:`differences`.

    The segments of an EDI file count as lines: most such files have no other.
    """
    old, new = (_LINE_END.split(text.strip()) for text in (before, after))
    matcher = difflib.SequenceMatcher(a=old, b=new, autojunk=False)
    return [
        {
            "path": f"text line {first + 1}",
            "before": "".join(old[first:last]).strip() or NOTHING,
            "after": "".join(new[start:end]).strip() or NOTHING,
        }
        for tag, first, last, start, end in matcher.get_opcodes()
        if tag != "equal"
    ]


def in_words(changes):
    """Return changes as lines ``path: before -> after`` for the screen."""
    return "\n".join(
        f"{each['path']}: {_said(each['before'])} → {_said(each['after'])}"
        for each in changes
    )


def _said(value):
    return "(nothing)" if value is NOTHING else str(value)
