"""The structure of the ontology's YAML files, as pydantic models that validate them."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from graph.ontology.model import Adverse, FtmEdge, Property, SpeaksFor, ValueType
from graph.yaml_files import FileModel


def rename_schema_key(value: object) -> object:
    """Rename the key `schema` to `schema_`, because BaseModel has a method `schema`."""
    if isinstance(value, dict) and "schema" in value:
        return {"schema_": value["schema"], **{k: v for k, v in value.items() if k != "schema"}}
    return value


PropertyName = Annotated[str, Field(pattern=r"^[a-z][a-z_]*$")]
KindName = Annotated[str, Field(pattern=r"^[A-Z][A-Za-z]+$")]
EdgeTypeName = Annotated[str, Field(pattern=r"^[A-Z][A-Z_]*[A-Z]$")]


class KindEntry(FileModel):
    """A kind of node; see `graph.ontology.model.Kind`."""

    plural: str
    description: str
    ftm: str
    always_named: bool = False
    properties: dict[PropertyName, Property] = Field(default_factory=dict)
    state_bodies: tuple[str, ...] = ()


class KindsFile(FileModel):
    """kinds.yaml: every kind, and names for sets of kinds."""

    kinds: dict[KindName, KindEntry]
    sets: dict[str, tuple[str, ...]]


class EdgeTypeEntry(FileModel):
    """An edge type; see `graph.ontology.model.EdgeType`.

    `subject` and `object` are names of kinds or of sets of kinds. `present` is for a state of affairs; `past`
    is the first of `reads` and `participle` is the past form, unless written.
    """

    reads: tuple[str, str]
    present: str | None = None
    past: str | None = None
    infinitive: str
    participle: str | None = None
    subject: tuple[str, ...]
    object: tuple[str, ...]
    symmetric: bool = False
    kinship: bool = False
    affiliation: bool = False
    participation: bool = False
    properties: dict[PropertyName, Property] = Field(default_factory=dict)
    ftm: Annotated[FtmEdge, BeforeValidator(rename_schema_key)]
    words: Annotated[tuple[str, ...], Field(min_length=1)]
    description: str = ""
    speaks: SpeaksFor | None = None
    adverse: Adverse | None = None


class FamilyFile(FileModel):
    """The file of one family: its edge types."""

    family: str
    types: dict[EdgeTypeName, EdgeTypeEntry]


class EntityPropertyEntry(FileModel):
    """A property that sources state; see `graph.ontology.model.EntityProperty`."""

    label: str
    kinds: tuple[str, ...]
    type: ValueType
    single_valued: bool = False
    opinion: bool = False
    changes_over_time: bool = False
    identifier: bool = False
    description: str = ""


class EntityPropertiesFile(FileModel):
    """A file of properties that sources state: properties.yaml and others beside it."""

    properties: dict[PropertyName, EntityPropertyEntry]
