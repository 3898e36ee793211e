"""The rows of a record: which table each belongs to, and its values by column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, TypeAlias

from graph.model import Claim, Entity, PropertyClaim, Record, Source
from graph.ontology import Ontology
from graph.store.import_files.tables import (
    END,
    NO_DECIMALS,
    START,
    ColumnType,
    ImportTable,
    claim_table,
    entity_table,
    property_claim_link_table,
    property_claim_table,
    source_table,
)
from graph.store.mapping.encode import (
    Neo4jProperties,
    encode_claim,
    encode_entity,
    encode_property_claim,
    encode_source,
    entity_search_text,
    identifier_properties,
)
from graph.store.mapping.merge_datasets import MultiDatasetNode

TableRow: TypeAlias = tuple[ImportTable, Mapping[str, Any]]

_VALUE_TYPES: Mapping[type, ColumnType] = {str: "string", bool: "boolean", int: "long", float: "double"}


class RowEncoder:
    """Makes rows of the records of one dataset, in a store that has no other.

    Args:
        ontology: declares the kinds, edge types and properties.
        dataset: the id of the dataset.
        now: the value of `recorded_on`, as an ISO date and time.
    """

    def __init__(self, ontology: Ontology, dataset: str, now: str) -> None:
        self._ontology = ontology
        self._dataset = dataset
        self._now = now
        self._source_table = source_table()
        self._link_table = property_claim_link_table()
        self._property_claim_table = cache(property_claim_table)
        self._entity_table = cache(lambda kind, decimals: entity_table(ontology, kind, decimals))
        self._claim_table = cache(lambda edge_type, decimals: claim_table(ontology, edge_type, decimals))

    def encode(self, record: Record, id_: str, fingerprint: str) -> Iterator[TableRow]:
        """Yield the rows of a valid record.

        Args:
            id_, fingerprint: see `graph.model.ids`.
        """
        if isinstance(record, Claim):
            yield self._encode_claim(record, id_, fingerprint)
        elif isinstance(record, Entity):
            values = self._with_dataset(record.kind, encode_entity(record), fingerprint)
            values["search"] = entity_search_text(values)
            yield self._entity_table(record.kind, _find_decimals(record.properties, values)), values
        elif isinstance(record, Source):
            yield self._source_table, self._with_dataset("", encode_source(record), fingerprint)
        else:
            yield from self._encode_property_claim(record, id_, fingerprint)

    def _encode_claim(self, claim: Claim, id_: str, fingerprint: str) -> TableRow:
        values = encode_claim(claim)
        decimals = _find_decimals(claim.properties, values)
        values |= {
            START: claim.subject,
            END: claim.object,
            "id": id_,
            "fingerprint": fingerprint,
            "recorded_on": self._now,
        }
        return self._claim_table(claim.edge_type, decimals), values

    def _encode_property_claim(self, claim: PropertyClaim, id_: str, fingerprint: str) -> Iterator[TableRow]:
        values = encode_property_claim(claim) | identifier_properties(claim, self._ontology)
        values |= {"id": id_, "fingerprint": fingerprint, "recorded_on": self._now}
        yield self._property_claim_table(_VALUE_TYPES[type(claim.value)]), values
        yield self._link_table, {START: claim.entity, END: id_}

    def _with_dataset(self, kind: str, values: Neo4jProperties, fingerprint: str) -> Neo4jProperties:
        node = MultiDatasetNode(kind).with_dataset(kind, self._dataset, values, fingerprint)
        return node.stored_properties()


def _find_decimals(properties: Mapping[str, Any], stored: Mapping[str, Any]) -> frozenset[str]:
    """Return the names of the properties whose stored numbers are not integers."""
    if not properties:
        return NO_DECIMALS
    return frozenset(name for name in properties if isinstance(stored[name], float))
