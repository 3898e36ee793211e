"""One change by one analyst: it waits for its turn, compares the version that it is based on, and is kept.

Everything of a change happens in one transaction that holds the lock of all changes from its start. So of two
analysts who correct the same version at the same moment, the second is told what the first did.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeVar

from graph.editing.analyst_dataset import ANALYST
from graph.errors import ConflictError
from graph.model.versions import Action, Version, What
from graph.ontology import Ontology
from graph.reading.versions import newest
from graph.store import Store
from graph.store.writing.transaction import Within, Writing
from graph.store.writing.versions import add_version, begin_change

T = TypeVar("T")

LATEST = "Read it again, and base your change on the version that it has now."


@dataclass(frozen=True)
class By:
    """Who makes a change, and why.

    Args:
        author: the name that the change is kept under.
        reason: in their own words, if they say so.
    """

    author: str
    reason: str | None = None


@dataclass(frozen=True)
class Chain:
    """The ids of the claims before and after one, where one replaces another."""

    replaces: str | None = None
    replaced_by: str | None = None


ALONE = Chain()


@dataclass(frozen=True)
class Changing:
    """An open change.

    Args:
        reads: the store as this change sees it.
        now: its time, as an ISO date and time.
        number: its number among all changes.
    """

    writing: Writing
    reads: Within
    by: By
    now: str
    number: int

    @property
    def ontology(self) -> Ontology:
        """The vocabulary of the store."""
        return self.reads.ontology

    def check_current(self, what: What, id_: str, version: int) -> Version:
        """Return the version of a record that holds, if it is the one that this change is based on.

        Raises:
            ConflictError: it is another one, or the record is withdrawn.
        """
        found = newest(self.reads, what, id_)
        if found is None:
            raise ConflictError(f"The {what} {id_} is not one that an analyst wrote.")
        if found.number != version:
            now = f"{found.author} {found.action} it on {found.at}, which is version {found.number}"
            raise ConflictError(f"The {what} {id_} is no longer at version {version}: {now}.", LATEST)
        if not found.holds:
            instead = f" and replaced by {found.replaced_by}" if found.replaced_by else ""
            raise ConflictError(
                f"The {what} {id_} was withdrawn by {found.author} on {found.at}{instead}.",
                "Add it again to bring it back.",
            )
        return found

    def keep(
        self,
        what: What,
        id_: str,
        action: Action,
        record: Mapping[str, Any],
        chain: Chain = ALONE,
    ) -> None:
        """Keep what a record says after this change; adding what was withdrawn before restores it."""
        before = newest(self.reads, what, id_)
        kept = Version(
            what=what,
            of=id_,
            number=before.number + 1 if before else 1,
            change=self.number,
            author=self.by.author,
            at=self.now,
            action="restored" if before and action == "added" else action,
            record=record,
            reason=self.by.reason,
            replaces=chain.replaces,
            replaced_by=chain.replaced_by,
        )
        add_version(self.writing, kept)


def change(store: Store, by: By, work: Callable[[Changing], T]) -> T:
    """Do `work` when no other change is under way; nothing of it is kept where it raises an error.

    Raises:
        StoreError: the store failed.
    """

    def locked(writing: Writing) -> T:
        number = begin_change(writing, ANALYST)
        now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        return work(Changing(writing, Within(writing, store.ontology), by, now, number))

    return store.write(locked)
