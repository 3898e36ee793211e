"""Everything that a page tells, as one piece of data: entities, ties, claims, sources, disputes, legend."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from graph.disputes import RULES, Dispute, value_in_words
from graph.network import Network
from graph.ontology import Ontology
from graph.records import Claim, Entity, PropertyClaim
from graph.ties import STANDINGS, Tie
from visualize import told, words


def contents(network: Network, ontology: Ontology) -> dict[str, Any]:
    """Return all that the reading panel, the legend, the search and the table need."""
    claims = _Claims(network, ontology)
    ties = [_tie(network, ontology, tie, claims) for tie in network.ties]
    values = [_value(ontology, claim, claims) for claim in network.property_claims]
    disputes = [_dispute(ontology, dispute, claims) for dispute in network.disputes]
    return {
        "title": network.title,
        "kinds": list(ontology.kinds),
        "families": list(ontology.families),
        "standings": list(STANDINGS),
        "predicates": _predicates(network.ties, ontology),
        "entities": {
            id_: _entity(network, ontology, network.entities[id_]) for id_ in sorted(network.entities)
        },
        "shown": sorted(network.shown),
        "sources": {id_: told.source(network, source) for id_, source in sorted(network.sources.items())},
        "ties": ties,
        "values": values,
        "disputes": disputes,
        "claims": claims.told,
    }


class _Claims:
    """Every claim told once, however many ties and disputes it belongs to; the others hold its number."""

    def __init__(self, network: Network, ontology: Ontology) -> None:
        self.told: list[dict[str, Any]] = []
        self._network, self._ontology = network, ontology
        self._numbers: dict[int, int] = {}

    def number(self, claim: Claim | PropertyClaim) -> int:
        """Return the number of a claim, telling it where it is met for the first time."""
        if id(claim) not in self._numbers:
            self._numbers[id(claim)] = len(self.told)
            self.told.append(self._tell(claim))
        return self._numbers[id(claim)]

    def _tell(self, claim: Claim | PropertyClaim) -> dict[str, Any]:
        if isinstance(claim, Claim):
            return told.claim(self._network, self._ontology, claim)
        return told.value(self._network, claim, value_in_words(claim))


def _tie(network: Network, ontology: Ontology, tie: Tie, claims: _Claims) -> dict[str, Any]:
    declared = ontology.predicates[tie.predicate].properties
    return told.some(
        id=tie.id,
        predicate=tie.predicate,
        subject=tie.subject,
        object=tie.object,
        mode=tie.mode,
        standing=tie.standing,
        facts=told.facts(network, dict(tie.identifying), declared),
        claims=[claims.number(claim) for claim in tie.claims],
        origins=[_origin(network, origin) for origin in dict.fromkeys(tie.origins)],
    )


def _origin(network: Network, origin: str) -> str:
    """Name an origin: an entity, several joined with `+`, or a source."""
    if origin in network.sources and origin not in network.entities:
        return network.sources[origin].title
    if origin in network.entities:
        return network.name(origin)
    return " and ".join(network.name(part) for part in origin.split("+"))


def _value(ontology: Ontology, claim: PropertyClaim, claims: _Claims) -> dict[str, Any]:
    return {
        "entity": claim.entity,
        "property": claim.property,
        "label": ontology.properties[claim.property].label,
        "claim": claims.number(claim),
    }


def _dispute(ontology: Ontology, dispute: Dispute, claims: _Claims) -> dict[str, Any]:
    return told.some(
        rule=dispute.rule,
        why=RULES[dispute.rule],
        tie=dispute.tie.id if dispute.tie else None,
        entity=dispute.entity,
        property=dispute.property,
        label=ontology.properties[dispute.property].label if dispute.property else None,
        event=dispute.event,
        sides=[
            [_side(dispute, given), [claims.number(claim) for claim in side]] for given, side in dispute.sides
        ],
    )


def _side(dispute: Dispute, given: str) -> str:
    """Say what one side of a dispute stands for; dates in words."""
    if dispute.rule != "dates differ":
        return given
    start, slash, end = given.partition("/")
    return (words.period(start, end) if slash else words.day(given)) or "no date"


def _entity(network: Network, ontology: Ontology, entity: Entity) -> dict[str, Any]:
    properties = dict(entity.properties)
    description = properties.pop("description", None)
    return told.some(
        name=entity.name,
        kind=entity.kind,
        unnamed=not entity.named,
        aliases=list(entity.aliases),
        description=description,
        facts=told.facts(network, properties, ontology.kinds[entity.kind].properties),
    )


def _predicates(ties: Iterable[Tie], ontology: Ontology) -> dict[str, dict[str, Any]]:
    """Return how each type among the ties reads, in the vocabulary's order."""
    used = {tie.predicate for tie in ties}
    return {
        id_: told.some(
            forward=predicate.forward,
            backward=predicate.backward,
            family=predicate.family,
            symmetric=predicate.symmetric,
        )
        for id_, predicate in ontology.predicates.items()
        if id_ in used
    }
