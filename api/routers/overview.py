"""What the store holds: its datasets, its vocabulary, counts of everything."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Response

from api.dependencies import TheStore
from api.errors import problems
from api.models.overview import Counts, Datasets, Vocabulary
from api.responses import answer
from api.routing.retry_route import SteadyRoute
from graph.presentation.vocabulary import vocabulary_as_json
from graph.reading import statistics as counting

router = APIRouter(prefix="/api", tags=["overview"], route_class=SteadyRoute)


@router.get(
    "/counts",
    operation_id="get_counts",
    summary="How much is there of everything?",
    response_model=Counts,
    responses=problems(503),
)
def get_counts(store: TheStore) -> Response:
    """Count entities by kind, claims by type, stance and mode, what is said of properties, and sources.

    Ties by standing and disputes by rule are counted of up to 5,000 claims; beyond, `note` says so.
    """
    found = counting.counts(store)
    by = {
        what: dict(found.by.get(what, {})) for what in ("entities", "claims", "stances", "modes", "sources")
    }
    leaves = dict(found.by.get("property claims", {}))
    return answer(
        store,
        {
            **by,
            "property_claims": leaves,
            "totals": {
                "entities": sum(by["entities"].values()),
                "claims": sum(by["claims"].values()),
                "property_claims": sum(leaves.values()),
                "sources": found.by.get("totals", {}).get("sources", 0),
            },
            **_derived(found),
        },
    )


@router.get(
    "/datasets",
    operation_id="list_datasets",
    summary="Which cases are in the store?",
    response_model=Datasets,
    responses=problems(503),
)
def list_datasets(store: TheStore) -> Response:
    """List the cases and files with which everything came."""
    rows = store.read("datasets").dicts()
    return answer(
        store, {"datasets": [{name: value for name, value in row.items() if value} for row in rows]}
    )


@router.get(
    "/vocabulary",
    operation_id="get_vocabulary",
    summary="What can be said at all: which kinds, types and properties are there?",
    response_model=Vocabulary,
    responses=problems(503),
)
def get_vocabulary(store: TheStore) -> Response:
    """Return the kinds of entity, the types of edge with how each reads in both directions, and the rest."""
    return answer(store, vocabulary_as_json(store.ontology))


def _derived(found: counting.Counts) -> dict[str, Any]:
    if found.standings is None:
        limit = f"{counting.STANDINGS_UP_TO:,}"
        return {"note": f"Ties by standing and disputes are counted of up to {limit} claims; there are more."}
    return {"standings": found.standings, "disputes": found.disputes}
