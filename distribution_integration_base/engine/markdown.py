# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The little Markdown that runbooks are written in, as safe HTML.

Headings, paragraphs, lists, **strong**, *emphasis* and `code`. Everything is escaped
first, so a page can hold no markup of its own.
"""

import html
import re

_HEADING = re.compile(r"(#{1,4}) +(.+)")
_ITEM = re.compile(r"\s*(?:[-*]|(\d+)\.) +(.+)")
_INLINE = (
    (re.compile(r"`([^`]+)`"), r"<code>\1</code>"),
    (re.compile(r"\*\*([^*]+)\*\*"), r"<strong>\1</strong>"),
    (re.compile(r"\*([^*]+)\*"), r"<em>\1</em>"),
)


def to_html(text):
    """Return ``text`` (Markdown) as HTML."""
    blocks = (block for block in re.split(r"\n\s*\n", text) if block.strip())
    return "\n".join(_block(block.strip("\n").split("\n")) for block in blocks)


def _block(lines):
    heading = _HEADING.fullmatch(lines[0].strip())
    if heading:
        level = len(heading[1]) + 1
        first = f"<h{level}>{_inline(heading[2])}</h{level}>"
        return first + (_block(lines[1:]) if lines[1:] else "")
    first_item = _ITEM.fullmatch(lines[0])
    if first_item:
        tag = "ol" if first_item[1] else "ul"
        items = "".join(f"<li>{_inline(item)}</li>" for item in _items(lines))
        return f"<{tag}>{items}</{tag}>"
    return f"<p>{_inline(' '.join(line.strip() for line in lines))}</p>"


def _items(lines):
    """Return the items of a list; a line without a mark goes on with the last one."""
    items = []
    for line in lines:
        match = _ITEM.fullmatch(line)
        if match:
            items.append(match[2])
        else:
            items[-1] += " " + line.strip()
    return items


def _inline(text):
    text = html.escape(text)
    for pattern, replacement in _INLINE:
        text = pattern.sub(replacement, text)
    return text
