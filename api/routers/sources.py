"""Sources, and what each of them states in the order of its text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Query, Response

from api.dependencies import StoreDep
from api.errors import describe_problems
from api.models.sources import SourceClaims, SourceDetail, Sources
from api.query_parameters import PageDep, SourceId, Text
from api.responses import json_response
from api.routing.retry_route import RetryRoute
from graph.derived import Network
from graph.model import Claim, Source, entity_ids_in_sources
from graph.ontology import Ontology
from graph.presentation import described_claim_to_json, names_to_json, network_names_to_json, source_to_json
from graph.reading import (
    ClaimWithTie,
    attach_ties,
    count_claims_of_sources,
    load_all_sources,
    load_claims_of_source,
    load_derived_source_ids,
    load_entities,
    load_source,
    load_sources,
)

router = APIRouter(prefix="/api", tags=["sources"], route_class=RetryRoute)


@router.get(
    "/sources",
    operation_id="list_sources",
    summary="List the sources",
    response_model=Sources,
    responses=describe_problems(404, 422, 503),
)
def list_sources(
    store: StoreDep,
    page: PageDep,
    dataset: Annotated[
        Text | None, Query(description="Sources that belong to this dataset, or that it cites.")
    ] = None,
) -> Response:
    """List sources in order of id, without their texts, each with the number of its claims."""
    all_sources = load_all_sources(store, dataset)
    shown = page.slice(all_sources)
    counts = count_claims_of_sources(store, [source.id for source in shown])
    parents = {parent for source in shown for parent in source.derived_from}
    entities = load_entities(store, entity_ids_in_sources(shown))
    return json_response(
        store,
        {
            **page.to_json(len(all_sources)),
            "sources": [_counted_source(source, counts) for source in shown],
            "names": names_to_json(entities, [*shown, *_load_missing(store, parents, shown)]),
        },
    )


@router.get(
    "/sources/{id:path}/claims",
    operation_id="list_source_claims",
    summary="List the claims of a source, in the order of its text",
    response_model=SourceClaims,
    responses=describe_problems(404, 422, 503),
)
def list_source_claims(store: StoreDep, page: PageDep, id: SourceId) -> Response:
    """List all claims of a source, about two entities or one, each with its sentence, speakers and stance.

    A claim about two entities has the id of the tie that it belongs to, and the standing of that tie by the
    claims of all sources.
    """
    claims = load_claims_of_source(store, id)
    claims_with_ties, network = attach_ties(store, page.slice(claims))
    shown = [claim_with_tie.claim for claim_with_tie in claims_with_ties]
    return json_response(
        store,
        {
            **page.to_json(len(claims)),
            "source": id,
            "claims": [
                _claim_with_tie_to_json(claim_with_tie, network, store.ontology)
                for claim_with_tie in claims_with_ties
            ],
            "names": network_names_to_json(network.limited_to_mentions(shown)),
        },
    )


@router.get(
    "/sources/{id:path}",
    operation_id="get_source",
    summary="Show a source, what it repeats and which sources repeat it",
    response_model=SourceDetail,
    responses=describe_problems(404, 503),
)
def get_source(store: StoreDep, id: SourceId) -> Response:
    """Return everything about a source except its text: what it repeats, and which sources repeat it."""
    source = load_source(store, id)
    repeated_by = load_derived_source_ids(store, id)
    related = _load_missing(store, {*source.derived_from, *repeated_by}, [source])
    entities = load_entities(store, entity_ids_in_sources([source]))
    return json_response(
        store,
        {
            "source": _counted_source(source, count_claims_of_sources(store, [id])),
            "repeated_by": repeated_by,
            "names": names_to_json(entities, [source, *related]),
        },
    )


def _counted_source(source: Source, counts: Mapping[str, tuple[int, int]]) -> dict[str, Any]:
    claims, property_claims = counts.get(source.id, (0, 0))
    return {**source_to_json(source), "claim_count": claims, "property_claim_count": property_claims}


def _load_missing(store: StoreDep, ids: set[str], loaded: Sequence[Source]) -> list[Source]:
    missing = ids - {source.id for source in loaded}
    return load_sources(store, missing) if missing else []


def _claim_with_tie_to_json(
    claim_with_tie: ClaimWithTie, network: Network, ontology: Ontology
) -> dict[str, Any]:
    tie = claim_with_tie.tie
    return {
        "type": "claim" if isinstance(claim_with_tie.claim, Claim) else "property_claim",
        "claim": described_claim_to_json(claim_with_tie.claim, network, ontology),
        **({"tie_id": tie.id, "standing": tie.standing} if tie else {}),
    }
