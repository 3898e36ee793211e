"""The entity of a record about a person, company, arrangement or state, from all statements about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from graph.model import Entity, Value
from loaders.bods.codes import load_codes
from loaders.bods.facts import Fact, list_entity_facts, list_person_facts
from loaders.bods.models import EntityDetails, PersonDetails, Statement
from loaders.input import scope_id
from loaders.input.clean_text import clean_text
from loaders.input.party_kinds import decide_party_kind


def make_party(dataset: str, versions: Sequence[Statement]) -> Entity:
    """Return the entity of a record.

    Args:
        versions: the statements about it, from the first to the last; the last gives the name.
    """
    latest = versions[-1]
    names = list(dict.fromkeys(chain.from_iterable(_list_names(each) for each in reversed(versions))))
    names = [name for name in names if name]
    kind, properties = _kind(latest)
    # A state always has a name, and that of its territory is one.
    if kind == "State" and not names and isinstance(latest.details, EntityDetails):
        area = latest.details.jurisdiction
        names = [area.name] if area and area.name else []
    if kind == "State" and not names:
        kind, properties = "Organisation", {"type": "state"}
    # Of somebody who is not to be named, what stands in the place of the name only describes them.
    named = bool(names) and not _is_withheld(latest) and decide_party_kind(names[0]).named
    return Entity(
        id=scope_id(dataset, latest.record_id),
        kind=kind,
        name=names[0] if names else _describe_unnamed(latest),
        dataset=dataset,
        aliases=tuple(names[1:]) if named else (),
        named=named,
        source=None if named else dataset,
        properties=properties,
    )


def list_facts(statement: Statement) -> Iterator[Fact]:
    """Yield what a statement says about its person or entity beside the name."""
    if isinstance(statement.details, PersonDetails):
        yield from list_person_facts(statement.details)
    elif isinstance(statement.details, EntityDetails):
        yield from list_entity_facts(statement.details)


def _list_names(statement: Statement) -> Iterator[str]:
    details = statement.details
    if isinstance(details, EntityDetails):
        yield from (clean_text(name) for name in (details.name, *details.alternate_names) if name)
    elif isinstance(details, PersonDetails):
        # The legal name is the one that papers have; a former one is never the name of today.
        order = {"legal": 0, None: 1, "former": 3, "birth": 3}
        for name in sorted(details.names, key=lambda each: order.get(each.type, 2)):
            yield name.full_name or " ".join(
                filter(None, (name.given_name, name.patronymic_name, name.family_name))
            )


def _kind(statement: Statement) -> tuple[str, dict[str, Value]]:
    if isinstance(statement.details, PersonDetails):
        return "Person", {}
    assert isinstance(statement.details, EntityDetails)
    codes, type_ = load_codes(), statement.details.entity_type
    if type_.type == "state":
        iso = statement.details.jurisdiction.code if statement.details.jurisdiction else None
        return "State", {"iso": iso} if iso and len(iso) == 2 else {}
    words = codes.entity_subtypes.get(type_.subtype or "") or codes.entity_types.get(type_.type or "")
    return "Organisation", {"type": words} if words else {}


def _is_withheld(statement: Statement) -> bool:
    details = statement.details
    if isinstance(details, PersonDetails):
        return details.person_type in ("anonymousPerson", "unknownPerson")
    return isinstance(details, EntityDetails) and details.entity_type.type in (
        "anonymousEntity",
        "unknownEntity",
    )


def _describe_unnamed(statement: Statement) -> str:
    details = statement.details
    if isinstance(details, PersonDetails):
        return load_codes().unnamed.get(details.person_type or "", "a person without a name")
    assert isinstance(details, EntityDetails)
    return load_codes().unnamed.get(details.entity_type.type or "", "an entity without a name")
