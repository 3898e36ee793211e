"""What was read, and what each source states in the order of its text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Response

from api.dependencies import TheStore
from api.errors import problems
from api.models.sources import Sources, Statements, WholeSource
from api.query_parameters import Text, ThePage
from api.responses import answer
from api.routing.retry_route import SteadyRoute
from graph.derived.network import Network, only_mentioned
from graph.model.records import Claim, Source
from graph.model.references import named_by_sources
from graph.ontology import Ontology
from graph.presentation.to_json import names_as_json, names_of, source_as_json, told_claim
from graph.reading import entities, sources
from graph.reading.sources import (
    Told,
    list_sources,
    one_source,
    repeating,
    statement_counts,
    statements,
    told,
)

router = APIRouter(prefix="/api", tags=["sources"], route_class=SteadyRoute)

SourceId = Annotated[str, Path(max_length=300, description="The id of a source.", examples=["statement"])]


@router.get(
    "/sources",
    operation_id="list_sources",
    summary="What was read?",
    response_model=Sources,
    responses=problems(404, 422, 503),
)
def list_all(
    store: TheStore,
    page: ThePage,
    dataset: Annotated[
        Text | None, Query(description="That came with this case, or on which it rests.")
    ] = None,
) -> Response:
    """List sources in order of id, without their texts, each with how many claims it makes."""
    found = list_sources(store, dataset)
    shown = page.of(found)
    counts = statement_counts(store, [source.id for source in shown])
    parents = {parent for source in shown for parent in source.derived_from}
    named = entities(store, named_by_sources(shown))
    return answer(
        store,
        {
            **page.told(len(found)),
            "sources": [_counted(source, counts) for source in shown],
            "names": names_of(named, [*shown, *_others(store, parents, shown)]),
        },
    )


@router.get(
    "/sources/{id:path}/statements",
    operation_id="list_statements",
    summary="What does a source state, in the order of its text?",
    response_model=Statements,
    responses=problems(404, 422, 503),
)
def list_statements(store: TheStore, page: ThePage, id: SourceId) -> Response:
    """List every claim of a source, of two entities and of one, each in words, with who speaks and how.

    A claim about two entities names the tie to which it belongs, and how that stands by the claims of all
    sources.
    """
    found = statements(store, id)
    shown, network = told(store, page.of(found))
    claims = [one.claim for one in shown]
    return answer(
        store,
        {
            **page.told(len(found)),
            "source": id,
            "statements": [_statement(one, network, store.ontology) for one in shown],
            "names": names_as_json(only_mentioned(network, claims, store.ontology)),
        },
    )


@router.get(
    "/sources/{id:path}",
    operation_id="get_source",
    summary="Who published a source when, and which others repeat it?",
    response_model=WholeSource,
    responses=problems(404, 503),
)
def get_source(store: TheStore, id: SourceId) -> Response:
    """Return all that is known of a source but its text: what it repeats, and which others repeat it."""
    source = one_source(store, id)
    repeated_by = repeating(store, id)
    others = _others(store, {*source.derived_from, *repeated_by}, [source])
    return answer(
        store,
        {
            "source": _counted(source, statement_counts(store, [id])),
            "repeated_by": repeated_by,
            "names": names_of(entities(store, named_by_sources([source])), [source, *others]),
        },
    )


def _counted(source: Source, counts: Mapping[str, tuple[int, int]]) -> dict[str, Any]:
    claims, leaves = counts.get(source.id, (0, 0))
    return {**source_as_json(source), "claims": claims, "property_claims": leaves}


def _others(store: TheStore, ids: set[str], known: Sequence[Source]) -> list[Source]:
    wanted = ids - {source.id for source in known}
    return sources(store, wanted) if wanted else []


def _statement(one: Told, network: Network, ontology: Ontology) -> dict[str, Any]:
    tie = {"tie": one.tie.id, "standing": one.tie.standing} if one.tie else {}
    kind = "claim" if isinstance(one.claim, Claim) else "property claim"
    return {"kind": kind, "claim": told_claim(one.claim, network, ontology), **tie}
