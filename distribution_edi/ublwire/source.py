# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""From bytes to an element tree that can do no harm.

No DTD is let in, so there are no entities to expand and nothing to fetch; libxml2
itself refuses more than 256 levels.
"""

import codecs
import re

from lxml import etree

from .findings import UblFinding

#: Largest file that is read; a tree takes about ten times as much memory.
MOST_BYTES = 32 * 1024 * 1024

_DECLARATION = re.compile(r"\s*<\?xml\b[^>]*\?>")
_BLANK = re.compile("[\ufeff \t\r\n]*")
_ENCODING = re.compile(rb"""<\?xml\b[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})""")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ENCODINGS = {
    codecs.lookup(name).name
    for name in ("utf-8", "ascii", "utf-16", "latin-1", "iso8859-15", "cp1252")
}


def read_tree(data, most=MOST_BYTES):
    """Return (root element or None, findings) of an XML file; never raises."""
    if not data.strip():
        return None, [UblFinding("file_empty")]
    if len(data) > most:
        size = str(most // 1024 // 1024)
        return None, [UblFinding("file_too_large", value=size)]
    text, findings = text_of(data)
    if text is None:
        return None, findings
    if _has_doctype(text):
        return None, [UblFinding("xml_doctype")]
    return _parse(text)


def text_of(data):
    """Return (text or None, findings) by the byte order mark or the declaration."""
    name = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    if name is None:
        said = _ENCODING.match(data.lstrip()[:400])
        name = said[1].decode() if said else "utf-8"
        try:
            known = codecs.lookup(name).name in _ENCODINGS
        except LookupError:
            known = False
        if not known:
            return None, [UblFinding("encoding_unknown", value=name)]
    try:
        return data.decode(name), []
    except UnicodeDecodeError as error:
        detail = f"byte {error.start + 1} does not fit"
        return None, [UblFinding("encoding_wrong", value=name.upper(), detail=detail)]


def _has_doctype(text):
    """Whether a ``<!DOCTYPE`` stands before the root; later there can be none."""
    at = 0
    while at >= 0:
        at = _BLANK.match(text, at).end()
        if text.startswith("<!--", at):
            at = _after(text, "-->", at)
        elif text.startswith("<?", at):
            at = _after(text, "?>", at)
        else:
            return text.startswith("<!", at)
    return False


def _after(text, mark, at):
    found = text.find(mark, at)
    return found if found < 0 else found + len(mark)


def _parse(text):
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    # What the declaration says of the encoding is not true any more.
    text = _DECLARATION.sub("", text, count=1)
    try:
        return etree.fromstring(text.encode(), parser), []
    except (etree.LxmlError, ValueError) as error:
        row = getattr(error, "lineno", None)
        detail = str(error).partition(", line ")[0][:200]
        return None, [UblFinding("xml_broken", row=row, detail=detail)]
