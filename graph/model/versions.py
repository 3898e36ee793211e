"""What analysts did to a record and when, and what they noted on claims and entities."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

What: TypeAlias = Literal["claim", "entity", "source", "annotation"]
Noted: TypeAlias = Literal["claim", "entity"]
Action: TypeAlias = Literal["added", "corrected", "withdrawn", "restored"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A record as one change left it. Versions are only ever added.

    Args:
        what: which kind of record; ids are unique within one kind only.
        of: the id of the record.
        number: from 1; the highest is the one that holds.
        change: the number of the change among all that analysts made, which orders versions of several
            records.
        author, at: who changed it, and when, as an ISO date and time.
        record: all that it said then, as `graph.presentation.to_json.record_as_json` tells it.
        reason: why, in the author's own words.
        replaces: the id of the claim in whose place this one came.
        replaced_by: the id of the claim that came in place of this one.
    """

    what: What
    of: str
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
    def holds(self) -> bool:
        """Whether the record still stands."""
        return self.action != "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """A note that an analyst left on a claim or an entity, whichever dataset that is of.

    Args:
        what: which of the two it is on; property claims are claims.
        of: its id.
        author, at: who wrote or last changed it, and when.
        version: which version of it this is.
        change: the number of the change that made it so, which orders them: two may be of one second.
    """

    id: str
    what: Noted
    of: str
    text: str
    author: str
    at: str
    version: int
    change: int
    withdrawn_on: str | None = None
