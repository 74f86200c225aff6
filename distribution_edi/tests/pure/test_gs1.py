# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""GS1: keys, element strings, and labels that a decoder can read."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from distribution_edi.gs1 import (
    ElementError,
    check_digit,
    code128,
    gtin14,
    is_valid,
    read,
    write,
)
from distribution_edi.gs1.identifiers import IDENTIFIERS
from distribution_edi.gs1.keys import KEYS, complaint, gtin_complaint
from distribution_edi.gs1.label import CartonLabel, Content, pdf, zpl
from distribution_edi.tests import barcodes

SSCC = "006999912345678905"
LABEL = CartonLabel(
    SSCC,
    ("Our House", "12 Dock Road", "Memphis TN 38118"),
    ("Harbour Retail DC 0042", "100 Harbour Boulevard", "Springfield IL 62701"),
    "62701-1234",
    (("PO", "4500012345"), ("CARRIER", "Old Freight ^~_ Lines"), ("PRO", "123")),
    Content("Hex bolt M8", "24", "EA", "012345678905", "L-7"),
)
READ = ["(00)006999912345678905", "(02)00012345678905(37)24", "(420)627011234"]
LEGAL = "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrst"


# --- keys -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "key, text",
    [
        ("gtin8", "96385074"),
        ("gtin12", "036000291452"),
        ("gtin13", "4006381333931"),
        ("gtin14", "10012345678902"),
        ("gln", "9501101530003"),
        ("sscc", "340123450000000000"),
    ],
)
def test_keys_with_good_and_bad_check_digits(key, text):
    assert is_valid(text, key)
    assert KEYS[key] == len(text)
    wrong = text[:-1] + str((int(text[-1]) + 1) % 10)
    assert complaint(wrong, key) == (
        f"its check digit is {wrong[-1]} and should be {text[-1]}"
    )
    assert "digits instead of" in complaint(text[1:], key)
    assert "something else than digits" in complaint("A" + text[1:], key)
    # Digits of another script are digits to Python, not to a scanner.
    assert not is_valid("٠" + text[1:], key)


@given(st.integers(0, 10**13 - 1), st.integers(0, 12), st.integers(1, 9))
def test_every_wrong_digit_is_found(number, place, shift):
    text = f"{number:013d}"
    text += check_digit(text)
    wrong = (int(text[place]) + shift) % 10
    assert not is_valid(f"{text[:place]}{wrong}{text[place + 1 :]}", "gtin14")


def test_gtin_of_any_length_becomes_fourteen_digits():
    assert gtin14("96385074") == "00000096385074"
    assert gtin14("036000291452") == gtin14("0036000291452") == "00036000291452"
    assert gtin_complaint("1234567890") == (
        "it has 10 digits; a GTIN has 8, 12, 13 or 14"
    )
    for text in ("", "036000291453", "36000291452", "ABC"):
        with pytest.raises(ValueError, match="is no GTIN"):
            gtin14(text)


# --- element strings ------------------------------------------------------------------


def test_values_of_variable_length_are_separated():
    elements = write([("10", "L-7"), ("37", "24"), ("02", "00012345678905")])
    # What has a known length goes first: only one separator is needed.
    assert elements.data == "020001234567890510L-7\x1d3724"
    assert elements.text == "(02)00012345678905(10)L-7(37)24"
    for text in (elements.data, "]C1" + elements.data, elements.text):
        found = read(text)
        assert found.elements == [("02", "00012345678905"), ("10", "L-7"), ("37", "24")]
        assert not found.complaints
    assert found.value("10") == "L-7" and found.value("21") is None


def test_dates_have_a_century_and_may_lack_a_day():
    today = date(2026, 11, 21)
    found = read("17270300" + "11760101" + "15770101", today)
    assert [value for _code, value in found.elements] == [
        "2027-03-31",
        "2076-01-01",
        "1977-01-01",
    ]
    assert read("17271301", today).complaints == ["(17) '271301': it is no date"]


@pytest.mark.parametrize(
    "pair, words",
    [
        (("00", "006999912345678906"), "check digit is 6 and should be 5"),
        (("10", ""), "0 characters instead of 1 to 20"),
        (("10", "a^b"), "characters that no GS1 symbol may hold"),
        (("37", "12.5"), "something else than digits"),
        (("410", "123"), "3 characters instead of 13"),
        (("17", "260231"), "it is no date"),
        (("09", "x"), "application identifier is not known"),
    ],
)
def test_what_does_not_fit_is_refused_and_read_with_a_complaint(pair, words):
    with pytest.raises(ElementError, match=words):
        write([pair])
    [complaint_] = read("({}){}".format(*pair)).complaints
    assert words in complaint_


def test_symbol_that_would_be_too_long():
    with pytest.raises(ElementError, match="split it"):
        write([("91", "x" * 60)])


@given(st.text(max_size=60))
def test_reading_never_raises(text):
    found = read(text, date(2026, 11, 21))
    assert found.elements or found.complaints or not text.strip(" \r\n\t\x1d")


def _value(code):
    kind = IDENTIFIERS[code]
    if kind.kind == "date":
        return st.dates(date(2000, 1, 1), date(2049, 12, 31)).map(
            lambda day: f"{day:%y%m%d}"
        )
    if kind.key:
        body = kind.most - 1
        return st.integers(0, 10**body - 1).map(
            lambda n: (text := f"{n:0{body}d}") + check_digit(text)
        )
    digits = kind.kind == "n"
    return st.text("0123456789" if digits else LEGAL, min_size=kind.least, max_size=20)


def _fits(pair):
    return len(pair[1]) <= IDENTIFIERS[pair[0]].most


PAIRS = st.lists(
    st.sampled_from(sorted(IDENTIFIERS))
    .flatmap(lambda code: st.tuples(st.just(code), _value(code)))
    .filter(_fits),
    min_size=1,
    max_size=4,
)


@given(PAIRS)
def test_what_is_written_is_read(pairs):
    try:
        elements = write(pairs)
    except ElementError as error:
        assert "split it" in str(error)
        return
    found = read(elements.data)
    assert found.elements == list(elements) and not found.complaints


# --- symbols --------------------------------------------------------------------------


@given(PAIRS)
def test_printer_makes_the_same_symbol_of_the_zpl(pairs):
    try:
        data = write(pairs).data
    except ElementError:
        return
    assert barcodes.values(code128.zpl_data(data)) == code128.values(data)


def test_digits_take_half_the_room():
    # Start, FNC1, ten pairs, check, stop: 11 modules each, and 13 of the stop.
    assert code128.modules("00" + SSCC) == 11 * 13 + 13
    assert len(code128.values("10ABC12345")) == 2 + 6 + 1 + 2 + 2


# --- labels ---------------------------------------------------------------------------


def test_every_symbol_of_the_pdf_is_read_by_a_decoder():
    other = CartonLabel("106999900000000014", ("A",), ("B",), "SW1A 1AA", mixed="Mixed")
    found = barcodes.read_pdf(pdf([LABEL, other]))
    assert found == [READ, ["(00)106999900000000014", "(420)SW1A1AA"]]


def test_every_symbol_of_the_zpl_is_read_by_a_decoder():
    assert barcodes.read_zpl(zpl([LABEL, LABEL])) == [READ, READ]
    assert barcodes.read_zpl(zpl([LABEL], 300)) == [READ]
    texts = barcodes.zpl_texts(zpl([LABEL]))
    assert "Old Freight ^~_ Lines" in " ".join(texts) and "QTY 24 EA" in texts
    assert "(00)006999912345678905" in texts


def test_same_label_gives_the_same_bytes():
    assert pdf([LABEL]) == pdf([LABEL]) and zpl([LABEL]) == zpl([LABEL])


@pytest.mark.parametrize(
    "content",
    [
        Content("Bolt", "24", "EA", "012345678906"),
        Content("Bolt", "2.5", "KG", "012345678905"),
        Content("Bolt", "24", "EA", "OUR-CODE"),
        None,
    ],
)
def test_content_that_no_symbol_can_say_is_said_in_letters(content):
    label = CartonLabel(SSCC, ("A",), ("B",), content=content, mixed="3 items")
    assert barcodes.read_pdf(pdf([label])) == [["(00)" + SSCC]]
    texts = barcodes.zpl_texts(zpl([label]))
    assert any("Bolt" in text or "3 items" in text for text in texts)


def test_wrong_sscc_is_never_printed():
    with pytest.raises(ValueError, match="is no SSCC-18: its check digit is 6"):
        CartonLabel("006999912345678906", ("A",), ("B",))


def test_bars_that_do_not_fit_are_left_out():
    label = CartonLabel(SSCC, ("A",), ("B",), "ABCDEFGHIJKLMNOPQRST")
    assert barcodes.read_pdf(pdf([label])) == [["(00)" + SSCC]]
    assert "(420)ABCDEFGHIJKLMNOPQRST" in barcodes.zpl_texts(zpl([label]))


def test_long_texts_stay_in_their_place():
    label = CartonLabel(SSCC, ("W" * 90,) * 9, ("\n" + "Ł" * 90,) * 9, "1", ())
    assert barcodes.read_pdf(pdf([label])) == [["(00)" + SSCC, "(420)1"]]
    assert b"\n^FD" not in zpl([label])
