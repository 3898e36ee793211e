"""Disputes: claims that cannot all be true."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response

from api.dependencies import StoreDep
from api.errors import describe_problems
from api.models.disputes import Disputes
from api.query_parameters import PageDep, Text
from api.responses import json_response
from api.routing.retry_route import RetryRoute
from graph.derived import DisputeRule
from graph.presentation import described_dispute_to_json, network_names_to_json
from graph.reading import DisputeQuery, load_disputes

router = APIRouter(prefix="/api", tags=["disputes"], route_class=RetryRoute)


@router.get(
    "/disputes",
    operation_id="list_disputes",
    summary="List disputes between sources",
    response_model=Disputes,
    responses=describe_problems(404, 422, 503),
)
def list_disputes(
    store: StoreDep,
    page: PageDep,
    dataset: Annotated[Text | None, Query(description="Disputes to which this dataset has a claim.")] = None,
    entity: Annotated[
        Text | None, Query(description="Disputes about this entity, or about a tie of it.")
    ] = None,
    rule: Annotated[DisputeRule | None, Query(description="Disputes that this rule finds.")] = None,
) -> Response:
    """List disputes in the order of their rules.

    Different values of a property come first, then ties that some state and others deny, then different
    dates. Each dispute names its rule, explains it, and has the claims of each side with their sources.
    """
    disputes, network = load_disputes(store, DisputeQuery(dataset, entity, rule))
    shown = page.slice(disputes)
    claims = [claim for dispute in shown for claim in dispute.claims]
    entity_ids = [id_ for dispute in shown if dispute.tie for id_ in dispute.entity_ids]
    return json_response(
        store,
        {
            **page.to_json(len(disputes)),
            "disputes": [described_dispute_to_json(dispute, network, store.ontology) for dispute in shown],
            "names": network_names_to_json(network.limited_to_mentions(claims, entity_ids)),
        },
    )
