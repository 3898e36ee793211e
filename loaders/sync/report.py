"""What a load did: counted over all records, with every refusal and its reason."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from graph.errors import CasegraphError

Progress: TypeAlias = Callable[[str, int, int | None], None]
"""Called with what is being done, how much of it is done, and how much there is where that is known."""


def silent(what: str, done: int, total: int | None) -> None:
    """Report to nobody."""


@dataclass(frozen=True)
class Refusal:
    """A record that was not written.

    Args:
        place: where it stands in the input, as its loader said.
        reason: what is wrong with it and what was expected.
    """

    place: str
    reason: str


@dataclass(frozen=True)
class Report:
    """What a load did. Sources, entities, claims and property claims count alike.

    Args:
        read: records that the loader yielded.
        written: of those, new and changed ones.
        changed: of those written, the ones that replaced what the store held.
        unchanged: records that the store held already.
        withdrawn: what the store held and the dataset no longer states.
        refused: what was not written, and why.
    """

    read: int
    written: int
    changed: int
    unchanged: int
    withdrawn: int
    refused: tuple[Refusal, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the counts, `refused` among them, and the refusals as a list of place and reason."""
        return {
            "read": self.read,
            "written": self.written,
            "changed": self.changed,
            "unchanged": self.unchanged,
            "withdrawn": self.withdrawn,
            "refused": len(self.refused),
            "refusals": [{"place": refusal.place, "reason": refusal.reason} for refusal in self.refused],
        }


def write_refused(file: Path, refused: Sequence[Refusal]) -> None:
    """Write the refusals as CSV; where there are none, take away the file of an earlier load.

    Raises:
        CasegraphError: the file cannot be written or taken away.
    """
    try:
        if refused:
            _write(file, refused)
        # Asked first: on a read-only file system, taking away what is not there fails as well.
        elif file.exists():
            file.unlink()
    except OSError as error:
        raise CasegraphError(
            f"What could be loaded is loaded, but the list of refused records {file} could not be brought up "
            f"to date: {error.strerror}.",
            "Load again from a folder beside which files may be written.",
        ) from error


def _write(file: Path, refused: Sequence[Refusal]) -> None:
    with file.open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow(["place", "reason"])
        rows.writerows((refusal.place, refusal.reason) for refusal in refused)
