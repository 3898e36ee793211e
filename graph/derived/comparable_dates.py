"""Spans of dates as sources give them, compared by what they mean: at the coarser precision, and in UTC."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal, TypeAlias

from graph.model import DateSpan, is_out_of_order, to_utc

Relation: TypeAlias = Literal["exclude", "differ", "agree", "narrower", "wider"]
"""What one value is to another, different one.

They `exclude` each other if they cannot both be true. They `differ` if they can, but do not say the same.
They `agree` if they can, and one says less than the other; it is `wider`, and the other `narrower`, if it is
true wherever the other is.
"""

# "About 1963" may be five years earlier or later, "about 31 May 2013" five days.
ABOUT_UNITS = 5

DAY_LENGTH = len("2013-05-31")
_FIRST_MOMENT = "0000-01-01T00:00Z"
_LAST_MOMENT = "9999-12-31T23:59Z"


@dataclass(frozen=True)
class Period:
    """A span of dates; two periods are equal if they are the same time, in whichever time zone it is written.

    Args:
        start, end: dates, in UTC if they have a time; None is an open end. Of a point of time both are equal.
        is_about: the dates are approximate.
        written: start and end as the source gives them.
    """

    start: str | None
    end: str | None
    is_about: bool = False
    written: DateSpan = field(default=(None, None), compare=False)

    @classmethod
    def of_span(cls, span: DateSpan, *, is_about: bool = False) -> Period:
        """Return the period of two dates as a source gives them."""
        start, end = span
        return cls(start and to_utc(start), end and to_utc(end), is_about, span)

    def relation_to(self, other: Period) -> Relation:
        """Return what this period is to another that is not equal to it."""
        if self.excludes(other):
            is_close = (self.is_about or other.is_about) and not self._widened().excludes(other._widened())
            return "differ" if is_close else "exclude"
        is_wide, is_narrow = self.covers(other), other.covers(self)
        if is_wide and is_narrow:  # A month, and the span from its first day to its last.
            is_wide = self._ends < other._ends
            is_narrow = not is_wide
        return "wider" if is_wide else "narrower" if is_narrow else "agree"

    def excludes(self, other: Period) -> bool:
        """Return whether the periods do not overlap, as exact ones."""
        return is_out_of_order(other.written[0], self.written[1]) or is_out_of_order(
            self.written[0], other.written[1]
        )

    def covers(self, other: Period) -> bool:
        """Return whether this period is true wherever the other is."""
        if other.is_about and not self.is_about:
            return False
        return self._first <= other._first and other._last <= self._last

    def is_one_position_with(self, other: Period) -> bool:
        """Return whether both begin on one day and end on one day, at whatever time of it."""
        ends = zip((self.start, self.end), self.written, (other.start, other.end), other.written, strict=True)
        return not (self.is_about or other.is_about) and all(
            _days(first, first_written) & _days(second, second_written)
            for first, first_written, second, second_written in ends
        )

    @property
    def _ends(self) -> tuple[str, str]:
        return self.start or "", self.end or ""

    @property
    def _first(self) -> str:
        return first_moment(self.start or "")

    @property
    def _last(self) -> str:
        return last_moment(self.end or "")

    def _widened(self) -> Period:
        """Return the period as an exact one that has room for what "about" may mean."""
        if not self.is_about:
            return self
        span = _shift(self.start, -ABOUT_UNITS), _shift(self.end, ABOUT_UNITS)
        return Period(*span, written=span)


def first_moment(utc: str) -> str:
    """Return the first moment of a date in UTC; an open end counts as the earliest one."""
    return utc + _FIRST_MOMENT[len(utc) :]


def last_moment(utc: str) -> str:
    """Return the last moment of a date in UTC; an open end counts as the latest one."""
    return utc + _LAST_MOMENT[len(utc) :]


def _days(utc: str | None, written: str | None) -> set[str]:
    """Return the days that a date may be; none if it is no day, but a month, a year or an open end."""
    return {text[:DAY_LENGTH] for text in (utc, written) if text and len(text) >= DAY_LENGTH}


def _shift(text: str | None, units: int) -> str | None:
    """Return a date that is years, months or days later, as precise as the date is; of a time, its day."""
    if text is None:
        return None
    year, month, day = (*map(int, text[:DAY_LENGTH].split("-")), 0, 0)[:3]
    if not month:
        return f"{_clamp_year(year + units):04}"
    if not day:
        years, month_index = divmod(year * 12 + month - 1 + units, 12)
        return f"{_clamp_year(years):04}-{month_index + 1:02}"
    try:
        return (date(year, month, day) + timedelta(days=units)).isoformat()
    except OverflowError:
        return text[:DAY_LENGTH]


def _clamp_year(year: int) -> int:
    return min(max(year, 1), 9999)
