"""The data of a page, from which its scripts make the panel, the legend, the search and the table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial

from graph.derived import STANDINGS, Network, Tie, identifying_properties
from graph.model import MODES, AnyClaim, Entity, PropertyClaim, latin_spellings
from graph.ontology import Ontology
from graph.presentation import (
    AS_TOLD_BY,
    SentenceForm,
    entity_to_json,
    make_mark,
    tie_attribution,
    tie_sentence_form,
    tie_sentence_tail,
    ties_to_columns,
)
from visualize.page_claims import (
    Columns,
    Json,
    build_claim_columns,
    build_facts,
    build_in_blocks,
    build_source,
)
from visualize.page_disputes import build_dispute_marks, build_disputes

# Fields that a page does not show, or shows in words of its own.
OMITTED_ENTITY_FIELDS = frozenset({"id", "dataset", "datasets", "source", "properties"})
OMITTED_TIE_FIELDS = frozenset({"identifying"})


def build_page_data(network: Network, ontology: Ontology) -> Json:
    """Return the data of a page.

    Ties and claims are columns, because there may be tens of thousands of them, and columns are faster to
    write and to read than rows.
    """
    claims = _NumberedClaims.of_network(network)
    forms = _NumberedForms()
    return {
        "title": network.title,
        "kinds": list(ontology.kinds),
        "families": list(ontology.families),
        "standings": list(STANDINGS),
        "modes": list(MODES),
        "edge_types": _edge_types(network.ties, ontology),
        "entities": {
            id_: _entity(network, ontology, entity) for id_, entity in sorted(network.entities.items())
        },
        "shown": sorted(network.shown_ids),
        "sources": {id_: build_source(network, source) for id_, source in sorted(network.sources.items())},
        "ties": _tie_columns(network, ontology, claims, forms),
        "sentence_forms": list(forms.numbers),
        "as_told_by": AS_TOLD_BY,
        "property_claims": [_property_claim(ontology, claim, claims) for claim in network.property_claims],
        "disputes": build_disputes(network, ontology),
        "dispute_marks": build_dispute_marks(network),
        "claims": build_claim_columns(network, ontology, claims.claims),
    }


@dataclass(frozen=True)
class _NumberedClaims:
    """Every claim of a network once; ties and properties refer to claims by number.

    Args:
        numbers: the number of each claim, by the `id()` of the object.
    """

    claims: Sequence[AnyClaim]
    numbers: Mapping[int, int]

    @classmethod
    def of_network(cls, network: Network) -> _NumberedClaims:
        claims: list[AnyClaim] = [claim for tie in network.ties for claim in tie.claims]
        by_object = {id(claim): claim for claim in (*claims, *network.property_claims)}
        return cls(list(by_object.values()), {key: number for number, key in enumerate(by_object)})

    def numbers_of(self, claims: Iterable[AnyClaim]) -> list[int]:
        return [self.numbers[id(claim)] for claim in claims]


@dataclass(frozen=True)
class _NumberedForms:
    """Every form of a tie's sentence once; ties refer to forms by number."""

    numbers: dict[SentenceForm, int] = field(default_factory=dict)

    def number_of(self, form: SentenceForm) -> int:
        return self.numbers.setdefault(form, len(self.numbers))


def _tie_columns(
    network: Network, ontology: Ontology, claims: _NumberedClaims, forms: _NumberedForms
) -> Columns:
    # Many ties have the same few origins.
    origin_name = cache(partial(_origin_name, network))

    def build(ties: Sequence[Tie]) -> Columns:
        return ties_to_columns(ties, OMITTED_TIE_FIELDS) | {
            "form": [forms.number_of(tie_sentence_form(tie, network, ontology)) for tie in ties],
            "mark": [make_mark(tie.standing, tie.mode) or None for tie in ties],
            "tail": [tie_sentence_tail(tie, network) or None for tie in ties],
            "attribution": [tie_attribution(tie, network) for tie in ties],
            "facts": [_tie_facts(network, ontology, tie) if tie.identifying_values else None for tie in ties],
            "claims": [claims.numbers_of(tie.claims) for tie in ties],
            "origins": [list(map(origin_name, dict.fromkeys(tie.origins))) for tie in ties],
        }

    return build_in_blocks(build, network.ties)


def _tie_facts(network: Network, ontology: Ontology, tie: Tie) -> list[Json]:
    declared = ontology.edge_types[tie.edge_type].properties
    return build_facts(network, identifying_properties(tie.claims, ontology), declared)


def _origin_name(network: Network, origin: str) -> str:
    """Return the name of an origin: an entity, several with their ids joined by `+`, or a source."""
    if origin in network.sources and origin not in network.entities:
        return network.sources[origin].title
    if origin in network.entities:
        return network.name(origin)
    return " and ".join(network.name(id_) for id_ in origin.split("+"))


def _property_claim(ontology: Ontology, claim: PropertyClaim, claims: _NumberedClaims) -> Json:
    return {
        "entity": claim.entity,
        "property": claim.property,
        "label": ontology.properties[claim.property].label,
        "claim": claims.numbers[id(claim)],
    }


def _entity(network: Network, ontology: Ontology, entity: Entity) -> Json:
    fields = entity_to_json(entity, OMITTED_ENTITY_FIELDS)
    if entity.named:
        del fields["named"]
    if latin := latin_spellings((entity.name, *entity.aliases)):
        fields["latin_names"] = latin
    if entity.properties:
        properties = dict(entity.properties)
        if description := properties.pop("description", None):
            fields["description"] = description
        if properties:
            fields["facts"] = build_facts(network, properties, ontology.kinds[entity.kind].properties)
    return fields


def _edge_types(ties: Iterable[Tie], ontology: Ontology) -> dict[str, Json]:
    """Return how each edge type of the ties reads, in the order of the ontology."""
    used = {tie.edge_type for tie in ties}
    return {
        id_: {
            "forward": edge_type.forward,
            "backward": edge_type.backward,
            "infinitive": edge_type.verb.infinitive,
            "family": edge_type.family,
            "symmetric": edge_type.symmetric,
        }
        for id_, edge_type in ontology.edge_types.items()
        if id_ in used
    }
