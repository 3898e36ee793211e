"""Claims grouped into the sides of a dispute: each side is one position with the claims that hold it.

A claim that says less, such as "May 2013" beside "29 May 2013" and "31 May 2013", holds no position of its
own. It is listed as compatible with those positions with which it can be true.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple, TypeAlias

from graph.derived.comparable_dates import Relation
from graph.derived.comparable_values import (
    ClaimedValue,
    Comparable,
    covers,
    is_exact,
    is_one_position,
    relate,
)
from graph.model import AnyClaim, DateSpan, Stance

PositionValue: TypeAlias = Stance | ClaimedValue | DateSpan


class DisputeSide(NamedTuple):
    """The claims that take one side of a dispute.

    Args:
        position: what these claims have in common and what those of the other sides do not: a stance, a value
            or a span of dates.
    """

    position: PositionValue
    claims: tuple[AnyClaim, ...]


class CompatibleClaims(NamedTuple):
    """Claims that take no side of a dispute, because they say less.

    Args:
        position: what they say.
        sides: the numbers of the sides with which it can be true, from 0.
    """

    position: PositionValue
    claims: tuple[AnyClaim, ...]
    sides: tuple[int, ...]


class GroupedClaims(NamedTuple):
    """The sides of a dispute, and the claims that are compatible with some of them."""

    sides: tuple[DisputeSide, ...] = ()
    compatible: tuple[CompatibleClaims, ...] = ()


@dataclass(frozen=True)
class Statement:
    """The claims that say the same.

    Args:
        meaning: what they say, in the form in which it is compared.
        position: what they say, as it is shown.
        origins: the origins of these claims.
    """

    meaning: Comparable
    position: ClaimedValue | DateSpan
    claims: tuple[AnyClaim, ...]
    origins: frozenset[str]

    def opposes(self, other: Statement, opposing: frozenset[Relation]) -> bool:
        """Return whether claims of different origin have one of these relations to each other."""
        return (
            self is not other
            and len(self.origins | other.origins) > 1
            and relate(self.meaning, other.meaning) in opposing
        )


def has_opposition(meanings: Collection[Comparable], opposing: frozenset[Relation]) -> bool:
    """Return whether two of several different values have one of these relations, whoever states them."""
    return len(meanings) > 1 and any(
        relate(first, second) in opposing for first, second in combinations(meanings, 2)
    )


def group_into_sides(statements: Sequence[Statement], opposing: frozenset[Relation]) -> GroupedClaims:
    """Return the sides that statements take; none if no statement opposes another one.

    Args:
        statements: in the order in which they are listed; no two have the same meaning.
        opposing: the relations between two statements that put them on different sides.
    """
    opposed = [
        statement
        for statement in statements
        if any(statement.opposes(other, opposing) for other in statements)
    ]
    if not opposed:
        return GroupedClaims()
    # Of opposed statements that agree, the one that says most takes the side; the others are assigned to it.
    leading = {
        id(statement) for statement in opposed if not _says_less_than_another(statement, opposed, opposing)
    }
    fitting = {
        id(statement): [
            other
            for other in statements
            if id(other) in leading and relate(statement.meaning, other.meaning) not in opposing
        ]
        for statement in statements
        if id(statement) not in leading
    }
    # What opposes every side, but as claims of the same origin, is a side too, or it would not be listed.
    members = {
        id(statement): [statement]
        for statement in statements
        if id(statement) in leading or not fitting[id(statement)]
    }
    compatible: list[tuple[Statement, Sequence[Statement]]] = []
    for statement in statements:
        if id(statement) in members:
            continue
        sides = fitting[id(statement)]
        same_position = [other for other in sides if is_one_position(statement.meaning, other.meaning)]
        if len(same_position) == 1:
            members[id(same_position[0])].append(statement)
        else:
            compatible.append((statement, sides))
    return _describe_groups(members, compatible)


def _says_less_than_another(
    statement: Statement, opposed: Iterable[Statement], opposing: frozenset[Relation]
) -> bool:
    """Return whether a statement is true wherever another one is, and does not oppose it."""
    if is_exact(statement.meaning):
        return False
    relations = (
        (other, relate(statement.meaning, other.meaning)) for other in opposed if other is not statement
    )
    return any(
        relation == "wider"
        or ("differ" not in opposing and relation == "differ" and covers(statement.meaning, other.meaning))
        for other, relation in relations
    )


def _describe_groups(
    members: Mapping[int, Sequence[Statement]],
    compatible: Iterable[tuple[Statement, Sequence[Statement]]],
) -> GroupedClaims:
    numbers = {key: number for number, key in enumerate(members)}
    return GroupedClaims(
        tuple(
            DisputeSide(
                _widest(statements).position,
                tuple(claim for statement in statements for claim in statement.claims),
            )
            for statements in members.values()
        ),
        tuple(
            CompatibleClaims(statement.position, statement.claims, tuple(numbers[id(side)] for side in sides))
            for statement, sides in compatible
        ),
    )


def _widest(statements: Sequence[Statement]) -> Statement:
    """Return the statement that says least, because a side says no more than each of its claims."""
    widest, *others = statements
    for statement in others:
        if relate(statement.meaning, widest.meaning) == "wider":
            widest = statement
    return widest
