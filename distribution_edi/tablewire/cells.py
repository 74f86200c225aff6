# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Cells and values: numbers, dates, codes as one partner writes them."""

import re
from datetime import date, datetime
from decimal import Decimal

from ..ediwire.documents.source import plain_decimal
from .plan import PlanError, WriteError
from .targets import SEVERAL

#: Lengths of the canonical types Code and Text.
_CODE, _TEXT = 80, 500
_TOKENS = {
    "YYYY": "%Y",
    "YY": "%y",
    "MM": "%m",
    "DD": "%d",
    "hh": "%H",
    "mm": "%M",
    "ss": "%S",
}
_TOKEN = re.compile("|".join(_TOKENS))
_FLAGS = {
    **dict.fromkeys(("yes", "y", "true", "1", "x", "j", "ja"), True),
    **dict.fromkeys(("no", "n", "false", "0", "nein"), False),
}
_FORM = re.compile(r"0(?:\.(0{1,8}))?")


class CellError(ValueError):
    """A cell that does not fit: the ``code`` of its finding, and a ``detail``."""

    def __init__(self, code, detail=""):
        super().__init__(code)
        self.code, self.detail = code, detail


def pattern_of(form):
    """Return the strptime pattern for a format such as ``DD.MM.YYYY hh:mm``.

    :raises PlanError: it names no day, or has letters that mean nothing.
    """
    rest = _TOKEN.sub("", form)
    if re.search("[A-Za-z%]", rest) or not {"YY", "MM", "DD"} <= set(
        _TOKEN.findall(form.replace("YYYY", "YY"))
    ):
        raise PlanError(
            f"'{form}' is no format of a date. Write YYYY or YY, MM and DD, and hh, "
            "mm, ss for a time, for example DD.MM.YYYY"
        )
    return _TOKEN.sub(lambda found: _TOKENS[found[0]], form)


def check_form(kind, form):
    """:raises PlanError: the format of a column does not fit what it fills."""
    if kind in ("date", "moment"):
        pattern_of(form)
    elif kind == "number" and not _FORM.fullmatch(form):
        raise PlanError(f"'{form}' is no format of a number. Write 0, 0.0 or 0.00")
    elif kind not in ("date", "moment", "number"):
        raise PlanError("Only dates and numbers have a format")


# --- in -------------------------------------------------------------------------------


def read_cell(text, column, target, dialect):
    """Return the canonical value of a cell, None when it is empty.

    :raises CellError: it cannot be understood.
    """
    text = dialect.unguard(text.strip()).strip()
    if text in column.words:
        text = column.words[text]
    elif column.words and target.kind == "code" and text:
        if text not in target.choices and text not in column.words.values():
            known = ", ".join(list(column.words)[:8])
            raise CellError("code_unknown", f"known are: {known}")
    if not text:
        return None
    return _READERS[target.kind](text, column, target, dialect)


def _read_text(text, _column, _target, _dialect):
    return text[:_TEXT].strip()


def _read_texts(text, _column, _target, _dialect):
    return [each.strip() for each in text.split(SEVERAL) if each.strip()] or None


def _read_code(text, _column, target, _dialect):
    if target.choices and text not in target.choices:
        raise CellError("code_unknown", f"known are: {', '.join(target.choices[:12])}")
    if len(text) > _CODE:
        raise CellError("value_too_long")
    return text


def _read_number(text, _column, _target, dialect):
    sign, digits = "", text.replace("\u00a0", " ").removeprefix("+")
    if digits.startswith("-") or digits.endswith("-"):
        sign = "-"
        digits = digits[1:] if digits.startswith("-") else digits[:-1]
    whole, _mark, rest = digits.partition(dialect.decimal)
    if dialect.thousands and dialect.thousands in whole:
        first, *groups = whole.split(dialect.thousands)
        if not 1 <= len(first) <= 3 or any(len(group) != 3 for group in groups):
            raise CellError("number_bad", _marks(dialect))
        whole = "".join([first, *groups])
    plain = all(part.isascii() and part.isdigit() for part in (whole, rest) if part)
    number = plain_decimal(f"{sign}{whole}.{rest}") if plain and whole + rest else None
    if number is None:
        raise CellError("number_bad", _marks(dialect))
    return number


def _marks(dialect):
    words = f"the decimal mark is '{dialect.decimal}'"
    return words + (
        f", that of thousands '{dialect.thousands}'" if dialect.thousands else ""
    )


def _read_whole(text, column, target, dialect):
    number = _read_number(text, column, target, dialect)
    if "." in number or len(number) > 9:
        raise CellError("number_bad", "a whole number is needed")
    return int(number)


def _read_flag(text, _column, _target, _dialect):
    if text.lower() not in _FLAGS:
        raise CellError("flag_bad")
    return _FLAGS[text.lower()]


def _moment(text, column, dialect):
    forms = (column.form,) if column.form else dialect.days
    for form in forms:
        try:
            return datetime.strptime(text, pattern_of(form))
        except ValueError:
            continue
    raise CellError("date_bad", f"dates are written {' or '.join(forms)}")


def _read_date(text, column, _target, dialect):
    return _moment(text, column, dialect).date().isoformat()


def _read_moment(text, column, _target, dialect):
    return _moment(text, column, dialect).isoformat()


_READERS = {
    "text": _read_text,
    "texts": _read_texts,
    "code": _read_code,
    "number": _read_number,
    "whole": _read_whole,
    "flag": _read_flag,
    "date": _read_date,
    "moment": _read_moment,
}


# --- out ------------------------------------------------------------------------------


def write_cell(value, column, target, dialect):
    """Return the text of a cell for a canonical value (of Python or of JSON).

    :raises WriteError: a date that the column's format cannot carry.
    """
    if value is None:
        return ""
    if target.kind in ("number", "whole"):
        text = _number_text(value, column, dialect)
    elif target.kind in ("date", "moment"):
        text = _day_text(value, column, dialect)
    elif target.kind == "flag":
        text = "yes" if value else "no"
    elif target.kind == "texts":
        text = SEVERAL.join(value)
    else:
        text = str(value)
    theirs = {ours: word for word, ours in reversed(column.words.items())}
    text = theirs.get(text, text)
    return dialect.guard(text) if target.kind in ("text", "texts", "code") else text


def _number_text(value, column, dialect):
    text = format(value, "f") if isinstance(value, Decimal) else str(value)
    text = plain_decimal(text) or text
    found = _FORM.fullmatch(column.form) if column.form else None
    whole, _mark, rest = text.partition(".")
    rest = rest.ljust(len(found[1] or "") if found else 0, "0")
    return f"{whole}{dialect.decimal}{rest}" if rest else whole


def _day_text(value, column, dialect):
    form = column.form or dialect.days[0]
    if isinstance(value, str):
        value = datetime.fromisoformat(value)
    if not isinstance(value, date):
        raise WriteError(f"'{value}' is not a date")
    return value.strftime(pattern_of(form))
