"""The keys that a person can write in the files of a case.

Properties that the ontology declares for a kind or an edge type are written next to these keys. They are
validated with the record.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, model_validator

from graph.model import ID_EXPECTED, ID_PATTERN, Bound, Mode, Stance
from graph.yaml_files import FileModel

# Keys that people write by analogy, and the keys of claims that they mean.
KEY_BY_OTHER_NAME = {
    **dict.fromkeys(("date", "when", "dated", "day"), "on"),
    **dict.fromkeys(("since", "from", "start", "start_date", "begin"), "valid_from"),
    **dict.fromkeys(("until", "till", "end", "end_date"), "valid_until"),
    **dict.fromkeys(("speaker", "speakers", "said", "according_to", "attributed_to"), "said_by"),
    **dict.fromkeys(("comment", "remark", "description", "text"), "note"),
    **dict.fromkeys(("place_in_text", "location", "chars", "page"), "locator"),
    **dict.fromkeys(("status", "certainty"), "stance"),
    **dict.fromkeys(("concerning", "concerns", "regarding"), "about"),
}


def _wrap_single(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _none_to_empty(value: object) -> object:
    return [] if value is None else value


def _require_places(value: object) -> object:
    if isinstance(value, str):
        raise ValueError(
            f"write the place that supports it here: `inferred: {{{value}: chars 3-9}}`; there is no key "
            "`inferred_from`"
        )
    return value


def _match_pattern(pattern: str, expected: str) -> AfterValidator:
    compiled = re.compile(pattern, re.ASCII)

    def require_match(value: str) -> str:
        if not compiled.fullmatch(value):
            raise ValueError(f"{value!r} is not {expected}")
        return value

    return AfterValidator(require_match)


Id = Annotated[str, _match_pattern(ID_PATTERN, ID_EXPECTED)]

IdList = Annotated[tuple[Id, ...], BeforeValidator(_wrap_single), BeforeValidator(_none_to_empty)]

TextList = Annotated[tuple[str, ...], BeforeValidator(_wrap_single), BeforeValidator(_none_to_empty)]

Sha256 = Annotated[str, _match_pattern("[0-9a-f]{64}", "a sha256: 64 digits from 0 to 9 and a to f")]

NonEmptyText = Annotated[str, Field(min_length=1)]


class CaseFile(FileModel):
    """case.yaml."""

    title: NonEmptyText
    description: str | None = None


class SourceEntry(FileModel):
    """One entry of sources.yaml."""

    title: NonEmptyText
    publisher: Id | None = None
    author: IdList = ()
    published: str | None = None
    published_basis: str | None = None
    genre: str | None = None
    derived_from: IdList = ()
    url: str | None = None
    retrieved: str | None = None
    language: str | None = None
    sha256: Sha256 | None = None
    note: str | None = None


class EntityEntry(FileModel):
    """One entry of entities.yaml. The properties of its kind are written next to these keys."""

    model_config = ConfigDict(extra="allow", frozen=True)

    name: NonEmptyText
    aliases: TextList = ()
    named: bool = True
    source: Id | None = None


class SharedClaimFields(FileModel):
    """The keys that can be written once for a file, for a passage, or for a single claim."""

    other_names: ClassVar[Mapping[str, str]] = KEY_BY_OTHER_NAME

    stance: Stance | None = None
    mode: Mode | None = None
    condition: str | None = None
    said_by: IdList | None = None
    said_on: str | None = None
    about: IdList | None = None
    event: Id | None = None
    valid_from: str | None = None
    valid_until: str | None = None
    on: str | None = None
    ended: bool | None = None
    dates_basis: str | None = None
    note: NonEmptyText | None = None

    def explicit_fields(self) -> dict[str, Any]:
        """Return the keys that were written, with `on` replaced by `valid_from` and `valid_until`.

        A key that was written without a value is None.
        """
        names = [name for name in SharedClaimFields.model_fields if name in self.model_fields_set]
        fields = {name: getattr(self, name) for name in names}
        if "on" in fields:
            fields["valid_from"] = fields["valid_until"] = fields.pop("on")
        return fields


class LocatedEntry(SharedClaimFields):
    """A place in the source, with the keys that can be written there."""

    locator: str | None = None
    quote: NonEmptyText | None = None
    quote_sha256: Sha256 | None = None


class ClaimEntry(LocatedEntry):
    """One claim: `claim: SUBJECT TYPE OBJECT`, or `property: ENTITY PROPERTY` with a value."""

    model_config = ConfigDict(extra="allow", frozen=True)

    claim: str | None = None
    property: str | None = None
    value: str | None = None
    unit: str | None = None
    bound: Bound | None = None
    subject_name: str | None = None
    object_name: str | None = None
    entity_name: str | None = None
    inferred: Annotated[dict[str, str], BeforeValidator(_require_places)] = Field(default_factory=dict)

    @model_validator(mode="before")
    @classmethod
    def _short_form(cls, value: object) -> object:
        return {"claim": value} if isinstance(value, str) else value


class PassageEntry(LocatedEntry):
    """A passage of the source and its claims, each of which is parsed separately as a `ClaimEntry`."""

    claims: Annotated[tuple[Any, ...], Field(min_length=1)]


class ClaimsFile(FileModel):
    """One file of claims.

    The defaults and each passage are parsed separately, so that a mistake in one hides no mistake in another.
    """

    source: Id
    defaults: Any = None
    passages: tuple[Any, ...] = ()
