"""Analysts' notes on claims and entities of any dataset."""

from __future__ import annotations

from collections.abc import Sequence
from http import HTTPStatus
from urllib.parse import quote

from fastapi import APIRouter, Response

from api.access.writer import WriterDep
from api.dependencies import RequestStore, StoreDep, WritingStoreDep
from api.errors import describe_problems
from api.models.annotations import AnnotationResponse, Annotations, RecentAnnotations
from api.models.edits import AnnotationCorrection, AnnotationInput, ChangeInput
from api.models.versions import VersionHistory
from api.query_parameters import AnnotationId, ClaimId, EntityId, PageDep, PageParameters
from api.responses import json_response
from api.routing.retry_route import RetryRoute
from api.serializers.annotations import annotation_to_json
from api.serializers.versions import load_history, load_names_in
from graph import editing
from graph.model import Annotation
from graph.presentation import entity_to_json, record_to_json
from graph.reading import (
    load_annotations,
    load_claim,
    load_claims_by_id,
    load_entities,
    load_entity,
    load_recent_annotations,
)

router = APIRouter(prefix="/api", tags=["annotations"], route_class=RetryRoute)


@router.post(
    "/claims/{id}/annotations",
    operation_id="add_annotation",
    summary="Add a note to a claim",
    status_code=HTTPStatus.CREATED,
    response_model=AnnotationResponse,
    response_model_exclude_none=True,
    responses=describe_problems(404, 409, 422, 503),
)
def add_annotation(writer: WriterDep, store: WritingStoreDep, id: ClaimId, body: AnnotationInput) -> Response:
    """Add a note to a claim or property claim of any dataset.

    A note changes no standing, and stays when the claim's case is loaded again.
    """
    added = editing.add_annotation(store, writer.change_info(), "claim", id, body.text)
    return _created(store, added, f"/api/claims/{id}")


@router.post(
    "/entities/{id:path}/annotations",
    operation_id="add_entity_annotation",
    summary="Add a note to an entity",
    status_code=HTTPStatus.CREATED,
    response_model=AnnotationResponse,
    response_model_exclude_none=True,
    responses=describe_problems(404, 409, 422, 503),
)
def add_entity_annotation(
    writer: WriterDep, store: WritingStoreDep, id: EntityId, body: AnnotationInput
) -> Response:
    """Add a note to an entity of any dataset: a doubt whether two entities are one, or where to look next.

    Like a note on a claim it changes no standing, and stays when the entity's case is loaded again.
    """
    added = editing.add_annotation(store, writer.change_info(), "entity", id, body.text)
    return _created(store, added, f"/api/entities/{quote(id)}")


@router.get(
    "/claims/{id}/annotations",
    operation_id="list_annotations",
    summary="List the notes on a claim",
    response_model=Annotations,
    response_model_exclude_none=True,
    responses=describe_problems(404, 422, 503),
)
def list_annotations(store: StoreDep, id: ClaimId, page: PageDep) -> Response:
    """List the notes on one claim, the oldest first. Withdrawn notes are left out."""
    load_claim(store, id)
    return _listed(store, load_annotations(store, "claim", [id]), page)


@router.get(
    "/entities/{id:path}/annotations",
    operation_id="list_entity_annotations",
    summary="List the notes on an entity",
    response_model=Annotations,
    response_model_exclude_none=True,
    responses=describe_problems(404, 422, 503),
)
def list_entity_annotations(store: StoreDep, id: EntityId, page: PageDep) -> Response:
    """List the notes on one entity, the oldest first.

    Withdrawn notes are left out. Notes on the entity's claims are listed with the claims.
    """
    load_entity(store, id)
    return _listed(store, load_annotations(store, "entity", [id]), page)


@router.get(
    "/annotations",
    operation_id="list_recent_annotations",
    summary="List the latest notes on all claims and entities",
    response_model=RecentAnnotations,
    response_model_exclude_none=True,
    responses=describe_problems(422, 503),
)
def list_recent_annotations(store: StoreDep, page: PageDep) -> Response:
    """List the notes on all claims and entities, the newest first, each with its claim or entity."""
    total, annotations = load_recent_annotations(store, page.offset, page.limit)
    ids = {
        kind: {note.record_id for note in annotations if note.record_kind == kind}
        for kind in ("claim", "entity")
    }
    claims = {id_: record_to_json(claim) for id_, claim in load_claims_by_id(store, ids["claim"]).items()}
    entities = {entity.id: entity_to_json(entity) for entity in load_entities(store, ids["entity"])}
    records = {"claim": claims, "entity": entities}
    items = [
        {**annotation_to_json(note), note.record_kind: records[note.record_kind].get(note.record_id)}
        for note in annotations
    ]
    names = load_names_in(store, [*claims.values(), *entities.values()])
    return json_response(store, {**page.to_json(total), "annotations": items, "names": names})


@router.get(
    "/annotations/{id}/history",
    operation_id="get_annotation_history",
    summary="Show who changed a note, when and how",
    response_model=VersionHistory,
    response_model_exclude_none=True,
    responses=describe_problems(404, 422, 503),
)
def get_annotation_history(store: StoreDep, id: AnnotationId) -> Response:
    """Return all versions of a note, the oldest first; the last one is current."""
    return json_response(store, load_history(store, "annotation", id))


@router.put(
    "/annotations/{id}",
    operation_id="correct_annotation",
    summary="Correct a note",
    response_model=AnnotationResponse,
    response_model_exclude_none=True,
    responses=describe_problems(404, 409, 422, 503),
)
def correct_annotation(
    writer: WriterDep, store: WritingStoreDep, id: AnnotationId, body: AnnotationCorrection
) -> Response:
    """Change the text of a note.

    Send the version that you read. If another analyst has changed the note meanwhile, nothing is written, and
    the error says who changed it.
    """
    change_info = writer.change_info(body.reason)
    corrected = editing.correct_annotation(store, change_info, id, body.version, body.text)
    return json_response(store, {"annotation": annotation_to_json(corrected)})


@router.post(
    "/annotations/{id}/withdrawal",
    operation_id="withdraw_annotation",
    summary="Withdraw a note",
    response_model=AnnotationResponse,
    response_model_exclude_none=True,
    responses=describe_problems(404, 409, 422, 503),
)
def withdraw_annotation(
    writer: WriterDep, store: WritingStoreDep, id: AnnotationId, body: ChangeInput
) -> Response:
    """Withdraw a note. It is no longer listed, and its versions are kept."""
    withdrawn = editing.withdraw_annotation(store, writer.change_info(body.reason), id, body.version)
    return json_response(store, {"annotation": annotation_to_json(withdrawn)})


def _created(store: RequestStore, annotation: Annotation, record_path: str) -> Response:
    location = {"Location": f"{record_path}/annotations"}
    content = {"annotation": annotation_to_json(annotation)}
    return json_response(store, content, HTTPStatus.CREATED, location)


def _listed(store: RequestStore, annotations: Sequence[Annotation], page: PageParameters) -> Response:
    items = [annotation_to_json(annotation) for annotation in page.slice(annotations)]
    return json_response(store, {**page.to_json(len(annotations)), "annotations": items})
