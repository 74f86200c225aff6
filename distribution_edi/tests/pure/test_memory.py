# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A big file costs its own bytes and little more: 64 MB are checked below 150 MB.

Memory is the highest of a process of its own, as Linux counts it. ``EDI_BIG`` sets the
megabytes (64 is the promise; by default less, to keep the run short).
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import ediwire

_ADDON = Path(ediwire.__file__).parents[1]
_MEGABYTES = int(os.environ.get("EDI_BIG") or 4)
#: What an interpreter with ediwire and nothing read takes, and some more.
_MOST = 150 - 64

_READER = """
import json, re, sys
sys.path.insert(0, sys.argv[1])
import ediwire
with open(sys.argv[2], "rb") as file:
    data = file.read()
sets = findings = 0
for interchange in ediwire.read_interchanges(data):
    for group in interchange.groups:
        for each in group.sets:
            sets += 1
            findings += len(each.findings)
        answer = ediwire.acknowledge(group)
with open("/proc/self/status") as status:
    most = int(re.search(r"VmHWM:\\s+(\\d+)", status.read())[1]) / 1024
print(json.dumps([sets, findings, most]))
"""


def _write(path, envelope, megabytes):
    """Write one interchange of many 850s, piece by piece."""
    body = "BEG*00*SA*PO4711**20250601~" + "PO1**12*EA*9.25**UP*012345678905~" * 40
    data = envelope(body)
    begin, end = data.index(b"ST*"), data.index(b"GE*")
    one = data[begin:end]
    sets = megabytes * 1_000_000 // len(one)
    with path.open("wb") as file:
        file.write(data[:begin])
        for number in range(sets):
            control = b"*%04d~" % (number + 1)
            file.write(one.replace(b"*0001~", control))
        file.write(b"GE*%d*7~IEA*1*000000007~" % sets)
    return sets


def test_memory_is_flat_in_the_size_of_the_file(tmp_path, envelope, capsys):
    path = tmp_path / "big.x12"
    sets = _write(path, envelope, _MEGABYTES)
    done = subprocess.run(
        [sys.executable, "-c", _READER, str(_ADDON), str(path)],
        stdout=subprocess.PIPE,
        check=True,
    )
    seen, findings, most = json.loads(done.stdout)
    with capsys.disabled():
        print(f"\n{_MEGABYTES} MB, {seen} documents: {most:.0f} MB at most")
    assert (seen, findings) == (sets, 0)
    assert most < _MEGABYTES + _MOST
