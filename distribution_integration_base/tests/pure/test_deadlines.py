# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""When a step is due: working hours, nights of the clock change, time zones."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from engine.deadlines import (
    add_hours,
    close_of_day,
    day_of,
    noon_of,
    take_hours,
    working_hours,
)
from hypothesis import given
from hypothesis import strategies as st

CHICAGO = ZoneInfo("America/Chicago")
BRUSSELS = ZoneInfo("Europe/Brussels")
#: Auckland is a day ahead of Chicago for most of the day.
AUCKLAND = ZoneInfo("Pacific/Auckland")


def office(zone, first, days, begin=9, end=17):
    """Return the working hours of Monday to Friday, as Odoo's calendar gives them."""
    return [
        (
            datetime.combine(day, time(begin), zone),
            datetime.combine(day, time(end), zone),
        )
        for day in (first + timedelta(days=n) for n in range(days))
        if day.weekday() < 5
    ]


def at(zone, *when):
    return datetime(*when, tzinfo=zone)


WEEKS = office(CHICAGO, date(2026, 11, 16), 28)


@pytest.mark.parametrize(
    ("case", "start", "hours", "due"),
    [
        ("same day", at(CHICAGO, 2026, 11, 17, 10), 4, at(CHICAGO, 2026, 11, 17, 14)),
        ("over night", at(CHICAGO, 2026, 11, 17, 15), 4, at(CHICAGO, 2026, 11, 18, 11)),
        (
            "over the weekend",
            at(CHICAGO, 2026, 11, 20, 16),
            2,
            at(CHICAGO, 2026, 11, 23, 10),
        ),
        ("on Sunday", at(CHICAGO, 2026, 11, 22, 3), 1, at(CHICAGO, 2026, 11, 23, 10)),
        ("at closing", at(CHICAGO, 2026, 11, 17, 17), 1, at(CHICAGO, 2026, 11, 18, 10)),
        ("a full day", at(CHICAGO, 2026, 11, 17, 9), 8, at(CHICAGO, 2026, 11, 17, 17)),
        ("at once", at(CHICAGO, 2026, 11, 17, 10), 0, at(CHICAGO, 2026, 11, 17, 10)),
        (
            "asked from afar",
            at(AUCKLAND, 2026, 11, 18, 5),
            4,
            at(CHICAGO, 2026, 11, 17, 14),
        ),
        (
            "minutes",
            at(CHICAGO, 2026, 11, 17, 16, 50),
            0.5,
            at(CHICAGO, 2026, 11, 18, 9, 20),
        ),
    ],
)
def test_hours_are_working_hours(case, start, hours, due):
    assert add_hours(start, hours, WEEKS) == due, case


def test_holiday_is_no_interval():
    without = [w for w in WEEKS if w[0].date() != date(2026, 11, 26)]
    start = at(CHICAGO, 2026, 11, 25, 16)
    assert add_hours(start, 2, without) == at(CHICAGO, 2026, 11, 27, 10)


@pytest.mark.parametrize(
    ("case", "start", "due"),
    [
        # The night has 25 hours: 02:00 comes twice.
        ("autumn", at(BRUSSELS, 2026, 10, 24, 20), at(BRUSSELS, 2026, 10, 25, 7)),
        # The night has 23 hours: 02:00 never comes.
        ("spring", at(BRUSSELS, 2026, 3, 28, 20), at(BRUSSELS, 2026, 3, 29, 9)),
    ],
)
def test_night_of_the_clock_change_is_as_long_as_it_is(case, start, due):
    around_the_clock = [(start - timedelta(days=1), start + timedelta(days=3))]
    assert add_hours(start, 12, around_the_clock) == due, case


def test_office_hours_stay_at_nine_when_the_clocks_change():
    weeks = office(BRUSSELS, date(2026, 10, 19), 14)
    due = add_hours(at(BRUSSELS, 2026, 10, 23, 16), 2, weeks)
    assert due == at(BRUSSELS, 2026, 10, 26, 10)
    assert due.astimezone(BRUSSELS).hour == 10


def test_beyond_what_is_known_there_is_no_moment():
    assert add_hours(at(CHICAGO, 2026, 11, 17, 9), 1000, WEEKS) is None
    assert add_hours(at(CHICAGO, 2027, 11, 17, 9), 1, WEEKS) is None
    assert take_hours(at(CHICAGO, 2026, 11, 16, 9), 1, WEEKS) is None
    assert add_hours(at(CHICAGO, 2026, 11, 17, 9), 1, []) is None


@pytest.mark.parametrize("function", [add_hours, take_hours])
def test_negative_hours_are_refused(function):
    with pytest.raises(ValueError, match="cannot"):
        function(at(CHICAGO, 2026, 11, 17, 9), -1, WEEKS)


@pytest.mark.parametrize(
    ("day", "close"),
    [
        (date(2026, 11, 19), at(CHICAGO, 2026, 11, 19, 17)),
        (date(2026, 11, 22), at(CHICAGO, 2026, 11, 20, 17)),
    ],
)
def test_day_ends_when_people_go_home(day, close):
    assert close_of_day(day, CHICAGO, WEEKS) == close


def test_day_without_working_hours_ends_at_midnight():
    assert close_of_day(date(2026, 11, 19), CHICAGO, []) == at(CHICAGO, 2026, 11, 20)


def test_day_is_the_partners_day():
    late = [(at(UTC, 2026, 11, 19, 0), at(UTC, 2026, 11, 22, 0))]
    assert close_of_day(date(2026, 11, 19), AUCKLAND, late) == at(
        AUCKLAND, 2026, 11, 20
    )


moments = st.datetimes(
    datetime(2026, 11, 16), datetime(2026, 11, 27), timezones=st.just(UTC)
)
amounts = st.floats(0, 40).map(lambda hours: round(hours, 2))


@given(moments, amounts)
def test_what_is_added_is_what_was_worked(start, hours):
    due = add_hours(start, hours, WEEKS)
    assert abs(working_hours(start, due, WEEKS) - hours) < 1e-6
    assert due >= start


@given(moments, amounts, amounts)
def test_more_hours_are_never_due_earlier(start, one, other):
    first, second = sorted((one, other))
    assert add_hours(start, first, WEEKS) <= add_hours(start, second, WEEKS)


@given(moments, st.floats(0.01, 20))
def test_taking_undoes_adding(start, hours):
    due = add_hours(start, hours, WEEKS)
    back = take_hours(due, hours, WEEKS)
    assert abs(working_hours(back, due, WEEKS) - hours) < 1e-6


def test_the_last_hour_of_a_day_is_that_day_where_it_is_counted():
    late = datetime(2026, 11, 22, 4, 30)
    assert day_of(late, ZoneInfo("America/New_York")) == date(2026, 11, 21)
    assert day_of(late, UTC) == date(2026, 11, 22)


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Etc/GMT+12", "Europe/London"])
def test_noon_is_of_the_same_day_at_both_ends_of_the_world(zone):
    day = date(2026, 11, 21)
    assert day_of(noon_of(day, ZoneInfo(zone)), ZoneInfo(zone)) == day
