# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""EDIFACT interchanges are written as agreed, and answered by CONTRL."""

import canonical
import ediwire
import pytest
from ediwire import edifact

ORDER = (
    "BGM+220+PO1+9'DTM+137:20261121:102'NAD+BY+4012345000009::9'"
    "LIN+1++4012345678901:EN'QTY+21:5:PCE'UNS+S'CNT+2:1'"
)
BODY = [
    ["BGM", "220", "PO+1?", "9"],
    ["DTM", ("137", "20261121", "102")],
    ["FTX", "AAI", "", "", ("IT'S 5:1", "")],
    ["LIN", "1", "", ""],
    ["QTY", ("21", edifact.Number("2.5"), "PCE")],
    ["UNS", "S"],
]


def written(profile, *messages, report=None):
    messages = messages or (("ORDERS", BODY),)
    return edifact.write_interchange(messages, profile, report).decode("latin-1")


def test_an_interchange_as_agreed(edifact_profile):
    profile = edifact_profile(
        sender=("14", "4012345000009", "BACK"),
        usage="T",
        ack_requested=True,
        application="ORDERS",
        version="D:96A:UN:EAN008",
        message_control=7,
        line_breaks=True,
    )
    assert written(profile).splitlines() == [
        "UNA:+.? '",
        "UNB+UNOC:3+4012345000009:14:BACK+5412345000013:14+261121:0915+42++ORDERS"
        "++1++1'",
        "UNH+7+ORDERS:D:96A:UN:EAN008'",
        "BGM+220+PO?+1??+9'",
        "DTM+137:20261121:102'",
        "FTX+AAI+++IT?'S 5?:1'",
        "LIN+1'",
        "QTY+21:2.5:PCE'",
        "UNS+S'",
        "UNT+8+7'",
        "UNZ+1+42'",
    ]


def test_una_may_be_left_out_only_for_the_usual_characters(edifact_profile):
    assert written(edifact_profile(advise=False)).startswith("UNB+")
    marks = edifact.Delimiters(decimal=",")
    text = written(edifact_profile(advise=False, delimiters=marks))
    assert text.startswith("UNA:+,? 'UNB+")
    assert "QTY+21:2,5:PCE'" in text


def test_syntax_four_has_a_century_and_a_repetition_separator(edifact_profile):
    marks = edifact.Delimiters(repetition="*")
    profile = edifact_profile(syntax_version="4", delimiters=marks)
    body = [["FTX", "AAI", "", "", "A*B"]]
    text = written(profile, ("ORDERS", body))
    assert text.startswith("UNA:+.?*'UNB+UNOC:4+")
    assert "+20261121:0915+" in text
    assert "FTX+AAI+++A?*B'" in text


def test_a_version_by_message(edifact_profile):
    profile = edifact_profile(versions={"DESADV": "D:96A:UN:EAN005"})
    text = written(profile, ("ORDERS", []), ("DESADV", []))
    assert "UNH+1+ORDERS:D:96A:UN'" in text
    assert "UNH+2+DESADV:D:96A:UN:EAN005'" in text
    assert text.endswith("UNZ+2+42'")


@pytest.mark.parametrize(
    ("syntax", "value", "sent"),
    [
        ("UNOC", "Süß", "Süß"),
        ("UNOA", "Süß & co.", "SUSS & CO."),
        ("UNOB", "Łódź – 5€", "Lodz - 5EUR"),
        ("UNOB", "★ 5 × 2″", '5 x 2"'),
        ("UNOC", "Łódź", "Lódz"),
        ("UNOC", "two\nlines", "two lines"),
        ("UNOD", "Łódź", "Łódź"),
        ("UNOW", "天津", "天津"),
    ],
)
def test_characters_are_those_of_the_set(edifact_profile, syntax, value, sent):
    report = []
    profile = edifact_profile(syntax_id=syntax)
    messages = [("ORDERS", [["FTX", "AAI", "", "", (value,)]])]
    raw = edifact.write_interchange(messages, profile, report)
    (interchange,) = ediwire.read_interchanges(raw)
    (message,) = interchange.groups[0].sets
    assert message.segments[1][4:] == ([[sent]] if sent else [])
    assert [each.value for each in report] == ([] if value == sent else [value])
    assert not [x for x in message.findings if x.code == "characters_outside"]


@pytest.mark.parametrize(
    ("syntax", "release", "segment", "words"),
    [
        ("UNOB", "?", ["FTX", "AAI", "", "", ("天津",)], "天津.*FTX element 4.*UNOB"),
        (
            "UNOC",
            "?",
            ["NAD", "DP", "", "", "Łódź 東"],
            "'東', which the character set",
        ),
        ("UNOB", "?", ["BGM", "220", "PO-é1"], "'é', which cannot be sent"),
        ("UNOC", "?", ["LIN", "1", "", ("Ł1", "SA")], "'Ł', which cannot be sent"),
        ("UNOC", "", ["RFF", ("ON", "A:1")], "'A:1' in RFF.*number or code"),
    ],
)
def test_what_would_be_sent_as_something_else_is_refused(
    edifact_profile, syntax, release, segment, words
):
    marks = edifact.Delimiters(release=release)
    profile = edifact_profile(syntax_id=syntax, delimiters=marks)
    with pytest.raises(ediwire.WriteError, match=words):
        edifact.write_interchange([("ORDERS", [segment])], profile)
    # An answer repeats what the partner sent, whatever it was.
    assert edifact.write_interchange([("CONTRL", [segment])], profile)


def test_capitals_take_the_place_of_small_letters_in_codes_too(edifact_profile):
    profile = edifact_profile(syntax_id="UNOA")
    assert "BGM+220+PO-A1'" in written(profile, ("ORDERS", [["BGM", "220", "po-a1"]]))


@pytest.mark.parametrize(
    "values",
    [
        {"sender": ("14", "")},
        {"receiver": ("14444", "X")},
        {"control": 0},
        {"control": 10**14},
        {"syntax_id": "UNOZ"},
        {"syntax_version": "5"},
        {"delimiters": edifact.Delimiters(element=":")},
        {"delimiters": edifact.Delimiters(segment="A")},
        {"delimiters": edifact.Delimiters(decimal="'")},
    ],
)
def test_what_cannot_be_sent_is_refused(edifact_profile, values):
    with pytest.raises(ediwire.WriteError, match="profile|between"):
        written(edifact_profile(**values))


# --- CONTRL -----------------------------------------------------------------------


def answered(edifact_file, *bodies, policy=None, **options):
    (interchange,) = ediwire.read_interchanges(edifact_file(*bodies, **options))
    return edifact.acknowledge(interchange, policy)


def control_segments(answer):
    code, segments = edifact.documents.write(answer)
    assert code == "CONTRL"
    return segments


def test_good_messages_are_acknowledged(edifact_file):
    answer = answered(edifact_file, ORDER, ORDER)
    assert answer["verdict"] == "accepted"
    assert (answer["group_code"], answer["group_control"]) == ("UNB", "I7")
    parties = (("4012345000009", "14"), ("5412345000013", "14"))
    assert control_segments(answer) == [
        ["UCI", "I7", *parties, "7", ""],
        ["UCM", "M1", ("ORDERS", "D", "96A", "UN"), "7", ""],
        ["UCM", "M2", ("ORDERS", "D", "96A", "UN"), "7", ""],
    ]


def test_errors_are_named_with_segment_and_element(edifact_file):
    bad = ORDER.replace("DTM+137:20261121:102'", "").replace("PCE", "PIECE")
    answer = answered(edifact_file, ORDER, bad)
    assert answer["verdict"] == "partially_accepted"
    assert (answer["received"], answer["accepted"]) == (2, 1)
    assert control_segments(answer)[2:] == [
        ["UCM", "M2", ("ORDERS", "D", "96A", "UN"), "4", ""],
        ["UCS", "3", "13"],
        ["UCS", "5", ""],
        ["UCD", "39", ("2", "3")],
    ]
    policy = {"segment_missing": "accept_with_errors", "element_too_long": "ignore"}
    answer = answered(edifact_file, ORDER, bad, policy=policy)
    assert answer["verdict"] == "accepted_with_errors"
    assert control_segments(answer)[2:] == [
        ["UCM", "M2", ("ORDERS", "D", "96A", "UN"), "7", ""],
        ["UCS", "3", "13"],
    ]


@pytest.mark.parametrize(
    ("old", "new", "error"),
    [
        ("UNT+9+M1", "UNT+8+M1", "29"),
        ("UNT+9+M1", "UNT+9+X", "28"),
        ("UNT+9+M1'", "", "13"),
        ("ORDERS:D:96A", "ORDERS:D:77A", "14"),
    ],
)
def test_a_message_that_is_not_whole_is_rejected(edifact_file, old, new, error):
    data = edifact_file(ORDER).decode()
    assert old in data
    (interchange,) = ediwire.read_interchanges(data.replace(old, new, 1).encode())
    answer = edifact.acknowledge(interchange)
    assert control_segments(answer)[1][3:] == ["4", error]


def test_an_interchange_that_is_not_whole_is_rejected(edifact_file):
    data = edifact_file(ORDER).replace(b"UNZ+1+I7'", b"")
    (interchange,) = ediwire.read_interchanges(data)
    answer = edifact.acknowledge(interchange)
    assert (answer["verdict"], answer["sets"]) == ("rejected", [])
    (segment,) = control_segments(answer)
    assert segment[4:] == ["4", "13"]
    policy = {"interchange_trailer_missing": "ignore"}
    answer = edifact.acknowledge(interchange, policy)
    assert answer["verdict"] == "accepted"


def test_what_a_document_means_is_not_the_matter_of_contrl(edifact_file):
    answer = answered(edifact_file, ORDER.replace("CNT+2:1", "CNT+2:9"))
    assert answer["verdict"] == "accepted"


def test_a_contrl_is_never_answered(edifact_file, edifact_profile):
    answer = answered(edifact_file, ORDER)
    message = edifact_write(edifact_profile, answer)
    (interchange,) = ediwire.read_interchanges(message)
    assert edifact.acknowledge(interchange) is None


def edifact_write(edifact_profile, answer):
    found = edifact.documents.write(answer)
    versions = {"CONTRL": "D:3:UN"}
    return edifact.write_interchange([found], edifact_profile(versions=versions))


@pytest.mark.parametrize("syntax_version", ["3", "4"])
def test_a_contrl_is_read_as_it_was_written(
    edifact_file, edifact_profile, syntax_version
):
    bad = ORDER.replace("PCE", "PIECE").replace("BGM+220+PO1+9'", "")
    wrong = ORDER.replace("QTY+21:5:PCE", "QTY+21:X:PCE")
    answer = answered(edifact_file, ORDER, bad, wrong, ORDER + "XYZ'")
    found = edifact.documents.write(answer)
    version = "D:3:UN" if syntax_version == "3" else "4:1:UN"
    marks = edifact.Delimiters(repetition="*" if syntax_version == "4" else "")
    profile = edifact_profile(
        versions={"CONTRL": version}, syntax_version=syntax_version, delimiters=marks
    )
    raw = edifact.write_interchange([found], profile)
    (interchange,) = ediwire.read_interchanges(raw)
    (message,) = interchange.groups[0].sets
    assert message.findings == interchange.findings == []
    again, findings = ediwire.documents.read(message)
    assert findings == []
    canonical.parse(again)
    for each in answer["sets"]:
        for segment in each["segments"]:
            # CONTRL tells places and codes, not tags, numbers of elements and values.
            segment["segment"] = "?"
            for element in segment["elements"]:
                element.pop("reference", None)
                element.pop("value", None)
    assert again == answer


def test_rejected_interchange_is_read(message_of):
    body = "UCI+42+4012345000009:14+5412345000013:14+4+23'"
    document, findings = ediwire.documents.read(
        message_of(body, code="CONTRL", version="D:3:UN")
    )
    assert findings == []
    assert (document["verdict"], document["codes"]) == ("rejected", ["23"])
    assert (document["group_control"], document["sets"]) == ("42", [])


@pytest.mark.parametrize("action", ["", "9"])
def test_an_answer_without_a_known_action_is_no_document(message_of, action):
    body = f"UCI+42+A+B+{action}'"
    message = message_of(body, code="CONTRL", version="D:3:UN")
    document, findings = ediwire.documents.read(message)
    assert document is None
    assert findings


def test_an_aperak_says_what_the_application_found(message_of):
    body = (
        "BGM+313+R77+9+RE'DTM+137:20261121:102'RFF+ON:PO1'RFF+ACW:M1'"
        "ERC+41'FTX+AAO+++ITEM 12 IS NOT KNOWN'ERC+12'"
    )
    message = message_of(body, code="APERAK")
    assert message.findings == []
    document, findings = ediwire.documents.read(message)
    canonical.parse(document)
    assert findings == []
    assert (document["type"], document["number"]) == ("application_advice", "R77")
    [document] = document["documents"]
    assert document["verdict"] == "rejected"
    assert (document["qualifier"], document["reference"]) == ("ACW", "M1")
    assert document["references"] == [{"qualifier": "ON", "value": "PO1"}]
    assert document["errors"] == [
        {"code": "41", "words": "ITEM 12 IS NOT KNOWN"},
        {"code": "12"},
    ]


@pytest.mark.parametrize(("count", "in_head"), [(1, ["RFF+ON:PO-1"]), (2, [])])
def test_shipment_of_one_order_names_it_in_its_head(count, in_head):
    """Receivers look there first; of several orders each line names its own."""
    line = {"number": "1", "quantity": "2", "unit": "PCE"}
    orders = [
        {"order_number": f"PO-{at}", "cartons": [{"lines": [line]}]}
        for at in range(1, count + 1)
    ]
    shipment = {
        "type": "shipment",
        "number": "D-1",
        "shipped_at": "2026-11-21T10:00:00",
        "orders": orders,
    }
    _code, segments = edifact.documents.write(shipment)
    head = segments[: [each[0] for each in segments].index("CPS")]
    named = ["+".join(("RFF", ":".join(each[1]))) for each in head if each[0] == "RFF"]
    assert named == in_head
    assert "CNT" not in {each[0] for each in segments}
