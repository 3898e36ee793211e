"""Read the vocabulary's YAML files into typed objects; report every mistake with its file and line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from graph.ontology.file_models import WrittenEntityProperties, WrittenFamily, WrittenKinds, WrittenPredicate
from graph.ontology.model import EdgeType, EntityProperty, Kind, Ontology, Property
from graph.yaml_files.parsing import Written, parse
from graph.yaml_files.reader import Loc, Mistake, MistakesError, YamlFile, read_yaml

FOLDER = Path(__file__).parent

# The order of the families is the order of every legend and list.
FAMILIES = ("kin", "work", "power", "legal_process", "force", "speech", "place_and_time", "events")

W = TypeVar("W", bound=Written)


@cache
def ontology() -> Ontology:
    """Return the vocabulary that the project ships, read once."""
    return read_ontology(FOLDER)


def read_ontology(folder: Path) -> Ontology:
    """Read the vocabulary in `folder`: kinds.yaml, properties.yaml and one file for each family.

    Raises:
        MistakesError: all that is wrong in the files, each with file and line.
    """
    mistakes: list[Mistake] = []
    kinds_file, kinds = _read(folder / "kinds.yaml", WrittenKinds, mistakes)
    properties_file, properties = _read(folder / "properties.yaml", WrittenEntityProperties, mistakes)
    families = [_read(folder / f"{name}.yaml", WrittenFamily, mistakes) for name in FAMILIES]
    if kinds is None or properties is None or kinds_file is None or properties_file is None:
        raise MistakesError(mistakes)
    known = _Kinds(kinds, mistakes)
    known.check_sets(kinds_file)
    edge_types: dict[str, EdgeType] = {}
    for file, family in families:
        if file is not None and family is not None:
            _add_family(file, family, known, edge_types)
    for id_, written in properties.properties.items():
        known.resolve(properties_file, ("properties", id_, "kinds"), written.kinds)
    if mistakes:
        raise MistakesError(mistakes)
    return Ontology(
        kinds=MappingProxyType({id_: _kind(kinds, id_) for id_ in kinds.kinds}),
        edge_types=MappingProxyType(edge_types),
        properties=MappingProxyType({id_: _property(properties, id_) for id_ in properties.properties}),
        families=tuple(family.family for _, family in families if family is not None),
    )


def _read(path: Path, model: type[W], mistakes: list[Mistake]) -> tuple[YamlFile | None, W | None]:
    try:
        file = read_yaml(path)
    except MistakesError as error:
        mistakes.extend(error.mistakes)
        return None, None
    parsed, wrong = parse(model, file)
    mistakes.extend(wrong)
    return file, parsed


class _Kinds:
    """The names that a type's end may be written with, and what they stand for."""

    def __init__(self, kinds: WrittenKinds, mistakes: list[Mistake]) -> None:
        self.names: Mapping[str, frozenset[str]] = {
            **{name: frozenset(members) for name, members in kinds.sets.items()},
            **{kind: frozenset({kind}) for kind in kinds.kinds},
        }
        self.kinds = kinds
        self.mistakes = mistakes

    def check_sets(self, file: YamlFile) -> None:
        for name, members in self.kinds.sets.items():
            for index, member in enumerate(members):
                if member not in self.kinds.kinds:
                    self._unknown(file, ("sets", name, index), member, self.kinds.kinds)
        for id_, kind in self.kinds.kinds.items():
            self.check_properties(file, ("kinds", id_, "properties"), kind.properties)

    def check_properties(self, file: YamlFile, loc: Loc, properties: Mapping[str, Property]) -> None:
        for name, declared in properties.items():
            self.resolve(file, (*loc, name, "kinds"), declared.kinds)

    def resolve(self, file: YamlFile, loc: Loc, names: Iterable[str]) -> frozenset[str]:
        found: set[str] = set()
        for index, name in enumerate(names):
            if name in self.names:
                found |= self.names[name]
            else:
                self._unknown(file, (*loc, index), name, self.names)
        return frozenset(found)

    def _unknown(self, file: YamlFile, loc: Loc, name: str, known: Iterable[str]) -> None:
        expected = ", ".join(known)
        self.mistakes.append(file.mistake(loc, f"{name!r} is no kind; expected one of {expected}"))


def _add_family(file: YamlFile, family: WrittenFamily, kinds: _Kinds, found: dict[str, EdgeType]) -> None:
    for id_, written in family.types.items():
        loc = ("types", id_)
        if id_ in found:
            other = found[id_].family
            kinds.mistakes.append(file.mistake(loc, f"{id_} is declared already, in the family {other!r}"))
            continue
        edge_type = _edge_type(file, family.family, id_, written, kinds)
        if edge_type.symmetric and edge_type.subject != edge_type.object:
            kinds.mistakes.append(file.mistake(loc, f"{id_} is symmetric, but its two ends differ in kind"))
        found[id_] = edge_type


def _edge_type(file: YamlFile, family: str, id_: str, written: WrittenPredicate, kinds: _Kinds) -> EdgeType:
    loc = ("types", id_)
    kinds.check_properties(file, (*loc, "properties"), written.properties)
    return EdgeType(
        id=id_,
        family=family,
        forward=written.reads[0],
        backward=written.reads[1],
        subject=kinds.resolve(file, (*loc, "subject"), written.subject),
        object=kinds.resolve(file, (*loc, "object"), written.object),
        symmetric=written.symmetric,
        kinship=written.kinship,
        affiliation=written.affiliation,
        participation=written.participation,
        properties=MappingProxyType(dict(written.properties)),
        ftm=written.ftm,
        words=written.words,
        description=written.description,
        speaks=written.speaks,
        adverse=written.adverse,
    )


def _kind(kinds: WrittenKinds, id_: str) -> Kind:
    written = kinds.kinds[id_]
    return Kind(
        id=id_,
        plural=written.plural,
        description=written.description,
        ftm=written.ftm,
        always_named=written.always_named,
        properties=MappingProxyType(dict(written.properties)),
        state_bodies=written.state_bodies,
    )


def _property(properties: WrittenEntityProperties, id_: str) -> EntityProperty:
    written = properties.properties[id_]
    return EntityProperty(
        id=id_,
        label=written.label,
        kinds=frozenset(written.kinds),
        type=written.type,
        single_valued=written.single_valued,
        description=written.description,
    )
