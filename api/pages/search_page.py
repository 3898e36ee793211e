"""The page of search results: entities with a name like the query, and what distinguishes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from api.pages import urls
from api.pages.templates import render_template
from graph.derived import Network
from graph.model import Entity, entity_ids_in_properties
from graph.ontology import Ontology
from graph.presentation import format_property_name, format_value, pluralise, tie_phrase
from graph.reading import IdentifyingTies, find_entities, load_entities, load_identifying_ties
from graph.store import Store

MAX_RESULTS = 20


@dataclass(frozen=True)
class SearchResultCard:
    """An entity that matches.

    Args:
        facts: its own properties in words.
        ties: some of its ties as phrases.
        url: of the picture around it.
    """

    name: str
    kind: str
    description: str
    aliases: Sequence[str]
    facts: Sequence[str]
    ties: Sequence[str]
    url: str


def render_search_page(store: Store, query: str) -> str:
    """Return the page of the entities that match a query."""
    # One more than the page shows, to know whether there are more.
    matches = find_entities(store, query, MAX_RESULTS + 1)
    has_more = len(matches) > MAX_RESULTS
    results = _build_results(store, [match.entity for match in matches[:MAX_RESULTS]])
    title = f"{'More than ' * has_more}{len(results) or 'Nothing'} found for “{query}”"
    return render_template("search.html", title=title, query=query, results=results, has_more=has_more)


def _build_results(store: Store, entities: Sequence[Entity]) -> list[SearchResultCard]:
    """Return entities as search results, in their order."""
    ontology = store.ontology
    named = load_entities(store, entity_ids_in_properties(entities, ontology)) if entities else []
    names = {entity.id: entity.name for entity in named}
    identifying, network = load_identifying_ties(store, [entity.id for entity in entities])
    return [
        SearchResultCard(
            name=entity.name,
            kind=entity.kind,
            description=str(entity.properties.get("description", "")),
            aliases=entity.aliases,
            facts=_build_facts(entity, names, ontology),
            ties=_build_tie_phrases(entity.id, identifying[entity.id], network, ontology),
            url=urls.entity_url(entity.id),
        )
        for entity in entities
    ]


def _build_facts(entity: Entity, names: Mapping[str, str], ontology: Ontology) -> list[str]:
    declared = ontology.kinds[entity.kind].properties
    return [
        f"{format_property_name(name)}: "
        f"{names.get(str(value), '') or format_value(value, declared[name].type)}"
        for name, value in entity.properties.items()
        if name in declared and name != "description"
    ]


def _build_tie_phrases(
    id_: str, identifying: IdentifyingTies, network: Network, ontology: Ontology
) -> list[str]:
    """Return some ties of an entity in words, and how many more neighbours it has."""
    phrases = [tie_phrase(tie, id_, network, ontology) for tie in identifying.ties]
    neighbours = {end for tie in identifying.ties for end in (tie.subject, tie.object)} - {id_}
    more = identifying.neighbour_count - len(neighbours)
    return [*phrases, f"and {pluralise(more, 'other')}"] if phrases and more > 0 else phrases
