"""Read the ontology's YAML files into typed objects, and report every mistake with its file and line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from graph.ontology.file_models import (
    EdgeTypeEntry,
    EntityPropertiesFile,
    EntityPropertyEntry,
    FamilyFile,
    KindEntry,
    KindsFile,
)
from graph.ontology.model import EdgeType, EntityProperty, Kind, Ontology, Property, VerbForms
from graph.yaml_files import FileModel, Mistake, MistakesError, YamlFile, YamlPath, parse_model, read_yaml

FOLDER = Path(__file__).parent

PROPERTY_FILES = ("properties", "identifiers", "register_properties")

# Legends and lists show the families in this order.
FAMILY_FILES = (
    "kin",
    "work",
    "power",
    "legal_process",
    "force",
    "speech",
    "place_and_time",
    "events",
    "other",
)

F = TypeVar("F", bound=FileModel)


@cache
def load_ontology() -> Ontology:
    """Return the ontology that the project ships; it is read once."""
    return read_ontology(FOLDER)


def read_ontology(folder: Path) -> Ontology:
    """Read the ontology in `folder`: kinds.yaml, the files of properties and one file for each family.

    Raises:
        MistakesError: the files have mistakes; it lists all of them.
    """
    mistakes: list[Mistake] = []
    kinds_file, kinds = read_model(folder / "kinds.yaml", KindsFile, mistakes)
    properties = [
        read_model(folder / f"{name}.yaml", EntityPropertiesFile, mistakes) for name in PROPERTY_FILES
    ]
    families = [read_model(folder / f"{name}.yaml", FamilyFile, mistakes) for name in FAMILY_FILES]
    if kinds is None or kinds_file is None:
        raise MistakesError(mistakes)
    resolver = KindResolver(kinds, mistakes)
    resolver.check_kinds_file(kinds_file)
    edge_types: dict[str, EdgeType] = {}
    for file, family in families:
        if file is not None and family is not None:
            _add_family(file, family, resolver, edge_types)
    entity_properties: dict[str, EntityProperty] = {}
    for file, declared in properties:
        if file is not None and declared is not None:
            _add_properties(file, declared, resolver, entity_properties)
    if mistakes:
        raise MistakesError(mistakes)
    return Ontology(
        kinds=MappingProxyType({id_: _kind(id_, entry) for id_, entry in kinds.kinds.items()}),
        edge_types=MappingProxyType(edge_types),
        properties=MappingProxyType(entity_properties),
        families=tuple(family.family for _, family in families if family is not None),
    )


@cache
def load_kinds() -> KindsFile:
    """Return the kinds that the project ships, and the names for sets of them."""
    mistakes: list[Mistake] = []
    _, kinds = read_model(FOLDER / "kinds.yaml", KindsFile, mistakes)
    if kinds is None:
        raise MistakesError(mistakes)
    return kinds


def read_model(path: Path, model: type[F], mistakes: list[Mistake]) -> tuple[YamlFile | None, F | None]:
    """Read and parse a file, and add what is wrong with it to `mistakes`."""
    try:
        file = read_yaml(path)
    except MistakesError as error:
        mistakes.extend(error.mistakes)
        return None, None
    parsed, parsing_mistakes = parse_model(model, file)
    mistakes.extend(parsing_mistakes)
    return file, parsed


class KindResolver:
    """Resolves the names of kinds and of sets of kinds, and adds unknown names to `mistakes`."""

    def __init__(self, kinds: KindsFile, mistakes: list[Mistake]) -> None:
        self.kinds_by_name: Mapping[str, frozenset[str]] = {
            **{name: frozenset(members) for name, members in kinds.sets.items()},
            **{kind: frozenset({kind}) for kind in kinds.kinds},
        }
        self.kinds = kinds
        self.mistakes = mistakes

    def check_kinds_file(self, file: YamlFile) -> None:
        """Check the names in kinds.yaml itself."""
        for name, members in self.kinds.sets.items():
            for index, member in enumerate(members):
                if member not in self.kinds.kinds:
                    self._add_unknown(file, ("sets", name, index), member, self.kinds.kinds)
        for id_, kind in self.kinds.kinds.items():
            self.check_properties(file, ("kinds", id_, "properties"), kind.properties)

    def check_properties(
        self, file: YamlFile, yaml_path: YamlPath, properties: Mapping[str, Property]
    ) -> None:
        """Check the kinds that the values of properties of type `entity` may have."""
        for name, declared in properties.items():
            self.resolve(file, (*yaml_path, name, "kinds"), declared.kinds)

    def resolve(self, file: YamlFile, yaml_path: YamlPath, names: Iterable[str]) -> frozenset[str]:
        """Return the kinds that `names`, the list at `yaml_path`, stand for."""
        kinds: set[str] = set()
        for index, name in enumerate(names):
            if name in self.kinds_by_name:
                kinds |= self.kinds_by_name[name]
            else:
                self._add_unknown(file, (*yaml_path, index), name, self.kinds_by_name)
        return frozenset(kinds)

    def add_mistake(self, file: YamlFile, yaml_path: YamlPath, message: str) -> None:
        """Add a mistake in the value at `yaml_path`."""
        self.mistakes.append(file.make_mistake(yaml_path, message))

    def _add_unknown(self, file: YamlFile, yaml_path: YamlPath, name: str, expected: Iterable[str]) -> None:
        self.add_mistake(file, yaml_path, f"{name!r} is not a kind; expected one of {', '.join(expected)}")


def _add_family(
    file: YamlFile, family: FamilyFile, resolver: KindResolver, edge_types: dict[str, EdgeType]
) -> None:
    """Add the edge types of a family to `edge_types`."""
    for id_, entry in family.types.items():
        yaml_path = ("types", id_)
        if id_ in edge_types:
            declared_in = edge_types[id_].family
            message = f"{id_} is declared already, in the family {declared_in!r}"
            resolver.add_mistake(file, yaml_path, message)
            continue
        edge_types[id_] = make_edge_type(file, family.family, id_, entry, resolver)


def _add_properties(
    file: YamlFile,
    declared: EntityPropertiesFile,
    resolver: KindResolver,
    entity_properties: dict[str, EntityProperty],
) -> None:
    """Add the properties that one file declares to `entity_properties`."""
    for id_, entry in declared.properties.items():
        if id_ in entity_properties:
            resolver.add_mistake(file, ("properties", id_), f"{id_} is declared already, in another file")
            continue
        entity_properties[id_] = make_entity_property(file, id_, entry, resolver)


def make_edge_type(
    file: YamlFile, family: str, id_: str, entry: EdgeTypeEntry, resolver: KindResolver
) -> EdgeType:
    """Return the edge type that an entry declares, and add its mistakes to those of `resolver`."""
    yaml_path = ("types", id_)
    resolver.check_properties(file, (*yaml_path, "properties"), entry.properties)
    subject_kinds = resolver.resolve(file, (*yaml_path, "subject"), entry.subject)
    object_kinds = resolver.resolve(file, (*yaml_path, "object"), entry.object)
    if entry.symmetric and subject_kinds != object_kinds:
        resolver.add_mistake(file, yaml_path, f"{id_} is symmetric, but its two ends differ in kind")
    return EdgeType(
        id=id_,
        family=family,
        forward=entry.reads[0],
        backward=entry.reads[1],
        verb=_verb_forms(entry),
        subject_kinds=subject_kinds,
        object_kinds=object_kinds,
        symmetric=entry.symmetric,
        kinship=entry.kinship,
        affiliation=entry.affiliation,
        participation=entry.participation,
        properties=MappingProxyType(dict(entry.properties)),
        ftm=entry.ftm,
        words=entry.words,
        description=entry.description,
        speaks=entry.speaks,
        adverse=entry.adverse,
    )


def _verb_forms(entry: EdgeTypeEntry) -> VerbForms:
    past = entry.past or entry.reads[0]
    return VerbForms(past, entry.infinitive, entry.participle or past, entry.present)


def _kind(id_: str, entry: KindEntry) -> Kind:
    return Kind(
        id=id_,
        plural=entry.plural,
        description=entry.description,
        ftm=entry.ftm,
        always_named=entry.always_named,
        properties=MappingProxyType(dict(entry.properties)),
        state_bodies=entry.state_bodies,
    )


def make_entity_property(
    file: YamlFile, id_: str, entry: EntityPropertyEntry, resolver: KindResolver
) -> EntityProperty:
    """Return the property that an entry declares, and add its mistakes to those of `resolver`."""
    return EntityProperty(
        id=id_,
        label=entry.label,
        kinds=resolver.resolve(file, ("properties", id_, "kinds"), entry.kinds),
        type=entry.type,
        single_valued=entry.single_valued,
        opinion=entry.opinion,
        changes_over_time=entry.changes_over_time,
        identifier=entry.identifier,
        description=entry.description,
    )
