# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Documents of a made-up partner, for the tests."""

from datetime import datetime

from .. import ediwire

PARTNER = ("08", "0061999000017")
OURS = ("ZZ", "NORTHWHOLESALE")
MOMENT = datetime(2026, 11, 20, 8, 30)


def line(number, item, quantity=6, price="10.00", unit="EA"):
    """Return the segments of one ordered line; ``item`` is our own code."""
    return [["PO1", str(number), str(quantity), unit, price, "", "VN", item]]


def order(number, lines, purpose="00", ship_to="0042"):
    """Return one 850 as (functional code, set code, segments)."""
    segments = [
        ["BEG", purpose, "SA", number, "", "20261119"],
        ["REF", "DP", "017"],
        ["DTM", "002", "20261204"],
        ["N1", "ST", "Harbour store", "92", ship_to],
        *[segment for each in lines for segment in each],
        ["CTT", str(len(lines))],
    ]
    return "PO", "850", segments


def interchange(sets, control=1, **envelope):
    """Return the bytes of a file that the partner sends us."""
    values = {
        "sender": PARTNER,
        "receiver": OURS,
        "moment": MOMENT,
        "isa_control": control,
        "gs_control": control,
        "usage": "P",
        **envelope,
    }
    return ediwire.write_interchange(sets, ediwire.EnvelopeProfile(**values))


def acknowledgement(group_code, group_control, verdict="A", segments=()):
    """Return a 997 about one document we sent, as (functional, set code, segments)."""
    taken = "0" if verdict == "R" else "1"
    codes = ["5"] if segments else []
    return (
        "FA",
        "997",
        [
            ["AK1", group_code, str(group_control)],
            ["AK2", "855", "0001"],
            *segments,
            ["AK5", verdict, *codes],
            ["AK9", verdict, "1", "1", taken],
        ],
    )
