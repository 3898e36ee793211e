"""The result of a load: its counts, and each refused record with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.csv_table import write_csv
from graph.errors import CasegraphError


@dataclass(frozen=True)
class RefusedRecord:
    """A record that was not written.

    Args:
        place: where the record is in the input, as its loader reported it.
        reason: what is wrong with the record and what was expected.
    """

    place: str
    reason: str


@dataclass(frozen=True)
class Report:
    """What a load did. The counts are of records: sources, entities, claims and property claims.

    Args:
        read: records that the loader yielded.
        written: of those, the new and the changed ones.
        changed: of those written, the ones that replaced a record of the store.
        unchanged: records that the store already had.
        withdrawn: records of the store that the dataset no longer contains.
        refused: records that were not written, each with the reason.
    """

    read: int
    written: int
    changed: int
    unchanged: int
    withdrawn: int
    refused: tuple[RefusedRecord, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the counts, among them `refused`, and `refusals`: a list of objects of place and reason."""
        return {
            "read": self.read,
            "written": self.written,
            "changed": self.changed,
            "unchanged": self.unchanged,
            "withdrawn": self.withdrawn,
            "refused": len(self.refused),
            "refusals": [{"place": refusal.place, "reason": refusal.reason} for refusal in self.refused],
        }


def write_refused(file: Path, refused: Sequence[RefusedRecord]) -> None:
    """Write the refused records as CSV. Where there are none, delete the file of an earlier load.

    Raises:
        CasegraphError: the file cannot be written or deleted.
    """
    try:
        if refused:
            rows = ((refusal.place, refusal.reason) for refusal in refused)
            file.write_bytes(write_csv(("place", "reason"), rows))
        # On a read-only file system, deleting a file that does not exist is an error as well.
        elif file.exists():
            file.unlink()
    except OSError as error:
        raise CasegraphError(
            f"All valid records are loaded, but the list of refused records {file} could not be updated: "
            f"{error.strerror}.",
            "Move the case to a place where files can be written beside it, and load it again.",
        ) from error
