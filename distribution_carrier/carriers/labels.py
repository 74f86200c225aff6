# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Draws the simulated carrier's label, 4 x 6 inches, as ZPL II or PDF."""

import io

from reportlab.graphics.barcode.code128 import Code128
from reportlab.lib.units import inch
from reportlab.pdfgen.canvas import Canvas

#: ZPL counts dots: 203 an inch on the usual printer.
_ZPL_LINE = "^FO40,{y}^A0N,{size},{size}^FH_^FD{text}^FS"


def lines(request, parcel, position, tracking):
    """Return what is printed, line by line."""
    to = request.recipient
    return [
        request.service.upper(),
        f"From {request.sender.name}",
        to.name,
        to.street,
        to.street2,
        f"{to.city} {to.state} {to.zip}",
        to.country,
        f"{request.number}  {position} of {len(request.parcels)}",
        f"{parcel.reference}  {parcel.weight} kg",
        tracking,
    ]


def zpl(text_lines, tracking):
    """Return the label as ZPL II bytes in UTF-8 (``^CI28``)."""
    fields = [
        _ZPL_LINE.format(y=40 + 70 * row, size=36, text=_zpl_text(text))
        for row, text in enumerate(text_lines)
        if text
    ]
    barcode = f"^FO40,820^BY3^BCN,220,Y,N,N^FD{tracking}^FS"
    return "\n".join(["^XA", "^CI28", *fields, barcode, "^XZ", ""]).encode()


def _zpl_text(text):
    """Escape what ZPL reads as commands; ``_`` is the escape sign itself (``^FH_``)."""
    escaped = (f"_{ord(sign):02X}" if sign in "_^~" else sign for sign in text[:60])
    return "".join(escaped)


def pdf(text_lines, tracking):
    """Return the label as a PDF of one page; equal input gives equal bytes."""
    paper = io.BytesIO()
    canvas = Canvas(paper, pagesize=(4 * inch, 6 * inch), invariant=1)
    canvas.setTitle(tracking)
    for row, text in enumerate(text_lines):
        canvas.setFont("Helvetica-Bold" if row in (0, 2) else "Helvetica", 11)
        canvas.drawString(0.25 * inch, (5.6 - 0.3 * row) * inch, text[:48])
    Code128(tracking, barHeight=1.2 * inch, barWidth=1.4, humanReadable=True).drawOn(
        canvas, 0.1 * inch, 0.7 * inch
    )
    canvas.showPage()
    canvas.save()
    return paper.getvalue()
