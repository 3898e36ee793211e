"""What an analyst sends to add or correct something. What is not known here is refused, never left out."""

from __future__ import annotations

from typing import Annotated, Any, TypeAlias

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from api.union_tags import BY_NAME, BY_PROPERTY, BY_SCALAR, AnyNumber, Flag, Object, WholeNumber, Wording
from graph.editing.analyst_dataset import ANALYST
from graph.editing.claims import Draft
from graph.editing.new_ids import fault_of
from graph.model.records import Bound, Claim, Entity, Mode, Money, PropertyClaim, Source, Stance, Value


def _without_nul(text: str) -> str:
    if "\0" in text:
        raise ValueError("has a character NUL, which no text has")
    return text


def _id(text: str) -> str:
    if fault := fault_of(text):
        raise ValueError(fault)
    return text


_CLEAN = AfterValidator(_without_nul)
Words: TypeAlias = Annotated[str, Field(min_length=1, max_length=300), _CLEAN]
Telling: TypeAlias = Annotated[str, Field(min_length=1, max_length=10_000), _CLEAN]
Text: TypeAlias = Annotated[str, Field(min_length=1, max_length=900_000), _CLEAN]
Name: TypeAlias = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300), _CLEAN
]
Ids: TypeAlias = Annotated[list[Words], Field(max_length=50)]
NewId: TypeAlias = Annotated[str, Field(max_length=120), AfterValidator(_id)]
Address: TypeAlias = Annotated[str, Field(max_length=2_000, pattern=r"^https?://\S+$"), _CLEAN]
Sum: TypeAlias = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
# As large as the database takes them.
Whole: TypeAlias = Annotated[int, Field(strict=True, ge=-(2**63), le=2**63 - 1)]
Number: TypeAlias = Annotated[float, Field(strict=True, allow_inf_nan=False, ge=-1e300, le=1e300)]
VersionNumber: TypeAlias = Annotated[
    int, Field(ge=1, le=2**31, description="The version that the change is based on.")
]
Reason: TypeAlias = Annotated[str, Field(min_length=1, max_length=2_000, description="Why."), _CLEAN]


class Sent(BaseModel):
    """What a client sends."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class SentMoney(Sent):
    """An amount with its currency, as ISO 4217 writes it."""

    amount: Annotated[float, Field(allow_inf_nan=False, ge=-1e300, le=1e300)]
    currency: Annotated[str, Field(pattern="^[A-Z]{3}$")]


SentValue: TypeAlias = Annotated[
    Flag[Annotated[bool, Field(strict=True)]]
    | WholeNumber[Whole]
    | AnyNumber[Number]
    | Object[SentMoney]
    | Wording[Words],
    BY_PROPERTY,
]
SentScalar: TypeAlias = Annotated[WholeNumber[Whole] | AnyNumber[Number] | Wording[Telling], BY_SCALAR]
Properties: TypeAlias = Annotated[dict[Words, SentValue], Field(max_length=50)]


class SentSource(Sent):
    """What was read."""

    title: Words
    publisher: Words | None = Field(default=None, description="The id of an entity.")
    author: Ids = Field(default=[], description="Ids of entities.")
    published: Words | None = None
    published_basis: Words | None = None
    genre: Words | None = None
    derived_from: Ids = Field(default=[], description="Ids of sources that it repeats.")
    url: Address | None = None
    retrieved: Words | None = None
    language: Words | None = None
    sha256: Sum | None = Field(default=None, description="Of its text, where the text itself is not kept.")
    text: Text | None = Field(
        default=None, description="Where you may keep it: quotes are then checked against it."
    )
    note: Telling | None = None

    def record(self, id_: str) -> Source:
        """Return it as a source of analysts."""
        given = {name: getattr(self, name) for name in SentSource.model_fields}
        lists = {name: tuple(given[name]) for name in ("author", "derived_from")}
        return Source(id=id_, dataset=ANALYST.id, **{**given, **lists})


class NewSource(SentSource):
    """A source to be added."""

    id: NewId | None = Field(default=None, description="Left out, it is made of the title.")

    def new(self) -> Source:
        """Return it with its id, if it has one."""
        return self.record(self.id or "")


class Change(Sent):
    """What every change but an addition says."""

    version: VersionNumber
    reason: Reason | None = None


class SourceCorrection(SentSource, Change):
    """All that a source is from now on; a text that is left out stays."""


class SentEntity(Sent):
    """A person, state, organisation, place, event or group."""

    kind: Words = Field(examples=["Person"])
    name: Name
    aliases: Annotated[list[Name], Field(max_length=50)] = []
    named: bool = Field(default=True, description="false for someone known only by a description.")
    source: Words | None = Field(
        default=None, description="The id of the source that speaks of an unnamed one."
    )
    properties: Properties = {}

    def record(self, id_: str) -> Entity:
        """Return it as an entity of analysts."""
        return Entity(
            id=id_,
            kind=self.kind,
            name=self.name,
            dataset=ANALYST.id,
            aliases=tuple(self.aliases),
            named=self.named,
            source=self.source,
            properties=_typed(self.properties),
        )


class NewEntity(SentEntity):
    """An entity to be added."""

    id: NewId | None = Field(default=None, description="Left out, it is made of the name.")

    def new(self) -> Entity:
        """Return it with its id, if it has one."""
        return self.record(self.id or "")


class EntityCorrection(SentEntity, Change):
    """All that an entity is from now on; its kind stays."""


class SentStatement(Sent):
    """What every claim has."""

    source: Annotated[Wording[Words] | Object[NewSource], BY_NAME] = Field(
        description="The id of a source, or a source to be made."
    )
    locator: Words | None = Field(default=None, examples=["page 3"])
    quote: Telling | None = None
    note: Telling | None = None
    stance: Stance = "asserted"
    mode: Mode = "actual"
    condition: Telling | None = None
    said_by: Ids = Field(default=[], description="Ids of the speakers, nearest to the fact first.")
    about: Ids = []
    event: Words | None = None
    valid_from: Words | None = None
    valid_until: Words | None = None
    ended: bool = False
    dates_basis: Words | None = None
    said_on: Words | None = None
    reason: Reason | None = None

    def said(self, names: tuple[str, ...]) -> dict[str, Any]:
        """Return what it says, by the names of a record's fields."""
        shared = (name for name in SentStatement.model_fields if name not in {"source", "reason"})
        given = {name: getattr(self, name) for name in (*shared, *names)}
        lists = {name: tuple(given[name]) for name in ("said_by", "about")}
        return {**given, **lists, "dataset": ANALYST.id, "source": self._source_id}

    @property
    def _source_id(self) -> str:
        return self.source if isinstance(self.source, str) else ""

    @property
    def _new_source(self) -> Source | None:
        return self.source.new() if isinstance(self.source, NewSource) else None


class SentClaim(SentStatement):
    """What a source says of two entities."""

    edge_type: Words = Field(description="A type of edge.", examples=["MET"])
    subject: Words = Field(description="The id of an entity.")
    object: Words = Field(description="The id of another.")
    subject_name: Words | None = Field(default=None, description="Where the source writes it otherwise.")
    object_name: Words | None = None
    inferred: Annotated[str, Field(pattern="^(subject|object)$")] | None = None
    inferred_from: Words | None = None
    properties: Properties = {}

    def draft(self) -> Draft:
        """Return it as an analyst's claim, with the source that is made with it."""
        names = (
            "edge_type", "subject", "object", "subject_name", "object_name", "inferred", "inferred_from",
        )  # fmt: skip
        claim = Claim(**self.said(names), properties=_typed(self.properties))
        return Draft(claim, self._new_source)


class ClaimCorrection(SentClaim, Change):
    """All that a claim says from now on."""


class SentPropertyClaim(SentStatement):
    """What a source says of one entity."""

    entity: Words = Field(description="The id of an entity.")
    entity_name: Words | None = Field(default=None, description="Where the source writes it otherwise.")
    property: Words = Field(examples=["dead"])
    value: SentScalar
    unit: Words | None = None
    bound: Bound = "exactly"

    def draft(self) -> Draft:
        """Return it as an analyst's claim, with the source that is made with it."""
        names = ("entity", "entity_name", "property", "value", "unit", "bound")
        return Draft(PropertyClaim(**self.said(names)), self._new_source)


class PropertyClaimCorrection(SentPropertyClaim, Change):
    """All that a property claim says from now on."""


class NewAnnotation(Sent):
    """A note on a claim."""

    text: Telling


class AnnotationCorrection(NewAnnotation, Change):
    """All that a note says from now on."""


def _typed(properties: dict[str, Any]) -> dict[str, Value]:
    return {
        name: Money(value.amount, value.currency) if isinstance(value, SentMoney) else value
        for name, value in properties.items()
    }
