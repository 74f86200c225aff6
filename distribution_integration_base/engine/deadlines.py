# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""When an expected step is due, in the partner's working hours.

Working hours come in as sorted, disjoint intervals ``[(start, end)]`` of aware
datetimes; everything is added up in UTC, so that the night on which the clocks change
is as long as it really is.
"""

from datetime import UTC, datetime, time, timedelta

STEPS = {
    "acknowledge": "Answer to the order",
    "ship": "Shipment",
    "asn": "Shipment notice",
    "invoice": "Invoice",
    "receipt": "Partner's acknowledgement",
    "warehouse_shipment": "Warehouse's shipment",
    "warehouse_receipt": "Warehouse's receipt",
}
#: The order's milestone (``engine.lifecycle``) that a step brings it to.
MILESTONES = {"ship": "shipped", "invoice": "invoiced"}


def add_hours(start, hours, intervals):
    """Return the moment when ``hours`` of working time after ``start`` are over.

    :return: aware datetime in UTC, or None when the intervals do not reach so far.
    :raises ValueError: ``hours`` is negative.
    """
    if hours < 0:
        raise ValueError("A deadline cannot lie before its beginning.")
    left, start = timedelta(hours=hours), start.astimezone(UTC)
    for begin, end in _in_utc(intervals):
        begin = max(begin, start)
        if begin >= end:
            continue
        if end - begin >= left:
            return begin + left
        left -= end - begin
    return None


def take_hours(due, hours, intervals):
    """Return the moment that lies ``hours`` of working time before ``due``.

    :return: aware datetime in UTC, or None when the intervals do not reach so far.
    """
    if hours < 0:
        raise ValueError("A warning cannot come after what it warns of.")
    left, due = timedelta(hours=hours), due.astimezone(UTC)
    for begin, end in reversed(list(_in_utc(intervals))):
        end = min(end, due)
        if begin >= end:
            continue
        if end - begin >= left:
            return end - left
        left -= end - begin
    return None


def working_hours(start, end, intervals):
    """Return the hours of working time between two moments."""
    start, end = start.astimezone(UTC), end.astimezone(UTC)
    spans = (min(b, end) - max(a, start) for a, b in _in_utc(intervals))
    return sum(max(span, timedelta()).total_seconds() for span in spans) / 3600


def close_of_day(day, zone, intervals):
    """Return the end of the working day ``day`` (a date) in ``zone`` (a tzinfo).

    A day on which nobody works ends with the last working day before it: what is
    promised for Sunday must have left on Friday. Without any, it is the day's midnight.
    """
    midnight = datetime.combine(day + timedelta(days=1), time(), zone).astimezone(UTC)
    ends = [min(end, midnight) for begin, end in _in_utc(intervals) if begin < midnight]
    return max(ends, default=midnight)


def local(moment, zone):
    """Return ``moment``, naive UTC, as an aware datetime in ``zone``."""
    return moment.replace(tzinfo=UTC).astimezone(zone)


def day_of(moment, zone):
    """Return the day (a date) that ``moment``, naive UTC, lies on in ``zone``."""
    return local(moment, zone).date()


def noon_of(day, zone):
    """Return noon of ``day`` in ``zone`` as naive UTC: far from any other day."""
    noon = datetime.combine(day, time(12), zone)
    return noon.astimezone(UTC).replace(tzinfo=None)


def _in_utc(intervals):
    return ((begin.astimezone(UTC), end.astimezone(UTC)) for begin, end in intervals)
