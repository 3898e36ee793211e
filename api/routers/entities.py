"""One entity, and the entities that it is tied to."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, Any

from fastapi import APIRouter, Query, Response

from api.dependencies import OntologyDep, StoreDep
from api.errors import describe_problems
from api.models.entities import EntityDetail, NeighbourCounts, Neighbours
from api.query_parameters import EntityId, FilterDep, PageDep
from api.responses import json_response
from api.routing.retry_route import RetryRoute
from api.serializers.annotations import annotation_to_json
from api.serializers.neighbours import (
    merge_names,
    neighbour_ties_to_json,
    neighbours_to_json,
    network_of_page,
)
from graph.derived import TieFilter
from graph.ontology import Ontology
from graph.presentation import claim_to_json, dispute_to_json, entity_to_json
from graph.reading import (
    MAX_CLAIMS_FOR_STANDINGS,
    NeighbourPage,
    load_annotations,
    load_entities_acted_on,
    load_entity,
    load_neighbour_counts,
    load_neighbours,
    load_profile,
    load_state_body_ids,
)

router = APIRouter(prefix="/api", tags=["entities"], route_class=RetryRoute)


@router.get(
    "/entities/{id:path}/neighbours",
    operation_id="list_neighbours",
    summary="List the neighbours of an entity, with the ties to them",
    response_model=Neighbours,
    responses=describe_problems(404, 422, 503),
)
def list_neighbours(
    store: StoreDep, ontology: OntologyDep, id: EntityId, tie_filter: FilterDep, page: PageDep
) -> Response:
    """List the entities that an entity is tied to, those with the most claims first, then by name.

    A tie matches the filter if one of its claims does. It is returned with all its claims, because all of
    them decide its standing. You can filter by standing if at most 5,000 claims match the rest of the
    filter.
    """
    neighbours = load_neighbours(store, [id], tie_filter, page)
    if not neighbours.total:
        load_entity(store, id)
    return json_response(
        store, {**page.to_json(neighbours.total), **neighbours_to_json(neighbours, ontology)}
    )


@router.get(
    "/entities/{id:path}/counts",
    operation_id="count_neighbours",
    summary="Count the claims that join an entity to its neighbours",
    response_model=NeighbourCounts,
    responses=describe_problems(404, 422, 503),
)
def count_neighbours(store: StoreDep, ontology: OntologyDep, id: EntityId, tie_filter: FilterDep) -> Response:
    """Count the claims that join an entity to others, by edge type and direction, kind and family.

    Ties are counted by standing as well, if at most 5,000 claims match.
    """
    counts = load_neighbour_counts(store, id, tie_filter)
    if not counts.claim_count:
        load_entity(store, id)
    families: Counter[str] = Counter()
    edge_types = []
    for (edge_type_id, direction), claim_count in counts.edge_types.items():
        edge_type = ontology.edge_types[edge_type_id]
        families[edge_type.family] += claim_count
        edge_types.append(
            {
                "edge_type": edge_type_id,
                "direction": direction,
                "label": edge_type.backward if direction == "incoming" else edge_type.forward,
                "family": edge_type.family,
                "claim_count": claim_count,
            }
        )
    has_standings = counts.standings is not None
    return json_response(
        store,
        {
            "claim_count": counts.claim_count,
            "edge_types": edge_types,
            "kinds": [
                {"kind": kind, "claim_count": claim_count}
                for kind, claim_count in sorted(counts.kinds.items())
            ],
            "families": [
                {"family": family, "claim_count": claim_count}
                for family, claim_count in sorted(families.items())
            ],
            "standings": counts.standings,
            "limit_note": "" if has_standings else _LIMIT_NOTE,
        },
    )


_LIMIT_NOTE = f"Ties are counted by standing up to {MAX_CLAIMS_FOR_STANDINGS:,} claims."


@router.get(
    "/entities/{id:path}",
    operation_id="get_entity",
    summary="Show an entity and all that is said about it",
    response_model=EntityDetail,
    responses=describe_problems(404, 422, 503),
)
def get_entity(
    store: StoreDep,
    ontology: OntologyDep,
    id: EntityId,
    page: PageDep,
    max_acted_on: Annotated[
        int,
        Query(
            ge=0,
            le=1_000,
            description="Of a State: the number of entities that its bodies acted on to return at most.",
        ),
    ] = 20,
) -> Response:
    """Return all that is said about one entity: its ties, claims about its properties, and where they differ.

    The ties are those to one page of its neighbours, in the order of the list of neighbours. For a State,
    `state_bodies` says what its courts, police and ministries did. These are ties of the bodies and not of
    the State itself. What was done to a body is shown with that body.
    """
    profile = load_profile(store, id)
    neighbours = load_neighbours(store, [id], TieFilter(), page)
    of_dates = [claim for dispute in profile.date_disputes for claim in dispute.claims]
    named = [
        network_of_page(neighbours),
        profile.network,
        profile.date_network.limited_to_mentions(of_dates),
    ]
    state_bodies: dict[str, Any] = {}
    if profile.entity.kind == "State":
        body_ids = load_state_body_ids(store, id)
        acted_on = load_entities_acted_on(store, body_ids, max_acted_on)
        named.append(network_of_page(acted_on))
        state_bodies = {"state_bodies": _state_bodies(body_ids, acted_on, ontology)}
    return json_response(
        store,
        {
            "entity": entity_to_json(profile.entity),
            "claim_count": neighbours.claim_count,
            "neighbour_page": page.to_json(neighbours.total),
            "ties": neighbour_ties_to_json(neighbours, ontology),
            "property_claims": [
                claim_to_json(claim, profile.network) for claim in profile.network.property_claims
            ],
            "disputes": [
                dispute_to_json(dispute, network, ontology)
                for network, disputes in (
                    (profile.network, profile.network.disputes),
                    (profile.date_network, profile.date_disputes),
                )
                for dispute in disputes
            ],
            **state_bodies,
            "annotations": [
                annotation_to_json(annotation) for annotation in load_annotations(store, "entity", [id])
            ],
            "names": merge_names(named),
        },
    )


def _state_bodies(body_ids: list[str], acted_on: NeighbourPage, ontology: Ontology) -> dict[str, Any]:
    return {
        "ids": body_ids,
        "claim_count": acted_on.claim_count,
        "neighbour_page": {"total": acted_on.total, "shown_count": len(acted_on.neighbours)},
        "ties": neighbour_ties_to_json(acted_on, ontology),
    }
