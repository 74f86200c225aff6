# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Writing of what messages share. Texts are cut, identifiers never are.

Values come as in canonical documents, dumped to Python or to JSON. Lengths are those
of D.96A, which every later directory holds. An element is text or a tuple.
"""

from ...documents.parts_write import amount, chunks, code, moment, text
from ...documents.parts_write import day as plain_day
from ..writer import Number
from .codes import AGENCIES, ITEM_CODES, ROLE_CODES, X12_ITEM_CODES

__all__ = ["chunks", "code", "moment", "text"]

_LINE = 35


def number(value, most, what):
    """Return an amount whose point becomes the profile's decimal mark.

    :raises WriteError: its whole part has more than ``most`` digits.
    """
    return Number(amount(value, most, what))


def dated(kind, value):
    """Return DTM for a date (format 102), as a list; empty without a value."""
    return [["DTM", (kind, plain_day(value), "102")]] if value else []


def timed(kind, value):
    """Return DTM for a date with time (format 203, or 204 with seconds)."""
    day, time = moment(value)
    return ["DTM", (kind, day + time, "203" if len(time) == 4 else "204")]


def quantity(kind, value, unit, what):
    """Return QTY."""
    return ["QTY", (kind, number(value, 15, what), code(unit, 3, "unit") or "")]


def money(kind, value, what):
    """Return MOA."""
    return ["MOA", (kind, number(value, 18, what))]


def reference(item):
    """Return RFF for a canonical reference."""
    kind = code(item["qualifier"], 3, "reference qualifier")
    return ["RFF", (kind, code(item["value"], 35, f"reference {kind}"))]


def named(kind, value, what):
    """Return RFF for one of our own fields, as a list; empty without a value."""
    return [["RFF", (kind, code(value, 35, what))]] if value else []


def party(item):
    """Return NAD; a party without content gives none."""
    names = chunks(item.get("name"), _LINE)[:5]
    streets = chunks(item.get("street"), _LINE)[:3]
    streets += chunks(item.get("street2"), _LINE)[: 4 - len(streets)]
    value = code(item.get("code"), 35, "party code")
    identity = (value, "", _agency(item)) if value else ""
    place = [
        text(item.get("city"), 35),
        text(item.get("state"), 9),
        text(item.get("zip"), 9),
        text(item.get("country"), 3),
    ]
    if not (names or streets or value or any(place)):
        return []
    role = item.get("qualifier") or ROLE_CODES[item["role"]]
    return [["NAD", role, identity, "", tuple(names), tuple(streets), *place]]


def _agency(item):
    agency = item.get("code_type") or "92"
    return code(AGENCIES.get(agency, agency), 3, "agency of a party code")


def items(line, number_, action=""):
    """Return LIN with the first code (a GTIN where there is one), and PIA."""
    pairs = [_item(each) for each in line.get("codes") or []]
    main = next((pair for pair in pairs if pair[1] in ("EN", "SRV", "UP")), None)
    rest = [pair for pair in pairs if pair is not main]
    segments = [["LIN", number_, action, main or ""]]
    function = "1" if main else "5"
    for at in range(0, len(rest), 5):
        segments.append(["PIA", function, *rest[at : at + 5]])
    return segments


def _item(item):
    qualifier = item.get("qualifier") or ITEM_CODES[item["kind"]]
    qualifier = X12_ITEM_CODES.get(qualifier, qualifier)
    return code(item["value"], 35, "item code"), qualifier


def line_number(line, ordinal):
    """Return (LIN 1082, RFF segments): what is no number of six digits goes to RFF."""
    own = code(line["number"], 35, "line number")
    if own.isascii() and own.isdigit() and len(own) <= 6:
        return own, []
    return str(ordinal), [["RFF", ("LI", own)]]


def descriptions(value):
    """Return IMD segments of two times 35 characters each."""
    pieces = chunks(value, _LINE)
    return [
        ["IMD", "F", "", ("", "", "", *pieces[at : at + 2])]
        for at in range(0, len(pieces), 2)
    ]


def texts(notes, kind="AAI"):
    """Return FTX segments, one a note of up to five lines."""
    return [
        ["FTX", kind, "", "", tuple(lines[at : at + 5])]
        for note in notes or []
        for lines in [chunks(note, 70)]
        for at in range(0, len(lines), 5)
    ]


def charge(item):
    """Return ALC and MOA."""
    amount = money("8", item["amount"], "allowance or charge")
    return [charge_segment(item), amount]


def charge_segment(item, handling=""):
    """Return ALC; a code that is too long for 7161 stands in 1230.

    :param handling: 4471, who settles it and how.
    """
    own = code(item.get("code"), 35, "allowance or charge code")
    short, long = (own, "") if len(own) <= 3 else ("", own)
    words = chunks(item.get("description"), _LINE)[:2]
    sign = "A" if item["kind"] == "allowance" else "C"
    return ["ALC", sign, long, handling, "", (short, "", "", *words)]


def terms(item):
    """Return PAT and PCD: net days, then the discount (2475 = 5: from the invoice)."""
    if not item:
        return []
    segments = []
    if item.get("net_days") is not None or item.get("description"):
        words = chunks(item.get("description"), _LINE)[:2]
        # 4277 is mandatory where its text is sent; ZZZ: agreed between the parties.
        described = ("ZZZ", "", "", *words) if words else ""
        segments.append(["PAT", "1", described, _days(item.get("net_days"))])
    percent = item.get("discount_percent")
    if percent is not None or item.get("discount_days") is not None:
        segments.append(["PAT", "22", "", _days(item.get("discount_days"))])
        if percent is not None:
            segments.append(["PCD", ("12", number(percent, 10, "discount"), "13")])
    return segments


def _days(value):
    return "" if value is None else ("5", "3", "D", str(min(value, 999)))


def carrier(scac, name, service=""):
    """Return TDT for the main transport (20), as a list; 182 is the SCAC list."""
    scac = code(scac, 17, "carrier code")
    name, service = text(name, _LINE), text(service, 17)
    if not (scac or name or service):
        return []
    known = (scac, "172", "182") if scac else ("", "", "")
    return [["TDT", "20", "", ("", service), "", (*known, name)]]


def line_count(segments):
    """Return CNT with the number of lines."""
    lines = sum(1 for segment in segments if segment[0] == "LIN")
    return ["CNT", ("2", str(lines))]
