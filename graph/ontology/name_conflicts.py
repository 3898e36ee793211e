"""Find names that a case must not declare: they are in use, or mean something else already."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from graph.ontology.model import EdgeType, EntityProperty, Kind, Ontology, Property, ValueType
from graph.yaml_files import Mistake, YamlFile, YamlPath, read_yaml

_RESERVED_NAMES = Path(__file__).with_name("reserved_names.yaml")
_ADVICE = "use it, or choose another name"


def find_name_conflicts(
    file: YamlFile,
    edge_types: Mapping[str, EdgeType],
    properties: Mapping[str, EntityProperty],
    ontology: Ontology,
) -> Iterator[Mistake]:
    """Yield a mistake for each name that a case must not declare.

    Args:
        file: where it declares them.
        edge_types, properties: what it declares.
        ontology: what the project declares.
    """
    for name, edge_type in edge_types.items():
        if name in ontology.edge_types:
            family = ontology.edge_types[name].family
            message = f"{name} is declared by Casegraph already, in the family {family!r}; {_ADVICE}"
            yield file.make_mistake(("types", name), message)
        elif name in load_reserved_names()["edge_types"]:
            yield file.make_mistake(("types", name), f"{name} is reserved; choose another name")
        path = ("types", name, "properties")
        yield from find_property_conflicts(file, path, edge_type.properties, ontology)
    for name in properties:
        if name in ontology.properties:
            message = f"{name} is declared by Casegraph already; {_ADVICE}"
            yield file.make_mistake(("properties", name), message)


def find_property_conflicts(
    file: YamlFile, yaml_path: YamlPath, properties: Mapping[str, Property], ontology: Ontology
) -> Iterator[Mistake]:
    """Yield a mistake for each property of an edge type that is reserved, or has another type elsewhere."""
    for name, declared in properties.items():
        if name in load_reserved_names()["properties"] or name.endswith("_currency"):
            yield file.make_mistake((*yaml_path, name), f"{name} is reserved; choose another name")
            continue
        # Values of one name are compared and followed by their type, whatever edge type they belong to.
        for type_, edge_type in _types_of(name, ontology).items():
            if type_ != declared.type:
                message = f"{name} has the type {type_} in {edge_type}; use that type, or another name"
                yield file.make_mistake((*yaml_path, name), message)


def _types_of(name: str, ontology: Ontology) -> dict[ValueType, str]:
    """Return the types that a property has, each with an edge type or kind that has it."""
    declaring: list[EdgeType | Kind] = [*ontology.edge_types.values(), *ontology.kinds.values()]
    return {each.properties[name].type: each.id for each in declaring if name in each.properties}


@cache
def load_reserved_names() -> dict[str, list[str]]:
    """Return the names that no case may declare, of `edge_types` and of `properties`."""
    names: dict[str, list[str]] = read_yaml(_RESERVED_NAMES).data
    return names
