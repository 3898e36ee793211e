"""Neo4j CSV that Casegraph wrote: a row is an entity, a source, a claim or a property claim."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

from graph.model import Claim, Entity, InputRecord, Money, PropertyClaim, Source, Value
from graph.ontology import Ontology, Property
from loaders.case.values import convert_value
from loaders.graph_files.attributes import first_text, list_texts
from loaders.graph_files.graph_file import Attributes, Edge, Node
from loaders.graph_files.neo4j_header import FileHeader
from loaders.graph_files.neo4j_rows import LABELS, RELATION, SPACE_SEPARATOR

ENTITY, SOURCE, PROPERTY_CLAIM = "Entity", "Source", "PropertyClaim"
HAS_CLAIM = "HAS_CLAIM"

_COLUMNS_OF_CLAIMS = frozenset({"stance", "mode", "source", "locator", "dataset"})
# What only the store sets, and quotes, which count only beside the text that they were checked against.
_LEFT_OUT = frozenset({"id", "dataset", "quote", "recorded_on", "recorded_by", "withdrawn_on"})
_LISTS = frozenset({"said_by", "about", "inferred", "inferred_from", "author", "derived_from"})
_FLAGS = frozenset({"ended"})


def is_own_export(headers: Mapping[str, FileHeader]) -> bool:
    """Return whether files with these headers are an export of Casegraph."""
    spaces = {column.space for header in headers.values() for column in header.columns if column.role == "id"}
    claims = [header for header in headers.values() if header.has_relationships]
    return {ENTITY, SOURCE} <= spaces and any(
        {column.name for column in header.columns} >= _COLUMNS_OF_CLAIMS for header in claims
    )


class RowRecords:
    """Makes the records of rows.

    Args:
        dataset: the id of the dataset that they are loaded as. The ids of entities and sources stay as they
            are, so that they are the same as in the file's origin.
    """

    def __init__(self, dataset: str, ontology: Ontology) -> None:
        self._dataset = dataset
        self._ontology = ontology
        # A row of has_claim.csv says later to which entity a property claim belongs.
        self._property_claims: dict[str, Node] = {}

    def read(self, item: Node | Edge) -> Iterator[InputRecord]:
        """Yield the records of a row."""
        if isinstance(item, Edge):
            yield from self._read_edge(item)
            return
        space, _, id_ = item.id.partition(SPACE_SEPARATOR)
        if space == ENTITY:
            yield InputRecord(self._make_entity(id_, item.attributes), item.place)
        elif space == SOURCE:
            values = _read_fields(Source, item.attributes)
            yield InputRecord(Source(id=id_, dataset=self._dataset, **values), item.place)
        elif space == PROPERTY_CLAIM:
            self._property_claims[id_] = item

    def _read_edge(self, edge: Edge) -> Iterator[InputRecord]:
        subject, object_ = (_without_space(end) for end in (edge.source_node, edge.target_node))
        relation = first_text(edge.attributes.get(RELATION)) or ""
        if relation != HAS_CLAIM:
            values = _read_fields(Claim, edge.attributes)
            edge_type = self._ontology.edge_types.get(relation)
            values["properties"] = _read_properties(
                edge.attributes, edge_type.properties if edge_type else {}
            )
            values |= {"edge_type": relation, "subject": subject, "object": object_}
            yield InputRecord(Claim(dataset=self._dataset, **values), edge.place)
            return
        node = self._property_claims.pop(object_, None)
        if node is not None:
            values = _read_fields(PropertyClaim, node.attributes)
            declared = self._ontology.properties.get(str(values.get("property")))
            if declared is not None:
                values["value"] = convert_value(values.get("value"), declared.type)
            yield InputRecord(PropertyClaim(dataset=self._dataset, entity=subject, **values), node.place)

    def _make_entity(self, id_: str, attributes: Attributes) -> Entity:
        kinds = [label for label in list_texts(attributes.get(LABELS)) if label in self._ontology.kinds]
        kind = kinds[0] if kinds else ""
        declared = self._ontology.kinds[kind].properties if kinds else {}
        return Entity(
            id=id_,
            kind=kind,
            name=first_text(attributes.get("name")) or "",
            aliases=list_texts(attributes.get("aliases")),
            named=attributes.get("named") != "false",
            source=first_text(attributes.get("source")),
            properties=_read_properties(attributes, declared),
        )


def _read_fields(record_type: type[Any], attributes: Attributes) -> dict[str, Any]:
    """Return the values of the fields of a record that a row has."""
    values: dict[str, Any] = {}
    for each in fields(record_type):
        attribute = attributes.get(each.name)
        if attribute is None or each.name in _LEFT_OUT:
            continue
        if each.name in _LISTS:
            values[each.name] = list_texts(attribute)
        else:
            text = first_text(attribute)
            values[each.name] = text == "true" if each.name in _FLAGS else text
    return values


def _read_properties(attributes: Attributes, declared: Mapping[str, Property]) -> dict[str, Value]:
    properties: dict[str, Value] = {}
    for name, each in declared.items():
        text = first_text(attributes.get(name))
        currency = first_text(attributes.get(f"{name}_currency"))
        if text is None:
            continue
        amount = convert_value(text, "number")
        if each.type == "money" and currency and isinstance(amount, int | float):
            properties[name] = Money(float(amount), currency)
        else:
            properties[name] = convert_value(text, each.type)
    return properties


def _without_space(id_: str) -> str:
    return id_.partition(SPACE_SEPARATOR)[2]
