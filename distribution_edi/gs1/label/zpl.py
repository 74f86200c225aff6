# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Labels as ZPL II, for thermal printers."""

from .. import code128
from .layout import HEIGHT, MODULE, WIDTH, Bars, Rule, draw

#: Dots a millimetre of the usual print heads, by their dots an inch.
DENSITIES = {203: 8, 300: 12}


def zpl(labels, dpi=203):
    """Return the bytes that print one ``CartonLabel`` after the other, in UTF-8.

    :param dpi: dots an inch of the print head, see :data:`DENSITIES`.
    """
    dots = DENSITIES[dpi]
    return "".join(_label(label, dots) for label in labels).encode()


def _label(label, dots):
    """``^CI28`` is UTF-8, ``^PW`` and ``^LL`` the size, ``^PQ1`` one copy."""
    size = f"^PW{round(WIDTH * dots)}^LL{round(HEIGHT * dots)}"
    fields = "\n".join(_field(item, dots) for item in draw(label))
    return f"^XA^CI28{size}^LH0,0\n{fields}\n^PQ1^XZ\n"


def _field(item, dots):
    place = f"^FO{round(item.x * dots)},{round(item.y * dots)}"
    if isinstance(item, Bars):
        height, module = round(item.height * dots), round(MODULE * dots)
        data = code128.zpl_data(item.data)
        return f"{place}^BY{module}^BCN,{height},N,N,N,N^FH_^FD{data}^FS"
    if isinstance(item, Rule):
        width, height = (round(max(n, 0.3) * dots) for n in (item.width, item.height))
        return f"{place}^GB{width},{height},{round(0.3 * dots)}^FS"
    height = round(item.size * dots)
    return f"{place}^A0N,{height}^FH_^FD{_escaped(item.text)}^FS"


def _escaped(text):
    """Write what ZPL reads as a command in hexadecimal (``^FH_``)."""
    printable = "".join(sign if sign.isprintable() else " " for sign in text)
    return "".join(f"_{ord(s):02X}" if s in "_^~" else s for s in printable)
