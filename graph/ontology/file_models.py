"""The shape of the vocabulary's YAML files, as a person writes them."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from graph.ontology.model import Adverse, FtmEdge, Property, Speaks, ValueType
from graph.yaml_files.parsing import Written


def _schema_key(value: object) -> object:
    """Spell `schema` as pydantic must: BaseModel has a method of that name."""
    if isinstance(value, dict) and "schema" in value:
        return {"schema_": value["schema"], **{k: v for k, v in value.items() if k != "schema"}}
    return value


PropertyName = Annotated[str, Field(pattern=r"^[a-z][a-z_]*$")]
KindName = Annotated[str, Field(pattern=r"^[A-Z][A-Za-z]+$")]
PredicateName = Annotated[str, Field(pattern=r"^[A-Z][A-Z_]*[A-Z]$")]


class WrittenKind(Written):
    """One kind of node."""

    plural: str
    description: str
    ftm: str
    always_named: bool = False
    properties: dict[PropertyName, Property] = Field(default_factory=dict)
    state_bodies: tuple[str, ...] = ()


class WrittenKinds(Written):
    """kinds.yaml: every kind, and names for sets of kinds."""

    kinds: dict[KindName, WrittenKind]
    sets: dict[str, tuple[str, ...]]


class WrittenPredicate(Written):
    """One type of edge."""

    reads: tuple[str, str]
    subject: tuple[str, ...]
    object: tuple[str, ...]
    symmetric: bool = False
    kinship: bool = False
    affiliation: bool = False
    participation: bool = False
    properties: dict[PropertyName, Property] = Field(default_factory=dict)
    ftm: Annotated[FtmEdge, BeforeValidator(_schema_key)]
    words: Annotated[tuple[str, ...], Field(min_length=1)]
    description: str = ""
    speaks: Speaks | None = None
    adverse: Adverse | None = None


class WrittenFamily(Written):
    """One file for each family of edge types."""

    family: str
    types: dict[PredicateName, WrittenPredicate]


class WrittenEntityProperty(Written):
    """One property that a source may speak of."""

    label: str
    kinds: tuple[str, ...]
    type: ValueType
    single_valued: bool = False
    description: str = ""


class WrittenEntityProperties(Written):
    """properties.yaml."""

    properties: dict[PropertyName, WrittenEntityProperty]
