"""Find out whether a mapping is so simple that its tables can be read by column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.ontology import Ontology, Property
from loaders.mapping.entries import ClaimMapping, TableMapping
from loaders.mapping.file_models import EntityEntry, SourceEntry
from loaders.mapping.value_entries import ValueEntry

_CELL_FIELDS = ("valid_from", "valid_until", "said_on", "note")
_DATES = ("valid_from", "valid_until", "said_on")


@dataclass(frozen=True)
class EntityPlan:
    """The entities of one name of a mapping.

    Args:
        kind: their kind; "" where another table describes them.
        key: the column of their keys.
        name: the column of their names, or None where another table describes them.
    """

    kind: str
    key: str
    name: str | None


@dataclass(frozen=True)
class ClaimPlan:
    """One claim of each row.

    Args:
        edge_type: its type.
        subject, object: names of entities of the mapping.
        columns: the fields and the properties of the claim that are cells, each with its column.
        shared: the fields that are the same in all rows.
        dates: the columns whose cells must be dates.
    """

    edge_type: str
    subject: str
    object: str
    columns: Mapping[str, str]
    shared: Mapping[str, Any]
    dates: frozenset[str]


@dataclass(frozen=True)
class TablePlan:
    """How a table is read by column.

    Args:
        entities: the plan of each name of the mapping.
        claims: in the order of the mapping.
    """

    entities: Mapping[str, EntityPlan]
    claims: Sequence[ClaimPlan]

    @property
    def columns(self) -> tuple[str, ...]:
        """All columns that are read, each once."""
        ends = [column for entity in self.entities.values() for column in (entity.key, entity.name) if column]
        fields = [column for claim in self.claims for column in claim.columns.values()]
        return tuple(dict.fromkeys([*ends, *fields]))

    @property
    def dates(self) -> frozenset[str]:
        """The columns whose cells must be dates."""
        return frozenset(column for claim in self.claims for column in claim.dates)

    @property
    def required(self) -> tuple[str, ...]:
        """The columns without which a row is refused or says less."""
        ends = [column for entity in self.entities.values() for column in (entity.key, entity.name) if column]
        return tuple(dict.fromkeys(ends))


def plan_table(mapping: TableMapping, ontology: Ontology) -> TablePlan | None:
    """Return the plan of a table, or None where its mapping is not simple."""
    entry = mapping.entry
    if entry.when or len(mapping.sources) > 1 or not all(map(_is_shared, mapping.sources.values())):
        return None
    entities = {name: _plan_entity(each) for name, each in mapping.entities.items()}
    claims = [_plan_claim(each, ontology) for each in mapping.claims]
    if any(plan is None for plan in (*entities.values(), *claims)):
        return None
    return TablePlan(
        {name: plan for name, plan in entities.items() if plan is not None},
        [plan for plan in claims if plan is not None],
    )


def _plan_entity(entry: EntityEntry) -> EntityPlan | None:
    key = _find_column(entry.key[0]) if len(entry.key) == 1 else None
    has_more = entry.aliases or entry.properties or entry.when or not entry.named or entry.source
    if key is None or has_more:
        return None
    if entry.name is None:
        return EntityPlan("", key, None)
    name, kind = _find_column(entry.name), _find_text(entry.kind)
    return EntityPlan(kind, key, name) if name is not None and kind is not None else None


def _plan_claim(claim: ClaimMapping, ontology: Ontology) -> ClaimPlan | None:
    entry = claim.entry
    has_more = entry.said_by or entry.about or entry.event or entry.ended_when or entry.when or entry.source
    if has_more or not isinstance(claim.type, str) or entry.condition or entry.dates_basis:
        return None
    declared = ontology.edge_types[claim.type].properties
    columns: dict[str, str] = {}
    shared: dict[str, Any] = {"ended": True} if entry.ended else {}
    values = {name: getattr(entry, name) for name in (*_CELL_FIELDS, "stance", "mode")}
    if entry.on is not None:
        values |= {"valid_from": entry.on, "valid_until": entry.on}
    for name, value in values.items():
        if value is None:
            continue
        if (text := _find_text(value)) is not None:
            shared[name] = text
        elif (column := _find_column(value)) is not None and name in _CELL_FIELDS:
            columns[name] = column
        else:
            return None
    for name, value in entry.properties.items():
        column = _find_column(value)
        if column is None or not _is_text(declared.get(name)):
            return None
        columns[name] = column
    dates = frozenset(
        column for name, column in columns.items() if name in _DATES or _is_date(declared.get(name))
    )
    return ClaimPlan(claim.type, entry.subject, entry.object, columns, shared, dates)


def _find_column(value: ValueEntry) -> str | None:
    """Return the column whose cells are the values as they are, or None."""
    return value.column if value.model_fields_set == {"column"} else None


def _find_text(value: ValueEntry | None) -> str | None:
    """Return the text that is the value in all rows, or None."""
    if value is None or value.model_fields_set != {"text"} or value.list_columns():
        return None
    return value.text


def _is_shared(source: SourceEntry) -> bool:
    """Return whether a source is the same in all rows."""
    values = [
        value for name in type(source).model_fields if isinstance(value := getattr(source, name), ValueEntry)
    ]
    return not source.when and not source.publisher and not source.author and all(map(_find_text, values))


def _is_date(declared: Property | None) -> bool:
    return declared is not None and declared.type == "date"


def _is_text(declared: Property | None) -> bool:
    return declared is not None and declared.type in {"text", "date"}
