"""Which columns together are the entities of a row: names, kinds, ids, other names, properties."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from graph.editing import make_slug
from graph.ontology import Ontology
from loaders.input.party_kinds import decide_party_kind
from loaders.tables.proposal.roles import Column, Role, first_column, share_words
from loaders.tables.proposal.words import find_meaning, fold_phrase, load_words

_MIXED = (0.1, 0.9)


@dataclass(frozen=True)
class EntityPlan:
    """An entity of each row.

    Args:
        label: its name in the mapping.
        names: the column of its names, or those of first and last names.
        kind: its kind, where `kind_column` is None.
        kinds: the kind of each value of `kind_column`.
        key: the column of its ids.
        aliases: columns of other names.
        properties: the column of each property.
        doubts: what a person should look at.
    """

    label: str
    names: tuple[Column, ...]
    kind: str
    kind_column: Column | None = None
    kinds: dict[str, str | None] = field(default_factory=dict)
    key: Column | None = None
    aliases: tuple[Column, ...] = ()
    properties: dict[str, Column] = field(default_factory=dict)
    doubts: tuple[str, ...] = ()

    @property
    def possible_kinds(self) -> set[str]:
        """The kinds that its entities can have."""
        return {kind for kind in self.kinds.values() if kind} or {self.kind}

    @property
    def columns(self) -> set[str]:
        """The names of the columns that it uses."""
        more = [*filter(None, (self.kind_column, self.key)), *self.aliases, *self.properties.values()]
        return {column.name for column in (*self.names, *more)}


def plan_entities(columns: Sequence[Column], ontology: Ontology) -> list[EntityPlan]:
    """Return the one or two entities that each row probably has."""
    groups: list[tuple[Column, ...]] = [(column,) for column in columns if column.role is Role.NAME]
    given, family = first_column(columns, Role.GIVEN_NAME), first_column(columns, Role.FAMILY_NAME)
    if given and family:
        groups.append((given, family))
        groups.sort(key=lambda group: columns.index(group[0]))
    elif given or family:
        groups += [(column,) for column in (given, family) if column]
    if not groups:
        # A table of ids alone: they are all the names that there are.
        groups = [(column,) for column in columns if column.role is Role.ID]
    groups = groups[:2]
    labels = _make_labels(groups)
    entities = [
        _plan_entity(label, names, groups, columns) for label, names in zip(labels, groups, strict=True)
    ]
    return _add_properties(entities, groups, columns, ontology)


def _add_properties(
    entities: list[EntityPlan],
    groups: Sequence[tuple[Column, ...]],
    columns: Sequence[Column],
    ontology: Ontology,
) -> list[EntityPlan]:
    """Give each property to the entity whose header it shares words with, or else whose kind alone has it."""
    for column in columns:
        if column.role is not Role.PROPERTY or not column.stated:
            continue
        declared = ontology.properties[column.stated].kinds
        owner = _find_owner(column, groups, columns)
        fitting = [
            number
            for number, entity in enumerate(entities)
            if entity.possible_kinds & declared and owner in (None, entity.names)
        ]
        if len(fitting) == 1:
            entity = entities[fitting[0]]
            entities[fitting[0]] = replace(entity, properties={**entity.properties, column.stated: column})
    return entities


def _plan_entity(
    label: str,
    names: tuple[Column, ...],
    groups: Sequence[tuple[Column, ...]],
    columns: Sequence[Column],
) -> EntityPlan:
    def list_own(role: Role) -> list[Column]:
        return [
            column
            for column in columns
            if column.role == role and _find_owner(column, groups, columns) is names
        ]

    kind_column = next(iter(list_own(Role.KIND)), None)
    kind, doubts = _guess_kind(names)
    entity = EntityPlan(label, names, kind, doubts=() if kind_column else doubts)
    if kind_column is not None:
        cells = [cell for cell, _ in kind_column.profile.cells.most_common()]
        kinds = {cell: load_words().kinds_by_cell.get(fold_phrase(cell)) for cell in cells}
        entity = replace(entity, kind_column=kind_column, kinds=kinds)
    key = next((column for column in list_own(Role.ID) if column not in names), None)
    return replace(entity, key=key, aliases=tuple(list_own(Role.ALIAS)))


def _find_owner(
    column: Column, groups: Sequence[tuple[Column, ...]], columns: Sequence[Column]
) -> tuple[Column, ...] | None:
    """Return the names to which a column belongs: those with which its header shares words, or the only ones.

    A kind without such words belongs to the names beside it.
    """
    if len(groups) == 1:
        return groups[0]
    shared = [max(share_words(column.name, name.name) for name in names) for names in groups]
    if max(shared) and shared.count(max(shared)) == 1:
        return groups[shared.index(max(shared))]
    if column.role is not Role.KIND:
        return None
    place = columns.index(column)
    beside = [names for names in groups if any(abs(columns.index(name) - place) == 1 for name in names)]
    return beside[0] if len(beside) == 1 else None


def _guess_kind(names: tuple[Column, ...]) -> tuple[str, tuple[str, ...]]:
    """Return the kind of the entities of a column, and what is doubtful about it."""
    if names[0].role in {Role.GIVEN_NAME, Role.FAMILY_NAME}:
        return "Person", ()
    if kind := find_meaning(names[0].name, load_words().kinds_by_header):
        return kind, ()
    if names[0].role is Role.ID:
        return "Organisation", ("there are only ids; what kind of entities are these?",)
    cells = list(names[0].profile.cells)[:2_000]
    share = sum(decide_party_kind(cell).kind == "Organisation" for cell in cells) / max(len(cells), 1)
    kind = "Organisation" if share > 0.5 else "Person"
    if _MIXED[0] <= share <= _MIXED[1]:
        return kind, (f"{share:.0%} of the names look like organisations; a column with the kind would help",)
    return kind, ("no column says the kind; it was guessed from the names",)


def _make_labels(groups: Sequence[tuple[Column, ...]]) -> list[str]:
    """Return a name for each entity, made of the header of its names."""
    labels: list[str] = []
    for number, names in enumerate(groups, start=1):
        header = "person" if len(names) > 1 else names[0].name
        label = make_slug(header).replace("-", "_")[:30].strip("_") or f"entity_{number}"
        labels.append(f"{label}_{number}" if label in labels or label == "site" else label)
    return labels
