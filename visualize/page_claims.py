"""What the reading panel tells of each claim, in words and with the ids that are links."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, TypeAlias, TypeVar

from graph.derived.attribution import by_party
from graph.derived.disputes import value_in_words
from graph.derived.network import Network
from graph.model.locators import span
from graph.model.records import Claim, PropertyClaim, Source, Statement, Value
from graph.ontology import Ontology, Property
from visualize import display_words

Told: TypeAlias = dict[str, Any]
Row = TypeVar("Row")

# How many characters of the text around a quote are shown where the text is at hand.
AROUND = 140
# So many rows, with all that hangs on them, find room in the nearest memory of a processor.
BLOCK = 200


def some(**given: Any) -> Told:
    """Return what is given without what is missing: None, False and everything empty; never for a number."""
    return {name: value for name, value in given.items() if value}


def columns(tell: Callable[[Sequence[Row]], Mapping[str, Sequence[Any]]], rows: Sequence[Row]) -> Told:
    """Return rows as columns, without those that say nothing.

    Args:
        tell: returns the columns of some of the rows, with None for what a row has not; a row is told in
            all of them while it is at hand.
    """
    whole: dict[str, list[Any]] = defaultdict(list)
    for start in range(0, len(rows), BLOCK):
        for name, column in tell(rows[start : start + BLOCK]).items():
            whole[name] += column
    return {name: column for name, column in whole.items() if any(column)}


def facts(network: Network, values: Mapping[str, Value], declared: Mapping[str, Property]) -> list[Told]:
    """Tell properties in words; one that names an entity carries its id."""
    return [_fact(network, name, value, declared.get(name)) for name, value in values.items()]


def _fact(network: Network, name: str, value: Value, declared: Property | None) -> Told:
    label = display_words.property_label(name)
    if declared is not None and declared.type == "entity":
        return {"label": label, "text": network.name(str(value)), "entity": str(value)}
    return {"label": label, "text": display_words.value(value, declared.type if declared else "text")}


def claims(network: Network, ontology: Ontology, given: Sequence[Claim | PropertyClaim]) -> Told:
    """Tell claims, of ties or about properties, as columns: a large page has tens of thousands of them."""
    return columns(partial(_claims, network, ontology), given)


def _claims(
    network: Network, ontology: Ontology, given: Sequence[Claim | PropertyClaim]
) -> Mapping[str, Sequence[Any]]:
    return dict(
        id=[claim.id for claim in given],
        source=[claim.source for claim in given],
        stance=[claim.stance for claim in given],
        mode=[claim.mode if claim.mode != "actual" else None for claim in given],
        condition=[claim.condition for claim in given],
        when=[display_words.when(claim) for claim in given],
        basis=[claim.dates_basis for claim in given],
        said_on=[display_words.day(claim.said_on) if claim.said_on else None for claim in given],
        quote=[claim.quote for claim in given],
        around=[claim.quote and _around(network.sources.get(claim.source), claim) for claim in given],
        note=[claim.note for claim in given],
        said_by=[claim.said_by or None for claim in given],
        party=[by_party(claim, network.context) or None for claim in given],
        about=[claim.about or None for claim in given],
        event=[claim.event for claim in given],
        place=[display_words.place(claim.locator) for claim in given],
        written=[_written(network, claim) or None for claim in given],
        value=[value_in_words(claim) if isinstance(claim, PropertyClaim) else None for claim in given],
        **_of_ties(network, ontology, [claim if isinstance(claim, Claim) else None for claim in given]),
    )


def _of_ties(
    network: Network, ontology: Ontology, given: Sequence[Claim | None]
) -> Mapping[str, Sequence[Any]]:
    """Return what only claims of ties have, None for every other."""
    return {
        "facts": [
            facts(network, claim.properties, ontology.edge_types[claim.edge_type].properties)
            if claim and claim.properties
            else None
            for claim in given
        ],
        "inferred": [
            network.name(claim.subject if claim.inferred == "subject" else claim.object)
            if claim and claim.inferred
            else None
            for claim in given
        ],
        "inferred_from": [
            display_words.place(claim.inferred_from) if claim and claim.inferred_from else None
            for claim in given
        ],
    }


def _around(source: Source | None, given: Statement) -> list[str] | None:
    """Return the words before and after the quote, where the text is at hand."""
    if source is None or not source.text or not given.quote or not (found := span(given.locator)):
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


def _written(network: Network, given: Claim | PropertyClaim) -> list[str]:
    """Return the names that the text gives, where they differ from the entities' own."""
    if isinstance(given, PropertyClaim):
        names = {given.entity: given.entity_name}
    elif given.subject_name or given.object_name:
        names = {given.subject: given.subject_name, given.object: given.object_name}
    else:
        return []
    return [name for id_, name in names.items() if name and name != network.name(id_)]


def source(network: Network, given: Source) -> Told:
    """Tell a source: what it is and where it can be read."""
    return some(
        title=given.title,
        publisher=network.name(given.publisher) if given.publisher else None,
        author=[network.name(author) for author in given.author if author != given.publisher],
        published=display_words.day(given.published) if given.published else None,
        basis=given.published_basis,
        genre=given.genre,
        url=given.url if (given.url or "").lower().startswith(("https://", "http://")) else None,
        repeats=[network.sources[id_].title if id_ in network.sources else id_ for id_ in given.derived_from],
    )
