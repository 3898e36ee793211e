"""The keys of a mapping file: a dataset, its tables, and what the rows of each table are."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Any, ClassVar

from pydantic import Field, model_validator

from graph.model import Mode, Stance
from graph.yaml_files import FileModel
from loaders.case.file_models import Id
from loaders.mapping.value_entries import Conditions, NonEmptyTextList, TextList, ValueEntry, Values

Name = Annotated[str, Field(min_length=1)]


class DatasetEntry(FileModel):
    """The dataset that the records belong to."""

    id: Id | None = None
    title: Name | None = None
    description: Name | None = None


class SourceEntry(FileModel):
    """What was read, of a row: one source, or several where `key` is split.

    Args:
        key: tells one source from another: an address, or any text. An address is also its `url`.
        publisher: the name of entities of this file, or `site`: the site of the address.
        when: conditions that a row must meet.
    """

    key: ValueEntry
    title: ValueEntry | None = None
    url: ValueEntry | None = None
    publisher: Name | None = None
    author: TextList = ()
    published: ValueEntry | None = None
    published_basis: ValueEntry | None = None
    genre: ValueEntry | None = None
    language: ValueEntry | None = None
    retrieved: ValueEntry | None = None
    note: ValueEntry | None = None
    when: Conditions = ()

    other_names: ClassVar[Mapping[str, str]] = MappingProxyType(
        {"id": "key", "name": "title", "address": "url", "date": "published", "if": "when"}
    )


class EntityEntry(FileModel):
    """An entity of a row, or several where `name` is split.

    Without a name it is one that another table describes, and that has the same key there.

    Args:
        kind: the kind itself, or a column whose values are mapped to kinds.
        key: columns that tell one entity from another; by default the kind and the name do.
        properties: properties of its kind, and those that sources state about it.
        optional: a row without it is not refused.
    """

    name: ValueEntry | None = None
    kind: ValueEntry | None = None
    key: Values = ()
    aliases: Values = ()
    properties: dict[str, ValueEntry] = Field(default_factory=dict)
    named: bool = True
    source: Name | None = None
    when: Conditions = ()
    optional: bool = False

    other_names: ClassVar[Mapping[str, str]] = MappingProxyType(
        {
            **dict.fromkeys(("id", "keys"), "key"),
            **dict.fromkeys(("type", "schema"), "kind"),
            **dict.fromkeys(("alias", "other_names"), "aliases"),
            **dict.fromkeys(("identifiers", "claims"), "properties"),
            **dict.fromkeys(("if", "filter"), "when"),
        }
    )

    @model_validator(mode="after")
    def _check(self) -> EntityEntry:
        if self.name is not None and self.kind is None:
            raise ValueError("kind is missing")
        if self.name is None and not self.key:
            raise ValueError(
                "name is missing; only an entity that another table describes is without, with a key"
            )
        if self.name is None and (self.aliases or self.properties or not self.named):
            raise ValueError(
                "name is missing; an entity that another table describes has only a key and a kind"
            )
        return self


class EdgeEntry(FileModel):
    """What a value of a column says about subject and object.

    Args:
        of: the values that say it; of an entry with one value, that is its key.
        type: an edge type.
        reverse: the subject and the object of the claim change places.
        either_way: they change places where only so their kinds fit.
        between: the kinds of subject and object of the claim; it holds only for rows with these.
    """

    of: NonEmptyTextList | None = None
    type: Name
    reverse: bool = False
    either_way: bool = False
    between: tuple[Name, Name] | None = None
    properties: dict[str, ValueEntry] = Field(default_factory=dict)
    ended: bool | None = None
    stance: Stance | None = None
    mode: Mode | None = None

    @model_validator(mode="before")
    @classmethod
    def _short_form(cls, value: object) -> object:
        return {"type": value} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _check(self) -> EdgeEntry:
        if self.reverse and self.either_way:
            raise ValueError("`reverse` and `either_way` exclude each other")
        return self


class TypeColumnEntry(ValueEntry):
    """Edge types by the values of a column.

    Args:
        values: a mapping of each value to an edge type or an `EdgeEntry`, or a list of entries that have
            their values in `of`. They are parsed one by one, so that a mistake in one hides no other.
        otherwise: what all other values say; also those whose entry does not fit the kinds of a row.
    """

    values: Any = None
    otherwise: Any = None


class ClaimEntry(FileModel):
    """A claim of a row about two of its entities.

    Args:
        subject, object: names of entities of this file.
        source: the name of the sources of this file that state it.
        said_by, about, event: names of entities of this file.
        type: an edge type, or a `TypeColumnEntry`, which is parsed apart.
        ended, ended_when: whether it is over at an unknown date, and the conditions on which it is.
        optional: a row that has not all that it needs is not refused.
    """

    subject: Name
    type: Any
    object: Name
    source: Name | None = None
    properties: dict[str, ValueEntry] = Field(default_factory=dict)
    stance: ValueEntry | None = None
    mode: ValueEntry | None = None
    condition: ValueEntry | None = None
    said_by: TextList = ()
    about: TextList = ()
    event: Name | None = None
    valid_from: ValueEntry | None = None
    valid_until: ValueEntry | None = None
    on: ValueEntry | None = None
    ended: bool = False
    ended_when: Conditions = ()
    dates_basis: ValueEntry | None = None
    said_on: ValueEntry | None = None
    note: ValueEntry | None = None
    when: Conditions = ()
    optional: bool = False

    other_names: ClassVar[Mapping[str, str]] = MappingProxyType(
        {
            **dict.fromkeys(("since", "from", "start", "start_date"), "valid_from"),
            **dict.fromkeys(("until", "end", "end_date"), "valid_until"),
            **dict.fromkeys(("predicate", "edge", "edge_type", "relation"), "type"),
            **dict.fromkeys(("if", "filter"), "when"),
            "date": "on",
            "sources": "source",
        }
    )

    @model_validator(mode="after")
    def _check(self) -> ClaimEntry:
        if self.on and (self.valid_from or self.valid_until):
            raise ValueError("`on` is a point of time; it cannot be combined with valid_from or valid_until")
        return self


class TableEntry(FileModel):
    """One table and what its rows are.

    Args:
        file: the file with the table, relative to the mapping.
        sheet: the name of a sheet of a spreadsheet.
        columns: the names of the columns of a table without a header.
        ignore: columns that are not used on purpose.
        when: conditions that a row must meet to be read at all.
        sources, entities: what there is of each in a row, by names that are used in this file.
        claims: what a row says about its entities. Sources, entities and claims are parsed one by one.
    """

    file: Name | None = None
    sheet: Name | None = None
    encoding: Name | None = None
    delimiter: Name | None = None
    columns: NonEmptyTextList | None = None
    ignore: TextList = ()
    when: Conditions = ()
    sources: Any = None
    entities: Any
    claims: Any = None

    other_names: ClassVar[Mapping[str, str]] = MappingProxyType(
        {
            **dict.fromkeys(("table", "path", "csv_url"), "file"),
            **dict.fromkeys(("header", "headers"), "columns"),
            **dict.fromkeys(("skip", "unused"), "ignore"),
            **dict.fromkeys(("relations", "edges", "links"), "claims"),
            "nodes": "entities",
            "source": "sources",
            "separator": "delimiter",
        }
    )


class CommonKeys(FileModel):
    """The keys of a mapping file beside those of its tables.

    Args:
        types, properties: edge types and properties of its own, as in the `ontology.yaml` of a case.
    """

    dataset: DatasetEntry = DatasetEntry()
    types: Any = None
    properties: Any = None
