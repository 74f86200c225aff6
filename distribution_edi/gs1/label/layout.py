# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Where things stand on a label of 4 x 6 inches, in millimetres from its top left.

Zones and sizes follow the GS1 Logistic Label Guideline; the SSCC is at the bottom.
"""

from dataclasses import dataclass

from .. import code128

WIDTH, HEIGHT = 101.6, 152.4
#: Width of the thinnest bar: GS1 asks for 0.495 to 1.016 on logistic labels. Half a
#: millimetre is a whole number of dots on printers of 203 and 300 dpi.
MODULE = 0.5
#: Height of the SSCC's bars: 31.75 at least (General Specifications, 5.4.4.7).
TALL, LOW = 32.0, 13.0
#: Blank space beside the bars, in modules.
QUIET = 10
_LEFT, _RIGHT = 3.0, WIDTH - 3.0
_MIDDLE = WIDTH / 2
#: What a letter takes of its height, a little more than the average.
_LETTER = 0.52
_SMALLEST = 0.72


@dataclass(frozen=True, slots=True)
class Text:
    """``y`` is the top, ``size`` the height of the line."""

    x: float
    y: float
    size: float
    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A line, level or upright."""

    x: float
    y: float
    width: float = 0.0
    height: float = 0.0


@dataclass(frozen=True, slots=True)
class Bars:
    """A GS1-128 symbol; ``data`` as in ``Elements.data``."""

    x: float
    y: float
    height: float
    data: str


def draw(label):
    """Return what stands on a ``CartonLabel``: texts, rules and bars."""
    return [
        *_addresses(label),
        Rule(_LEFT, 30, width=_RIGHT - _LEFT),
        *_destination(label),
        Rule(_LEFT, 55, width=_RIGHT - _LEFT),
        *_facts(label.facts),
        Rule(_LEFT, 76, width=_RIGHT - _LEFT),
        *_content(label),
        Rule(_LEFT, 107, width=_RIGHT - _LEFT),
        Text(_LEFT, 108.5, 3.2, "SSCC"),
        *_symbol(label.serial, 112, TALL, 5.0, _MIDDLE),
    ]


def _addresses(label):
    yield Rule(38, 3, height=27)
    yield Text(_LEFT, 3, 3.0, "FROM")
    for row, line in enumerate(label.ship_from[:5]):
        yield _fitted(_LEFT, 7 + 4 * row, 3.2, line, 34)
    yield Text(40, 3, 3.0, "TO")
    for row, line in enumerate(label.ship_to[:5]):
        yield _fitted(40, 7 + 4.5 * row, 4.0, line, _RIGHT - 40, bold=row == 0)


def _destination(label):
    yield Text(_LEFT, 31, 3.0, "SHIP TO POSTAL CODE")
    if label.destination:
        yield from _symbol(label.destination, 35, LOW, 4.0)


def _facts(facts):
    """Captions and texts in two columns, three rows each."""
    for place, (caption, text) in enumerate(facts[:6]):
        column, row = divmod(place, 3)
        x, y = _LEFT + column * (_MIDDLE - _LEFT), 57 + 6.2 * row
        yield Text(x, y + 0.8, 2.8, caption)
        yield _fitted(x + 14, y, 4.0, text, _MIDDLE - 18, bold=True)


def _content(label):
    content = label.content
    if not content:
        yield _fitted(_LEFT, 79, 4.5, label.mixed, _RIGHT - _LEFT, bold=True)
        return
    count = " ".join(filter(None, (content.count, content.unit)))
    lot = f"LOT {content.lot}" if content.lot else ""
    yield _fitted(_LEFT, 77.5, 3.8, content.description, 62, bold=True)
    yield _fitted(68, 77.5, 3.8, f"QTY {count}", _RIGHT - 68, bold=True)
    yield _fitted(_LEFT, 82.5, 3.4, lot, _RIGHT - _LEFT)
    if content.elements:
        yield from _symbol(content.elements, 87.5, LOW, 4.0)


def _symbol(elements, y, height, size, middle=None):
    """Bars with what they say below, from the left or around ``middle``.

    When they would not fit with their quiet zones, only the text stands there.
    """
    width = code128.modules(elements.data) * MODULE
    quiet = QUIET * MODULE
    x = middle - width / 2 if middle else max(_LEFT, quiet)
    if x >= quiet and x + width + quiet <= WIDTH:
        yield Bars(x, y, height, elements.data)
    letters = len(elements.text) * size * _LETTER
    left = middle - letters / 2 if middle else x
    yield Text(left, y + height + 1, size, elements.text)


def _fitted(x, y, size, text, width, bold=False):
    """Make a long text smaller, then shorter."""
    wanted = len(text) * size * _LETTER
    shrunk = max(size * _SMALLEST, size * min(1, width / wanted)) if wanted else size
    text = text[: int(width / (shrunk * _LETTER))]
    return Text(x, y, round(shrunk, 2), text, bold)
