"""Ways from one entity to another, told in words."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Response

from api.dependencies import TheLimits, TheStore
from api.errors import problems
from api.models.paths import Paths
from api.query_parameters import Text
from api.responses import answer
from api.routing.retry_route import SteadyRoute
from graph.presentation.to_json import names_as_json, tie_as_json
from graph.reading import Filter, entity
from graph.reading.path_descriptions import ToldPath, told_paths
from graph.reading.paths import MAX_LENGTH, Over, PathsWanted, Wanted, Way, find_paths

router = APIRouter(prefix="/api", tags=["paths"], route_class=SteadyRoute)

LENGTHS = {"shortest": 8, "all_shortest": 8, "all": 4}


@router.get(
    "/paths",
    operation_id="find_paths",
    summary="How are two joined?",
    response_model=Paths,
    response_model_exclude_none=True,
    responses=problems(404, 422, 503),
)
def paths_between(
    store: TheStore,
    limits: TheLimits,
    start: Annotated[Text, Query(description="The id of an entity.", examples=["tatiana-paraskevich"])],
    end: Annotated[Text, Query(description="The id of another.", examples=["nursultan-nazarbayev"])],
    find: Annotated[
        Wanted, Query(description="A shortest path, all that are as short, or all up to a length.")
    ] = "shortest",
    max_length: Annotated[
        int | None,
        Query(ge=1, le=MAX_LENGTH, description="How many steps at most: up to 12, up to 5 where `find=all`."),
    ] = None,
    types: Annotated[
        list[Text] | None, Query(alias="type", max_length=100, description="Along these types of edge alone.")
    ] = None,
    families: Annotated[
        list[Text] | None, Query(alias="family", max_length=100, description="Along these families alone.")
    ] = None,
    avoid: Annotated[
        list[Text] | None, Query(max_length=500, description="Ids of entities that no path may touch.")
    ] = None,
    over: Annotated[
        Over,
        Query(description="`actual`: over claims that are actual and not denied; `any`: over all of them."),
    ] = "actual",
    limit: Annotated[int, Query(ge=1, le=200, description="How many paths at most.")] = 20,
) -> Response:
    """Find how one entity is joined to another, step by step, and who states each step.

    Paths run over claims that are actual and not denied, unless you ask for `over=any`. A path is a sequence
    of entities: several claims between the same two are one step. Each step names the ties that carry it,
    and reads in the direction of the walk; `ties` holds them whole, the claims of the other side included.
    `truncated` says that there may be more paths than could be found within the limits.
    """
    for id_ in (start, end, *(avoid or ())):
        entity(store, id_)
    allowed = Filter(types=tuple(types or ()), families=tuple(families or ())).edge_types(store.ontology)
    wanted = PathsWanted(
        start=start,
        end=end,
        find=find,
        max_length=max_length or LENGTHS[find],
        way=Way(allowed, tuple(avoid or ()), over),
        limit=limit,
        seconds=limits.query_seconds,
    )
    found = find_paths(store, wanted)
    if found.late:
        # Asked again, it may be answered with more.
        store.etag = ""
    told, network = told_paths(store, found.paths)
    cut = {"note": "There may be more paths: the search was cut."} if found.truncated else {}
    return answer(
        store,
        {
            "start": start,
            "end": end,
            "find": find,
            "max_length": wanted.max_length,
            "paths": [_path(path) for path in told],
            "truncated": found.truncated,
            **cut,
            "ties": [tie_as_json(tie, network, store.ontology) for tie in network.ties],
            "names": names_as_json(network),
        },
    )


def _path(told: ToldPath) -> dict[str, Any]:
    return {
        "length": len(told.steps),
        "entities": [one.id for one in told.path.entities],
        "steps": [
            {"start": step.start, "end": step.end, "ties": [tie.id for tie in step.ties], "words": step.words}
            for step in told.steps
        ],
        "words": told.words,
    }
