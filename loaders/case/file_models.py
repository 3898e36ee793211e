"""The shape of a case's files, as a person writes them. What a kind or a type of edge declares for itself
stands beside these keys and is checked against the vocabulary.
"""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, model_validator

from graph.model.ids import ID_EXPECTED, ID_PATTERN
from graph.model.records import Bound, Mode, Stance
from graph.yaml_files.parsing import Written


def _one_or_many(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _nothing_is_empty(value: object) -> object:
    return [] if value is None else value


def _matching(pattern: str, expected: str) -> AfterValidator:
    compiled = re.compile(pattern, re.ASCII)

    def check(value: str) -> str:
        if not compiled.fullmatch(value):
            raise ValueError(f"{value!r} is not {expected}")
        return value

    return AfterValidator(check)


Id = Annotated[str, _matching(ID_PATTERN, ID_EXPECTED)]

Ids = Annotated[tuple[Id, ...], BeforeValidator(_one_or_many), BeforeValidator(_nothing_is_empty)]

Texts = Annotated[tuple[str, ...], BeforeValidator(_one_or_many), BeforeValidator(_nothing_is_empty)]

Sum = Annotated[str, _matching("[0-9a-f]{64}", "a sha256: 64 digits from 0 to 9 and a to f")]

OwnText = Annotated[str, Field(min_length=1)]


class WrittenCase(Written):
    """case.yaml."""

    title: OwnText
    description: str | None = None


class WrittenSource(Written):
    """One entry of sources.yaml."""

    title: OwnText
    publisher: Id | None = None
    author: Ids = ()
    published: str | None = None
    published_basis: str | None = None
    genre: str | None = None
    derived_from: Ids = ()
    url: str | None = None
    retrieved: str | None = None
    language: str | None = None
    sha256: Sum | None = None
    note: str | None = None


class WrittenEntity(Written):
    """One entry of entities.yaml; its kind's own properties stand beside these keys."""

    model_config = ConfigDict(extra="allow", frozen=True)

    name: OwnText
    aliases: Texts = ()
    named: bool = True
    source: Id | None = None


class Common(Written):
    """What may be said once for a file, a passage or a claim."""

    stance: Stance | None = None
    mode: Mode | None = None
    condition: str | None = None
    said_by: Ids | None = None
    said_on: str | None = None
    about: Ids | None = None
    event: Id | None = None
    valid_from: str | None = None
    valid_until: str | None = None
    on: str | None = None
    ended: bool | None = None
    dates_basis: str | None = None
    note: OwnText | None = None

    def given(self) -> dict[str, Any]:
        """Return what was written, and nothing that was not; `on` gives a point of time both its ends."""
        found = {name: getattr(self, name) for name in Common.model_fields if name in self.model_fields_set}
        if "on" in found:
            found["valid_from"] = found["valid_until"] = found.pop("on")
        return found


class WrittenPlace(Common):
    """Where a passage stands, with what all its claims share."""

    locator: str | None = None
    quote: OwnText | None = None
    quote_sha256: Sum | None = None


class WrittenClaim(WrittenPlace):
    """One claim: `claim: SUBJECT PREDICATE OBJECT`, or `property: ENTITY PROPERTY` with a value."""

    model_config = ConfigDict(extra="allow", frozen=True)

    claim: str | None = None
    property: str | None = None
    value: str | None = None
    unit: str | None = None
    bound: Bound | None = None
    subject_name: str | None = None
    object_name: str | None = None
    entity_name: str | None = None
    inferred: str | None = None
    inferred_from: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _short_form(cls, value: object) -> object:
        return {"claim": value} if isinstance(value, str) else value


class WrittenPassage(WrittenPlace):
    """A passage of the source and what it states; each claim is read by itself, as a `WrittenClaim`."""

    claims: Annotated[tuple[Any, ...], Field(min_length=1)]


class WrittenClaims(Written):
    """One file of claims; the defaults and each passage are read by themselves, so that a mistake in one
    hides none in another.
    """

    source: Id
    defaults: Any = None
    passages: tuple[Any, ...] = ()
