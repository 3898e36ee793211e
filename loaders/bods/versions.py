"""The statements about one record in the order in which they were made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from loaders.bods.interests import CLOSED
from loaders.bods.models import Statement


@dataclass(frozen=True, slots=True)
class Version:
    """A statement about a record, with its place in the file."""

    statement: Statement
    place: str

    @property
    def date(self) -> tuple[str, str]:
        """When it was made and when it was published; an unknown date comes first."""
        published = self.statement.publication_details.publication_date
        return self.statement.statement_date or "", published or ""

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
