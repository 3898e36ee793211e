"""The shape of what analysts did and noted."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from api.models.shared import AllNames, Answered, Claim, Entity, Paged, PropertyClaim, Shape
from graph.derived.ties import Standing
from graph.model.records import Mode
from graph.model.versions import Action, Noted


class Version(Shape):
    """A record as one change left it."""

    of: str = Field(description="The id of the record.")
    number: int
    author: str
    at: str
    action: Action
    record: dict[str, Any] = Field(description="All that it said then.")
    reason: str | None = None
    replaces: str | None = Field(default=None, description="The id of the claim in whose place it came.")
    replaced_by: str | None = Field(default=None, description="The id of the claim that came in its place.")


class Annotation(Shape):
    """A note on a claim or an entity."""

    id: str
    what: Noted
    of: str = Field(description="The id of the claim or entity.")
    text: str
    author: str = Field(description="Who wrote or last changed it.")
    at: str
    version: int
    withdrawn_on: str | None = None


class Standings(Shape):
    """A tie of a claim, in short."""

    id: str
    standing: Standing
    mode: Mode
    words: str
    claims: int = Field(description="How many claims it has.")


class WholeClaim(Answered):
    """A claim with all that says how it stands. Those of a case have no version."""

    claim: Claim | PropertyClaim
    draft: dict[str, Any] = Field(
        description="What writes just this: change a field and PUT it; a case's has no version: POST it."
    )
    ties: list[Standings] = Field(description="Of which it is a part: none where it is withdrawn.")
    version: int | None = None
    author: str | None = Field(default=None, description="Who made this version of it.")
    changed_on: str | None = None
    replaces: str | None = None
    replaced_by: str | None = None
    annotations: list[Annotation]
    names: AllNames


class History(Answered):
    """Every version of a record, the oldest first; of a claim also those of what replaced what."""

    id: str
    versions: list[Version]
    names: AllNames


class Kept(Answered):
    """A record as a change left it."""

    id: str
    version: int
    author: str
    changed_on: str
    action: Action
    record: dict[str, Any]


class OneAnnotation(Answered):
    """A note as a change left it."""

    annotation: Annotation


class Annotations(Paged):
    """Notes on a claim or an entity, the oldest first."""

    annotations: list[Annotation]


class AnnotationWithIts(Annotation):
    """A note with its claim, or its entity."""

    claim: dict[str, Any] | None = None
    entity: Entity | None = None


class RecentAnnotations(Paged):
    """Notes on any claims and entities, the newest first."""

    annotations: list[AnnotationWithIts]
    names: AllNames
