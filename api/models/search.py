"""Models of the results of a search by name."""

from __future__ import annotations

from pydantic import Field

from api.models.shared import Entity, NamesById, ResponseModel, StoreResponse


class IdentifyingTie(ResponseModel):
    """A tie of an entity in a few words."""

    id: str = Field(description="The id of the tie.")
    phrase: str = Field(examples=["headed BTA Bank (chairman)"])


class MatchedIdentifier(ResponseModel):
    """A number or code of a register that is equal to the text that was searched for."""

    property: str = Field(description="One of the properties that sources state.", examples=["tax_number"])
    value: str = Field(description="As its source has it.", examples=["183-116 181362"])


class SearchResult(ResponseModel):
    """An entity whose name or identifier matches."""

    entity: Entity
    score: float = Field(description="1 if a name is exactly the one that you search for, else less.")
    identifiers: list[MatchedIdentifier] | None = Field(
        None, description="Its identifiers that are equal to the text; absent if there are none."
    )
    claim_count: int = Field(description="How many claims join it to its neighbours.")
    neighbour_count: int = Field(description="How many neighbours it has.")
    ties: list[IdentifyingTie] = Field(
        description="Ties that help to identify it: kin and work, and ties to well-connected entities."
    )


class SearchResults(StoreResponse):
    """The entities whose names match, the best match first."""

    results: list[SearchResult]
    truncated: bool = Field(description="Whether there are more results.")
    names: NamesById
