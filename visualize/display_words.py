"""Ties, dates, places and values in plain words: what a reader sees instead of the fields of a record."""

from __future__ import annotations

import re
from functools import lru_cache

from graph.derived.ties import Tie
from graph.model.locators import span_as_written
from graph.model.records import Money, Statement, Value
from graph.ontology import Ontology

# Not `calendar.month_name`, which follows the reader's locale: a page is the same everywhere.
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}:\d{2})(.*))?)?)?")


def tie_label(tie: Tie, ontology: Ontology) -> str:
    """Say what an edge says: "requested extradition of · 3", the number of claims where there are several."""
    words = ontology.edge_types[tie.edge_type].forward
    return f"{words} · {len(tie.claims)}" if len(tie.claims) > 1 else words


@lru_cache(maxsize=4096)
def day(date: str) -> str:
    """Say a date that is cut to what is known: "2012", "May 2012", "29 May 2012"."""
    match = _DATE.fullmatch(date)
    if match is None or not 1 <= int(match[2] or 1) <= 12:
        return date
    year, month, number, time, zone = match.groups()
    said = " ".join(
        part
        for part in (str(int(number)) if number else "", MONTHS[int(month) - 1] if month else "", year)
        if part
    )
    return f"{said}, {time} {'UTC' if zone == 'Z' else zone}" if time else said


def when(statement: Statement) -> str | None:
    """Say when a claim was true, or return None where nothing is said of it."""
    said = period(statement.valid_from, statement.valid_until)
    if said is None:
        return "ended, no date given" if statement.ended else None
    return f"{said}, ended" if statement.ended and not statement.valid_until else said


def period(start: str | None, end: str | None) -> str | None:
    """Say a span of time of which either end may be open; None where both are."""
    if start and end:
        return day(start) if start == end else f"{day(start)} to {day(end)}"
    if start:
        return f"from {day(start)}"
    return f"until {day(end)}" if end else None


def place(locator: str | None) -> str | None:
    """Say where in its source something stands: "characters 1034 to 1187"; others as they are written."""
    if locator is None:
        return None
    found = span_as_written(locator)
    return f"characters {found[0]} to {found[1]}" if found else locator


def property_label(name: str) -> str:
    """Say the name of a property: "in absentia" for `in_absentia`."""
    return name.replace("_", " ")


def value(given: Value, type_: str) -> str:
    """Say the value of a property of that type."""
    if isinstance(given, Money):
        return f"{given.amount:,.0f} {given.currency}"
    if isinstance(given, bool):
        return "yes" if given else "no"
    if isinstance(given, float):
        return f"{given:g}"
    return day(given) if type_ == "date" and isinstance(given, str) else str(given)
