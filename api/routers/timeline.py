"""What happened when, and who says so."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Response

from api.dependencies import TheStore
from api.errors import problems
from api.models.sources import Timeline
from api.query_parameters import Text, TheFilter, ThePage
from api.responses import answer
from api.routing.retry_route import SteadyRoute
from graph.derived.network import Network, only_mentioned
from graph.model.records import Claim
from graph.ontology import Ontology
from graph.presentation.sentences import counted
from graph.presentation.to_json import names_as_json, told_claim
from graph.reading.timeline import Clock, Item, TimelineWanted, timeline

router = APIRouter(prefix="/api", tags=["timeline"], route_class=SteadyRoute)


@router.get(
    "/timeline",
    operation_id="list_timeline",
    summary="What happened when, and who says so?",
    response_model=Timeline,
    responses=problems(404, 422, 503),
)
def list_timeline(
    store: TheStore,
    page: ThePage,
    wanted: TheFilter,
    entity: Annotated[
        Text | None, Query(description="Of this entity, and of the Events in which it is.")
    ] = None,
    dataset: Annotated[Text | None, Query(description="Of this case.")] = None,
    clock: Annotated[
        Clock,
        Query(description="`true`: when it was true; `said`: when it was said, or its source published."),
    ] = "true",
) -> Response:
    """List Events and dated claims in the order of their dates: a year before its months, and so on.

    An Event stands at its own date, else at the first date that a claim of it gives. What has no date on the
    clock that is asked for is left out.
    """
    found, network = timeline(store, TimelineWanted(entity, dataset, clock, wanted))
    shown = page.of(found)
    claims = [item.claim for item in shown if item.claim]
    events = [item.event.id for item in shown if item.event]
    return answer(
        store,
        {
            **page.told(len(found)),
            "clock": clock,
            "items": [_item(item, network, store.ontology) for item in shown],
            "names": names_as_json(only_mentioned(network, claims, store.ontology, events)),
        },
    )


def _item(item: Item, network: Network, ontology: Ontology) -> dict[str, Any]:
    claim = told_claim(item.claim, network, ontology) if item.claim else None
    found = {
        "kind": "claim" if isinstance(item.claim, Claim) else "property claim",
        "date": item.date,
        "date_from": item.dates[0],
        "date_until": item.dates[1],
        "words": claim["words"] if claim else None,
        "citation": claim["citation"] if claim else "the Event's own date",
        "claim": claim,
        "tie": item.tie.id if item.tie else None,
        "standing": item.tie.standing if item.tie else None,
    }
    if item.event:
        found |= {"kind": "event", "words": item.event.name, "event": item.event.id}
        if claim:
            found["citation"] = f"the first of {counted(item.claims, 'dated claim')}: {claim['citation']}"
    return {name: value for name, value in found.items() if value is not None}
