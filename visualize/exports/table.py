"""Claims as a CSV table: a row for each claim of each tie."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from graph.csv_table import Cell, write_csv
from graph.derived import Network
from graph.ontology import Ontology
from graph.presentation import claim_sentence, claims_to_columns, tie_attributes

LIST_SEPARATOR = "; "

# The names of these columns say whose names they are: `subject_name` is the entity's own.
_RENAMED_FIELDS = {"subject_name": "subject_name_in_source", "object_name": "object_name_in_source"}


def to_csv(network: Network, ontology: Ontology) -> bytes:
    """Return the claims of all ties as CSV (see `graph.csv_table`), with a header.

    The first columns are about the tie and the source of a claim, the next are the fields of the claim (see
    `graph.presentation.to_json`), and those named `property.NAME` are the properties of its edge type; of
    money, the amount is followed by its currency. A denial that belongs to several ties has a row for each.
    Several values in a cell are separated by "; ".
    """
    claims = [claim for tie in network.ties for claim in tie.claims]
    columns = claims_to_columns(claims, network)
    by_party, properties = columns.pop("by_party"), columns.pop("properties")
    ties = [
        attributes
        for tie in network.ties
        for attributes in [tie_attributes(tie, network, ontology)] * len(tie.claims)
    ]
    table: dict[str, Sequence[Any]] = {
        "tie": [tie["id"] for tie in ties],
        "standing": [tie["standing"] for tie in ties],
        "subject_name": [network.name(claim.subject) for claim in claims],
        "label": [tie["label"] for tie in ties],
        "object_name": [network.name(claim.object) for claim in claims],
        "sentence": [claim_sentence(claim, network, ontology) for claim in claims],
        "source_title": [_source_title(claim.source, network) for claim in claims],
        "by_party": by_party,
        **{_RENAMED_FIELDS.get(name, name): values for name, values in columns.items()},
        **_property_columns([values or {} for values in properties]),
    }
    return write_csv(list(table), (list(map(_to_cell, row)) for row in zip(*table.values(), strict=True)))


def _property_columns(properties: Sequence[Mapping[str, Any]]) -> dict[str, list[Any]]:
    """Return a column for each property, and for the currency of each amount."""
    columns: dict[str, list[Any]] = {}
    for name in sorted({name for values in properties for name in values}):
        values = [each.get(name) for each in properties]
        columns[f"property.{name}"] = [_part(value, "amount", value) for value in values]
        currencies = [_part(value, "currency", None) for value in values]
        if any(currencies):
            columns[f"property.{name}_currency"] = currencies
    return columns


def _part(value: Any, key: str, otherwise: Any) -> Any:
    """Return the amount or the currency of money, and of any other value what is given."""
    return value[key] if isinstance(value, Mapping) else otherwise


def _source_title(id_: str, network: Network) -> str | None:
    source = network.sources.get(id_)
    return source.title if source else None


def _to_cell(value: Any) -> Cell:
    if isinstance(value, tuple | list):
        return LIST_SEPARATOR.join(map(str, value))
    return value if value is None or isinstance(value, bool | int | float) else str(value)
