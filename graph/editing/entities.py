"""Entities of analysts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from graph.editing.analyst_dataset import ANALYST
from graph.editing.change import By, Changing, change
from graph.editing.new_ids import free_id
from graph.editing.validation import refuse_faults
from graph.errors import ConflictError, FaultsError
from graph.model.ids import fingerprint
from graph.model.records import Entity
from graph.ontology.model import entity_properties
from graph.presentation.to_json import record_as_json
from graph.reading.records import entities, entity
from graph.reading.versions import newest, versions
from graph.store import Store
from graph.store.writing import entities_and_sources

MANY = 5


def add_entity(store: Store, by: By, added: Entity) -> str:
    """Add an entity; return its id, made of the name if none is given.

    Given the id of one that was withdrawn, it brings that back; an id made of a name is nobody's before.

    Raises:
        FaultsError: it may not be written.
        ConflictError: it is there already.
    """

    def work(changing: Changing) -> str:
        made = _named(changing, added)
        refuse_faults(changing.reads, made)
        for held in entities(changing.reads, [made.id]):
            # One without a dataset is a shadow: of what was withdrawn, with old claims still hanging on it.
            if held.datasets:
                raise ConflictError(
                    f"There is an entity {made.id!r} already: {held.name} ({held.kind}).",
                    "Name it in claims by its id, or give the new one another.",
                )
            _refuse_other_kind(held, made)
        _write(changing, made)
        changing.keep("entity", made.id, "added", record_as_json(made))
        return made.id

    return change(store, by, work)


def correct_entity(store: Store, by: By, version: int, corrected: Entity) -> None:
    """Let the analysts' word on an entity be another.

    Args:
        version: the one that the correction is based on.

    Raises:
        UnknownEntityError: there is no entity of that id.
        ConflictError: it belongs to a case, or was changed meanwhile.
        FaultsError: it may not be written.
    """

    def work(changing: Changing) -> None:
        held = _own(changing, corrected.id, version)
        refuse_faults(changing.reads, corrected)
        _refuse_other_kind(held, corrected)
        if fingerprint(corrected) != fingerprint(replace(held, dataset=ANALYST.id)):
            _write(changing, corrected)
            changing.keep("entity", corrected.id, "corrected", record_as_json(corrected))

    change(store, by, work)


def withdraw_entity(store: Store, by: By, id_: str, version: int) -> None:
    """Take back an entity that nothing which stands names; its history stays.

    Raises:
        UnknownEntityError: there is no entity of that id.
        ConflictError: it belongs to a case, was changed meanwhile, or something names it.
    """

    def work(changing: Changing) -> None:
        held = _own(changing, id_, version)
        if held.datasets == (ANALYST.id,):
            _refuse_named(changing, id_)
        properties = entity_properties(changing.ontology)
        named = changing.reads.read("named_entities", properties=properties, leaving=[id_]).rows[0][0]
        entities_and_sources.drop_entities(
            changing.writing, changing.ontology, ANALYST.id, [id_], frozenset(named)
        )
        changing.keep("entity", id_, "withdrawn", record_as_json(held))

    change(store, by, work)


def _own(changing: Changing, id_: str, version: int) -> Entity:
    # Asked first: of one that was withdrawn nothing but its history may be left.
    if newest(changing.reads, "entity", id_) is not None:
        changing.check_current("entity", id_, version)
    held = entity(changing.reads, id_)
    if ANALYST.id not in held.datasets:
        raise ConflictError(
            f"{held.name} ({id_}) belongs to a case: loading that again would undo the change.",
            "Add a claim of your own about it instead.",
        )
    return held


def _refuse_named(changing: Changing, id_: str) -> None:
    properties = entity_properties(changing.ontology)
    found = changing.reads.read("naming_entity", id=id_, properties=properties).rows
    if found:
        listed = ", ".join(f"{what} {of}" for what, of in found[:MANY])
        more = f" and {len(found) - MANY} more" if len(found) > MANY else ""
        raise ConflictError(f"{id_!r} is named by {listed}{more}.", "Withdraw or correct these first.")


def _refuse_other_kind(held: Entity, made: Entity) -> None:
    if held.kind != made.kind:
        raise FaultsError(
            [("kind", f"{held.id!r} is a {held.kind} and claims rest on that; add another entity instead")]
        )


def _named(changing: Changing, added: Entity) -> Entity:
    if added.id:
        return added
    within = added.source or "" if not added.named else ""
    return replace(added, id=free_id(added.name, added.kind, lambda ids: _taken(changing, ids), within))


def _taken(changing: Changing, ids: list[str]) -> Iterable[str]:
    # One that was withdrawn keeps its id: a namesake who got it would get its history too.
    before = [version.of for version in versions(changing.reads, "entity", ids)]
    return [*before, *(held.id for held in entities(changing.reads, ids))]


def _write(changing: Changing, made: Entity) -> None:
    entities_and_sources.put_entities(
        changing.writing, changing.ontology, ANALYST.id, [(made, fingerprint(made))]
    )
