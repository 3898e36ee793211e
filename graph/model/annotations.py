"""Annotations: the notes of analysts on claims and entities."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

AnnotatedKind: TypeAlias = Literal["claim", "entity"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """A note by an analyst on a claim or an entity of any dataset.

    Args:
        record_kind: whether it is on a claim or an entity; property claims are claims.
        record_id: the id of that claim or entity.
        author: who wrote or last changed it.
        at: when, as an ISO date and time.
        version: the number of its current version.
        change: the number of the change that made this version; it orders annotations of the same second.
        withdrawn_on: when its author took it back.
    """

    id: str
    record_kind: AnnotatedKind
    record_id: str
    text: str
    author: str
    at: str
    version: int
    change: int
    withdrawn_on: str | None = None
