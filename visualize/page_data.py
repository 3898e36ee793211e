"""Everything that a page tells, as one piece of data: entities, ties, claims, sources, disputes, legend."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from graph.derived.disputes import RULES, Dispute
from graph.derived.network import Network
from graph.derived.ties import STANDINGS, Tie
from graph.model.records import Claim, Entity, PropertyClaim
from graph.ontology import Ontology
from visualize import display_words, page_claims


def contents(network: Network, ontology: Ontology) -> dict[str, Any]:
    """Return all that the reading panel, the legend, the search and the table need.

    What there may be tens of thousands of comes as columns, which are faster to write and to read than rows.
    """
    claims = _Claims.of(network)
    return {
        "title": network.title,
        "kinds": list(ontology.kinds),
        "families": list(ontology.families),
        "standings": list(STANDINGS),
        "edge_types": _edge_types(network.ties, ontology),
        "entities": {
            id_: _entity(network, ontology, network.entities[id_]) for id_ in sorted(network.entities)
        },
        "shown": sorted(network.shown),
        "sources": {
            id_: page_claims.source(network, source) for id_, source in sorted(network.sources.items())
        },
        "ties": _ties(network, ontology, claims),
        "values": [_value(ontology, claim, claims) for claim in network.property_claims],
        "disputes": [_dispute(ontology, dispute, claims) for dispute in network.disputes],
        "claims": page_claims.claims(network, ontology, claims.all),
    }


@dataclass(frozen=True)
class _Claims:
    """Every claim told once, however many ties and disputes it belongs to; the others hold its number."""

    all: Sequence[Claim | PropertyClaim]
    numbers: Mapping[int, int]

    @classmethod
    def of(cls, network: Network) -> _Claims:
        """Number the claims in the order in which they are met."""
        in_ties = [claim for tie in network.ties for claim in tie.claims]
        in_disputes = [claim for dispute in network.disputes for _, side in dispute.sides for claim in side]
        met = {id(claim): claim for claim in (*in_ties, *network.property_claims, *in_disputes)}
        return cls(list(met.values()), {key: number for number, key in enumerate(met)})

    def numbers_of(self, claims: Iterable[Claim | PropertyClaim]) -> list[int]:
        """Return the numbers of claims, in their order."""
        return [self.numbers[id(claim)] for claim in claims]


def _ties(network: Network, ontology: Ontology, claims: _Claims) -> dict[str, Any]:
    # Many ties have the same few origins.
    origin_name = cache(partial(_origin_name, network))

    def tell(ties: Sequence[Tie]) -> Mapping[str, Sequence[Any]]:
        return {
            "id": [tie.id for tie in ties],
            "edge_type": [tie.edge_type for tie in ties],
            "subject": [tie.subject for tie in ties],
            "object": [tie.object for tie in ties],
            "mode": [tie.mode for tie in ties],
            "standing": [tie.standing for tie in ties],
            "facts": [_facts(network, ontology, tie) if tie.identifying else None for tie in ties],
            "claims": [claims.numbers_of(tie.claims) for tie in ties],
            "origins": [list(map(origin_name, dict.fromkeys(tie.origins))) for tie in ties],
        }

    return page_claims.columns(tell, network.ties)


def _facts(network: Network, ontology: Ontology, tie: Tie) -> list[page_claims.Told]:
    return page_claims.facts(network, dict(tie.identifying), ontology.edge_types[tie.edge_type].properties)


def _origin_name(network: Network, origin: str) -> str:
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
        "claim": claims.numbers[id(claim)],
    }


def _dispute(ontology: Ontology, dispute: Dispute, claims: _Claims) -> dict[str, Any]:
    return page_claims.some(
        rule=dispute.rule,
        why=RULES[dispute.rule],
        tie=dispute.tie.id if dispute.tie else None,
        entity=dispute.entity,
        property=dispute.property,
        label=ontology.properties[dispute.property].label if dispute.property else None,
        event=dispute.event,
        sides=[[_side(dispute, given), claims.numbers_of(side)] for given, side in dispute.sides],
    )


def _side(dispute: Dispute, given: str) -> str:
    """Say what one side of a dispute stands for; dates in words."""
    if dispute.rule != "dates differ":
        return given
    start, slash, end = given.partition("/")
    return (display_words.period(start, end) if slash else display_words.day(given)) or "no date"


def _entity(network: Network, ontology: Ontology, entity: Entity) -> dict[str, Any]:
    given: dict[str, Any] = {"name": entity.name, "kind": entity.kind}
    if not entity.named:
        given["unnamed"] = True
    if entity.aliases:
        given["aliases"] = entity.aliases
    if entity.properties:
        properties = dict(entity.properties)
        description = properties.pop("description", None)
        declared = ontology.kinds[entity.kind].properties
        given |= page_claims.some(
            description=description, facts=page_claims.facts(network, properties, declared)
        )
    return given


def _edge_types(ties: Iterable[Tie], ontology: Ontology) -> dict[str, dict[str, Any]]:
    """Return how each type among the ties reads, in the vocabulary's order."""
    used = {tie.edge_type for tie in ties}
    return {
        id_: page_claims.some(
            forward=edge_type.forward,
            backward=edge_type.backward,
            family=edge_type.family,
            symmetric=edge_type.symmetric,
        )
        for id_, edge_type in ontology.edge_types.items()
        if id_ in used
    }
