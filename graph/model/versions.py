"""The history of what analysts wrote: versions of records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

RecordKind: TypeAlias = Literal["claim", "entity", "source", "annotation"]
Action: TypeAlias = Literal["added", "corrected", "withdrawn", "restored", "text added"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A record after a change. Versions are never changed or removed.

    Args:
        record_kind: which kind of record it is; ids are unique within one kind only.
        record_id: the id of the record.
        number: counted from 1 for each record; the highest is the current one.
        change: the number of the change among all changes by analysts; it orders versions of several records.
        author: who made the change.
        at: when, as an ISO date and time.
        record: all fields of the record, as `graph.presentation.to_json.record_to_json` returns them.
        reason: why, in the author's own words.
        replaces: the id of the claim that this claim replaced.
        replaced_by: the id of the claim that replaced this claim.
    """

    record_kind: RecordKind
    record_id: str
    number: int
    change: int
    author: str
    at: str
    action: Action
    record: Mapping[str, Any]
    reason: str | None = None
    replaces: str | None = None
    replaced_by: str | None = None

    @property
    def is_withdrawn(self) -> bool:
        """Whether the record is withdrawn as of this version."""
        return self.action == "withdrawn"
