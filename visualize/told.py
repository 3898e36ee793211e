"""What the reading panel tells of each claim, in words and with the ids that are links."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from graph.locators import span
from graph.network import Network
from graph.ontology import Ontology, Property
from graph.origins import by_party
from graph.records import Claim, PropertyClaim, Source, Statement, Value
from visualize import words

Told: TypeAlias = dict[str, Any]

# How many characters of the text around a quote are shown where the text is at hand.
AROUND = 140


@dataclass(frozen=True)
class Fact:
    """One property with its value in words, and the id of the entity that it names, if any."""

    label: str
    text: str
    entity: str | None = None

    def told(self) -> Told:
        """Return it as data for the page."""
        return some(label=self.label, text=self.text, entity=self.entity)


def some(**given: Any) -> Told:
    """Return what is given without what is missing: None, False and everything empty; never for a number."""
    return {name: value for name, value in given.items() if value}


def facts(network: Network, values: Mapping[str, Value], declared: Mapping[str, Property]) -> list[Told]:
    """Tell properties in words; one that names an entity carries its id."""
    return [_fact(network, name, value, declared.get(name)).told() for name, value in values.items()]


def _fact(network: Network, name: str, value: Value, declared: Property | None) -> Fact:
    label = words.property_label(name)
    if declared is not None and declared.type == "entity":
        return Fact(label, network.name(str(value)), str(value))
    return Fact(label, words.value(value, declared.type if declared else "text"))


def claim(network: Network, ontology: Ontology, given: Claim) -> Told:
    """Tell one claim of a tie."""
    told = _statement(network, given)
    if given.properties:
        declared = ontology.predicates[given.predicate].properties
        told["facts"] = facts(network, given.properties, declared)
    if given.inferred:
        told["inferred"] = network.name(given.subject if given.inferred == "subject" else given.object)
    if given.inferred_from:
        told["inferred_from"] = words.place(given.inferred_from)
    if given.subject_name or given.object_name:
        names = {given.subject: given.subject_name, given.object: given.object_name}
        told |= some(written=_written(network, names))
    return told


def value(network: Network, given: PropertyClaim, in_words: str) -> Told:
    """Tell one claim about an entity's property; its value is already in words."""
    return _statement(network, given) | some(
        value=in_words,
        written=_written(network, {given.entity: given.entity_name}),
    )


def _statement(network: Network, given: Claim | PropertyClaim) -> Told:
    """Tell what every claim has. Written out, as a large page has tens of thousands of claims."""
    told: Told = {"id": given.id} if given.id else {}
    told["source"] = given.source
    told["stance"] = given.stance
    if given.mode != "actual":
        told["mode"] = given.mode
    if given.condition:
        told["condition"] = given.condition
    if when := words.when(given):
        told["when"] = when
    if given.dates_basis:
        told["basis"] = given.dates_basis
    if given.quote:
        told |= some(quote=given.quote, around=_around(network.sources.get(given.source), given))
    if given.note:
        told["note"] = given.note
    if place := words.place(given.locator):
        told["place"] = place
    _add_voices(told, network, given)
    return told


def _add_voices(told: Told, network: Network, given: Claim | PropertyClaim) -> None:
    """Tell who says it, and what else it is about."""
    if given.said_on:
        told["said_on"] = words.day(given.said_on)
    if given.said_by:
        told["said_by"] = given.said_by
    if by_party(given, network.known):
        told["party"] = True
    if given.about:
        told["about"] = given.about
    if given.event:
        told["event"] = given.event


def _around(source: Source | None, given: Statement) -> list[str] | None:
    """Return the words before and after the quote, where the text is at hand."""
    found = span(given.locator)
    if source is None or not source.text or not found:
        return None
    start, end = found
    # Not beyond the paragraph: what stands outside it may be no part of the article.
    before = source.text[max(0, start - 2 * AROUND) : start].rpartition("\n")[2]
    after = source.text[end : end + 2 * AROUND].partition("\n")[0]
    if len(before) > AROUND:
        before = "… " + before[-AROUND:].partition(" ")[2]
    if len(after) > AROUND:
        after = after[:AROUND].rpartition(" ")[0] + " …"
    return [before, after]


def _written(network: Network, names: Mapping[str, str | None]) -> list[str]:
    """Return the names that the text gives, where they differ from the entities' own."""
    return [name for id_, name in names.items() if name and name != network.name(id_)]


def source(network: Network, given: Source) -> Told:
    """Tell a source: what it is and where it can be read."""
    return some(
        title=given.title,
        publisher=network.name(given.publisher) if given.publisher else None,
        author=[network.name(author) for author in given.author if author != given.publisher],
        published=words.day(given.published) if given.published else None,
        basis=given.published_basis,
        genre=given.genre,
        url=given.url if (given.url or "").lower().startswith(("https://", "http://")) else None,
        repeats=[network.sources[id_].title if id_ in network.sources else id_ for id_ in given.derived_from],
    )
