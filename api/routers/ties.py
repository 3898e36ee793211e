"""Sets of ties: by page, in columns, counted, as files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Response

from api.dependencies import TheOntology, TheStore
from api.errors import problems
from api.models.ties import TieCounts, Ties, TiesInColumns
from api.query_parameters import ThePage, TheSelection
from api.responses import answer, document
from api.routing.retry_route import SteadyRoute
from api.serializers.tie_columns import columns
from graph.presentation.to_json import names_as_json, tie_as_json
from graph.reading import network_of
from graph.reading.tie_summaries import light_ties, whole
from visualize.exports import FORMATS, Format

router = APIRouter(prefix="/api", tags=["ties"], route_class=SteadyRoute)


@router.get(
    "/ties/file",
    operation_id="export_ties",
    summary="Which ties are there, as a file for another program?",
    responses=problems(404, 422, 503)
    | {
        200: {
            "description": "A file to save.",
            "content": {media: {} for media in sorted({made.media_type for made in FORMATS.values()})},
        }
    },
    response_class=Response,
)
def export_ties(
    store: TheStore,
    ontology: TheOntology,
    selection: TheSelection,
    format: Annotated[
        Format, Query(description="A table of claims, or a graph for Gephi or for networkx.")
    ] = "csv",
) -> Response:
    """Save a set of ties, selected as in the list of ties.

    `csv` has a row for each claim, with all that it says; a cell that a spreadsheet would take for a formula
    begins with an apostrophe. `graphml` opens in Gephi. `node-link` is what networkx reads by
    `node_link_graph(..., edges="edges")`.
    """
    made = FORMATS[format]
    content = made.write(network_of(store, selection), ontology)
    name = f'attachment; filename="ties.{made.suffix}"'
    return document(store, content, made.media_type, {"Content-Disposition": name})


@router.get(
    "/ties/counts",
    operation_id="count_ties",
    summary="How many ties are there, of what types and standings?",
    response_model=TieCounts,
    responses=problems(404, 422, 503),
)
def count_ties(store: TheStore, ontology: TheOntology, selection: TheSelection) -> Response:
    """Count a set of ties, selected as in the list of ties, before any of them is sent."""
    found = light_ties(store, selection)
    return answer(
        store,
        {
            "ties": len(found.ties),
            "claims": len({claim.id for tie in found.ties for claim in tie.claims}),
            "entities": len(found.entities),
            "types": _counted(tie.edge_type for tie in found.ties),
            "families": _counted(ontology.edge_types[tie.edge_type].family for tie in found.ties),
            "standings": _counted(tie.standing for tie in found.ties),
            "modes": _counted(tie.mode for tie in found.ties),
            "kinds": _counted(entity.kind for entity in found.entities.values()),
        },
    )


@router.get(
    "/ties",
    operation_id="list_ties",
    summary="Which ties are there: of someone, between two, of a case, of a source?",
    response_model=Ties | TiesInColumns,
    responses=problems(404, 422, 503),
)
def list_ties(
    store: TheStore,
    ontology: TheOntology,
    selection: TheSelection,
    page: ThePage,
    shape: Annotated[
        Literal["list", "columns"],
        Query(description="`columns`: all of them at once, without the words of their claims."),
    ] = "list",
) -> Response:
    """List a set of ties with all their claims, by the first source of each and its place there.

    Select it by `around` (an entity, with all within `hops` steps of it), by `one` and `other` (all that lie
    on a shortest path between the two), by `among` (the ties among these entities: with two ids exactly the
    ties between the two, in both directions), by `dataset` or by `of_source`; else it is everything. All
    other parameters say which of these ties are wanted. A tie is wanted where one of its claims fits, and is
    then shown whole, since its standing is that of all its claims.
    """
    found = light_ties(store, selection)
    if shape == "columns":
        return answer(store, columns(found))
    ties, network = whole(store, page.of(found.ties))
    return answer(
        store,
        {
            **page.told(len(found.ties)),
            "ties": [tie_as_json(tie, network, ontology) for tie in ties],
            "names": names_as_json(network),
        },
    )


def _counted(values: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(values).items()))
