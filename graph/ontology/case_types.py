"""Edge types and properties that a case declares for itself, in its `ontology.yaml`.

They are declared as those of the project are, with defaults for what a single case seldom needs. The names of
edge types become names in the database, so that only names of the usual form are accepted, also from what the
database holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field

from graph.ontology.file_models import EdgeTypeEntry, EntityPropertyEntry, rename_schema_key
from graph.ontology.model import EdgeType, EntityProperty, FtmEdge, Ontology, Property
from graph.ontology.name_conflicts import find_name_conflicts
from graph.ontology.reader import (
    KindResolver,
    load_kinds,
    load_ontology,
    make_edge_type,
    make_entity_property,
)
from graph.yaml_files import FileModel, Mistake, YamlFile, parse_model

CASE_FAMILY = "declared by a case"

_MAX_TYPES, _MAX_NAME_LENGTH = 100, 60


def _match_form(form: str, expected: str) -> AfterValidator:
    pattern = re.compile(form, re.ASCII)

    def require_form(name: str) -> str:
        if len(name) > _MAX_NAME_LENGTH or not pattern.fullmatch(name):
            raise ValueError(f"is not {expected}, of at most {_MAX_NAME_LENGTH} characters")
        return name

    return AfterValidator(require_form)


_EdgeTypeName = Annotated[str, _match_form("[A-Z][A-Z_]*[A-Z]", "a name in capital letters as MARRIED_TO")]
_PropertyName = Annotated[str, _match_form("[a-z][a-z_]*", "a name in small letters as former_name")]


def _require_visible(words: str) -> str:
    if not words.isprintable():
        raise ValueError("has a character that cannot be seen, such as a control character")
    return words


_Words = Annotated[str, Field(min_length=1, max_length=200), AfterValidator(_require_visible)]
_ANY_LINK = FtmEdge(schema_="UnknownLink", subject="subject", object="object")


class _CaseEdgeType(EdgeTypeEntry):
    """An edge type of a case: only its readings, its infinitive and its kinds are required."""

    reads: tuple[_Words, _Words]
    infinitive: _Words
    properties: dict[_PropertyName, Property] = Field(default_factory=dict)
    family: _Words = CASE_FAMILY
    ftm: Annotated[FtmEdge, BeforeValidator(rename_schema_key)] = _ANY_LINK
    words: tuple[_Words, ...] = ()
    present: _Words | None = None
    past: _Words | None = None
    participle: _Words | None = None


class _CaseTypesFile(FileModel):
    """ontology.yaml of a case."""

    types: dict[_EdgeTypeName, _CaseEdgeType] = Field(default_factory=dict, max_length=_MAX_TYPES)
    properties: dict[_PropertyName, EntityPropertyEntry] = Field(default_factory=dict, max_length=_MAX_TYPES)


@dataclass(frozen=True)
class CaseTypes:
    """What a case declares.

    Args:
        edge_types, properties: its edge types and its properties of entities, by their names.
        data: the declarations as they are written, from which they can be made again.
    """

    edge_types: Mapping[str, EdgeType]
    properties: Mapping[str, EntityProperty]
    data: Mapping[str, Any]


NO_CASE_TYPES = CaseTypes({}, {}, {})


def parse_case_types(file: YamlFile) -> tuple[CaseTypes, list[Mistake]]:
    """Return what the `ontology.yaml` of a case declares, and the mistakes in it.

    A name that the project declares already is a mistake; so is a property that has another type there.
    """
    case_types, mistakes = _make_case_types(file)
    mistakes += find_name_conflicts(file, case_types.edge_types, case_types.properties, load_ontology())
    return case_types, mistakes


def make_case_types(data: Mapping[str, Any]) -> CaseTypes:
    """Return what `data` declares, which was stored with a case.

    Raises:
        ValueError: it is damaged.
    """
    case_types, mistakes = _make_case_types(YamlFile(Path("ontology.yaml"), data, {}))
    if mistakes:
        raise ValueError("; ".join(mistake.message for mistake in mistakes))
    return case_types


def extend_ontology(base: Ontology, declarations: Iterable[CaseTypes]) -> Ontology:
    """Return an ontology with the declarations of cases. Of two with the same name, the first remains."""
    edge_types, properties = dict(base.edge_types), dict(base.properties)
    for declared in declarations:
        edge_types |= {name: each for name, each in declared.edge_types.items() if name not in edge_types}
        properties |= {name: each for name, each in declared.properties.items() if name not in properties}
    families = dict.fromkeys([*base.families, *(each.family for each in edge_types.values())])
    return Ontology(
        kinds=base.kinds,
        edge_types=MappingProxyType(edge_types),
        properties=MappingProxyType(properties),
        families=tuple(families),
    )


def _make_case_types(file: YamlFile) -> tuple[CaseTypes, list[Mistake]]:
    data = file.data if file.data is not None else {}
    parsed, mistakes = parse_model(_CaseTypesFile, YamlFile(file.path, data, file.lines))
    if parsed is None:
        return NO_CASE_TYPES, mistakes
    resolver = KindResolver(load_kinds(), mistakes)
    edge_types = {
        name: make_edge_type(file, entry.family, name, entry, resolver)
        for name, entry in parsed.types.items()
    }
    properties = {
        name: make_entity_property(file, name, entry, resolver) for name, entry in parsed.properties.items()
    }
    return CaseTypes(edge_types, properties, data), mistakes
