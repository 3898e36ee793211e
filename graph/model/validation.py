"""What is wrong with a record, judged by the vocabulary and by what else is known.

Every loader's records pass here, and the writer refuses what has a fault. A case's reader calls it too, to
name file and line.
"""

from __future__ import annotations

import difflib
import math
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from graph.model.dates import check_date, out_of_order
from graph.model.locators import check_locator
from graph.model.records import (
    BOUNDS,
    MODES,
    STANCES,
    Claim,
    Entity,
    Money,
    PropertyClaim,
    Record,
    Source,
    Statement,
    Value,
    ends,
)
from graph.ontology import Ontology, Property

# Zero-width joiners: Persian, Hindi and others spell names with them.
_SPELLING = "\u200c\u200d"

LARGEST = 2**63 - 1


@dataclass(frozen=True)
class Fault:
    """One thing wrong in a record.

    Args:
        field: the field or property that is wrong.
        message: what is wrong and what was expected.
    """

    field: str
    message: str

    def __str__(self) -> str:
        return f"{self.field}: {self.message}"


class Known(Protocol):
    """What else there is: asked for the kind of an entity and whether a source exists."""

    def kind(self, entity: str) -> str | None:
        """Return the kind of an entity, or None where there is no such entity."""

    def has_source(self, source: str) -> bool:
        """Tell whether there is a source of that id."""


def check(record: Record, ontology: Ontology, known: Known) -> list[Fault]:
    """Return everything that is wrong with `record`; an empty list means that it may be written."""
    if isinstance(record, Claim):
        return [*_statement(record, known), *_claim(record, ontology, known)]
    if isinstance(record, Source):
        return list(_source(record, known))
    if isinstance(record, Entity):
        return list(_entity(record, ontology, known))
    return [*_statement(record, known), *_property_claim(record, ontology, known)]


def _source(source: Source, known: Known) -> Iterator[Fault]:
    yield from _ids({"publisher": source.publisher}, known)
    yield from _ids({f"author {number}": id_ for number, id_ in enumerate(source.author, 1)}, known)
    yield from _dates({"published": source.published, "retrieved": source.retrieved})
    if source.published_basis and not source.published:
        yield Fault("published_basis", "says how a date was worked out, but `published` gives none")
    for parent in source.derived_from:
        if not known.has_source(parent):
            yield Fault("derived_from", f"there is no source {parent!r}")
        if parent == source.id:
            yield Fault("derived_from", "a source does not repeat itself")


def _entity(entity: Entity, ontology: Ontology, known: Known) -> Iterator[Fault]:
    kind = ontology.kinds.get(entity.kind)
    if kind is None:
        yield Fault("kind", f"{entity.kind!r} is not {expected_one_of(ontology.kinds)}")
        return
    if fault := check_name(entity.name):
        yield Fault("name", fault)
    for number, alias in enumerate(entity.aliases, 1):
        if fault := check_name(alias):
            yield Fault(f"aliases {number}", fault)
    yield from _properties(entity.properties, kind.properties, known)
    if not entity.named:
        yield from _unnamed(entity, kind.always_named, known)


def _unnamed(entity: Entity, always_named: bool, known: Known) -> Iterator[Fault]:
    if always_named:
        yield Fault("named", f"a {entity.kind} always has a name")
    if not entity.source:
        yield Fault("source", "an unnamed entity belongs to the source that speaks of it; name that source")
    elif not known.has_source(entity.source):
        yield Fault("source", f"there is no source {entity.source!r}")
    elif entity.source not in entity.id:
        yield Fault("id", f"the id of an unnamed entity carries its source; expected {entity.source!r} in it")


def _statement(claim: Claim | PropertyClaim, known: Known) -> Iterator[Fault]:
    if not known.has_source(claim.source):
        yield Fault("source", f"there is no source {claim.source!r}")
    if claim.stance not in STANCES:
        yield Fault("stance", f"{claim.stance!r} is not {expected_one_of(STANCES)}")
    if claim.mode not in MODES:
        yield Fault("mode", f"{claim.mode!r} is not {expected_one_of(MODES)}")
    if claim.said_by and claim.stance == "asserted":
        yield Fault(
            "stance",
            "what a speaker says is alleged or denied; a source that also vouches for it "
            "makes a second claim without said_by",
        )
    if claim.condition and claim.mode == "actual":
        yield Fault("condition", "belongs to what is planned or feared, and this claim is actual")
    if fault := check_locator(claim.locator):
        yield Fault("locator", fault)
    # Most claims have none of these, and a load has hundreds of thousands of claims.
    if claim.event is not None:
        yield from _event(claim, claim.event, known)
    if claim.said_by:
        yield from _ids({f"said_by {n}": id_ for n, id_ in enumerate(claim.said_by, 1)}, known)
    if claim.about:
        yield from _ids({f"about {n}": id_ for n, id_ in enumerate(claim.about, 1)}, known)
    if (claim.valid_from, claim.valid_until, claim.said_on) != (None, None, None):
        yield from _span(claim)


def _event(claim: Claim | PropertyClaim, event: str, known: Known) -> Iterator[Fault]:
    yield from _ids({"event": event}, known)
    if event and known.kind(event) not in {None, "Event"}:
        yield Fault("event", f"{event!r} is a {known.kind(event)}; expected an Event")
    if event and event in ends(claim):
        yield Fault("event", "is an end of the claim already; leave it out here")


def _span(claim: Statement) -> Iterator[Fault]:
    dates = {"valid_from": claim.valid_from, "valid_until": claim.valid_until, "said_on": claim.said_on}
    faults = list(_dates(dates))
    yield from faults
    if not faults and out_of_order(claim.valid_from, claim.valid_until):
        yield Fault("valid_until", f"{claim.valid_until} is before valid_from, {claim.valid_from}")


def _claim(claim: Claim, ontology: Ontology, known: Known) -> Iterator[Fault]:
    edge_type = ontology.edge_types.get(claim.edge_type)
    if edge_type is None:
        near = expected_one_of(ontology.edge_types, claim.edge_type)
        yield Fault("edge_type", f"{claim.edge_type!r} is no declared type of edge; expected {near}")
        return
    if fault := _end(claim.subject, edge_type.subject, claim.edge_type, known):
        yield Fault("subject", fault)
    if fault := _end(claim.object, edge_type.object, claim.edge_type, known):
        yield Fault("object", fault)
    if claim.subject == claim.object:
        yield Fault("object", "joins an entity to itself")
    if claim.properties:
        yield from _properties(claim.properties, edge_type.properties, known)
    if claim.inferred not in {None, "subject", "object"}:
        yield Fault("inferred", f"{claim.inferred!r} is not subject or object")
    if bool(claim.inferred) != bool(claim.inferred_from):
        yield Fault("inferred_from", "an inferred end needs the locator that supports it, and the other way")
    if fault := check_locator(claim.inferred_from):
        yield Fault("inferred_from", fault)


def _property_claim(claim: PropertyClaim, ontology: Ontology, known: Known) -> Iterator[Fault]:
    declared = ontology.properties.get(claim.property)
    if declared is None:
        near = expected_one_of(ontology.properties, claim.property)
        yield Fault("property", f"{claim.property!r} is no declared property; expected {near}")
        return
    if fault := _end(claim.entity, declared.kinds, claim.property, known):
        yield Fault("entity", fault)
    if claim.bound not in BOUNDS:
        yield Fault("bound", f"{claim.bound!r} is not {expected_one_of(BOUNDS)}")
    if fault := check_value(claim.value, Property(type=declared.type), known):
        yield Fault("value", fault)


def _end(id_: str, kinds: frozenset[str], of: str, known: Known) -> str | None:
    kind = known.kind(id_)
    if kind is None:
        return f"there is no entity {id_!r}"
    if kind not in kinds:
        return f"{id_!r} is a {kind}; {of} takes {expected_one_of(sorted(kinds))} there"
    return None


def _properties(
    given: Mapping[str, Value], declared: Mapping[str, Property], known: Known
) -> Iterator[Fault]:
    for name, value in given.items():
        if name not in declared:
            expected = expected_one_of(declared) if declared else "none"
            yield Fault(name, f"is not declared here; expected {expected}")
        elif fault := check_value(value, declared[name], known):
            yield Fault(name, fault)


def _ids(fields: Mapping[str, str | None], known: Known) -> Iterator[Fault]:
    for field, id_ in fields.items():
        if id_ is not None and known.kind(id_) is None:
            yield Fault(field, f"there is no entity {id_!r}")


def _dates(fields: Mapping[str, str | None]) -> Iterator[Fault]:
    for field, text in fields.items():
        if text is not None and (fault := check_date(text)):
            yield Fault(field, fault)


def check_name(name: str) -> str | None:
    """Return what is wrong with a name or alias, or None."""
    if not name.strip(_SPELLING).strip():
        return "is empty"
    # Most names are all letters, and a load has hundreds of thousands of them.
    if not name.isprintable():
        for char in name:
            if _unseen(char):
                return f"has a character U+{ord(char):04X}, which nobody can see; leave it out"
    return None


def _unseen(char: str) -> bool:
    category = unicodedata.category(char)
    no_character = 0xFDD0 <= ord(char) <= 0xFDEF or ord(char) & 0xFFFE == 0xFFFE
    return no_character or (category in {"Cc", "Cf"} and char not in _SPELLING)


class KnowsKinds(Protocol):
    """Asked for the kind of an entity."""

    def kind(self, entity: str) -> str | None:
        """Return the kind of an entity, or None where there is no such entity."""


def check_value(value: object, declared: Property, known: KnowsKinds) -> str | None:
    """Return what is wrong with `value`, or None."""
    if declared.type == "number":
        return _check_number(value)
    if declared.type == "flag":
        return None if isinstance(value, bool) else f"{value!r} is not true or false"
    if declared.type == "money":
        if isinstance(value, Money):
            return _check_number(value.amount)
        return f"{value!r} is not an amount with a currency: 100 EUR"
    if not isinstance(value, str) or not value:
        return f"{value!r} is not a text"
    if declared.type == "date":
        return check_date(value)
    return _check_entity(value, declared, known) if declared.type == "entity" else None


def _check_number(value: object) -> str | None:
    if not isinstance(value, int | float) or isinstance(value, bool):
        return f"{value!r} is not a number"
    # The database holds whole numbers of 64 bits; what is no number or endless equals nothing, or too much.
    can_be_held = -LARGEST <= value <= LARGEST if isinstance(value, int) else math.isfinite(value)
    return None if can_be_held else f"{value!r} is a number that cannot be stored"


def _check_entity(id_: str, declared: Property, known: KnowsKinds) -> str | None:
    kind = known.kind(id_)
    if kind is None:
        return f"there is no entity {id_!r}"
    if declared.kinds and kind not in declared.kinds:
        return f"{id_!r} is a {kind}; expected {expected_one_of(declared.kinds)}"
    return None


def expected_one_of(names: Iterable[str], near: str = "") -> str:
    """Return the names that were expected in words, or only those that look like `near`."""
    names = list(names)
    close = difflib.get_close_matches(near, names, n=3, cutoff=0.6) if near else []
    shown = close or names
    if len(shown) > 12:
        return f"one of the {len(shown)} that `docs/vocabulary.md` lists"
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} or {shown[-1]}"
