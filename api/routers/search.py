"""Search for entities by name."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response

from api.dependencies import OntologyDep, StoreDep
from api.errors import describe_problems
from api.models.search import SearchResults
from api.query_parameters import Kinds
from api.responses import json_response
from api.routing.retry_route import RetryRoute
from graph.derived import TieFilter
from graph.presentation import entity_to_json, identifiers_to_json, network_names_to_json, tie_phrase
from graph.reading import find_entities, load_identifying_ties

router = APIRouter(prefix="/api", tags=["search"], route_class=RetryRoute)


@router.get(
    "/search",
    operation_id="search_entities",
    summary="Find entities by name or identifier",
    response_model=SearchResults,
    response_model_exclude_none=True,
    responses=describe_problems(422, 503),
)
def search_entities(
    store: StoreDep,
    ontology: OntologyDep,
    q: Annotated[str, Query(max_length=300, description="A name or a part of one.", examples=["Shalabaeva"])],
    kinds: Kinds = None,
    limit: Annotated[int, Query(ge=1, le=50, description="Results at most.")] = 10,
) -> Response:
    """Find entities by name or alias, best match first; case, accents, apostrophes and script are ignored.

    Before them come the entities that have the text as an identifier of a register, as a tax number or an
    IMO number; capitals, spaces and hyphens are ignored. Names that differ in a few letters follow the
    others. Two entities with the same name are both found.

    Each result has what helps to identify the entity: its kind and properties, how many neighbours it has,
    and its most important ties in words ("headed BTA Bank"). A tie that is only alleged, or that is disputed,
    says so. A text without a letter or digit finds nothing.
    """
    tie_filter = TieFilter(kinds=tuple(kinds or ()))
    tie_filter.allowed_edge_types(ontology)
    # One result more than the limit shows whether there are more.
    matches = find_entities(store, q, limit + 1, tie_filter.kinds)
    is_truncated, matches = len(matches) > limit, matches[:limit]
    ties_by_id, network = load_identifying_ties(store, [match.entity.id for match in matches])
    claims = [
        claim for identifying in ties_by_id.values() for tie in identifying.ties for claim in tie.claims
    ]
    results = [
        {
            "entity": entity_to_json(match.entity),
            "score": round(match.score, 3),
            **({"identifiers": identifiers_to_json(match.identifiers)} if match.identifiers else {}),
            "claim_count": identifying.claim_count,
            "neighbour_count": identifying.neighbour_count,
            "ties": [
                {"id": tie.id, "phrase": tie_phrase(tie, match.entity.id, network, ontology)}
                for tie in identifying.ties
            ],
        }
        for match in matches
        for identifying in (ties_by_id[match.entity.id],)
    ]
    names = network_names_to_json(network.limited_to_mentions(claims, ties_by_id))
    return json_response(store, {"results": results, "truncated": is_truncated, "names": names})
