# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Which file names are plain ones, and how ours are made."""

import re
from datetime import UTC, datetime
from fnmatch import fnmatchcase

#: How programs end a name while they write the file.
PASSING = (".part", ".partial", ".filepart", ".tmp", ".temp", ".writing")
#: Longest name that common file systems can hold, in bytes.
LONGEST = 255
#: Longest part of ours that names the document.
_NUMBER = 60


def complaint(name):
    """Return why ``name`` is not a plain file name, or None when it is one.

    A name comes from the other side: it must not lead out of its folder, hide in a
    log or on a screen, or mean another file on another system.
    """
    if not name or name in (".", ".."):
        return "it names no file"
    if "/" in name or "\\" in name:
        return "it holds a path"
    if not name.isprintable():
        return "it holds characters that cannot be printed"
    if len(name.encode("utf-8", "replace")) > LONGEST:
        return f"it is longer than {LONGEST} bytes"
    return None


def is_wanted(name, patterns):
    """Whether a file is one of ours; capitals do not matter.

    A name with a dot in front, or one that programs give while they write, is a
    passing one.

    :param patterns: such as ``*.edi``, several with blanks or commas between.
    """
    name = name.lower()
    if name.startswith(".") or name.endswith(PASSING):
        return False
    wanted = re.split(r"[\s,;]+", (patterns or "*").lower().strip())
    return any(fnmatchcase(name, each) for each in wanted if each)


def outgoing(kind, number, ending, control=None):
    """Return the name of a file that we send; names sort as their files were made.

    :param kind: what it is (856, DESADV); ``number`` by which people know it.
    :param control: number of the interchange; without one the moment stands there.
    """
    moment = datetime.now(UTC)
    first = f"{moment:%Y%m%dT%H%M%S%f}" if control is None else f"{control:09d}"
    plain = re.sub(r"[^A-Za-z0-9.-]+", "-", number or "")[:_NUMBER].strip(".-")
    return f"{first}_{kind}_{plain}.{ending}"
