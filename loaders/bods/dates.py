"""Dates of statements: those of ISO 8601, as precise as this project keeps them."""

from __future__ import annotations

from loaders.mapping.dates import parse_date


def read_date(text: str | None, *, day: bool = False) -> str | None:
    """Return a date, or None where there is none or it is no date.

    Args:
        day: leave out the time of day.
    """
    date = parse_date(text, ()) if text else None
    return date[:10] if date and day else date


def name_statement(statement_date: str | None) -> str:
    """Return the words for a later statement: "the statement of 2021-02-28"."""
    date = read_date(statement_date, day=True)
    return f"the statement of {date}" if date else "a later statement without a date"
