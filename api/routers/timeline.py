"""Events and dated claims in order of their dates."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Response

from api.dependencies import StoreDep
from api.errors import describe_problems
from api.models.sources import Timeline
from api.query_parameters import FilterDep, PageDep, Text
from api.responses import json_response
from api.routing.retry_route import RetryRoute
from graph.derived import Network, TimeAxis
from graph.model import Claim
from graph.ontology import Ontology
from graph.presentation import described_claim_to_json, network_names_to_json, pluralise, without_empty
from graph.reading import TimelineItem, TimelineQuery, load_timeline

router = APIRouter(prefix="/api", tags=["timeline"], route_class=RetryRoute)


@router.get(
    "/timeline",
    operation_id="list_timeline",
    summary="List what happened, in order of dates, and who states it",
    response_model=Timeline,
    responses=describe_problems(404, 422, 503),
)
def list_timeline(
    store: StoreDep,
    page: PageDep,
    tie_filter: FilterDep,
    entity: Annotated[
        Text | None, Query(description="The timeline of this entity and of the Events that it takes part in.")
    ] = None,
    dataset: Annotated[Text | None, Query(description="The timeline of this dataset.")] = None,
    time_axis: Annotated[
        TimeAxis,
        Query(
            description="`valid`: by the dates when a claim was true; `said`: by the date when it was said, "
            "or its source was published."
        ),
    ] = "valid",
) -> Response:
    """List Events and dated claims in order of their dates, a year before its months.

    An Event has its own date, or else the first date that a claim gives it. Events and claims without a date
    on the time axis are left out.
    """
    items, network = load_timeline(store, TimelineQuery(entity, dataset, time_axis, tie_filter))
    shown = page.slice(items)
    claims = [item.claim for item in shown if item.claim]
    event_ids = [item.event.id for item in shown if item.event]
    return json_response(
        store,
        {
            **page.to_json(len(items)),
            "time_axis": time_axis,
            "items": [_item_to_json(item, network, store.ontology) for item in shown],
            "names": network_names_to_json(network.limited_to_mentions(claims, event_ids)),
        },
    )


def _item_to_json(item: TimelineItem, network: Network, ontology: Ontology) -> dict[str, Any]:
    claim = described_claim_to_json(item.claim, network, ontology) if item.claim else None
    values = {
        "type": "claim" if isinstance(item.claim, Claim) else "property_claim",
        "date": item.date,
        "date_from": item.dates[0],
        "date_until": item.dates[1],
        "title": claim["sentence"] if claim else None,
        "citation": claim["citation"] if claim else "the Event's own date",
        "claim": claim,
        "tie_id": item.tie.id if item.tie else None,
        "standing": item.tie.standing if item.tie else None,
    }
    if item.event:
        values |= {"type": "event", "title": item.event.name, "event": item.event.id}
        if claim:
            values["citation"] = f"the first of {pluralise(item.claims, 'dated claim')}: {claim['citation']}"
    return without_empty(values)
