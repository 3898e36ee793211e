"""The statements of Open Ownership's Beneficial Ownership Data Standard 0.4, as typed objects.

The format is that of https://standard.openownership.org/en/0.4.0/. Codes of its lists are texts here, because
a code that is not in a list must be kept in the words of the source.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal, TypeAlias, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic.alias_generators import to_camel

from graph.pydantic_messages import describe_pydantic_error
from loaders.input.clean_text import clean_text

T = TypeVar("T")


def _clean(value: str | None) -> str | None:
    return clean_text(value) or None if value is not None else None


Text: TypeAlias = Annotated[str | None, AfterValidator(_clean)]
"""A text in one line; None where it is missing or empty."""

Many: TypeAlias = Annotated[tuple[T, ...], BeforeValidator(lambda value: () if value is None else value)]
Whole: TypeAlias = Annotated[T, BeforeValidator(lambda value: {} if value is None else value)]
"""An object whose fields may all be missing, and so may the object itself."""

Percentage: TypeAlias = Annotated[float, Field(ge=0, le=100)] | None


class _Model(BaseModel):
    model_config = ConfigDict(
        extra="allow",
        frozen=True,
        coerce_numbers_to_str=True,
        alias_generator=to_camel,
        populate_by_name=True,
    )

    def list_unknown_fields(self) -> Iterator[str]:
        """Yield the fields that are not part of the standard: "recordDetails.colour"."""
        if self.__pydantic_extra__:
            yield from self.__pydantic_extra__
        for name, value in self.__dict__.items():
            # Most values are texts.
            if isinstance(value, _Model | tuple):
                for part in value if isinstance(value, tuple) else (value,):
                    if isinstance(part, _Model):
                        for field in part.list_unknown_fields():
                            yield f"{type(self).model_fields[name].alias}.{field}"


class Publisher(_Model):
    """Who publishes a statement."""

    name: Text = None
    url: Text = None


class PublicationDetails(_Model):
    """When and by whom a statement was published."""

    publication_date: Text = None
    bods_version: Text = None
    license: Text = None
    publisher: Whole[Publisher] = Publisher()


class Agent(_Model):
    """Who provided the information of a statement."""

    name: Text = None
    uri: Text = None


class SourceDetails(_Model):
    """Where the information of a statement comes from."""

    type: Many[str] = ()
    description: Text = None
    url: Text = None
    retrieved_at: Text = None
    asserted_by: Many[Agent] = ()


class Annotation(_Model):
    """A remark about a statement or a part of it."""

    statement_pointer_target: str | None = None
    creation_date: Text = None
    created_by: Agent | None = None
    motivation: Text = None
    description: Text = None
    transformed_content: Text = None
    url: Text = None


class Area(_Model):
    """A country or another jurisdiction."""

    name: Text = None
    code: Text = None


class Identifier(_Model):
    """A number in a register."""

    id: Text = None
    scheme: Text = None
    scheme_name: Text = None
    uri: Text = None


class Address(_Model):
    """An address and what it is for."""

    type: Text = None
    address: Text = None
    post_code: Text = None
    country: Area | None = None


class Unspecified(_Model):
    """Why a person or an entity is not given."""

    reason: Text = None
    description: Text = None


class EntityType(_Model):
    """The form of an entity."""

    type: Text = None
    subtype: Text = None
    details: Text = None


class Security(_Model):
    """What identifies a security."""

    id_scheme: Text = None
    id: Text = None
    ticker: Text = None


class SecuritiesListing(_Model):
    """A security, and the exchange where it is traded."""

    market_identifier_code: Text = None
    operating_market_identifier_code: Text = None
    stock_exchange_jurisdiction: Text = None
    stock_exchange_name: Text = None
    security: Security | None = None


class PublicListing(_Model):
    """Whether and where a company is listed."""

    has_public_listing: bool | None = None
    company_filings_urls: Many[str] = Field(default=(), alias="companyFilingsURLs")
    securities_listings: Many[SecuritiesListing] = ()


class Statute(_Model):
    """The law that formed an entity."""

    name: Text = None
    date: Text = None


class EntityDetails(_Model):
    """What a statement says about an entity: a company, an arrangement, a state."""

    is_component: bool = False
    entity_type: Whole[EntityType] = EntityType()
    unspecified_entity_details: Unspecified | None = None
    name: Text = None
    alternate_names: Many[str] = ()
    jurisdiction: Area | None = None
    identifiers: Many[Identifier] = ()
    founding_date: Text = None
    dissolution_date: Text = None
    addresses: Many[Address] = ()
    uri: Text = None
    public_listing: PublicListing | None = None
    formed_by_statute: Statute | None = None


class PersonName(_Model):
    """A name of a person."""

    type: Text = None
    full_name: Text = None
    family_name: Text = None
    given_name: Text = None
    patronymic_name: Text = None


class PepDetails(_Model):
    """Why a person is politically exposed."""

    reason: Text = None
    missing_info_reason: Text = None
    jurisdiction: Area | None = None
    start_date: Text = None
    end_date: Text = None
    source: SourceDetails | None = None


class PoliticalExposure(_Model):
    """Whether a person is politically exposed."""

    status: Text = None
    details: Many[PepDetails] = ()


class PersonDetails(_Model):
    """What a statement says about a person."""

    is_component: bool = False
    person_type: Text = None
    unspecified_person_details: Unspecified | None = None
    names: Many[PersonName] = ()
    identifiers: Many[Identifier] = ()
    nationalities: Many[Area] = ()
    place_of_birth: Address | None = None
    birth_date: Text = None
    death_date: Text = None
    tax_residencies: Many[Area] = ()
    addresses: Many[Address] = ()
    political_exposure: PoliticalExposure | None = None


class Share(_Model):
    """How much of a right, in per cent: exactly, or between bounds."""

    exact: Percentage = None
    minimum: Percentage = None
    maximum: Percentage = None
    exclusive_minimum: Percentage = None
    exclusive_maximum: Percentage = None


class Interest(_Model):
    """One interest of a party in an entity."""

    type: Text = None
    direct_or_indirect: Text = None
    beneficial_ownership_or_control: bool | None = None
    details: Text = None
    share: Share | None = None
    start_date: Text = None
    end_date: Text = None


class RelationshipDetails(_Model):
    """What a statement says about a party and the entity in which it has interests."""

    is_component: bool = False
    component_records: Many[str] = ()
    subject: str | Unspecified
    interested_party: str | Unspecified
    interests: Many[Interest] = ()


Details: TypeAlias = EntityDetails | PersonDetails | RelationshipDetails

DETAILS: dict[str, type[Details]] = {
    "entity": EntityDetails,
    "person": PersonDetails,
    "relationship": RelationshipDetails,
}


class Statement(_Model):
    """A statement without what it says of its record, which is in `details`."""

    statement_id: Annotated[str, Field(min_length=1)]
    statement_date: Text = None
    annotations: Many[Annotation] = ()
    publication_details: Whole[PublicationDetails] = PublicationDetails()
    source: Whole[SourceDetails] = SourceDetails()
    declaration: Text = None
    declaration_subject: Text = None
    record_id: Annotated[str, Field(min_length=1)]
    record_type: Literal["entity", "person", "relationship"]
    record_status: Text = None
    details: Details = Field(alias="recordDetails")


class InvalidStatementError(ValueError):
    """A statement lacks a field, or has one of another type; the message names all such fields."""


def parse_statement(data: dict[str, Any]) -> Statement:
    """Return a statement.

    Raises:
        InvalidStatementError: a field is missing or has another type.
    """
    model = DETAILS.get(str(data.get("recordType")))
    details = data.get("recordDetails")
    path: tuple[str, ...] = ()
    try:
        if model is not None and isinstance(details, dict):
            path = ("recordDetails",)
            data = {**data, "recordDetails": model.model_validate(details)}
            path = ()
        return Statement.model_validate(data)
    except ValidationError as errors:
        faults = (
            f"{'.'.join(map(str, (*path, *error['loc'])))}: {describe_pydantic_error(error)}"
            for error in errors.errors()
        )
        raise InvalidStatementError("; ".join(faults)) from None
