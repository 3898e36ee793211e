"""Dates cut to what is known, compared at the coarser of two."""

import pytest

from graph.model import check_date, day_bounds, is_out_of_order, spans_disjoint, to_utc


@pytest.mark.parametrize(
    "text", ["2012", "2012-05", "2012-05-29", "2013-05-31T22:00Z", "2013-06-01T00:00+02:00"]
)
def test_a_date_may_be_less_precise_than_a_day(text):
    assert check_date(text) is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("May 2012", "is not a date as"),
        ("2012-13", "is not on the calendar"),
        ("2012-02-30", "is not on the calendar"),
        ("2013-05-31T25:00Z", "is not on the calendar"),
        ("2013-05-31T22:00", "is not a date as"),
        ("2013-05-31T22:00+18:30", "is not a date as"),
        ("0001-01-01T00:00+02:00", "is not on the calendar"),
        ("12-05-2012", "is not a date as"),
        ("٢٠١٢", "is not a date as"),
        ("", "is not a date as"),
    ],
)
def test_invalid_dates(text, reason):
    assert reason in (check_date(text) or "")


def test_a_time_is_compared_in_utc():
    assert to_utc("2013-06-01T00:00+02:00") == "2013-05-31T22:00Z"
    assert to_utc("0987-06-01T00:00+02:00") == "0987-05-31T22:00Z"


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (("2013-05-29", "2013-05-29"), ("2013-05-31", "2013-05-31"), True),
        (("2013-05", "2013-05"), ("2013-05-31", "2013-05-31"), False),
        (("2013-05", "2013-05"), ("2013-06-01", "2013-06-01"), True),
        (("2013", "2013"), ("2013-06-01", "2013-06-01"), False),
        (("2013-05-31T22:00Z",) * 2, ("2013-05-31", "2013-05-31"), False),
        (("2013-05-31T22:00Z",) * 2, ("2013-06-01", "2013-06-01"), True),
        (("2013-05-31T22:00Z",) * 2, ("2013-06-01T00:00+02:00",) * 2, False),
        (("2013-05-31T22:00Z",) * 2, ("2013-05-31T23:00Z",) * 2, True),
        (("2009", None), ("2013", "2013"), False),
        (("2009", None), ("2008", "2008"), True),
        ((None, "2008"), ("2009", None), True),
        ((None, None), ("2009", "2009"), False),
    ],
)
def test_two_spans_that_cannot_both_be_true(first, second, expected):
    assert spans_disjoint(first, second) is expected
    assert spans_disjoint(second, first) is expected


def test_a_span_that_ends_before_it_starts():
    assert is_out_of_order("2013-05", "2013-04-30")
    assert not is_out_of_order("2013-05", "2013-05-01")


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        # A day in Rome, and a time that is written in the time zone of Rome.
        ("2013-06-01", "2013-06-01T00:30+02:00", False),
        ("2013-06", "2013-06-01T00:30+02:00", False),
        ("2013-06-02", "2013-06-01T00:30+02:00", True),
        ("2013-06-01T23:30-05:00", "2013-06-01", False),
        ("2013-06-01T00:30+02:00", "2013-05-31T22:30Z", False),
        ("2013-06-01T00:30+02:00", "2013-05-31T22:29Z", True),
    ],
)
def test_a_day_beside_a_time_may_be_the_day_that_is_written(start, end, expected):
    assert is_out_of_order(start, end) is expected


@pytest.mark.parametrize(
    ("span", "bounds"),
    [
        (("2012", "2012"), ("2012-01-01", "2012-12-31")),
        (("2012-02", "2013-02"), ("2012-02-01", "2013-02-28")),
        (("2012-02-29", "2012-02-29"), ("2012-02-29", "2012-02-29")),
        (("2013-05-31T23:30+02:00", "2013-06-01T00:30+02:00"), ("2013-05-31", "2013-06-01")),
        (("2012", None), ("2012-01-01", None)),
        ((None, "9999-12"), (None, "9999-12-31")),
        ((None, None), (None, None)),
    ],
)
def test_the_first_and_the_last_day_that_a_span_allows(span, bounds):
    assert tuple(day and day.isoformat() for day in day_bounds(*span)) == bounds
