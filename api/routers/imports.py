"""Files that are sent to the service to be loaded into the store."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Request, Response
from fastapi.responses import FileResponse
from starlette.concurrency import run_in_threadpool

from api.access.identity import EDITORS_ONLY
from api.dependencies import OntologyDep, WritingStoreDep
from api.errors import describe_problems
from api.imports import ImportJobs, ReceivedFile
from api.imports.describe_file import describe_file
from api.imports.load_file import make_load, make_load_options
from api.models.imports import (
    Import,
    ImportOptions,
    ImportPreview,
    Imports,
    ImportWithPreview,
    LoadRequest,
)
from api.routing.large_body_route import LargeBodyRoute
from api.routing.strict_route import StrictRoute
from api.serializers.imports import import_to_json, preview_to_json
from graph.errors import NotFoundError
from graph.ontology import Ontology
from graph.store import QueryReader

router = APIRouter(prefix="/api", tags=["imports"], route_class=StrictRoute, dependencies=[EDITORS_ONLY])
upload_router = APIRouter(
    prefix="/api", tags=["imports"], route_class=LargeBodyRoute, dependencies=[EDITORS_ONLY]
)

REQUEST_BODY: dict[str, Any] = {
    "required": True,
    "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
}


async def _get_jobs(request: Request) -> ImportJobs:
    jobs: ImportJobs = request.app.state.import_jobs
    return jobs


JobsDep = Annotated[ImportJobs, Depends(_get_jobs)]
ImportId = Annotated[str, Path(description="The id of an import.", examples=["1"])]
RefusedDataset = Annotated[
    str | None,
    Query(max_length=200, description="The id of the dataset, where the file has several; else the first."),
]
FileName = Annotated[
    str,
    Query(
        min_length=1, max_length=1_000, description="The name of the file, with its end.", examples=["a.csv"]
    ),
]


@upload_router.post(
    "/imports",
    operation_id="create_import",
    summary="Send a file to be loaded",
    status_code=HTTPStatus.CREATED,
    response_model=ImportWithPreview,
    responses=describe_problems(413, 422, 503),
    openapi_extra={"requestBody": REQUEST_BODY},
)
async def create_import(
    request: Request,
    jobs: JobsDep,
    store: WritingStoreDep,
    ontology: OntologyDep,
    name: FileName,
) -> ImportWithPreview:
    """Send a file, and learn what it is: a table, FollowTheMoney, a graph file, a zip archive of them.

    The body is the file itself, whatever its media type. Nothing is loaded yet. The answer shows the first
    claims as sentences; for a table it proposes a mapping, which you can change and send with the load.
    """
    received = await jobs.receive(name, request.stream())
    preview = await run_in_threadpool(_make_preview, received, ImportOptions(), store, ontology)
    return ImportWithPreview(received=_describe(received), preview=preview)


@router.get("/imports", operation_id="list_imports", summary="List the files that were sent")
def list_imports(jobs: JobsDep) -> Imports:
    """List the files that were sent since the service started, the newest first. Old ones are forgotten."""
    return Imports(imports=[_describe(received) for received in jobs.list_all()])


@router.get(
    "/imports/{id}",
    operation_id="get_import",
    summary="Show a sent file and its load",
    responses=describe_problems(404, 422),
)
def get_import(jobs: JobsDep, id: ImportId) -> Import:
    """Show how far the load of a file is, and what it did when it has ended."""
    return _describe(jobs.get(id))


@router.post(
    "/imports/{id}/preview",
    operation_id="preview_import",
    summary="Preview the load of a sent file",
    responses=describe_problems(404, 422, 503),
)
def preview_import(
    jobs: JobsDep,
    store: WritingStoreDep,
    ontology: OntologyDep,
    id: ImportId,
    body: ImportOptions,
) -> ImportPreview:
    """Show the first claims that a load with these options would make, and what it would not use."""
    return _make_preview(jobs.get(id), body, store, ontology)


@router.post(
    "/imports/{id}/load",
    operation_id="load_import",
    summary="Load a sent file",
    status_code=HTTPStatus.ACCEPTED,
    responses=describe_problems(404, 409, 422),
)
def load_import(
    request: Request, jobs: JobsDep, ontology: OntologyDep, id: ImportId, body: LoadRequest
) -> Import:
    """Load a file in the background, so that the store equals it; `GET` shows how far it is.

    One file is loaded at a time. A load that is cancelled or fails keeps what it has written; loading the
    file again finishes it.
    """
    load = make_load(request.app.state.provider.get, ontology, body)
    return _describe(jobs.start(id, load))


@router.post(
    "/imports/{id}/cancel",
    operation_id="cancel_import",
    summary="Cancel the load of a file",
    status_code=HTTPStatus.ACCEPTED,
    responses=describe_problems(404, 422),
)
def cancel_import(jobs: JobsDep, id: ImportId) -> Import:
    """Let a load end after the records that it is writing. What it wrote stays.

    Of the dataset that is being loaded nothing is withdrawn.
    """
    return _describe(jobs.cancel(id))


@router.get(
    "/imports/{id}/refused",
    operation_id="get_refused_records",
    summary="Get the records that were not loaded",
    response_class=Response,
    responses={
        HTTPStatus.OK: {"description": "CSV", "content": {"text/csv": {"schema": {"type": "string"}}}},
        **describe_problems(404, 422),
    },
)
def get_refused_records(jobs: JobsDep, id: ImportId, dataset: RefusedDataset = None) -> Response:
    """Get all records that the load refused, each with the reason, as CSV.

    Of a table the file has the columns of the table: correct it, and send it again.
    """
    files = jobs.get(id).find_refused_files()
    if not files:
        raise NotFoundError(f"The load of the import {id!r} has refused nothing.")
    chosen = dataset or next(iter(files))
    if chosen not in files:
        message = f"Of the dataset {chosen!r} nothing was refused."
        raise NotFoundError(message, f"Records were refused of: {', '.join(files)}.")
    return FileResponse(files[chosen], media_type="text/csv", filename=f"{chosen}.refused.csv")


@router.delete(
    "/imports/{id}",
    operation_id="delete_import",
    summary="Delete a sent file",
    status_code=HTTPStatus.NO_CONTENT,
    response_class=Response,
    responses=describe_problems(404, 409, 422),
)
def delete_import(jobs: JobsDep, id: ImportId) -> None:
    """Forget a file that was sent. What was loaded from it stays in the store."""
    jobs.remove(id)


def _describe(received: ReceivedFile) -> Import:
    return Import.model_validate(import_to_json(received))


def _make_preview(
    received: ReceivedFile, body: ImportOptions, store: QueryReader, ontology: Ontology
) -> ImportPreview:
    options = make_load_options(received, body)
    description = describe_file(received.path, options, ontology, body.loader)
    datasets = {row["id"] for row in store.read("datasets").dicts()}
    return ImportPreview.model_validate(preview_to_json(received.id, description, datasets))
