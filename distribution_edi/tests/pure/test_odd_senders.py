# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Orders in the manner of real senders: what a clerk would read is what is read.

Each case is a file, what comes of it in one line of text, and the codes of what is
found wrong. ``! `` stands for a file that no order can be made of.
"""

import canonical
import ediwire
import pytest

_HEAD = "BEG*00*SA*PO1**20250601~"
_LINE = "PO1*1*3*EA*9.25**VN*A~"
_READ = "PO1 2025-06-01 | 1 3 EA 9.25 VN:A"


def _isa(version="00401", repetition="U", usage="P"):
    return (
        "ISA*00*          *00*          *ZZ*BUYER          *ZZ*SELLER         "
        f"*250601*0800*{repetition}*{version}*000000007*0*{usage}*>~"
    )


def _x12(body, version="004010", isa="00401", marks="*>~", code="850"):
    """Return an interchange with one set; ``marks``: element, component, terminator."""
    count = body.count("~") + 2
    text = (
        f"{_isa(isa)}GS*PO*BUYER*SELLER*20250601*0800*7*X*{version}~ST*{code}*0001~"
        f"{body}SE*{count}*0001~GE*1*7~IEA*1*000000007~"
    )
    element, component, terminator = marks[0], marks[1], marks[2:]
    table = {"*": element, ">": component, "~": terminator}
    return text.translate(str.maketrans(table)).encode()


def _order(lines, head=_HEAD, **options):
    return _x12(f"{head}{lines}CTT*{lines.count('PO1*')}~", **options)


def _folded(data, width, end):
    return end.join(data[at : at + width] for at in range(0, len(data), width))


_EDIFACT_HEAD = "BGM+220+PO1+9'DTM+137:20250601:102'"
_EDIFACT_LINE = "LIN+1++A:VN'QTY+21:3:EA'PRI+AAA:9.25'"


def _edifact(lines, head=_EDIFACT_HEAD, version="D:96A:UN", una="UNA:+.? '"):
    body = f"{head}{lines}UNS+S'"
    text = f"{una}UNB+UNOC:3+B:14+S:14+250601:0800+7'UNH+1+ORDERS:{version}'{body}"
    count = body.count("'") + 2
    return f"{text}UNT+{count}+1'UNZ+1+7'".encode()


_GOOD = _order(_LINE)
_X12_CASES = {
    "codes in small letters": (
        _order("PO1*1*3*ea*9.25**vn*A~", "BEG*00*sa*PO1**20250601~N1*st*Shop*92*0042~"),
        "PO1 2025-06-01 ship_to=0042 | 1 3 EA 9.25 VN:A",
        "",
    ),
    "blanks around identifiers": (
        _order(
            "PO1*1*3*EA*9.25**VN* A ~",
            "BEG*00*SA*PO1  **20250601~N1*ST* Shop *92* 0042 ~",
        ),
        "PO1 2025-06-01 ship_to=0042 | 1 3 EA 9.25 VN:A",
        "",
    ),
    "blanks around numbers": (
        _order("PO1*1* 3 *EA* 9.25 **VN*A~"),
        _READ,
        "element_characters",
    ),
    "leading zeros, and no zero": (
        _order("PO1*001*0003*EA*09.2500**VN*A~PO1*002*1.0*EA*.5**VN*B~"),
        "PO1 2025-06-01 | 001 3 EA 9.25 VN:A | 002 1 EA 0.5 VN:B",
        "",
    ),
    "lines without numbers": (
        _order("PO1**3*EA*9.25**VN*A~PO1**4*EA*1**VN*B~"),
        "PO1 2025-06-01 | 1 3 EA 9.25 VN:A | 2 4 EA 1 VN:B",
        "",
    ),
    "ten pairs of item codes": (
        _order(
            "PO1*1*3*EA*9.25*TE*UP*012345678905*VN*A*IN*B*SK*C*PI*D*IT*E*BO*F*IZ*G"
            "*MG*H*CB*I~"
        ),
        "PO1 2025-06-01 | 1 3 EA 9.25 UP:012345678905 VN:A IN:B SK:C PI:D IT:E BO:F "
        "IZ:G MG:H CB:I",
        "",
    ),
    "kind of a code without the code": (
        _order("PO1*1*3*EA*9.25**UP**VN*A~"),
        _READ,
        "element_condition",
    ),
    "code without its kind": (
        _order("PO1*1*3*EA*9.25***X*VN*A~"),
        "PO1 2025-06-01 | 1 3 EA 9.25 ?:X VN:A",
        "element_condition",
    ),
    "empty elements at the end": (
        _order("PO1*1*3*EA*9.25**VN*A****~", "BEG*00*SA*PO1**20250601****~REF*DP*1**~"),
        _READ,
        "",
    ),
    "less than nothing": (
        _order("PO1*1*-3*EA*9.25**VN*A~"),
        "PO1 2025-06-01 | 1 -3 EA 9.25 VN:A",
        "quantity_negative",
    ),
    "comma in a price": (
        _order("PO1*1*3*EA*9,25**VN*A~"),
        "PO1 2025-06-01 | 1 3 EA - VN:A",
        "element_characters value_unreadable",
    ),
    "comma for thousands": (
        _order("PO1*1*1,200*EA*9.25**VN*A~"),
        "!",
        "element_characters value_unreadable",
    ),
    "price for a hundred": (
        _order("PO1*1*300*EA*9.25*HP*VN*A~"),
        "PO1 2025-06-01 | 1 300 EA 0.0925 VN:A",
        "",
    ),
    "no charge": (
        _order("PO1*1*3*EA**NC*VN*A~"),
        "PO1 2025-06-01 | 1 3 EA 0 VN:A",
        "element_condition",
    ),
    "EACH": (
        _order("PO1*1*3*Each*9.25**VN*A~"),
        "PO1 2025-06-01 | 1 3 EACH 9.25 VN:A",
        "element_too_long",
    ),
    "no unit": (_order("PO1*1*3**9.25**VN*A~"), "!", "value_missing"),
    "stores": (
        _order(
            "PO1*1*28*EA*9.25**VN*A~SDQ*EA*92*01*1*02*2*03*3*04*4*05*5~"
            "SDQ*EA*92*06*6*07*7~"
        ),
        "PO1 2025-06-01 | 1 28 EA 9.25 VN:A @01=1 @02=2 @03=3 @04=4 @05=5 @06=6 @07=7",
        "",
    ),
    "stores that get less": (
        _order("PO1*1*28*EA*9.25**VN*A~SDQ*EA*92*01*1*02*2~"),
        "PO1 2025-06-01 | 1 28 EA 9.25 VN:A @01=1 @02=2",
        "stores_total_wrong",
    ),
    "place in the line": (
        _order(
            "PO1*1*3*EA*9.25**VN*A~N1*ST*Shop 1*92*01~PO1*2*4*EA*1**VN*B~"
            "N1*ST*Shop 2*92*02~"
        ),
        "PO1 2025-06-01 | 1 3 EA 9.25 VN:A @01=3 | 2 4 EA 1 VN:B @02=4",
        "",
    ),
    "several places in the line": (
        _order("PO1*1*3*EA*9.25**VN*A~N1*ST*Shop 1*92*01~N1*ST*Shop 2*92*02~"),
        "PO1 2025-06-01 | 1 3 EA 9.25 VN:A @01=3 @02=3",
        "stores_total_wrong",
    ),
    "other party in the line": (
        _order("PO1*1*3*EA*9.25**VN*A~N1*Z7*Counter 4~"),
        f"{_READ} # Line 1: party Z7 Counter 4",
        "",
    ),
    "place after the lines": (
        _x12(f"{_HEAD}{_LINE}CTT*1~N1*ST*Shop*92*0042~"),
        "PO1 2025-06-01 ship_to=0042 | 1 3 EA 9.25 VN:A",
        "segment_order",
    ),
    "town before street": (
        _order(_LINE, f"{_HEAD}N1*ST*Shop*92*0042~N4*Dallas*TX~N3*Main St~"),
        "PO1 2025-06-01 ship_to=0042 | 1 3 EA 9.25 VN:A",
        "segment_order",
    ),
    "003060": (
        _order(_LINE, "BEG*00*SA*PO1**250601~DTM*010*250615~", version="003060"),
        "PO1 2025-06-01 ship 2025-06-15 | 1 3 EA 9.25 VN:A",
        "group_version_near",
    ),
    "003050 with the century beside": (
        _order(_LINE, "BEG*00*SA*PO1**250601~DTM*010*250615***20~", version="003050"),
        "PO1 2025-06-01 ship 2025-06-15 | 1 3 EA 9.25 VN:A",
        "element_condition group_version_near",
    ),
    "003070VICS with a period": (
        _order(
            _LINE, "BEG*00*SA*PO1**250601~DTM*010****D8*20250615~", version="003070VICS"
        ),
        "PO1 2025-06-01 ship 2025-06-15 | 1 3 EA 9.25 VN:A",
        "group_version_near",
    ),
    "a week as a period": (
        _order(_LINE, f"{_HEAD}DTM*010****RD8*20250609-20250615~"),
        "PO1 2025-06-01 ship 2025-06-09 | 1 3 EA 9.25 VN:A",
        "",
    ),
    "004010 with a short date": (
        _order(_LINE, "BEG*00*SA*PO1**250601~"),
        "!",
        "element_too_short value_unreadable",
    ),
    "005010": (_order(_LINE, version="005010", isa="00501"), _READ, ""),
    "006020": (_order(_LINE, version="006020"), _READ, "group_version_near"),
    "bars and lines": (_order(_LINE, marks="|^\n"), _READ, ""),
    "tabs and line ends": (_order(_LINE, marks="\t:\r\n"), _READ, ""),
    "control characters": (_order(_LINE, marks="\x1d\x1f\x1e"), _READ, ""),
    "folded at 80": (_folded(_GOOD, 80, b"\r\n"), _READ, ""),
    "folded at 30": (_folded(_GOOD, 30, b"\n"), _READ, ""),
    "two byte order marks": (b"\xef\xbb\xbf" * 2 + b" " + _GOOD, _READ, "data_before"),
    "in a mail": (b"Subject: order\r\n\r\n" + _GOOD, _READ, "data_before"),
    "names in UTF-8": (
        _order(_LINE, f"{_HEAD}N9*L1*X~MSG*Łódź 北京~"),
        f"{_READ} # Łódź 北京",
        "",
    ),
    "names in Latin-1": (
        _order(_LINE, f"{_HEAD}N9*L1*X~MSG*Größe~").decode().encode("latin-1"),
        f"{_READ} # Größe",
        "",
    ),
    "quotes of Windows": (
        _order(_LINE, f"{_HEAD}N9*L1*X~MSG*Joe’s “Café”~").decode().encode("cp1252"),
        f"{_READ} # Joe’s “Café”",
        "",
    ),
    "empty segments": (
        _order("~PO1*1*3*EA*9.25**VN*A~~"),
        _READ,
        "set_count_wrong",
    ),
    "other kind of order": (
        _order(_LINE, "BEG*00*XX*PO1**20250601~"),
        _READ,
        "",
    ),
    "unknown purpose": (
        _order(_LINE, "BEG*77*SA*PO1**20250601~"),
        "!",
        "value_unreadable",
    ),
    "wrong count of lines": (
        _x12(f"{_HEAD}{_LINE}CTT*5~"),
        _READ,
        "lines_count_wrong",
    ),
    "cut off": (
        _GOOD.replace(b"SE*5*0001~", b""),
        _READ,
        "set_trailer_missing",
    ),
}
_EDIFACT_CASES = {
    "plain": (_edifact(_EDIFACT_LINE), _READ, ""),
    "D.93A": (_edifact(_EDIFACT_LINE, version="D:93A:UN"), _READ, "version_near"),
    "D.97A": (_edifact(_EDIFACT_LINE, version="D:97A:UN"), _READ, "version_near"),
    "EANCOM of D.01B": (_edifact(_EDIFACT_LINE, version="D:01B:UN:EAN010"), _READ, ""),
    "codes in small letters": (
        _edifact(
            "LIN+1++A:vn'QTY+21:3:ea'PRI+AAA:9.25'", f"{_EDIFACT_HEAD}NAD+dp+0042::92'"
        ),
        "PO1 2025-06-01 ship_to=0042 | 1 3 EA 9.25 VN:A",
        "",
    ),
    "decimal comma": (
        _edifact(_EDIFACT_LINE.replace("9.25", "9,25"), una="UNA:+,? '"),
        _READ,
        "",
    ),
    "decimal comma against UNA": (
        _edifact(_EDIFACT_LINE.replace("9.25", "9,25")),
        _READ,
        "decimal_mark",
    ),
    "no UNA": (_edifact(_EDIFACT_LINE, una=""), _READ, ""),
    "line breaks": (
        _edifact(_EDIFACT_LINE).replace(b"'", b"'\r\n").replace(b"? '", b"? '"),
        _READ,
        "",
    ),
    "date with a time": (
        _edifact(_EDIFACT_LINE, "BGM+220+PO1+9'DTM+137:202506010915:203'"),
        _READ,
        "",
    ),
    "date without a format": (
        _edifact(_EDIFACT_LINE, "BGM+220+PO1+9'DTM+137:20250601'"),
        _READ,
        "",
    ),
    "lines without numbers or units": (
        _edifact("LIN+++A:VN'QTY+21:3'LIN+++B:VN'QTY+21:4'"),
        "PO1 2025-06-01 | 1 3 PCE - VN:A | 2 4 PCE - VN:B",
        "value_assumed",
    ),
    "price for a hundred": (
        _edifact("LIN+1++A:VN'QTY+21:3:EA'PRI+AAA:925:CT::100:PCE'"),
        _READ,
        "",
    ),
    "list price and net price": (
        _edifact("LIN+1++A:VN'QTY+21:3:EA'PRI+AAB:12'PRI+AAA:9.25'"),
        _READ,
        "",
    ),
    "less than nothing": (
        _edifact(_EDIFACT_LINE.replace("21:3", "21:-3")),
        "PO1 2025-06-01 | 1 -3 EA 9.25 VN:A",
        "quantity_negative",
    ),
    "stores": (
        _edifact(f"{_EDIFACT_LINE}LOC+7+S1::92'QTY+11:1:EA'LOC+7+S2::92'QTY+11:2:EA'"),
        f"{_READ} @S1=1 @S2=2",
        "",
    ),
    "place in the line": (
        _edifact(
            f"{_EDIFACT_LINE}NAD+DP+S1::92'LIN+2++B:VN'QTY+21:4:EA'NAD+DP+S2::92'"
        ),
        f"{_READ} @S1=3 | 2 4 EA - VN:B @S2=4",
        "",
    ),
    "names in UTF-8 as Latin-1": (
        _edifact(_EDIFACT_LINE, f"{_EDIFACT_HEAD}FTX+AAI+++Łódź'"),
        f"{_READ} # Łódź",
        "characters_outside",
    ),
    "quotes of Windows": (
        _edifact(_EDIFACT_LINE, f"{_EDIFACT_HEAD}FTX+AAI+++“Café”'")
        .decode()
        .encode("cp1252"),
        f"{_READ} # “Café”",
        "characters_outside",
    ),
}


def _text(order):
    """Return a canonical order in one line."""
    parts = [order["number"], order["order_date"]]
    parts += [
        f"ship_to={party['code']}"
        for party in order.get("parties", ())
        if party["role"] == "ship_to"
    ]
    if "requested_ship" in order:
        parts.append(f"ship {order['requested_ship']}")
    for line in order["lines"]:
        parts += ["|", line["number"], line["quantity"], line["unit"]]
        parts.append(line.get("price", "-"))
        parts += [
            f"{each['qualifier'] or '?'}:{each['value']}" for each in line["codes"]
        ]
        parts += [f"@{s['store']}={s['quantity']}" for s in line.get("stores", ())]
    return " ".join([*parts, *(f"# {note}" for note in order.get("notes", ()))])


def _read(data):
    """Return (order in one line, sorted codes of findings) of a file with one order."""
    (interchange,) = ediwire.read_interchanges(data)
    (group,) = interchange.groups
    (found,) = group.sets
    document, findings = ediwire.documents.read(found)
    if document:
        canonical.parse(document)
    said = [*interchange.findings, *group.findings, *found.findings, *findings]
    codes = " ".join(sorted({each.code for each in said}))
    return _text(document) if document else "!", codes


@pytest.mark.parametrize("name", _X12_CASES)
def test_x12(name):
    data, text, codes = _X12_CASES[name]
    assert _read(data) == (text, codes)


@pytest.mark.parametrize("name", _EDIFACT_CASES)
def test_edifact(name):
    data, text, codes = _EDIFACT_CASES[name]
    assert _read(data) == (text, codes)


def test_two_interchanges_with_other_separators():
    second = _order(_LINE, "BEG*00*SA*PO2**20250601~", marks="|:!")
    found = [
        ediwire.documents.read(group.sets[0])[0]["number"]
        for interchange in ediwire.read_interchanges(_GOOD + b"\r\n\r\n" + second)
        for group in interchange.groups
    ]
    assert found == ["PO1", "PO2"]


def test_groups_of_different_documents():
    more = (
        "GS*PC*B*S*20250601*0800*8*X*004010~ST*860*0001~BCH*04*SA*PO1***20250602~"
        "POC*1*QI*5*2*EA*9.25**VN*A~CTT*1~SE*5*0001~GE*1*8~"
        "GS*FA*B*S*20250601*0800*9*X*004010~ST*997*0001~AK1*PR*5~AK9*A*1*1*1~"
        "SE*4*0001~GE*1*9~IEA*3*"
    )
    data = _GOOD.replace(b"IEA*1*", more.encode())
    (interchange,) = ediwire.read_interchanges(data)
    assert interchange.findings == []
    kinds = [
        ediwire.documents.read(group.sets[0])[0]["type"] for group in interchange.groups
    ]
    assert kinds == ["order", "order_change", "acknowledgement"]


def test_three_thousand_stores():
    shares = [f"*{at:04d}*1" for at in range(3000)]
    segments = "".join(
        f"SDQ*EA*92{''.join(shares[at : at + 10])}~" for at in range(0, 3000, 10)
    )
    (interchange,) = ediwire.read_interchanges(
        _order(f"PO1*1*3000*EA*9.25**VN*A~{segments}")
    )
    (found,) = interchange.groups[0].sets
    document, findings = ediwire.documents.read(found)
    assert found.findings == findings == []
    (line,) = document["lines"]
    assert len(line["stores"]) == 3000
    assert line["stores"][-1] == {"store": "2999", "quantity": "1"}
