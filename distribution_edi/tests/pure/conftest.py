# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What the pure tests share: one way to build an interchange, and the corpus.

``ediwire`` is imported late: pytest loads this file before the addons are on the path.
"""

import os
import re
from datetime import datetime
from pathlib import Path

import pytest

_CORPUS = Path(__file__).resolve().parents[3].parent / "shared" / "edi_corpus"

ISA = (
    "ISA*00*          *00*          *ZZ*BUYER          *ZZ*SELLER         "
    "*250601*0800*U*00401*000000007*0*T*>~"
)


@pytest.fixture(scope="session")
def corpus():
    """Return the folder with real documents, or skip."""
    folder = Path(os.environ.get("EDI_CORPUS") or _CORPUS)
    if not folder.is_dir():
        pytest.skip("no corpus: set EDI_CORPUS to a folder with real documents")
    return folder


@pytest.fixture(scope="session")
def envelope():
    """Return a function that wraps the bodies of sets into one interchange's bytes.

    A body is segments between ST and SE, written with * and ~.
    """

    def wrap(*bodies, code="850", group="PO", version="004010"):
        text = f"{ISA}GS*{group}*BUYER*SELLER*20250601*0800*7*X*{version}~"
        for number, body in enumerate(bodies, 1):
            count = body.count("~") + 2
            text += f"ST*{code}*{number:04d}~{body}SE*{count}*{number:04d}~"
        return f"{text}GE*{len(bodies)}*7~IEA*1*000000007~".encode()

    return wrap


@pytest.fixture(scope="session")
def edifact_file():
    """Return a function that wraps the bodies of messages into one interchange.

    A body is segments between UNH and UNT, written with the default characters.
    """

    def wrap(*bodies, code="ORDERS", version="D:96A:UN", syntax="UNOC:3", una=""):
        text = f"{una}UNB+{syntax}+4012345000009:14+5412345000013:14+261121:0915+I7'"
        for number, body in enumerate(bodies, 1):
            count = re.sub(r"\?.", "", body).count("'") + 2
            text += f"UNH+M{number}+{code}:{version}'{body}UNT+{count}+M{number}'"
        return f"{text}UNZ+{len(bodies)}+I7'".encode()

    return wrap


@pytest.fixture(scope="session")
def message_of(edifact_file, one_set):
    """Return a function that gives the message made of one body."""

    def make(body, code="ORDERS", **options):
        return one_set(edifact_file(body, code=code, **options))

    return make


@pytest.fixture(scope="session")
def one_set():
    """Return a function that gives the first set of an interchange's bytes."""

    from ediwire import read_interchanges

    def read(data, **options):
        (interchange,) = read_interchanges(data, **options)
        return interchange.groups[0].sets[0]

    return read


@pytest.fixture(scope="session")
def set_of(envelope, one_set):
    """Return a function that gives the set made of one body."""

    def make(body, code="850", **options):
        return one_set(envelope(body, code=code), **options)

    return make


@pytest.fixture(scope="session")
def profile():
    """Return the envelope that the writer tests use."""
    from ediwire import EnvelopeProfile

    return EnvelopeProfile(
        sender=("ZZ", "SELLER"),
        receiver=("08", "9251750000"),
        moment=datetime(2025, 6, 1, 8, 5),
        isa_control=42,
        gs_control=17,
        st_control=301,
    )


@pytest.fixture(scope="session")
def edifact_profile():
    """Return a function that gives the EDIFACT envelope of the writer tests."""
    from ediwire.edifact import EdifactProfile

    def make(**values):
        wanted = {
            "sender": ("14", "4012345000009"),
            "receiver": ("14", "5412345000013"),
            "moment": datetime(2026, 11, 21, 9, 15),
            "control": 42,
        }
        return EdifactProfile(**{**wanted, **values})

    return make


ORDER = (
    "BEG*00*SA*PO4711**20250601~REF*DP*038~N1*ST*NORTH STORE*92*0042~"
    "PO1*1*12*EA*9.25**UP*012345678905*VN*V1~CTT*1*12~"
)


@pytest.fixture(scope="session")
def order_body():
    """Return the body of a clean 850 with one line."""
    return ORDER
