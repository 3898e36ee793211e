"""The entities and sources that analysts add, correct and withdraw."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Path, Response

from api.access.identity import TheEditor
from api.dependencies import TheStore, TheWritingStore
from api.errors import problems
from api.models.edits import Change, EntityCorrection, NewEntity, NewSource, SourceCorrection
from api.models.versions import History, Kept
from api.query_parameters import EntityId
from api.responses import answer
from api.routing.retry_route import SteadyRoute
from api.serializers.versions import history_of, kept
from graph.editing.change import By
from graph.editing.entities import add_entity, correct_entity, withdraw_entity
from graph.editing.sources import add_source, correct_source
from graph.model.versions import What

router = APIRouter(prefix="/api", tags=["records"], route_class=SteadyRoute)

SourceId = Annotated[str, Path(max_length=300, description="The id of a source.")]


@router.post(
    "/entities",
    operation_id="add_entity",
    summary="Add an entity",
    status_code=HTTPStatus.CREATED,
    response_model=Kept,
    response_model_exclude_none=True,
    responses=problems(409, 422, 503),
)
def add_one(editor: TheEditor, store: TheWritingStore, sent: NewEntity) -> Response:
    """Add a person, state, organisation, place, event or group, so that claims can name it. Search first: who
    is there already needs no second entry. The id is made of the name unless you give one.
    """
    return _created(store, "entity", add_entity(store, By(editor.name), sent.new()))


@router.put(
    "/entities/{id:path}",
    operation_id="correct_entity",
    summary="Correct an entity",
    response_model=Kept,
    response_model_exclude_none=True,
    responses=problems(404, 409, 422, 503),
)
def correct_one(editor: TheEditor, store: TheWritingStore, id: EntityId, sent: EntityCorrection) -> Response:
    """Let an entity that analysts added be told otherwise: send all of it, and the version that you read
    (`GET /api/entities/{id}/history`). Its kind stays, since claims rest on it.
    """
    correct_entity(store, By(editor.name, sent.reason), sent.version, sent.record(id))
    return answer(store, kept(store, "entity", id))


@router.post(
    "/entities/{id:path}/withdrawal",
    operation_id="withdraw_entity",
    summary="Take an entity back",
    response_model=Kept,
    response_model_exclude_none=True,
    responses=problems(404, 409, 422, 503),
)
def withdraw_one(editor: TheEditor, store: TheWritingStore, id: EntityId, sent: Change) -> Response:
    """Take back an entity that analysts added, once no claim that stands, no source and no other entity names
    it. Its history stays, and it comes back when it is added again.
    """
    withdraw_entity(store, By(editor.name, sent.reason), id, sent.version)
    return answer(store, kept(store, "entity", id))


@router.get(
    "/entities/{id:path}/history",
    operation_id="get_entity_history",
    summary="Who changed an entity, when and how?",
    response_model=History,
    response_model_exclude_none=True,
    responses=problems(404, 422, 503),
)
def history_of_one(store: TheStore, id: EntityId) -> Response:
    """Look at every version of an entity that analysts added, the oldest first: the last one holds."""
    return answer(store, history_of(store, "entity", id))


@router.post(
    "/sources",
    operation_id="add_source",
    summary="Add a source",
    status_code=HTTPStatus.CREATED,
    response_model=Kept,
    response_model_exclude_none=True,
    responses=problems(409, 422, 503),
)
def add_read(editor: TheEditor, store: TheWritingStore, sent: NewSource) -> Response:
    """Add what was read, so that claims can rest on it. With its text, quotes are checked against that; send
    the text only if you may keep it. The id is made of the title unless you give one.
    """
    return _created(store, "source", add_source(store, By(editor.name), sent.new()))


@router.put(
    "/sources/{id:path}",
    operation_id="correct_source",
    summary="Correct a source",
    response_model=Kept,
    response_model_exclude_none=True,
    responses=problems(404, 409, 422, 503),
)
def correct_read(editor: TheEditor, store: TheWritingStore, id: SourceId, sent: SourceCorrection) -> Response:
    """Let a source that analysts added be told otherwise: send all of it, and the version that you read
    (`GET /api/sources/{id}/history`). A text that you leave out stays; another text is another source.
    """
    correct_source(store, By(editor.name, sent.reason), sent.version, sent.record(id))
    return answer(store, kept(store, "source", id))


@router.get(
    "/sources/{id:path}/history",
    operation_id="get_source_history",
    summary="Who changed a source, when and how?",
    response_model=History,
    response_model_exclude_none=True,
    responses=problems(404, 422, 503),
)
def history_of_read(store: TheStore, id: SourceId) -> Response:
    """Look at every version of a source that analysts added, the oldest first: the last one holds."""
    return answer(store, history_of(store, "source", id))


def _created(store: TheWritingStore, what: What, id_: str) -> Response:
    under = {"entity": "entities", "source": "sources"}[what]
    there = {"Location": f"/api/{under}/{quote(id_)}"}
    return answer(store, kept(store, what, id_), HTTPStatus.CREATED, there)
