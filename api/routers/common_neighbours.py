"""Whom two entities have in common."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Query, Response

from api.dependencies import TheOntology, TheStore
from api.errors import problems
from api.models.common_neighbours import CommonNeighbours
from api.query_parameters import Text, TheFilter, ThePage
from api.responses import answer
from api.routing.retry_route import SteadyRoute
from api.serializers.neighbours import names_of
from graph.derived.network import Network
from graph.derived.ties import Tie
from graph.errors import CasegraphError
from graph.ontology import Ontology
from graph.presentation.to_json import names_as_json, tie_as_json
from graph.reading.neighbours import Stretch, neighbours
from graph.reading.records import check_entities

router = APIRouter(prefix="/api", tags=["common"], route_class=SteadyRoute)


@router.get(
    "/common",
    operation_id="list_common_neighbours",
    summary="Whom do two have in common?",
    response_model=CommonNeighbours,
    responses=problems(404, 422, 503),
)
def list_common_neighbours(
    store: TheStore,
    ontology: TheOntology,
    wanted: TheFilter,
    page: ThePage,
    one: Annotated[Text, Query(description="The id of an entity.", examples=["tatiana-paraskevich"])],
    other: Annotated[Text, Query(description="The id of another.", examples=["mukhtar-ablyazov"])],
) -> Response:
    """List those who are tied to both of two entities, with the ties on either side.

    Those with the most claims come first, then by name. On each side at least one tie fits what is asked.
    """
    if one == other:
        raise CasegraphError(
            f"Both are {one!r}.",
            "Give two different entities; /api/entities/{id}/neighbours lists those of one.",
        )
    check_entities(store, [one, other])
    found = neighbours(store, [one, other], wanted, Stretch(page.offset, page.limit), sides=2)
    network = found.network
    return answer(
        store,
        {
            **page.told(found.total),
            "one": one,
            "other": other,
            "claims": found.claims,
            "neighbours": [
                {
                    "id": common.id,
                    "name": network.name(common.id),
                    "kind": network.entities[common.id].kind,
                    "claims": common.claims,
                    "ties": {
                        "one": _with(one, common.ties, network, ontology),
                        "other": _with(other, common.ties, network, ontology),
                    },
                }
                for common in found.page
            ],
            "names": names_as_json(names_of(found, ontology)),
        },
    )


def _with(id_: str, ties: Sequence[Tie], network: Network, ontology: Ontology) -> list[dict[str, Any]]:
    return [tie_as_json(tie, network, ontology) for tie in ties if id_ in (tie.subject, tie.object)]
