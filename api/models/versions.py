"""Models of a claim in detail, and of the versions of analysts' records."""

from __future__ import annotations

from typing import TypeAlias

from pydantic import Field

from api.models.annotations import Annotation
from api.models.edits import ClaimCorrection, NewClaimInput, NewPropertyClaimInput, PropertyClaimCorrection
from api.models.shared import (
    Claim,
    ClaimRecord,
    Entity,
    NamesById,
    PropertyClaim,
    PropertyClaimRecord,
    ResponseModel,
    Source,
    StoreResponse,
)
from graph.derived import Standing
from graph.model import Action, Mode


class AnnotationRecord(ResponseModel):
    """The content of a note."""

    text: str


AnyRecord: TypeAlias = ClaimRecord | PropertyClaimRecord | Entity | Source | AnnotationRecord


class Version(ResponseModel):
    """A record as one change left it."""

    record_id: str
    version: int = Field(description="Counted from 1; the highest one is current.")
    author: str
    changed_on: str
    action: Action
    record: AnyRecord = Field(description="All fields of the record after the change.")
    reason: str | None = Field(default=None, description="Why the author made the change.")
    replaces: str | None = Field(default=None, description="The id of the claim that this claim replaces.")
    replaced_by: str | None = Field(default=None, description="The id of the claim that replaces this one.")


class VersionHistory(StoreResponse):
    """All versions of a record, the oldest first; also those of the claims that a claim replaced."""

    id: str
    versions: list[Version]
    names: NamesById


class EditedRecord(StoreResponse):
    """An analysts' entity or source as a change left it."""

    id: str
    version: int
    author: str = Field(description="Who made this version.")
    changed_on: str
    replaces: str | None = None
    replaced_by: str | None = None
    action: Action
    record: Entity | Source


class TieStanding(ResponseModel):
    """A tie that a claim belongs to."""

    id: str
    standing: Standing
    mode: Mode
    sentence: str
    claim_count: int


EditBody: TypeAlias = ClaimCorrection | PropertyClaimCorrection | NewClaimInput | NewPropertyClaimInput


class ClaimDetail(StoreResponse):
    """A claim with all that concerns its standing. A claim of a case has no version."""

    claim: Claim | PropertyClaim
    edit_body: EditBody = Field(
        description="The body of a request that writes the same claim. Change a field and send it: by PUT if "
        "it has a version, else (the claim of a case) by POST, which adds a claim of your own."
    )
    ties: list[TieStanding] = Field(
        description="The ties that it belongs to; none if it is withdrawn or about one entity."
    )
    version: int | None = None
    author: str | None = Field(default=None, description="Who made this version.")
    changed_on: str | None = None
    replaces: str | None = Field(default=None, description="The id of the claim that this claim replaces.")
    replaced_by: str | None = Field(default=None, description="The id of the claim that replaces this one.")
    annotations: list[Annotation]
    names: NamesById
