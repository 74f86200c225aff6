# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Damaged and random bytes: nothing raises, and neighbours are not touched."""

import canonical
import ediwire
from hypothesis import given
from hypothesis import strategies as st
from made_damage import damaged, edits, losses, quickly

_PIECES = st.sampled_from(
    [b"*", b"~", b">", b"\n", b"\x00", b"ISA*", b"IEA*1*1~", b"GS*", b"SE*1*1~"]
    + [b"ST*850*1~", b"HL*1*1*S~", b"PO1*", b"\xff\xfe", "é".encode(), b"AK1*", b" "]
)
_EDITS = edits(_PIECES)
_FAST = quickly(150)

BODIES = {
    "850": "BEG*00*SA*PO4711**20250601~CUR*BY*USD~REF*DP*1**ZZ>2~ITD*01*3*2**10**30~"
    "DTM*002*20250615~N9*L1*X~MSG*HELLO~N1*ST*NORTH*92*42~N3*1 MAIN~N4*DALLAS*TX*75201~"
    "PO1*1*12*EA*9.25**UP*012345678905~PID*F****THING~PO4*6~SDQ*EA*92*01*12~CTT*1*12~",
    "855": "BAK*00*AC*1*20250601*****20250602~PO1*1*12*EA*1~ACK*IA*12*EA*068*20250605~"
    "CTT*1~",
    "856": "BSN*00*A1*20250601*0800*0001~HL*1**S~TD1*CTN*1****G*2*LB~DTM*011*20250601~"
    "HL*2*1*O~PRF*1~HL*3*2*P~MAN*GM*00106141411234567897~HL*4*3*I~LIN**VN*V~SN1**1*EA~"
    "CTT*4~",
    "810": "BIG*20250601*1**2~CUR*SE*USD~IT1*1*2*EA*5~SAC*C*D240***100~TDS*1100~CTT*1~",
    "997": "AK1*PO*7~AK2*850*0001~AK3*PO1*3**8~AK4*3>1*355*5*X~AK5*E*5~AK9*E*1*1*1~",
}


def _use_everything(data):
    """Read, put into words, acknowledge; what comes out must be canonical."""
    interchanges = list(ediwire.read_interchanges(data))
    for interchange in interchanges:
        assert interchange.readable or interchange.findings
        assert all(finding.words() for finding in interchange.findings)
        for group in interchange.groups:
            for each in group.sets:
                assert all(finding.as_dict() for finding in each.findings)
                document, findings = ediwire.documents.read(each)
                assert document or findings or each.findings
                if document:
                    canonical.parse(document)
            answer = ediwire.acknowledge(group)
            if answer:
                canonical.parse(answer)
                ediwire.documents.write(answer)
    return interchanges


@_FAST
@given(st.binary(max_size=300))
def test_random_bytes_never_raise(data):
    assert _use_everything(data)


@_FAST
@given(st.lists(_PIECES, max_size=60).map(b"".join))
def test_random_pieces_of_x12_never_raise(data):
    assert _use_everything(data)


@_FAST
@given(code=st.sampled_from(sorted(BODIES)), wanted=_EDITS)
def test_damaged_documents_never_raise(envelope, code, wanted):
    assert _use_everything(damaged(envelope(BODIES[code], code=code), wanted))


@_FAST
@given(code=st.sampled_from(sorted(BODIES)), cut=st.integers(0, 2000))
def test_truncated_documents_never_raise_and_never_look_clean(envelope, code, cut):
    data = envelope(BODIES[code], code=code)
    short = data[: cut % (len(data) - 1)]
    for interchange in _use_everything(short):
        assert interchange.findings


@_FAST
@given(lost=losses(900, 40))
def test_losses_in_one_interchange_never_touch_its_neighbours(envelope, lost):
    good = envelope(BODIES["850"])
    between = damaged(good[107:], lost)
    interchanges = _use_everything(good + good[:107] + between + b"~" + good)
    for interchange in (interchanges[0], interchanges[-1]):
        (found,) = interchange.groups[0].sets
        assert found.findings == []
        document, _findings = ediwire.documents.read(found)
        assert document["number"] == "PO4711"
