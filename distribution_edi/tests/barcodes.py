# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Reads labels as a scanner does: from the picture, not from the program."""

import re
from collections import Counter

import pypdfium2
import zxingcpp
from PIL import Image, ImageDraw
from reportlab.graphics.barcode import code128 as other

#: Dots an inch of the usual thermal printer.
DPI = 203
_START = {">:": ("B", 104), ">;": ("C", 105)}
_FIELD = re.compile(r"\^FO(\d+),(\d+)(.*?)\^FS", re.DOTALL)
_BARS = re.compile(r"\^BY(\d+)\^BCN,(\d+),N,N,N,N\^FH_\^FD(.*)", re.DOTALL)


def read_pdf(body):
    """Return, page by page, the texts of all symbols that a decoder finds."""
    document = pypdfium2.PdfDocument(body)
    pages = [page.render(scale=DPI / 72).to_pil().convert("L") for page in document]
    return [read_picture(page) for page in pages]


def read_picture(picture):
    """Return the sorted texts of the GS1-128 symbols in a picture."""
    found = zxingcpp.read_barcodes(picture)
    kinds = Counter(each.symbology_identifier for each in found)
    assert set(kinds) <= {"]C1"}, kinds
    return sorted(each.text for each in found)


def read_zpl(body):
    """Return, label by label, the texts of all symbols, drawn as a printer would."""
    labels = body.decode().split("^XZ")[:-1]
    return [read_picture(_drawn(label)) for label in labels]


def zpl_texts(body):
    """Return the texts that ZPL prints as letters."""
    fields = re.findall(r"\^A0N,\d+\^FH_\^FD(.*?)\^FS", body.decode())
    return [re.sub("_([0-9A-F]{2})", lambda m: chr(int(m[1], 16)), f) for f in fields]


def _drawn(label):
    width, height = (
        int(re.search(rf"\^{each}(\d+)", label)[1]) for each in ("PW", "LL")
    )
    picture = Image.new("L", (width, height), 255)
    pen = ImageDraw.Draw(picture)
    for left, top, field in _FIELD.findall(label):
        bars = _BARS.match(field)
        if bars:
            _draw(pen, int(left), int(top), *bars.groups())
    return picture


def _draw(pen, left, top, module, height, data):
    for mark in "".join(_pattern(value) for value in values(data)):
        width = int(module) * (ord(mark.upper()) - ord("A") + 1)
        if mark.isupper():
            pen.rectangle((left, top, left + width - 1, top + int(height) - 1), fill=0)
        left += width


def _pattern(value):
    # Another program's table, so that a slip in ours is found.
    return other._patterns[value]


def values(data):
    """Return the symbol values that a printer makes of a ``^BC`` field in mode N."""
    data = re.sub("_([0-9A-F]{2})", lambda m: chr(int(m[1], 16)), data)
    current, start = _START[data[:2]]
    found, data = [start], data[2:]
    while data:
        if data[0] == ">":
            word, data = data[:2], data[2:]
            if word == ">0":
                found.append(ord(">") - 32)
                continue
            found.append({">8": 102, ">6": 100, ">5": 99}[word])
            current = {">6": "B", ">5": "C"}.get(word, current)
        elif current == "C":
            found.append(int(data[:2]))
            data = data[2:]
        else:
            found.append(ord(data[0]) - 32)
            data = data[1:]
    check = sum(place * value for place, value in enumerate(found[1:], 1))
    return [*found, (start + check) % 103, 106]
