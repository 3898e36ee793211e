"""The result of a load: its counts, and the first refused records with the reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
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
    """What a load did, or would do. The counts are of records: sources, entities, claims and property claims.

    Args:
        read: records that the loader yielded.
        written: of those, the new and the changed ones.
        changed: of those written, the ones that replaced a record of the store.
        unchanged: records that the store already had.
        withdrawn: records of the store that the dataset no longer contains.
        refused: records that were not written, each with the reason: at most the first
            `loaders.sync.refusals.MAX_LISTED`.
        refused_further: how many more were refused.
    """

    read: int
    written: int
    changed: int
    unchanged: int
    withdrawn: int
    refused: tuple[RefusedRecord, ...] = ()
    refused_further: int = 0

    @property
    def refused_count(self) -> int:
        """How many records were refused."""
        return len(self.refused) + self.refused_further

    def to_json(self) -> dict[str, Any]:
        """Return the counts, and `refusals`: the first ones, as objects of place and reason."""
        return {
            "read": self.read,
            "written": self.written,
            "changed": self.changed,
            "unchanged": self.unchanged,
            "withdrawn": self.withdrawn,
            "refused": self.refused_count,
            "refusals": [{"place": refusal.place, "reason": refusal.reason} for refusal in self.refused],
        }
