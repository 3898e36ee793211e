"""What the start page answers to a name: who is meant, and what tells each from the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from api.pages import urls
from api.pages.templates import rendered
from graph.derived.network import Network
from graph.model.records import Entity
from graph.model.references import named_by_entities
from graph.ontology import Ontology
from graph.presentation.sentences import counted
from graph.reading import entities, find
from graph.reading.search import Telling, telling, told
from graph.store import Store
from visualize.display_words import property_label, value

MOST = 20


@dataclass(frozen=True)
class Result:
    """An entity that was found.

    Args:
        also: its other names.
        facts: what its own properties say.
        ties: in words, what joins it to others.
        address: of the picture around it.
    """

    name: str
    kind: str
    description: str
    also: Sequence[str]
    facts: Sequence[str]
    ties: Sequence[str]
    address: str


def page_of(store: Store, text: str) -> str:
    """Return the page of what is found under a name."""
    # One more than is shown, to know whether there are more.
    matches = find(store, text, MOST + 1)
    more, found = len(matches) > MOST, results_of(store, [match.entity for match in matches[:MOST]])
    title = f"{'More than ' * more}{len(found) or 'Nothing'} found for “{text}”"
    return rendered("results.html", title=title, asked=text, results=found, more=more)


def results_of(store: Store, found: Sequence[Entity]) -> list[Result]:
    """Return entities as the page tells them, in their order."""
    ontology = store.ontology
    further = entities(store, named_by_entities(found, ontology)) if found else []
    names = {entity.id: entity.name for entity in further}
    telling_, network = telling(store, [entity.id for entity in found])
    return [
        _result(entity, names, ontology, _ties(entity.id, telling_[entity.id], network, ontology))
        for entity in found
    ]


def _result(entity: Entity, names: Mapping[str, str], ontology: Ontology, ties: Sequence[str]) -> Result:
    return Result(
        name=entity.name,
        kind=entity.kind,
        description=str(entity.properties.get("description", "")),
        also=entity.aliases,
        facts=_facts(entity, names, ontology),
        ties=ties,
        address=urls.around(entity.id),
    )


def _facts(entity: Entity, names: Mapping[str, str], ontology: Ontology) -> list[str]:
    declared = ontology.kinds[entity.kind].properties
    return [
        f"{property_label(name)}: {names.get(str(given), '') or value(given, declared[name].type)}"
        for name, given in entity.properties.items()
        if name in declared and name != "description"
    ]


def _ties(id_: str, found: Telling, network: Network, ontology: Ontology) -> list[str]:
    """Return in words what joins an entity to others, and to how many more."""
    said = [told(tie, id_, network, ontology) for tie in found.ties]
    others = {end for tie in found.ties for end in (tie.subject, tie.object)} - {id_}
    more = found.neighbours - len(others)
    return [*said, f"and {counted(more, 'other')}"] if said and more > 0 else said
