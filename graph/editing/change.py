"""The transaction in which an analyst changes a record, and in which the new version of the record is stored.

The transaction takes a lock that all changes share, and holds it from start to end. Where two analysts
correct the same version at the same moment, the second therefore gets an error that says what the first did.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, TypeVar

from graph.editing.analyst_dataset import ANALYST
from graph.editing.idempotency import TIME_FORMAT, IdempotencyKey
from graph.errors import ConflictError
from graph.model import Action, AnyClaim, RecordKind, Version
from graph.ontology import Ontology
from graph.presentation import record_to_json
from graph.reading import load_latest_version
from graph.store import (
    QueryReader,
    Store,
    TransactionReader,
    WriteTransaction,
    begin_change,
    write_version,
)

T = TypeVar("T")

READ_AGAIN_HINT = "Read it again, and base your change on the version that it has now."


@dataclass(frozen=True)
class ChangeInfo:
    """Who makes a change, and why.

    Args:
        author: the name of the analyst, which is stored with the change.
        reason: why they make it, in their own words, or None.
        key: with a key, the same request sent again is not carried out again.
    """

    author: str
    reason: str | None = None
    key: IdempotencyKey | None = None


@dataclass(frozen=True)
class Replacement:
    """The neighbours of a claim in a chain of replacements.

    Args:
        replaces: the id of the claim that this one replaces, or None.
        replaced_by: the id of the claim that replaces this one, or None.
    """

    replaces: str | None = None
    replaced_by: str | None = None


NO_REPLACEMENT = Replacement()


@dataclass(frozen=True)
class ChangeTransaction:
    """A change that is under way.

    Args:
        transaction: the transaction that everything of the change is written in.
        reader: reads the store inside that transaction.
        info: who makes the change, and why.
        timestamp: the time of the change in UTC, as in `2026-11-25T14:30:00Z`.
        change_number: the number of the change among all changes of the store, from 1.
    """

    transaction: WriteTransaction
    reader: TransactionReader
    info: ChangeInfo
    timestamp: str
    change_number: int

    @property
    def ontology(self) -> Ontology:
        """The ontology of the store."""
        return self.reader.ontology

    def require_current(self, record_kind: RecordKind, id_: str, version: int) -> Version:
        """Return the latest version of a record, which must be the one that this change is based on.

        Args:
            version: the number of the version that this change is based on.

        Raises:
            ConflictError: the latest version is another one, the record is withdrawn, or it was not written
                by an analyst.
        """
        latest = load_latest_version(self.reader, record_kind, id_)
        if latest is None:
            raise ConflictError(f"The {record_kind} {id_} was not written by an analyst.")
        if latest.number != version:
            now = f"{latest.author} {latest.action} it on {latest.at}, which is version {latest.number}"
            raise ConflictError(
                f"The {record_kind} {id_} is no longer at version {version}: {now}.", READ_AGAIN_HINT
            )
        if latest.is_withdrawn:
            replacement = f" and replaced by {latest.replaced_by}" if latest.replaced_by else ""
            raise ConflictError(
                f"The {record_kind} {id_} was withdrawn by {latest.author} on {latest.at}{replacement}.",
                "Add it again to bring it back.",
            )
        return latest

    def record_version(
        self,
        record_kind: RecordKind,
        id_: str,
        action: Action,
        record: Mapping[str, Any],
        replacement: Replacement = NO_REPLACEMENT,
    ) -> None:
        """Store the version of a record that this change makes.

        Args:
            action: what was done; adding a record that was withdrawn is stored as "restored".
            record: all fields of the record after the change, as `record_to_json` returns them.
            replacement: the claims before and after this one, where one replaces another.
        """
        latest = load_latest_version(self.reader, record_kind, id_)
        version = Version(
            record_kind=record_kind,
            record_id=id_,
            number=latest.number + 1 if latest else 1,
            change=self.change_number,
            author=self.info.author,
            at=self.timestamp,
            action="restored" if latest and action == "added" else action,
            record=record,
            reason=self.info.reason,
            replaces=replacement.replaces,
            replaced_by=replacement.replaced_by,
        )
        write_version(self.transaction, version)


def claim_to_version_record(claim: AnyClaim) -> dict[str, Any]:
    """Return a claim as a version of it is stored: without what the store sets."""
    as_written = replace(claim, id="", recorded_on=None, recorded_by=None, withdrawn_on=None)
    return record_to_json(as_written)


def run_change(store: Store, change_info: ChangeInfo, work: Callable[[ChangeTransaction], str]) -> str:
    """Run `work` in a transaction while no other change runs, and return the id that it returns.

    Where `work` raises an error, nothing of it is written. Where the same request was carried out before,
    `work` does not run, and the id is that of the first time.

    Args:
        work: writes a record, and returns its id.

    Raises:
        KeyReusedError: the key of the request was used for another one.
        StoreError: the store failed.
    """
    return run_change_and_load(store, change_info, work, lambda _, id_: id_)


def run_change_and_load(
    store: Store,
    change_info: ChangeInfo,
    work: Callable[[ChangeTransaction], str],
    load: Callable[[QueryReader, str], T],
) -> T:
    """Do as `run_change`, and return the record that `load` reads in the same transaction, by its id."""

    def run_locked(transaction: WriteTransaction) -> T:
        change_number, now = begin_change(transaction, ANALYST), datetime.now(UTC)
        reader, key = TransactionReader(transaction, store.ontology), change_info.key
        id_ = key.find_result(transaction, change_info.author, now) if key else None
        if id_ is None:
            timestamp = now.strftime(TIME_FORMAT)
            id_ = work(ChangeTransaction(transaction, reader, change_info, timestamp, change_number))
            if key:
                key.record_result(transaction, change_info.author, now, id_)
        return load(reader, id_)

    return store.write(run_locked)
