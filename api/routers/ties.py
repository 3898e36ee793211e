"""Sets of ties: in pages, in columns, as counts and as files."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterable
from typing import Annotated, Literal

import orjson
from fastapi import APIRouter, Query, Response

from api.dependencies import OntologyDep, StoreDep
from api.errors import describe_problems
from api.models.ties import TieCounts, Ties, TiesInColumns
from api.query_parameters import PageDep, SelectionDep
from api.responses import json_response, stored_file_response
from api.routing.retry_route import RetryRoute
from api.serializers.tie_columns import tie_summaries_to_json
from graph.presentation import network_names_to_json, tie_to_json
from graph.reading import load_complete_ties, load_in_parts, load_tie_summaries
from visualize.exports import EXPORT_FORMATS, ExportFormatName

router = APIRouter(prefix="/api", tags=["ties"], route_class=RetryRoute)

LEFT_OUT_HEADER = "Casegraph-Left-Out"
_FORMATS = "; ".join(f"`{name}`: {made.title}" for name, made in EXPORT_FORMATS.items())


@router.get(
    "/ties/file",
    operation_id="export_ties",
    summary="Save a set of ties as a file for another program",
    responses=describe_problems(404, 422, 503)
    | {
        200: {
            "description": "A file to save.",
            "content": {media: {} for media in sorted({made.media_type for made in EXPORT_FORMATS.values()})},
        }
    },
    response_class=Response,
)
def export_ties(
    store: StoreDep,
    ontology: OntologyDep,
    selection: SelectionDep,
    format: Annotated[ExportFormatName, Query(description=_FORMATS)] = "csv",
) -> Response:
    """Save a set of ties, selected in the same way as in the list of ties.

    `csv`, `parquet` and the tables of `csv-zip` and `xlsx` have a row for each claim, with all its fields.
    CSV is UTF-8 with a byte-order mark, texts are in quotes, and a sign with which a spreadsheet would begin
    a formula has an apostrophe before it, at the start of a cell and after each delimiter in it. An amount
    of money and its currency are two columns. `graphml`, `gexf`, `node-link` and `cytoscape` have an edge
    for each tie, and at most 100,000 of them; an end of a span of time that is open or unknown is empty.
    `ftm` has only what sources assert and no source denies. The header `Casegraph-Left-Out` says what is not
    in the file, because the format has no place for it: a JSON object of numbers.
    """
    export = EXPORT_FORMATS[format]
    content = tempfile.TemporaryFile()  # noqa: SIM115 (the response closes it)
    try:
        report = export.write(load_in_parts(store, selection), ontology, content)
        headers = {
            "Content-Disposition": f'attachment; filename="ties.{export.suffix}"',
            LEFT_OUT_HEADER: orjson.dumps({what: n for what, n in report.left_out.items() if n}).decode(),
        }
        return stored_file_response(store, content, export.media_type, headers)
    except BaseException:
        content.close()
        raise


@router.get(
    "/ties/counts",
    operation_id="count_ties",
    summary="Count a set of ties by edge type, standing and mode",
    response_model=TieCounts,
    responses=describe_problems(404, 422, 503),
)
def count_ties(store: StoreDep, ontology: OntologyDep, selection: SelectionDep) -> Response:
    """Count a set of ties, selected in the same way as in the list of ties, without returning the ties."""
    summaries = load_tie_summaries(store, selection)
    ties = summaries.ties
    return json_response(
        store,
        {
            "tie_count": len(ties),
            "claim_count": len({claim.id for tie in ties for claim in tie.claims}),
            "entity_count": len(summaries.entities),
            "edge_types": _count(tie.edge_type for tie in ties),
            "families": _count(ontology.edge_types[tie.edge_type].family for tie in ties),
            "standings": _count(tie.standing for tie in ties),
            "modes": _count(tie.mode for tie in ties),
            "kinds": _count(entity.kind for entity in summaries.entities.values()),
        },
    )


@router.get(
    "/ties",
    operation_id="list_ties",
    summary="List ties: of an entity, between entities, of a dataset or of a source",
    response_model=Ties | TiesInColumns,
    responses=describe_problems(404, 422, 503),
)
def list_ties(
    store: StoreDep,
    ontology: OntologyDep,
    selection: SelectionDep,
    page: PageDep,
    format: Annotated[
        Literal["list", "columns"],
        Query(description="`columns`: all ties at once, without the texts of their claims."),
    ] = "list",
) -> Response:
    """List a set of ties with all their claims, in order of their first source and the locator there.

    Select the ties in one of these ways: by `around` (an entity, with all entities within `hops` steps), by
    `between` (two entities, with all entities on a shortest path between them), by `among` (the ties among
    these entities; with two ids, exactly the ties between the two in both directions), by `dataset`, or by
    `of_source`. Without any of these, all ties of the store are selected.

    All other parameters filter these ties. A tie matches if one of its claims does. It is returned with all
    its claims, because all of them decide its standing.
    """
    summaries = load_tie_summaries(store, selection)
    if format == "columns":
        return json_response(store, tie_summaries_to_json(summaries))
    ties, network = load_complete_ties(store, page.slice(summaries.ties))
    return json_response(
        store,
        {
            **page.to_json(len(summaries.ties)),
            "ties": [tie_to_json(tie, network, ontology) for tie in ties],
            "names": network_names_to_json(network),
        },
    )


def _count(values: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(values).items()))
