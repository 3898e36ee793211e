"""Entities and sources that analysts add, correct and withdraw."""

from __future__ import annotations

from http import HTTPStatus
from urllib.parse import quote

from fastapi import APIRouter, Response

from api.access.writer import WriterDep
from api.dependencies import StoreDep, WritingStoreDep
from api.errors import describe_problems
from api.models.edits import ChangeInput, EntityCorrection, NewEntityInput, NewSourceInput, SourceCorrection
from api.models.versions import EditedRecord, VersionHistory
from api.query_parameters import EntityId, SourceId
from api.responses import json_response
from api.routing.retry_route import RetryRoute
from api.serializers.versions import load_edited_record, load_history
from graph import editing

router = APIRouter(prefix="/api", tags=["entity and source edits"], route_class=RetryRoute)


@router.post(
    "/entities",
    operation_id="add_entity",
    summary="Add an entity",
    status_code=HTTPStatus.CREATED,
    response_model=EditedRecord,
    response_model_exclude_none=True,
    responses=describe_problems(409, 422, 503),
)
def add_entity(writer: WriterDep, store: WritingStoreDep, body: NewEntityInput) -> Response:
    """Add a person, state, organisation, place, event or group, so that claims can name it.

    Search first, because an entity must not be added twice. The id is made from the name unless you give one.
    """
    id_ = editing.add_entity(store, writer.change_info(), body.to_new_entity())
    location = {"Location": f"/api/entities/{quote(id_)}"}
    return json_response(store, load_edited_record(store, "entity", id_), HTTPStatus.CREATED, location)


@router.put(
    "/entities/{id:path}",
    operation_id="correct_entity",
    summary="Correct an entity",
    response_model=EditedRecord,
    response_model_exclude_none=True,
    responses=describe_problems(404, 409, 422, 503),
)
def correct_entity(
    writer: WriterDep, store: WritingStoreDep, id: EntityId, body: EntityCorrection
) -> Response:
    """Change an entity that analysts added.

    Send all its fields after the change, and the version that you read (`GET /api/entities/{id}/history`).
    The kind cannot change, because claims depend on it.
    """
    editing.correct_entity(store, writer.change_info(body.reason), body.version, body.to_entity(id))
    return json_response(store, load_edited_record(store, "entity", id))


@router.post(
    "/entities/{id:path}/withdrawal",
    operation_id="withdraw_entity",
    summary="Withdraw an entity",
    response_model=EditedRecord,
    response_model_exclude_none=True,
    responses=describe_problems(404, 409, 422, 503),
)
def withdraw_entity(writer: WriterDep, store: WritingStoreDep, id: EntityId, body: ChangeInput) -> Response:
    """Withdraw an entity that analysts added.

    No current claim, source or other entity may still name it. Its history is kept. To restore it, add it
    again.
    """
    editing.withdraw_entity(store, writer.change_info(body.reason), id, body.version)
    return json_response(store, load_edited_record(store, "entity", id))


@router.get(
    "/entities/{id:path}/history",
    operation_id="get_entity_history",
    summary="Show who changed an entity, when and how",
    response_model=VersionHistory,
    response_model_exclude_none=True,
    responses=describe_problems(404, 422, 503),
)
def get_entity_history(store: StoreDep, id: EntityId) -> Response:
    """Return all versions of an entity that analysts added, the oldest first; the last one is current."""
    return json_response(store, load_history(store, "entity", id))


@router.post(
    "/sources",
    operation_id="add_source",
    summary="Add a source",
    status_code=HTTPStatus.CREATED,
    response_model=EditedRecord,
    response_model_exclude_none=True,
    responses=describe_problems(409, 422, 503),
)
def add_source(writer: WriterDep, store: WritingStoreDep, body: NewSourceInput) -> Response:
    """Add a document that you read, so that claims can cite it.

    If you send its text, quotes are checked against it; send the text only if you may keep it. The id is made
    from the title unless you give one.
    """
    id_ = editing.add_source(store, writer.change_info(), body.to_new_source())
    location = {"Location": f"/api/sources/{quote(id_)}"}
    return json_response(store, load_edited_record(store, "source", id_), HTTPStatus.CREATED, location)


@router.put(
    "/sources/{id:path}",
    operation_id="correct_source",
    summary="Correct a source",
    response_model=EditedRecord,
    response_model_exclude_none=True,
    responses=describe_problems(404, 409, 422, 503),
)
def correct_source(
    writer: WriterDep, store: WritingStoreDep, id: SourceId, body: SourceCorrection
) -> Response:
    """Change a source that analysts added.

    Send all its fields after the change, and the version that you read (`GET /api/sources/{id}/history`). A
    text that you leave out stays the same. Another text would be another source.
    """
    editing.correct_source(store, writer.change_info(body.reason), body.version, body.to_source(id))
    return json_response(store, load_edited_record(store, "source", id))


@router.get(
    "/sources/{id:path}/history",
    operation_id="get_source_history",
    summary="Show who changed a source, when and how",
    response_model=VersionHistory,
    response_model_exclude_none=True,
    responses=describe_problems(404, 422, 503),
)
def get_source_history(store: StoreDep, id: SourceId) -> Response:
    """Return all versions of a source that analysts added, the oldest first; the last one is current."""
    return json_response(store, load_history(store, "source", id))
