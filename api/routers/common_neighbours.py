"""The neighbours that two entities have in common."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Query, Response

from api.dependencies import OntologyDep, StoreDep
from api.errors import describe_problems
from api.models.common_neighbours import CommonNeighbours
from api.query_parameters import FilterDep, PageDep, Text
from api.responses import json_response
from api.routing.retry_route import RetryRoute
from api.serializers.neighbours import neighbour_to_json, network_of_page
from graph.derived import Network, Tie
from graph.errors import CasegraphError
from graph.ontology import Ontology
from graph.presentation import network_names_to_json, tie_to_json
from graph.reading import load_neighbours, require_entities

router = APIRouter(prefix="/api", tags=["common neighbours"], route_class=RetryRoute)


@router.get(
    "/common-neighbours",
    operation_id="list_common_neighbours",
    summary="List the neighbours that two entities have in common",
    response_model=CommonNeighbours,
    responses=describe_problems(404, 422, 503),
)
def list_common_neighbours(
    store: StoreDep,
    ontology: OntologyDep,
    tie_filter: FilterDep,
    page: PageDep,
    first: Annotated[Text, Query(description="The id of an entity.", examples=["tatiana-paraskevich"])],
    second: Annotated[Text, Query(description="The id of another entity.", examples=["mukhtar-ablyazov"])],
) -> Response:
    """List the entities that are tied to both of two entities, with the ties to each of them.

    Those with the most claims come first, then by name. At least one tie to each of the two matches the
    filter.
    """
    if first == second:
        raise CasegraphError(
            f"Both entities are {first!r}.",
            "Give two different entities; /api/entities/{id}/neighbours lists the neighbours of one.",
        )
    require_entities(store, [first, second])
    neighbours = load_neighbours(store, [first, second], tie_filter, page, min_joined=2)
    network = neighbours.network
    return json_response(
        store,
        {
            **page.to_json(neighbours.total),
            "first": first,
            "second": second,
            "claim_count": neighbours.claim_count,
            "neighbours": [
                {
                    **neighbour_to_json(neighbour, network),
                    "ties": {
                        "first": _ties_to(first, neighbour.ties, network, ontology),
                        "second": _ties_to(second, neighbour.ties, network, ontology),
                    },
                }
                for neighbour in neighbours.neighbours
            ],
            "names": network_names_to_json(network_of_page(neighbours)),
        },
    )


def _ties_to(id_: str, ties: Sequence[Tie], network: Network, ontology: Ontology) -> list[dict[str, Any]]:
    return [tie_to_json(tie, network, ontology) for tie in ties if id_ in (tie.subject, tie.object)]
