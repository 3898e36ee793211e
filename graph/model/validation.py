"""What is wrong with a record, according to the ontology and to the other records that it refers to.

Every loader's records are validated here before they are written. The reader of cases validates them as well,
to report the file and the line of each fault.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Protocol

from graph.errors import Fault, FieldPath
from graph.model.dates import check_date, is_out_of_order
from graph.model.inferred_entities import find_faults_in_inferred
from graph.model.locators import check_locator
from graph.model.records import (
    BOUNDS,
    MODES,
    STANCES,
    AnyClaim,
    Claim,
    Entity,
    PropertyClaim,
    Record,
    Source,
    Value,
)
from graph.model.value_validation import check_name, check_value, list_expected
from graph.ontology import (
    Ontology,
    Property,
    ValueType,
    describe_unknown_edge_type,
    describe_unknown_kind,
    describe_unknown_property,
    with_article,
)

_SPEAKER_ASSERTS = (
    "what a speaker says is alleged or denied; a source that also vouches for it makes a second claim "
    "without said_by"
)


class RecordLookup(Protocol):
    """The entities and sources that a record may refer to."""

    def get_kind(self, entity_id: str) -> str | None:
        """Return the kind of an entity, or None where there is no such entity."""

    def has_source(self, source_id: str) -> bool:
        """Return whether there is a source of that id."""


def validate(record: Record, ontology: Ontology, lookup: RecordLookup) -> list[Fault]:
    """Return everything that is wrong with `record`; without faults it may be written."""
    if isinstance(record, Claim):
        return [*_common_fields(record, lookup), *_claim(record, ontology, lookup)]
    if isinstance(record, Source):
        return list(_source(record, lookup))
    if isinstance(record, Entity):
        return list(_entity(record, ontology, lookup))
    return [*_common_fields(record, lookup), *_property_claim(record, ontology, lookup)]


def _source(source: Source, lookup: RecordLookup) -> Iterator[Fault]:
    if source.publisher is not None:
        yield from _reference(("publisher",), source.publisher, lookup)
    yield from _references("author", source.author, lookup)
    yield from _dates({"published": source.published, "retrieved": source.retrieved})
    if source.published_basis and not source.published:
        yield Fault(("published_basis",), "says how a date was worked out, but `published` gives none")
    for index, parent_id in enumerate(source.derived_from):
        yield from _source_reference(("derived_from", index), parent_id, lookup)
        if parent_id == source.id:
            yield Fault(("derived_from",), "a source does not repeat itself")


def _entity(entity: Entity, ontology: Ontology, lookup: RecordLookup) -> Iterator[Fault]:
    kind = ontology.kinds.get(entity.kind)
    if kind is None:
        yield Fault(("kind",), describe_unknown_kind(entity.kind, ontology))
        return
    if message := check_name(entity.name):
        yield Fault(("name",), message)
    for index, alias in enumerate(entity.aliases):
        if message := check_name(alias):
            yield Fault(("aliases", index), message)
    yield from _properties(entity.properties, kind.properties, lookup)
    if not entity.named:
        yield from _unnamed_entity(entity, kind.always_named, lookup)


def _unnamed_entity(entity: Entity, always_named: bool, lookup: RecordLookup) -> Iterator[Fault]:
    if always_named:
        yield Fault(("named",), f"{with_article(entity.kind)} always has a name")
    if not entity.source:
        message = "an unnamed entity belongs to the source that speaks of it; name that source"
        yield Fault(("source",), message)
    elif not lookup.has_source(entity.source):
        yield from _source_reference(("source",), entity.source, lookup)
    elif entity.source not in entity.id:
        message = f"the id of an unnamed entity carries its source; expected {entity.source!r} in it"
        yield Fault(("id",), message)


def _claim(claim: Claim, ontology: Ontology, lookup: RecordLookup) -> Iterator[Fault]:
    edge_type = ontology.edge_types.get(claim.edge_type)
    if edge_type is None:
        subject_kind, object_kind = lookup.get_kind(claim.subject), lookup.get_kind(claim.object)
        kinds = (subject_kind, object_kind) if subject_kind and object_kind else None
        yield Fault(("edge_type",), describe_unknown_edge_type(claim.edge_type, ontology, kinds))
        return
    yield from _claim_end("subject", claim.subject, edge_type.subject_kinds, claim.edge_type, lookup)
    yield from _claim_end("object", claim.object, edge_type.object_kinds, claim.edge_type, lookup)
    if claim.subject == claim.object:
        yield Fault(("object",), "joins an entity to itself")
    if claim.properties:
        yield from _properties(claim.properties, edge_type.properties, lookup)


def _property_claim(claim: PropertyClaim, ontology: Ontology, lookup: RecordLookup) -> Iterator[Fault]:
    declared = ontology.properties.get(claim.property)
    if declared is None:
        kind = lookup.get_kind(claim.entity)
        yield Fault(("property",), describe_unknown_property(claim.property, ontology, kind))
        return
    yield from _claim_end("entity", claim.entity, declared.kinds, claim.property, lookup)
    if claim.bound not in BOUNDS:
        yield Fault(("bound",), f"{claim.bound!r} is not {list_expected(BOUNDS)}")
    yield from _value(("value",), claim.value, declared.type, lookup)


def _common_fields(claim: AnyClaim, lookup: RecordLookup) -> Iterator[Fault]:
    """Yield what is wrong with the fields that claims and property claims share."""
    yield from _source_reference(("source",), claim.source, lookup)
    if claim.stance not in STANCES:
        yield Fault(("stance",), f"{claim.stance!r} is not {list_expected(STANCES)}")
    if claim.mode not in MODES:
        yield Fault(("mode",), f"{claim.mode!r} is not {list_expected(MODES)}")
    if claim.said_by and claim.stance == "asserted":
        yield Fault(("stance",), _SPEAKER_ASSERTS)
    if claim.condition and claim.mode == "actual":
        yield Fault(("condition",), "belongs to what is planned or feared, and this claim is actual")
    if message := check_locator(claim.locator):
        yield Fault(("locator",), message)
    # Most claims have none of these, and a load has hundreds of thousands of claims.
    if claim.event is not None:
        yield from _event(claim, claim.event, lookup)
    if claim.said_by:
        yield from _references("said_by", claim.said_by, lookup)
    if claim.inferred or claim.inferred_from:
        yield from find_faults_in_inferred(claim, lookup.has_source)
    if claim.about:
        yield from _references("about", claim.about, lookup)
    if (claim.valid_from, claim.valid_until, claim.said_on) != (None, None, None):
        yield from _claim_dates(claim)


def _event(claim: AnyClaim, event_id: str, lookup: RecordLookup) -> Iterator[Fault]:
    yield from _reference(("event",), event_id, lookup)
    kind = lookup.get_kind(event_id) if event_id else None
    if kind is not None and kind != "Event":
        yield Fault(("event",), f"{event_id!r} is {with_article(kind)}; expected an Event")
    if event_id and event_id in claim.entity_ids:
        yield Fault(("event",), "is an end of the claim already; leave it out here")


def _claim_dates(claim: AnyClaim) -> Iterator[Fault]:
    dates = {"valid_from": claim.valid_from, "valid_until": claim.valid_until, "said_on": claim.said_on}
    faults = list(_dates(dates))
    yield from faults
    if not faults and is_out_of_order(claim.valid_from, claim.valid_until):
        message = f"{claim.valid_until} is before valid_from, {claim.valid_from}"
        yield Fault(("valid_until",), message)


def _dates(fields: Mapping[str, str | None]) -> Iterator[Fault]:
    for field, date in fields.items():
        if date is not None and (message := check_date(date)):
            yield Fault((field,), message)


def _properties(
    properties: Mapping[str, Value], declared: Mapping[str, Property], lookup: RecordLookup
) -> Iterator[Fault]:
    for name, value in properties.items():
        if name in declared:
            yield from _value(("properties", name), value, declared[name].type, lookup, declared[name].kinds)
        else:
            expected = f"expected {list_expected(declared)}" if declared else "there are no properties"
            yield Fault(("properties", name), f"is not declared here; {expected}")


def _value(
    path: FieldPath, value: object, value_type: ValueType, lookup: RecordLookup, kinds: Collection[str] = ()
) -> Iterator[Fault]:
    if message := check_value(value, value_type):
        yield Fault(path, message)
    elif value_type == "entity":
        yield from _reference(path, str(value), lookup, kinds)


def _references(field: str, entity_ids: Iterable[str], lookup: RecordLookup) -> Iterator[Fault]:
    for index, entity_id in enumerate(entity_ids):
        yield from _reference((field, index), entity_id, lookup)


def _reference(
    path: FieldPath, entity_id: str, lookup: RecordLookup, kinds: Collection[str] = ()
) -> Iterator[Fault]:
    kind = lookup.get_kind(entity_id)
    if kind is None:
        yield Fault(path, f"there is no entity {entity_id!r}", missing_id=entity_id)
    elif kinds and kind not in kinds:
        yield Fault(path, f"{entity_id!r} is {with_article(kind)}; expected {list_expected(kinds)}")


def _claim_end(
    field: str, entity_id: str, kinds: frozenset[str], declared_name: str, lookup: RecordLookup
) -> Iterator[Fault]:
    kind = lookup.get_kind(entity_id)
    if kind is None:
        yield Fault((field,), f"there is no entity {entity_id!r}", missing_id=entity_id)
    elif kind not in kinds:
        takes = f"{declared_name} takes {list_expected(sorted(kinds))} there"
        yield Fault((field,), f"{entity_id!r} is {with_article(kind)}; {takes}")


def _source_reference(path: FieldPath, source_id: str, lookup: RecordLookup) -> Iterator[Fault]:
    if not lookup.has_source(source_id):
        yield Fault(path, f"there is no source {source_id!r}", missing_id=source_id)
