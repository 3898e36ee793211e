"""Disputes and differing accounts: claims that do not agree."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response

from api.dependencies import StoreDep
from api.errors import describe_problems
from api.models.disputes import Disputes
from api.query_parameters import PageDep, Text
from api.responses import json_response
from api.routing.retry_route import RetryRoute
from graph.derived import DisputeCategory, DisputeRule
from graph.presentation import described_dispute_to_json, network_names_to_json
from graph.reading import DisputeQuery, load_disputes

router = APIRouter(prefix="/api", tags=["disputes"], route_class=RetryRoute)


@router.get(
    "/disputes",
    operation_id="list_disputes",
    summary="List disputes between sources, and differing accounts",
    response_model=Disputes,
    responses=describe_problems(404, 422, 503),
)
def list_disputes(
    store: StoreDep,
    page: PageDep,
    dataset: Annotated[Text | None, Query(description="Disputes to which this dataset has a claim.")] = None,
    entity: Annotated[
        Text | None,
        Query(description="Disputes about this entity, about a tie of it, or about the dates of this Event."),
    ] = None,
    rule: Annotated[DisputeRule | None, Query(description="What this rule finds.")] = None,
    category: Annotated[
        DisputeCategory | None, Query(description="Only disputes, or only differing accounts.")
    ] = None,
) -> Response:
    """List where sources do not agree, in the order of the rules.

    What cannot all be true is a dispute: ties that some state and others deny come first, then values of a
    property of which only one can be true, then dates that do not overlap. What merely is not the same is a
    difference; differences come last. Each names its rule, explains it, and has the claims of each side with
    their sources. `compatible` lists what some say that is no side of its own, because it can be true
    together with one or several sides.
    """
    disputes, network = load_disputes(store, DisputeQuery(dataset, entity, rule, category))
    shown = page.slice(disputes)
    claims = [claim for dispute in shown for claim in dispute.claims]
    entity_ids = [id_ for dispute in shown for id_ in dispute.entity_ids]
    return json_response(
        store,
        {
            **page.to_json(len(disputes)),
            "disputes": [described_dispute_to_json(dispute, network, store.ontology) for dispute in shown],
            "names": network_names_to_json(network.limited_to_mentions(claims, entity_ids)),
        },
    )
