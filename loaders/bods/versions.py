"""The statements about one record in the order in which they were made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from loaders.bods.dates import read_date
from loaders.bods.interests import CLOSED
from loaders.bods.models import RelationshipDetails, Statement


@dataclass(frozen=True, slots=True)
class Version:
    """A statement about a record, with its place in the file."""

    statement: Statement
    place: str

    @property
    def date(self) -> tuple[str, str]:
        """When it was made and when it was published; an unknown date comes first."""
        published = self.statement.publication_details.publication_date
        date = self.statement.statement_date
        return (date or "") if read_date(date) else "", published or ""

    def replaces(self, earlier: Version) -> bool:
        """Return whether it corrects an earlier statement.

        It does if it is the same statement published again, or has the same date. A record may also be closed
        on the date of its last statement.
        """
        statement, other = self.statement, earlier.statement
        if statement.statement_id == other.statement_id:
            return True
        is_same_step = (statement.record_status == CLOSED) == (other.record_status == CLOSED)
        return (
            bool(statement.statement_date)
            and statement.statement_date == other.statement_date
            and is_same_step
        )


def order_versions(versions: Iterable[Version]) -> list[Version]:
    """Return the statements about a record from the first to the last, without those that others replace.

    Args:
        versions: in the order of the file.
    """
    kept: list[Version] = []
    for version in sorted(versions, key=lambda each: each.date):
        if kept and version.replaces(kept[-1]):
            kept.pop()
        kept.append(version)
    return kept


def is_relationship(version: Version) -> bool:
    """Return whether a statement is about a relationship, and not about a person or an entity."""
    return isinstance(version.statement.details, RelationshipDetails)


def split_by_type(versions: Sequence[Version]) -> tuple[list[Version], list[Version]]:
    """Return the statements of the last one's sort, and the others: a record cannot be a party and a tie."""
    last = is_relationship(versions[-1])
    same = [version for version in versions if is_relationship(version) == last]
    return same, [version for version in versions if is_relationship(version) != last]
