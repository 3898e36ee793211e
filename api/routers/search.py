"""Finding an entity by a name."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response

from api.dependencies import TheOntology, TheStore
from api.errors import problems
from api.models.search import Results
from api.query_parameters import Kinds
from api.responses import answer
from api.routing.retry_route import SteadyRoute
from graph.derived.network import only_mentioned
from graph.presentation.to_json import entity_as_json, names_as_json
from graph.reading import Filter, find
from graph.reading.search import telling, told

router = APIRouter(prefix="/api", tags=["search"], route_class=SteadyRoute)


@router.get(
    "/search",
    operation_id="search_entities",
    summary="Who is called something like this?",
    response_model=Results,
    response_model_exclude_none=True,
    responses=problems(422, 503),
)
def search_entities(
    store: TheStore,
    ontology: TheOntology,
    q: Annotated[str, Query(max_length=300, description="A name, or part of one.", examples=["Shalabaeva"])],
    kinds: Kinds = None,
    limit: Annotated[int, Query(ge=1, le=50, description="How many at most.")] = 10,
) -> Response:
    """Find entities by name or alias, the best first; accents, case and small mistakes do not matter.

    Each result says what tells it from the others: its kind and own properties, how many others it is joined
    to, and its most telling ties in words ("headed BTA Bank"). A tie that is only alleged, or that is
    disputed, says so. Nothing is found by a text without a letter or digit.
    """
    wanted = Filter(kinds=tuple(kinds or ()))
    wanted.edge_types(ontology)
    # One more than is wanted, to know whether there are more.
    matches = find(store, q, limit + 1, wanted.kinds)
    truncated, matches = len(matches) > limit, matches[:limit]
    found, network = telling(store, [match.entity.id for match in matches])
    shown = [claim for one in found.values() for tie in one.ties for claim in tie.claims]
    named = only_mentioned(network, shown, ontology, found)
    results = [
        {
            "entity": entity_as_json(match.entity),
            "score": round(match.score, 3),
            "claims": one.claims,
            "neighbours": one.neighbours,
            "ties": [
                {"tie": tie.id, "words": told(tie, match.entity.id, network, ontology)} for tie in one.ties
            ],
        }
        for match in matches
        for one in (found[match.entity.id],)
    ]
    return answer(store, {"results": results, "truncated": truncated, "names": names_as_json(named)})
