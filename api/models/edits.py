"""Models of what an analyst sends to add or correct a record. Unknown fields are refused, never ignored."""

from __future__ import annotations

from typing import Annotated, Any, TypeAlias

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from api.union_tags import (
    ID_OR_OBJECT_TAGS,
    PROPERTY_TAGS,
    SCALAR_TAGS,
    AsFlag,
    AsInteger,
    AsNumber,
    AsObject,
    AsText,
    DescribedAsAnyOf,
)
from graph.editing import ANALYST, ClaimInput, check_new_id
from graph.model import Bound, Claim, Entity, Mode, Money, PropertyClaim, Source, Stance, Value

_LISTS_OF_CLAIMS = ("said_by", "about", "inferred", "inferred_from")
_LISTS_OF_SOURCES = ("author", "derived_from")


def _check_no_nul(text: str) -> str:
    if "\0" in text:
        raise ValueError("has a character NUL, which no text has")
    return text


def _check_new_id(text: str) -> str:
    if fault := check_new_id(text):
        raise ValueError(fault)
    return text


def _check_amount(amount: object) -> object:
    if isinstance(amount, int) and abs(amount) < 2**1023 and int(float(amount)) != amount:
        raise ValueError("has more digits than can be stored without loss, about 15")
    return amount


_NO_NUL = AfterValidator(_check_no_nul)
ShortText: TypeAlias = Annotated[str, Field(min_length=1, max_length=300), _NO_NUL]
LongText: TypeAlias = Annotated[str, Field(min_length=1, max_length=10_000), _NO_NUL]
SourceText: TypeAlias = Annotated[str, Field(min_length=1, max_length=900_000), _NO_NUL]
EntityName: TypeAlias = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300), _NO_NUL
]
Ids: TypeAlias = Annotated[list[ShortText], Field(max_length=50)]
NewId: TypeAlias = Annotated[str, Field(max_length=120), AfterValidator(_check_new_id)]
WebAddress: TypeAlias = Annotated[str, Field(max_length=2_000, pattern=r"^https?://\S+$"), _NO_NUL]
Sha256: TypeAlias = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
# The largest numbers that the database stores.
Int64: TypeAlias = Annotated[int, Field(strict=True, ge=-(2**63), le=2**63 - 1)]
FiniteFloat: TypeAlias = Annotated[float, Field(strict=True, allow_inf_nan=False, ge=-1e300, le=1e300)]
VersionNumber: TypeAlias = Annotated[
    int, Field(ge=1, le=2**31, description="The version that the change is based on.")
]
Reason: TypeAlias = Annotated[
    str, Field(min_length=1, max_length=2_000, description="Why you make the change."), _NO_NUL
]


class InputModel(BaseModel):
    """The body of a request, or an object in one."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class MoneyInput(InputModel):
    """An amount with its currency, a code of ISO 4217."""

    amount: Annotated[FiniteFloat, BeforeValidator(_check_amount)]
    currency: Annotated[str, Field(pattern="^[A-Z]{3}$")]


ValueInput: TypeAlias = Annotated[
    AsFlag[Annotated[bool, Field(strict=True)]]
    | AsInteger[Int64]
    | AsNumber[FiniteFloat]
    | AsObject[MoneyInput]
    | AsText[ShortText],
    PROPERTY_TAGS,
    DescribedAsAnyOf(),
]
ScalarInput: TypeAlias = Annotated[
    AsInteger[Int64] | AsNumber[FiniteFloat] | AsText[LongText], SCALAR_TAGS, DescribedAsAnyOf()
]
PropertiesInput: TypeAlias = Annotated[dict[ShortText, ValueInput], Field(max_length=50)]


class ChangeInput(InputModel):
    """What every change has, except an addition."""

    version: VersionNumber
    reason: Reason | None = None


class SourceInput(InputModel):
    """A document that was read."""

    title: ShortText
    publisher: ShortText | None = Field(default=None, description="The id of an entity.")
    author: Ids = Field(default=[], description="Ids of entities.")
    published: ShortText | None = Field(default=None, description="A date, as precise as it is known.")
    published_basis: ShortText | None = Field(default=None, description="How that date was worked out.")
    genre: ShortText | None = None
    derived_from: Ids = Field(default=[], description="Ids of the sources that it repeats.")
    url: WebAddress | None = None
    retrieved: ShortText | None = Field(default=None, description="The date on which you retrieved it.")
    language: ShortText | None = None
    sha256: Sha256 | None = Field(
        default=None, description="The hash of its text, if the text itself is not sent."
    )
    text: SourceText | None = Field(
        default=None, description="Its text, if you may keep it: quotes are then checked against it."
    )
    note: LongText | None = None

    def to_source(self, id_: str) -> Source:
        """Return the record of an analysts' source with this id."""
        values = {name: getattr(self, name) for name in SourceInput.model_fields}
        lists = {name: tuple(values[name]) for name in _LISTS_OF_SOURCES}
        return Source(id=id_, dataset=ANALYST.id, **{**values, **lists})


class NewSourceInput(SourceInput):
    """A source to add."""

    id: NewId | None = Field(default=None, description="If left out, it is made from the title.")

    def to_new_source(self) -> Source:
        """Return the record of an analysts' source; its id is "" if it has none yet."""
        return self.to_source(self.id or "")


class SourceCorrection(SourceInput, ChangeInput):
    """All fields of a source after the change; a text that is left out stays the same."""


class EntityInput(InputModel):
    """A person, state, organisation, place, event or group."""

    kind: ShortText = Field(examples=["Person"])
    name: EntityName
    aliases: Annotated[list[EntityName], Field(max_length=50)] = []
    named: bool = Field(default=True, description="false for an entity that has only a description.")
    source: ShortText | None = Field(
        default=None, description="The id of the source that an unnamed one is from."
    )
    properties: PropertiesInput = {}

    def to_entity(self, id_: str) -> Entity:
        """Return the record of an analysts' entity with this id."""
        return Entity(
            id=id_,
            kind=self.kind,
            name=self.name,
            dataset=ANALYST.id,
            aliases=tuple(self.aliases),
            named=self.named,
            source=self.source,
            properties=_to_values(self.properties),
        )


class NewEntityInput(EntityInput):
    """An entity to add."""

    id: NewId | None = Field(default=None, description="If left out, it is made from the name.")

    def to_new_entity(self) -> Entity:
        """Return the record of an analysts' entity; its id is "" if it has none yet."""
        return self.to_entity(self.id or "")


class EntityCorrection(EntityInput, ChangeInput):
    """All fields of an entity after the change; the kind cannot change."""


class ClaimBaseInput(InputModel):
    """The fields of every claim, about two entities or about one."""

    source: Annotated[AsText[ShortText] | AsObject[NewSourceInput], ID_OR_OBJECT_TAGS] = Field(
        description="The id of a source, or a new source that is added with the claim."
    )
    locator: ShortText | None = Field(
        default=None, description="Where it stands in the source.", examples=["page 3"]
    )
    quote: LongText | None = Field(default=None, description="The words that stand there.")
    note: LongText | None = None
    stance: Stance = "asserted"
    mode: Mode = "actual"
    condition: LongText | None = Field(default=None, description="What a feared or planned thing depends on.")
    said_by: Ids = Field(default=[], description="Ids of the speakers, nearest to the fact first.")
    about: Ids = Field(default=[], description="Ids of further entities that it concerns.")
    event: ShortText | None = Field(default=None, description="The id of the Event that it is part of.")
    valid_from: ShortText | None = Field(default=None, description="When it began to be true.")
    valid_until: ShortText | None = Field(default=None, description="When it stopped being true.")
    ended: bool = Field(default=False, description="It is no longer true, since an unknown date.")
    dates_basis: ShortText | None = Field(default=None, description="How these dates were worked out.")
    said_on: ShortText | None = Field(
        default=None, description="When it was said; by default when its source was published."
    )
    inferred: Ids = Field(
        default=[],
        description="The ends that you supply, as the source does not name them: subject, object, entity.",
    )
    inferred_from: Ids = Field(
        default=[],
        description="For each of these, the place that supports it: `chars 3-9`, `chars 3-9 of SOURCE`.",
    )
    reason: Reason | None = None

    def _common_values(self) -> dict[str, Any]:
        """Return the fields that every claim has, as arguments of a record."""
        names = ClaimBaseInput.model_fields.keys() - {"source", "reason"}
        values = {name: getattr(self, name) for name in names}
        lists = {name: tuple(values[name]) for name in _LISTS_OF_CLAIMS}
        source_id = self.source if isinstance(self.source, str) else ""
        return {**values, **lists, "dataset": ANALYST.id, "source": source_id}

    def _new_source(self) -> Source | None:
        return self.source.to_new_source() if isinstance(self.source, NewSourceInput) else None


class NewClaimInput(ClaimBaseInput):
    """A claim about two entities."""

    edge_type: ShortText = Field(description="An edge type.", examples=["MET"])
    subject: ShortText = Field(description="The id of an entity.")
    object: ShortText = Field(description="The id of another entity.")
    subject_name: ShortText | None = Field(
        default=None, description="The subject's name, if the source writes it in another way."
    )
    object_name: ShortText | None = Field(
        default=None, description="The object's name, if the source writes it in another way."
    )
    properties: PropertiesInput = {}

    def to_claim_input(self) -> ClaimInput:
        """Return the record of an analysts' claim, with the source that is added with it."""
        names = NewClaimInput.model_fields.keys() - ClaimBaseInput.model_fields.keys() - {"properties"}
        values = {name: getattr(self, name) for name in names}
        claim = Claim(**self._common_values(), **values, properties=_to_values(self.properties))
        return ClaimInput(claim, self._new_source())


class ClaimCorrection(NewClaimInput, ChangeInput):
    """All fields of a claim after the change."""


class NewPropertyClaimInput(ClaimBaseInput):
    """A claim about a property of one entity."""

    entity: ShortText = Field(description="The id of an entity.")
    entity_name: ShortText | None = Field(
        default=None, description="The entity's name, if the source writes it in another way."
    )
    property: ShortText = Field(examples=["killed"])
    value: ScalarInput
    unit: ShortText | None = None
    bound: Bound = "exactly"

    def to_claim_input(self) -> ClaimInput:
        """Return the record of an analysts' claim, with the source that is added with it."""
        names = NewPropertyClaimInput.model_fields.keys() - ClaimBaseInput.model_fields.keys()
        values = {name: getattr(self, name) for name in names}
        return ClaimInput(PropertyClaim(**self._common_values(), **values), self._new_source())


class PropertyClaimCorrection(NewPropertyClaimInput, ChangeInput):
    """All fields of a property claim after the change."""


class AnnotationInput(InputModel):
    """A note on a claim or an entity."""

    text: LongText


class AnnotationCorrection(AnnotationInput, ChangeInput):
    """The text of a note after the change."""


def _to_values(properties: dict[str, Any]) -> dict[str, Value]:
    return {
        name: Money(value.amount, value.currency) if isinstance(value, MoneyInput) else value
        for name, value in properties.items()
    }
