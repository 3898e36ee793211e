"""Entities that speak for, against or on behalf of others."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Response

from api.dependencies import StoreDep
from api.errors import describe_problems
from api.models.speakers import Speakers
from api.query_parameters import PageDep, Text
from api.responses import json_response
from api.routing.retry_route import RetryRoute
from graph.derived import SPEAKER_RULES, Network, SpeakerSide
from graph.ontology import Ontology
from graph.presentation import described_claim_to_json, network_names_to_json
from graph.reading import load_network_with_complete_ties, load_speakers

router = APIRouter(prefix="/api", tags=["speakers"], route_class=RetryRoute)


@router.get(
    "/speakers",
    operation_id="list_speakers",
    summary="List entities that speak for or against others",
    response_model=Speakers,
    responses=describe_problems(404, 422, 503),
)
def list_speakers(
    store: StoreDep,
    page: PageDep,
    entity: Annotated[Text | None, Query(description="This entity is the speaker or the target.")] = None,
    dataset: Annotated[Text | None, Query(description="The claims of this dataset show it.")] = None,
) -> Response:
    """List entities that speak for, against or on behalf of others, in order of the speakers' ids.

    Each row names its rule, explains it, and has the claims that show it. To defend or support someone is to
    speak for them. To accuse, charge, condemn, criticise or oppose someone is to speak against them. To say
    that someone did harm is to speak against them, and to deny it is to speak for them. Lawyers,
    spokespersons and other representatives speak on behalf of those they represent.
    """
    rows = load_speakers(store, entity, dataset)
    shown = page.slice(rows)
    claims = {claim.id: claim for row in shown for claim in row.claims}.values()
    entity_ids = [id_ for row in shown for id_ in (row.speaker, row.target)]
    network = load_network_with_complete_ties(store, "Speakers", claims, entity_ids=entity_ids)
    return json_response(
        store,
        {
            **page.to_json(len(rows)),
            "speakers": [_speaker_to_json(row, network, store.ontology) for row in shown],
            "names": network_names_to_json(network.limited_to_mentions(claims, entity_ids)),
        },
    )


def _speaker_to_json(row: SpeakerSide, network: Network, ontology: Ontology) -> dict[str, Any]:
    return {
        "speaker": row.speaker,
        "speaker_name": network.name(row.speaker),
        "side": row.side,
        "target": row.target,
        "target_name": network.name(row.target),
        "rule": row.rule,
        "explanation": SPEAKER_RULES[row.rule],
        "claims": [described_claim_to_json(claim, network, ontology) for claim in row.claims],
    }
