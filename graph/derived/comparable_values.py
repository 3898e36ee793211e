"""Values of properties as sources give them, compared by what they mean and never as printed text.

| values | what they are to each other |
| --- | --- |
| 14 and 17; at least 20 and 14; born 1963 and 1965 | exclude each other: they cannot both be true |
| 14 and not 14; 17 and not "at least 14" | exclude each other |
| about 5 and 12 | exclude each other: "about" reaches from half of the number to twice the number |
| at least 14 and at least 17; at least 14 and 17; about 5 and 6 | differ: both can be true |
| 14 men and 17 people; 5 EUR and 5 USD | differ: they count different things |
| 14 and 14.0; one instant in two time zones; "Riot" and "riot" | are equal |
| 14 and at least 14; 14 and 14 people; May 2013 and 31 May 2013 | agree: the one says less than the other |
| 14 and not 17 | agree |
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from graph.derived.claim_dates import valid_span
from graph.derived.comparable_dates import Period, Relation
from graph.model import BOUNDS, Bound, Money, PropertyClaim, Value, canonical_value
from graph.ontology import EntityProperty

# "About 6" may be as little as half of it and as much as twice as much.
ABOUT_FACTOR = 2


class ClaimedValue(NamedTuple):
    """The value of a property as a claim gives it.

    `graph.presentation.formatting.format_claimed_value` puts it into words.
    """

    value: str | float | int
    bound: Bound
    unit: str | None
    is_denied: bool


def claimed_value(claim: PropertyClaim) -> ClaimedValue:
    """Return the value that a claim gives or denies."""
    return ClaimedValue(claim.value, claim.bound, claim.unit or None, claim.stance == "denied")


@dataclass(frozen=True)
class Term:
    """A word, a text, a flag or the id of an entity: two different ones cannot both be the one value."""

    value: str | bool


@dataclass(frozen=True)
class Quantity:
    """A number or an amount of money.

    Args:
        unit: of the number, folded, or its currency; empty if it is not given.
    """

    number: float
    bound: Bound = "exactly"
    unit: str = ""

    def relation_to(self, other: Quantity) -> Relation:
        """Return what it is to another that is not equal to it."""
        if self.unit and other.unit and self.unit != other.unit:
            return "differ"
        if self.number != other.number:
            return "differ" if self._overlaps(other) else "exclude"
        relations = {self._compare_bounds(other), self._compare_units(other)} - {None}
        return relations.pop() or "agree" if len(relations) == 1 else "agree"

    def covers(self, other: Quantity) -> bool:
        """Return whether it is true wherever the other is."""
        if self.unit not in ("", other.unit):
            return False
        if self.bound == "at_least" and other.bound != "about":
            return self.number <= other.number
        return self.number == other.number and other.bound in ("exactly", self.bound)

    def _overlaps(self, other: Quantity) -> bool:
        (low, high), (other_low, other_high) = self._scaled_range(), other._scaled_range()
        return low <= other_high and other_low <= high

    def _scaled_range(self) -> tuple[float, float]:
        """Return the least and the greatest number that it can be, both times `ABOUT_FACTOR`.

        Multiplying keeps every digit of a number, and dividing does not.
        """
        scaled = self.number * ABOUT_FACTOR
        if self.bound == "about":
            low, high = sorted((self.number, scaled * ABOUT_FACTOR))
            return low, high
        return scaled, scaled if self.bound == "exactly" else math.inf

    def _compare_bounds(self, other: Quantity) -> Relation | None:
        if self.bound == other.bound:
            return None
        if "exactly" not in (self.bound, other.bound):
            return "agree"
        return "narrower" if self.bound == "exactly" else "wider"

    def _compare_units(self, other: Quantity) -> Relation | None:
        if self.unit == other.unit:
            return None
        return "narrower" if self.unit else "wider"


Stated: TypeAlias = Term | Quantity | Period


@dataclass(frozen=True)
class Dated:
    """A value that changes with time, such as a population: values at different times can all be true."""

    content: Stated
    period: Period


@dataclass(frozen=True)
class Denied:
    """The denial of a value: all that it says is that this is not the value."""

    content: Stated | Dated


Comparable: TypeAlias = Stated | Dated | Denied


def make_comparable(claim: PropertyClaim, declared: EntityProperty) -> Comparable:
    """Return the value that a claim gives or denies, so that it can be compared.

    Args:
        declared: the property that the value belongs to.
    """
    content = _make_stated(claim, declared)
    stated: Stated | Dated = content
    if declared.changes_over_time:
        stated = Dated(content, Period.of_span(valid_span(claim)))
    return Denied(stated) if claim.stance == "denied" else stated


def _make_stated(claim: PropertyClaim, declared: EntityProperty) -> Stated:
    # A property claim has no money today, but a property may be declared so.
    value: Value = canonical_value(claim.value, declared.type)
    if isinstance(value, Money):
        return Quantity(value.amount, claim.bound, value.currency)
    if isinstance(value, bool):
        return Term(value)
    if not isinstance(value, str):
        return Quantity(value, claim.bound, _fold(claim.unit or ""))
    if declared.type == "date":
        day = str(claim.value)
        end = None if claim.bound == "at_least" else day
        return Period.of_span((day, end), is_about=claim.bound == "about")
    return Term(_fold(value) if declared.type == "text" else value)


def _fold(text: str) -> str:
    return " ".join(text.split()).casefold()


def relate(first: Comparable, second: Comparable) -> Relation:
    """Return what a value is to another value of the same property that is not equal to it."""
    match first, second:
        case Denied(), Denied():
            return "agree"
        case Denied(content), _:
            return "exclude" if covers(content, second) else "wider"
        case _, Denied(content):
            return "exclude" if covers(content, first) else "narrower"
        case Dated(), Dated():
            return _relate_dated(first, second)
        case Quantity(), Quantity():
            return first.relation_to(second)
        case Period(), Period():
            return first.relation_to(second)
        case _:
            return "exclude"


def _relate_dated(first: Dated, second: Dated) -> Relation:
    if first.period.excludes(second.period):
        return "agree"
    if first.content == second.content:
        return first.period.relation_to(second.period)
    return relate(first.content, second.content)


def covers(wide: Comparable, narrow: Comparable) -> bool:
    """Return whether a value is true wherever another one is: "at least 14" wherever 17 is."""
    match wide, narrow:
        case Dated(), Dated():
            return covers(wide.content, narrow.content) and wide.period.covers(narrow.period)
        case Quantity(), Quantity():
            return wide.covers(narrow)
        case Period(), Period():
            return wide.covers(narrow)
        case _:
            return wide == narrow


def is_one_position(first: Comparable, second: Comparable) -> bool:
    """Return whether two values that are not equal are one position, such as a day and a time of that day."""
    match first, second:
        case Period(), Period():
            return first.is_one_position_with(second)
        case Dated(), Dated():
            return first.content == second.content and not first.period.excludes(second.period)
        case _:
            return False


def is_exact(value: Comparable) -> bool:
    """Return whether no other value can be narrower. Most values are such, which saves comparing them."""
    if isinstance(value, Quantity):
        return value.bound == "exactly" and bool(value.unit)
    return isinstance(value, Term)


def position_sort_key(value: ClaimedValue) -> tuple[bool, float, str, int, str]:
    """Return a sort key of values: numbers in their order, dates and texts by letters, denied values last."""
    is_number = isinstance(value.value, int | float)
    number = value.value if is_number else 0
    text = "" if is_number else str(value.value)
    return value.is_denied, float(number), text, BOUNDS.index(value.bound), value.unit or ""
