"""Models of analysts' notes on claims and entities."""

from __future__ import annotations

from pydantic import Field

from api.models.shared import (
    Claim,
    Entity,
    NamesById,
    PagedResponse,
    PropertyClaim,
    ResponseModel,
    StoreResponse,
)
from graph.model import AnnotatedKind


class Annotation(ResponseModel):
    """A note on a claim or an entity."""

    id: str
    record_kind: AnnotatedKind = Field(description="Whether it is on a claim or on an entity.")
    record_id: str = Field(description="The id of the claim or entity.")
    text: str
    author: str = Field(description="Who wrote it or last changed it.")
    changed_on: str = Field(description="When it was written or last changed.")
    version: int
    withdrawn_on: str | None = None


class AnnotationResponse(StoreResponse):
    """A note as a change left it."""

    annotation: Annotation


class Annotations(PagedResponse):
    """Notes on a claim or an entity, the oldest first."""

    annotations: list[Annotation]


class AnnotationWithSubject(Annotation):
    """A note with the claim or the entity that it is on."""

    claim: Claim | PropertyClaim | None = None
    entity: Entity | None = None


class RecentAnnotations(PagedResponse):
    """Notes on all claims and entities, the newest first."""

    annotations: list[AnnotationWithSubject]
    names: NamesById
