"""Where sources do not agree."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response

from api.dependencies import TheStore
from api.errors import problems
from api.models.disputes import Disputes
from api.query_parameters import Text, ThePage
from api.responses import answer
from api.routing.retry_route import SteadyRoute
from graph.derived.disputes import Rule
from graph.derived.network import only_mentioned
from graph.presentation.to_json import names_as_json, told_dispute
from graph.reading.disputes import DisputesWanted, claims_of, find_disputes

router = APIRouter(prefix="/api", tags=["disputes"], route_class=SteadyRoute)


@router.get(
    "/disputes",
    operation_id="list_disputes",
    summary="Where do sources not agree?",
    response_model=Disputes,
    responses=problems(404, 422, 503),
)
def list_disputes(
    store: TheStore,
    page: ThePage,
    dataset: Annotated[Text | None, Query(description="In which this case has a claim.")] = None,
    entity: Annotated[
        Text | None, Query(description="About this entity, or a tie of which it is an end.")
    ] = None,
    rule: Annotated[Rule | None, Query(description="Found by this rule.")] = None,
) -> Response:
    """List disputes: differing values first, then ties that some state and others deny, then differing dates.

    Each names the rule that found it and why that makes a dispute, and has the claims of each side with who
    states them where.
    """
    found, network = find_disputes(store, DisputesWanted(dataset, entity, rule))
    shown = page.of(found)
    said = [claim for dispute in shown for claim in claims_of(dispute)]
    ends = [end for dispute in shown if dispute.tie for end in (dispute.tie.subject, dispute.tie.object)]
    return answer(
        store,
        {
            **page.told(len(found)),
            "disputes": [told_dispute(dispute, network, store.ontology) for dispute in shown],
            "names": names_as_json(only_mentioned(network, said, store.ontology, ends)),
        },
    )
