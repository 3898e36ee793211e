"""Paths from one entity to another, with a sentence for each step."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Response

from api.dependencies import LimitsDep, StoreDep
from api.errors import describe_problems
from api.models.paths import Paths
from api.query_parameters import MAX_ENTITY_IDS, EdgeTypes, Families, Text
from api.responses import json_response
from api.routing.retry_route import RetryRoute
from graph.derived import TieFilter
from graph.presentation import network_names_to_json, tie_to_json
from graph.reading import (
    MAX_PATH_LENGTH,
    ClaimScope,
    DescribedPath,
    PathConstraints,
    PathQuery,
    PathSelector,
    describe_paths,
    load_entity,
    load_paths,
)

router = APIRouter(prefix="/api", tags=["paths"], route_class=RetryRoute)

DEFAULT_MAX_LENGTH: dict[PathSelector, int] = {"shortest": 8, "all_shortest": 8, "all": 4}


@router.get(
    "/paths",
    operation_id="find_paths",
    summary="Find paths between two entities",
    response_model=Paths,
    response_model_exclude_none=True,
    responses=describe_problems(404, 422, 503),
)
def find_paths(
    store: StoreDep,
    limits: LimitsDep,
    start: Annotated[Text, Query(description="The id of an entity.", examples=["tatiana-paraskevich"])],
    end: Annotated[Text, Query(description="The id of another entity.", examples=["nursultan-nazarbayev"])],
    selector: Annotated[
        PathSelector,
        Query(description="One shortest path, all shortest paths, or all paths up to `max_length`."),
    ] = "shortest",
    max_length: Annotated[
        int | None,
        Query(
            ge=1,
            le=MAX_PATH_LENGTH,
            description="Steps at most: up to 12, or up to 5 if `selector` is `all`.",
        ),
    ] = None,
    edge_types: EdgeTypes = None,
    families: Families = None,
    avoid: Annotated[
        list[Text] | None,
        Query(max_length=MAX_ENTITY_IDS, description="Ids of entities that no path may contain."),
    ] = None,
    claim_scope: Annotated[
        ClaimScope,
        Query(description="`actual`: only claims that are actual and not denied; `any`: all claims."),
    ] = "actual",
    limit: Annotated[int, Query(ge=1, le=200, description="Paths at most.")] = 20,
) -> Response:
    """Find how one entity is joined to another, step by step, and who states each step.

    Paths use claims that are actual and not denied, unless `claim_scope` is `any`. A path is a sequence of
    entities, so several claims between the same two are one step. Each step has the ids of its ties, and a
    sentence for each tie in the direction of the path. `ties` has the ties with all their claims, also those
    that deny them. `truncated` says that there may be more paths than could be found within the limits.
    """
    for id_ in (start, end, *(avoid or ())):
        load_entity(store, id_)
    tie_filter = TieFilter(edge_types=tuple(edge_types or ()), families=tuple(families or ()))
    allowed = tie_filter.allowed_edge_types(store.ontology)
    query = PathQuery(
        start=start,
        end=end,
        selector=selector,
        max_length=max_length or DEFAULT_MAX_LENGTH[selector],
        constraints=PathConstraints(allowed, tuple(avoid or ()), claim_scope),
        max_paths=limit,
        timeout_seconds=limits.max_query_seconds,
    )
    results = load_paths(store, query)
    if results.timed_out:
        # The same request may find more next time.
        store.omit_etag()
    described, network = describe_paths(store, results.paths)
    limit_note = {"limit_note": "There may be more paths: the search was cut."} if results.truncated else {}
    return json_response(
        store,
        {
            "start": start,
            "end": end,
            "selector": selector,
            "max_length": query.max_length,
            "paths": [_path_to_json(path) for path in described],
            "truncated": results.truncated,
            **limit_note,
            "ties": [tie_to_json(tie, network, store.ontology) for tie in network.ties],
            "names": network_names_to_json(network),
        },
    )


def _path_to_json(described: DescribedPath) -> dict[str, Any]:
    return {
        "length": len(described.steps),
        "entities": [entity.id for entity in described.path.entities],
        "steps": [
            {
                "start": step.start,
                "end": step.end,
                "tie_ids": [tie.id for tie in step.ties],
                "sentences": step.sentences,
            }
            for step in described.steps
        ],
        "description": described.description,
    }
