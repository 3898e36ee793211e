"""Who speaks for whom and against whom."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Response

from api.dependencies import TheStore
from api.errors import problems
from api.models.speakers import Speakers
from api.query_parameters import Text, ThePage
from api.responses import answer
from api.routing.retry_route import SteadyRoute
from graph.derived.network import Network, only_mentioned
from graph.derived.speakers import SPEAKER_RULES, Speaker
from graph.ontology import Ontology
from graph.presentation.to_json import names_as_json, told_claim
from graph.reading import network_of_claims
from graph.reading.speakers import find_speakers

router = APIRouter(prefix="/api", tags=["speakers"], route_class=SteadyRoute)


@router.get(
    "/speakers",
    operation_id="list_speakers",
    summary="Who speaks for whom, and who against whom?",
    response_model=Speakers,
    responses=problems(404, 422, 503),
)
def list_speakers(
    store: TheStore,
    page: ThePage,
    entity: Annotated[Text | None, Query(description="Who speaks so, or of whom it is spoken.")] = None,
    dataset: Annotated[Text | None, Query(description="By the claims of this case.")] = None,
) -> Response:
    """List who speaks for, against or on behalf of whom, in order of the speakers' ids.

    Each row names the rule that found it, in `why` in words, and has the claims that say so. Who defends or
    supports another speaks for it, who accuses, charges, condemns, criticises or opposes it against it; who
    says that it did harm speaks against it, and who denies that speaks for it; a lawyer, a spokesperson and
    whoever represents another speaks on its behalf.
    """
    found = find_speakers(store, entity, dataset)
    shown = page.of(found)
    claims = {claim.id: claim for row in shown for claim in row.claims}.values()
    ends = [end for row in shown for end in (row.speaker, row.target)]
    network = network_of_claims(store, "Speakers", claims, shown=ends)
    return answer(
        store,
        {
            **page.told(len(found)),
            "speakers": [_row(row, network, store.ontology) for row in shown],
            "names": names_as_json(only_mentioned(network, claims, store.ontology, ends)),
        },
    )


def _row(row: Speaker, network: Network, ontology: Ontology) -> dict[str, Any]:
    return {
        "speaker": row.speaker,
        "speaker_name": network.name(row.speaker),
        "side": row.side,
        "target": row.target,
        "target_name": network.name(row.target),
        "rule": row.rule,
        "why": SPEAKER_RULES[row.rule],
        "claims": [told_claim(claim, network, ontology) for claim in row.claims],
    }
