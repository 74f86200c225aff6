# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Labels as PDF, exact in millimetres."""

import io

from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from .. import code128
from .layout import HEIGHT, MODULE, WIDTH, Bars, Rule, draw


def pdf(labels, fonts=()):
    """Return the bytes of a PDF with one page for each ``CartonLabel``.

    Equal input gives equal bytes.

    :param fonts: paths of a TrueType font and its bold face, for letters beyond those
        of Western Europe; without them the standard Helvetica is used.
    """
    faces = ("Helvetica", "Helvetica-Bold")
    if fonts:
        faces = ("CartonLabel", "CartonLabel-Bold")
        for name, path in zip(faces, fonts, strict=True):
            registerFont(TTFont(name, path))
    paper = io.BytesIO()
    canvas = Canvas(paper, pagesize=(WIDTH * mm, HEIGHT * mm), invariant=1)
    for label in labels:
        canvas.setTitle(label.sscc)
        for item in draw(label):
            _draw(canvas, item, faces)
        canvas.showPage()
    canvas.save()
    return paper.getvalue()


def _draw(canvas, item, faces):
    if isinstance(item, Bars):
        for offset, width in code128.bars(item.data):
            left = item.x + offset * MODULE
            _fill(canvas, left, item.y, width * MODULE, item.height)
    elif isinstance(item, Rule):
        _fill(canvas, item.x, item.y, item.width or 0.3, item.height or 0.3)
    else:
        canvas.setFont(faces[item.bold], item.size * mm)
        # The base line of a letter is four fifths below the top of its line.
        canvas.drawString(
            item.x * mm, (HEIGHT - item.y - item.size * 0.8) * mm, item.text
        )


def _fill(canvas, x, y, width, height):
    canvas.rect(
        x * mm, (HEIGHT - y - height) * mm, width * mm, height * mm, stroke=0, fill=1
    )
