"""What the store contains: counts, datasets and the vocabulary."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, Response

from api.dependencies import StoreDep
from api.errors import describe_problems
from api.models.overview import Datasets, StoreCounts, Vocabulary
from api.responses import json_response
from api.routing.retry_route import RetryRoute
from graph.presentation import vocabulary_to_json, without_empty
from graph.reading import MAX_CLAIMS_FOR_STANDINGS, load_store_counts

router = APIRouter(prefix="/api", tags=["overview"], route_class=RetryRoute)


@router.get(
    "/counts",
    operation_id="get_counts",
    summary="Count all records of the store",
    response_model=StoreCounts,
    responses=describe_problems(503),
)
def get_counts(store: StoreDep) -> Response:
    """Count entities by kind, claims by edge type, stance and mode, property claims by property, and sources.

    Ties are counted by standing and disputes by rule if there are at most 5,000 claims; else `limit_note`
    says so.
    """
    counted = load_store_counts(store)
    groups = ("entities", "claims", "stances", "modes", "sources")
    counts = {group: dict(counted.records.get(group, {})) for group in groups}
    property_claims = dict(counted.records.get("property claims", {}))
    return json_response(
        store,
        {
            **counts,
            "property_claims": property_claims,
            "totals": {
                "entities": sum(counts["entities"].values()),
                "claims": sum(counts["claims"].values()),
                "property_claims": sum(property_claims.values()),
                "sources": counted.records.get("totals", {}).get("sources", 0),
            },
            **_derived_counts(counted.standings, counted.disputes),
        },
    )


@router.get(
    "/datasets",
    operation_id="list_datasets",
    summary="List the datasets of the store",
    response_model=Datasets,
    responses=describe_problems(503),
)
def list_datasets(store: StoreDep) -> Response:
    """List the cases and files that the records of the store came with."""
    rows = store.read("datasets").dicts()
    return json_response(store, {"datasets": [without_empty(row) for row in rows]})


@router.get(
    "/vocabulary",
    operation_id="get_vocabulary",
    summary="List the kinds, edge types and properties that records can have",
    response_model=Vocabulary,
    responses=describe_problems(503),
)
def get_vocabulary(store: StoreDep) -> Response:
    """Return the kinds of entity, the edge types with labels in both directions, and all other names."""
    return json_response(store, vocabulary_to_json(store.ontology))


def _derived_counts(
    standings: Mapping[str, int] | None, disputes: Mapping[str, int] | None
) -> dict[str, Any]:
    if standings is None:
        limit = f"{MAX_CLAIMS_FOR_STANDINGS:,}"
        return {"limit_note": f"Standings and disputes are counted up to {limit} claims, and there are more."}
    return {"standings": standings, "disputes": disputes}
