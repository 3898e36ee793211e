"""What the rows of a table are: which columns together are an entity, a source, a claim."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from graph.ontology import Ontology
from loaders.tables.proposal.edges import KindPair, RelationWords, guess_edges
from loaders.tables.proposal.entities import EntityPlan, plan_entities
from loaders.tables.proposal.profile import ColumnProfile, TableProfile
from loaders.tables.proposal.roles import Column, Role, assign_roles, first_column
from loaders.tables.proposal.words import EdgeByHeaders, fold_phrase, list_words, load_words

_DEFAULT_KIND = "Organisation"


@dataclass(frozen=True)
class ClaimPlan:
    """What a row says about its two entities.

    Args:
        type: the edge type, where no column says it.
        words: what the words of the `relation` column stand for.
        dates: the column of each key for dates.
        properties: the column of each property.
    """

    subject: str
    object: str
    type: str | None = None
    relation: Column | None = None
    words: RelationWords | None = None
    dates: dict[str, Column] = field(default_factory=dict)
    properties: dict[str, Column] = field(default_factory=dict)


@dataclass(frozen=True)
class TablePlan:
    """What the rows of a table are.

    Args:
        source: the column that names the sources.
        unused: the other columns, each with why it is not used.
    """

    entities: Sequence[EntityPlan]
    claim: ClaimPlan | None
    source: Column | None
    unused: dict[str, str]


def plan_table(profile: TableProfile, ontology: Ontology) -> TablePlan:
    """Return what the rows of a table probably are."""
    columns = assign_roles(profile.columns, ontology)
    entities = plan_entities(columns, ontology)
    source = next((column for column in columns if column.role is Role.SOURCE), None)
    claim = _plan_claim(columns, entities, profile, ontology) if len(entities) > 1 else None
    used = set().union(*(entity.columns for entity in entities)) | ({source.name} if source else set())
    if claim is not None:
        more = [*filter(None, (claim.relation,)), *claim.dates.values(), *claim.properties.values()]
        used |= {column.name for column in more}
    unused = {column.name: column.why or _explain(column) for column in columns if column.name not in used}
    return TablePlan(entities, claim, source, unused)


def _plan_claim(
    columns: Sequence[Column], entities: Sequence[EntityPlan], profile: TableProfile, ontology: Ontology
) -> ClaimPlan:
    first, second = entities
    relation = first_column(columns, Role.RELATION)
    if relation is not None:
        words = guess_edges(_list_kinds_by_word(relation, first, second, profile), ontology)
        claim = ClaimPlan(first.label, second.label, relation=relation, words=words)
        types = {guess.type for guess in words.clear} | {"LINKED_TO"}
    else:
        claim = _claim_of_headers(first, second, ontology)
        types = {claim.type or "LINKED_TO"}
    declared = set().union(*(ontology.edge_types[type_].properties for type_ in types))
    valued = [first_column(columns, role) for role in (Role.SHARE, Role.AMOUNT) if role.value in declared]
    properties = {column.role.value: column for column in valued if column}
    return replace(claim, dates=_choose_dates(columns), properties=properties)


def _claim_of_headers(first: EntityPlan, second: EntityPlan, ontology: Ontology) -> ClaimPlan:
    for entry in load_words().edges_by_headers:
        for subject, object_ in ((first, second), (second, first)):
            edge_type = ontology.edge_types[entry.type]
            fits = subject.possible_kinds <= edge_type.subject_kinds
            if (
                fits
                and object_.possible_kinds <= edge_type.object_kinds
                and _matches(entry, subject, object_)
            ):
                return ClaimPlan(subject.label, object_.label, type=entry.type)
    return ClaimPlan(first.label, second.label, type="LINKED_TO")


def _matches(entry: EdgeByHeaders, subject: EntityPlan, object_: EntityPlan) -> bool:
    return _has_phrase(subject.names[0].name, entry.subject) or _has_phrase(
        object_.names[0].name, entry.object
    )


def _has_phrase(header: str, phrases: Iterable[str]) -> bool:
    words = f" {' '.join(list_words(header))} "
    return any(f" {fold_phrase(phrase)} " in words for phrase in phrases)


def _list_kinds_by_word(
    relation: Column, first: EntityPlan, second: EntityPlan, profile: TableProfile
) -> dict[str, list[KindPair]]:
    names = [column.name for column in profile.columns]
    place = names.index(relation.name)
    kinds: dict[str, set[KindPair]] = {word: set() for word, _ in relation.profile.cells.most_common()}
    for row in profile.rows:
        pair = (_kind_in_row(first, row, names), _kind_in_row(second, row, names))
        if row[place] in kinds:
            kinds[row[place]].add(pair)
    return {word: sorted(pairs) for word, pairs in kinds.items()}


def _kind_in_row(entity: EntityPlan, row: Sequence[str], names: Sequence[str]) -> str:
    if entity.kind_column is None:
        return entity.kind
    return entity.kinds.get(row[names.index(entity.kind_column.name)]) or _DEFAULT_KIND


def _choose_dates(columns: Sequence[Column]) -> dict[str, Column]:
    start, end, date = (
        first_column(columns, role) for role in (Role.VALID_FROM, Role.VALID_UNTIL, Role.DATE)
    )
    if start or end:
        return {key: column for key, column in (("valid_from", start), ("valid_until", end)) if column}
    return {"on": date} if date else {}


def _explain(column: Column) -> str:
    profile: ColumnProfile = column.profile
    reasons = {
        Role.ID: "ids of rows, or of something that has no names here",
        Role.NAME: "a third column of names",
        Role.SOURCE: "a second column of sources",
        Role.DATE: "a further date",
        Role.PROPERTY: "it is not clear whose it is",
        Role.ALIAS: "it is not clear whose it is",
        Role.KIND: "it is not clear whose kind it is",
        Role.RELATION: "there are no two entities that it could join",
    }
    shown = ", ".join(repr(cell[:25]) for cell, _ in Counter(profile.cells).most_common(2))
    return f"{reasons.get(column.role, 'not clear what it is')}; it has {shown}"
