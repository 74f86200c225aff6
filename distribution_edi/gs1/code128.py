# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Code 128 (ISO/IEC 15417): from characters to symbol values, bars and ZPL.

GS1-128 needs the sets B and C only: set A is for control characters.
"""

from .elements import SEPARATOR

FNC1, STOP = 102, 106
_START = {"B": 104, "C": 105}
_SWITCH = {"B": 100, "C": 99}
#: Widths of bar, space, bar, ... of the values 0 to 106, in modules (table 1).
_WIDTHS = (
    "212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 "
    "231212 112232 122132 122231 113222 123122 123221 223211 221132 221231 213212 "
    "223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 232121 "
    "111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 "
    "132131 113123 113321 133121 313121 211331 231131 213113 213311 213131 311123 "
    "311321 331121 312113 312311 332111 314111 221411 431111 111224 111422 121124 "
    "121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 "
    "413111 241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 "
    "421211 212141 214121 412121 111143 111341 131141 114113 114311 411113 411311 "
    "113141 114131 311141 411131 211412 211214 211232 2331112"
).split()
#: ZPL's words for what is no character (^BC, "invocation codes").
_ZPL_START = {104: ">:", 105: ">;"}


def values(data):
    """Return the symbol values of a GS1-128 symbol, from start to stop.

    :param data: the characters behind the first FNC1, see ``Elements.data``.
    """
    found = _shortest(data)
    check = sum(place * value for place, value in enumerate(found[1:], 1))
    return [*found, (found[0] + check) % 103, STOP]


def _shortest(data):
    """Return start, FNC1 and data in as few values as possible.

    From the end to the beginning: the best way on from each place, in either set.
    """
    best = {(len(data), each): [] for each in "BC"}
    for place in range(len(data) - 1, -1, -1):
        plain = {each: _steps(data, place, each, best) for each in "BC"}
        for each, other in ("BC", "CB"):
            ways = [plain[each]] if plain[each] is not None else []
            if plain[other] is not None:
                ways.append([_SWITCH[other], *plain[other]])
            best[place, each] = min(ways, key=len)
    ways = [[_START[each], FNC1, *best[0, each]] for each in "CB"]
    return min(ways, key=len)


def _steps(data, place, each, best):
    """Return the values from ``place`` on, its character said in set ``each``."""
    if data[place] == SEPARATOR:
        return [FNC1, *best[place + 1, each]]
    if each == "B":
        return [ord(data[place]) - 32, *best[place + 1, each]]
    pair = data[place : place + 2]
    if len(pair) == 2 and pair.isdigit():
        return [int(pair), *best[place + 2, each]]
    return None


def bars(data):
    """Return [(offset, width), ...] of the black bars, in modules."""
    found, offset = [], 0
    for value in values(data):
        for place, width in enumerate(map(int, _WIDTHS[value])):
            if place % 2 == 0:
                found.append((offset, width))
            offset += width
    return found


def modules(data):
    """Return the width of the symbol without its quiet zones, in modules."""
    return 11 * len(values(data)) + 2


def zpl_data(data):
    """Return what stands between ^FD and ^FS for ``^BC`` in mode N.

    Sets are chosen here, so every printer prints the same bars. To be used with
    ``^FH_``: ``_`` and what ZPL reads as commands are written in hexadecimal.
    """
    start, *rest = values(data)[:-2]
    current, parts = ("C" if start == _START["C"] else "B"), [_ZPL_START[start]]
    for value in rest:
        if value == FNC1:
            parts.append(">8")
        elif value == _SWITCH["B"] and current == "C":
            parts.append(">6")
            current = "B"
        elif value == _SWITCH["C"] and current == "B":
            parts.append(">5")
            current = "C"
        elif current == "C":
            parts.append(f"{value:02d}")
        else:
            parts.append({">": ">0", "_": "_5F"}.get(chr(value + 32), chr(value + 32)))
    return "".join(parts)
