# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Writing 2,000 shipment notices (856) of 50 cartons, against bare f-strings.

Ours goes from canonical documents to the bytes of one interchange each: it looks every
element's length up, takes separators out of the data and builds the tree of levels. The
floor writes the very same bytes with one f-string a segment and checks nothing.
"""

import json
import statistics
import subprocess
import time
from datetime import datetime

NOTICES = 2_000
CARTONS = 50
_RUNS = 3
_MOMENT = datetime(2026, 11, 20, 8)
_HEAD = (
    "ISA*00*          *00*          *ZZ*SELLER         *ZZ*BUYER          "
    "*261120*0800*U*00401*000000001*0*P*>~GS*SH*SELLER*BUYER*20261120*0800*1*X*004010~"
)
_BUYER = "BUYER"
_SELLER = "SELLER"


def run(context):
    """Return notices per second of CPU of both, medians of interleaved runs."""
    done = subprocess.run(
        [str(context.python), __file__],
        env=context.pure_variables(),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def measure():
    """Write the same notices in turns, in an interpreter that has ediwire."""
    notices = [make_notice(number) for number in range(1, NOTICES + 1)]
    if _ours(notices[0]) != _floor(notices[0]):
        raise AssertionError("the floor does not write what ediwire writes")
    speeds = {"ours": [], "floor": []}
    for _turn in range(_RUNS):
        for name, write in (("ours", _ours), ("floor", _floor)):
            start = time.process_time()
            size = sum(len(write(notice)) for notice in notices)
            speeds[name].append(NOTICES / (time.process_time() - start))
    ours, floor = (statistics.median(speeds[name]) for name in ("ours", "floor"))
    segments = _ours(notices[0]).count(b"~")
    return {
        "ratio": ours / floor,
        "ours": ours,
        "floor": floor,
        "unit": "notices/cpu s",
        "detail": (
            f"{NOTICES} notices of {CARTONS} cartons, {segments} segments and "
            f"{size / NOTICES / 1000:.0f} kB each: {ours * segments:,.0f} segments a "
            "second from canonical documents, checked; the floor writes the same bytes "
            "with f-strings"
        ),
    }


def make_notice(number):
    """Return a canonical shipment of :data:`CARTONS` cartons, one item in each."""
    return {
        "type": "shipment",
        "number": f"ASN{number:06d}",
        "shipped_at": "2026-11-20T07:30:00",
        "carrier_scac": "UPSN",
        "bill_of_lading": f"BOL{number:07d}",
        "parties": [
            {"role": "ship_from", "qualifier": "SF", "name": "NORTH", "city": "DOVER"},
            {"role": "ship_to", "qualifier": "ST", "code": "0042", "code_type": "92"},
        ],
        "orders": [
            {
                "order_number": f"PO{number:06d}",
                "order_date": "2026-11-18",
                "cartons": [_carton(number, each) for each in range(1, CARTONS + 1)],
            }
        ],
    }


def _carton(number, each):
    return {
        "sscc": f"{number * 1000 + each:018d}",
        "lines": [
            {
                "number": str(each),
                "quantity": str(each % 7 + 1),
                "unit": "EA",
                "codes": [
                    {"kind": "gtin", "qualifier": "UP", "value": f"{each:012d}"},
                    {"kind": "vendor", "qualifier": "VN", "value": f"ITEM-{each}"},
                ],
                "description": f"WIDGET {each} WITH HANDLE",
            }
        ],
    }


def _ours(notice):
    import ediwire

    profile = ediwire.EnvelopeProfile(
        sender=("ZZ", _SELLER),
        receiver=("ZZ", _BUYER),
        moment=_MOMENT,
        isa_control=1,
        gs_control=1,
    )
    return ediwire.write_interchange([ediwire.documents.write(notice)], profile)


def _floor(notice):
    """Return the same bytes: what is written is known, so nothing is looked up."""
    [order] = notice["orders"]
    ship_from, ship_to = notice["parties"]
    shipped = notice["shipped_at"]
    day, hour = shipped[:10].replace("-", ""), shipped[11:16].replace(":", "")
    cartons = order["cartons"]
    parts = [
        "ST*856*0001",
        f"BSN*00*{notice['number']}*{day}*{hour}*0001",
        "HL*1**S",
        f"TD1*CTN*{len(cartons)}",
        f"TD5*B*2*{notice['carrier_scac']}",
        f"REF*BM*{notice['bill_of_lading']}",
        f"DTM*011*{day}*{hour}",
        f"N1*SF*{ship_from['name']}",
        f"N4*{ship_from['city']}",
        f"N1*ST**{ship_to['code_type']}*{ship_to['code']}",
        "HL*2*1*O",
        f"PRF*{order['order_number']}***{order['order_date'].replace('-', '')}",
    ]
    level, total = 2, 0
    for carton in cartons:
        level += 1
        pack = level
        parts += [f"HL*{pack}*2*P", f"MAN*GM*00{carton['sscc']}"]
        for line in carton["lines"]:
            level += 1
            total += int(line["quantity"])
            parts += [f"HL*{level}*{pack}*I", _floor_item(line)]
            parts += [
                f"SN1*{line['number']}*{line['quantity']}*{line['unit']}",
                f"PID*F****{line['description']}",
            ]
    parts.append(f"CTT*{level}*{total}")
    parts.append(f"SE*{len(parts) + 1}*0001")
    return f"{_HEAD}{'~'.join(parts)}~GE*1*1~IEA*1*000000001~".encode()


def _floor_item(line):
    codes = "".join(f"*{code['qualifier']}*{code['value']}" for code in line["codes"])
    return f"LIN*{line['number']}{codes}"


if __name__ == "__main__":
    print(json.dumps(measure()))
