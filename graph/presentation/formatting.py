"""Dates, values, places and numbers as text for a reader, the same on every page and in every answer."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from graph.derived import ClaimedValue
from graph.model import AnyClaim, Bound, Money, Value, number_text, parse_span_digits
from graph.ontology import ValueType

# Not `calendar.month_name`, which depends on the locale of the process.
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

_BOUNDS: dict[Bound, str] = {"exactly": "", "at_least": "at least ", "about": "about "}

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}:\d{2})(.*))?)?)?")


def pluralise(number: int, noun: str) -> str:
    """Return a number with its noun in the singular or plural: "1 tie", "2 entities", "1,000 ties"."""
    plural = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{number:,} {noun if number == 1 else plural}"


@lru_cache(maxsize=4096)
def format_date(date: str) -> str:
    """Return a date (see `graph.model.dates`) in words: "2012", "May 2012", "29 May 2012".

    A text that is not a date is returned as it is.
    """
    match = _DATE.fullmatch(date)
    if match is None or not 1 <= int(match[2] or 1) <= 12:
        return date
    year, month, day, time, zone = match.groups()
    words = " ".join(filter(None, (day and str(int(day)), month and MONTHS[int(month) - 1], year)))
    return f"{words}, {time} {'UTC' if zone == 'Z' else zone}" if time else words


def format_span(start: str | None, end: str | None) -> str | None:
    """Return a span of dates in words: "2012 to March 2014", "from 2012"; None if both dates are None."""
    if start and end:
        return format_date(start) if start == end else f"{format_date(start)} to {format_date(end)}"
    if start:
        return f"from {format_date(start)}"
    return f"until {format_date(end)}" if end else None


def format_validity(claim: AnyClaim) -> str | None:
    """Return when a claim was true, in words; None if nothing is known about it."""
    span = format_span(claim.valid_from, claim.valid_until)
    if span is None:
        return "ended, no date given" if claim.ended else None
    return f"{span}, ended" if claim.ended and not claim.valid_until else span


def format_locator(locator: str | None) -> str | None:
    """Return a place in a source in words: "characters 1034 to 1187"; other places as they are."""
    if locator is None:
        return None
    digits = parse_span_digits(locator)
    return f"characters {digits[0]} to {digits[1]}" if digits else locator


def format_property_name(name: str) -> str:
    """Return the name of a property in words: "in absentia" for `in_absentia`."""
    return name.replace("_", " ")


def format_value(value: Value, value_type: ValueType = "text") -> str:
    """Return the value of a property in words.

    Args:
        value_type: the declared type of the property.
    """
    if isinstance(value, Money):
        return format_money(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return number_text(value)
    return format_date(value) if value_type == "date" and isinstance(value, str) else str(value)


def format_money(money: Money) -> str:
    """Return an amount with its currency, complete: "1,200,000 EUR", "2,500,000.50 GBP", "0.30 GBP"."""
    whole, point, decimals = f"{Decimal(number_text(money.amount)):,f}".partition(".")
    return f"{whole}{point}{decimals.ljust(2, '0') if point else ''} {money.currency}"


def format_claimed_value(claimed: ClaimedValue) -> str:
    """Return a value with its bound and unit: "at least 14 people"; with "not" before it if it is denied."""
    value = format_value(claimed.value)
    unit = f" {claimed.unit}" if claimed.unit else ""
    return f"{'not ' if claimed.is_denied else ''}{_BOUNDS[claimed.bound]}{value}{unit}"
