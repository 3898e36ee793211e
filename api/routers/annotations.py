"""Notes that analysts leave on claims and entities, of whichever dataset."""

from __future__ import annotations

from collections.abc import Sequence
from http import HTTPStatus
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Path, Response

from api.access.identity import TheEditor
from api.dependencies import RequestStore, TheStore, TheWritingStore
from api.errors import problems
from api.models.edits import AnnotationCorrection, Change, NewAnnotation
from api.models.versions import Annotations, History, OneAnnotation, RecentAnnotations
from api.query_parameters import EntityId, Page, ThePage
from api.responses import answer
from api.routers.claims import ClaimId
from api.routing.retry_route import SteadyRoute
from api.serializers.versions import annotation_as_json, history_of, names_in
from graph.editing.annotations import add_annotation, correct_annotation, withdraw_annotation
from graph.editing.change import By
from graph.model.versions import Annotation
from graph.presentation.to_json import entity_as_json, record_as_json
from graph.reading.records import entities, entity, held_claim, held_claims
from graph.reading.versions import annotations_of, recent_annotations

router = APIRouter(prefix="/api", tags=["notes"], route_class=SteadyRoute)

NoteId = Annotated[str, Path(max_length=120, description="The id of an annotation.")]


@router.post(
    "/claims/{id}/annotations",
    operation_id="add_annotation",
    summary="Note something on a claim",
    status_code=HTTPStatus.CREATED,
    response_model=OneAnnotation,
    response_model_exclude_none=True,
    responses=problems(404, 409, 422, 503),
)
def add(editor: TheEditor, store: TheWritingStore, id: ClaimId, sent: NewAnnotation) -> Response:
    """Leave a note on a claim or property claim of any dataset. It says nothing about the world: it changes
    no standing, and stays when the claim's case is loaded again.
    """
    return _left(store, add_annotation(store, By(editor.name), "claim", id, sent.text), f"/api/claims/{id}")


@router.post(
    "/entities/{id:path}/annotations",
    operation_id="add_entity_annotation",
    summary="Note something on an entity",
    status_code=HTTPStatus.CREATED,
    response_model=OneAnnotation,
    response_model_exclude_none=True,
    responses=problems(404, 409, 422, 503),
)
def add_to_entity(editor: TheEditor, store: TheWritingStore, id: EntityId, sent: NewAnnotation) -> Response:
    """Leave a note on an entity of any dataset: a doubt whether two are one, where to look next. Like a note
    on a claim it says nothing about the world, and stays when the entity's case is loaded again.
    """
    made = add_annotation(store, By(editor.name), "entity", id, sent.text)
    return _left(store, made, f"/api/entities/{quote(id)}")


@router.get(
    "/claims/{id}/annotations",
    operation_id="list_annotations",
    summary="What was noted on a claim?",
    response_model=Annotations,
    response_model_exclude_none=True,
    responses=problems(404, 422, 503),
)
def of_claim(store: TheStore, id: ClaimId, page: ThePage) -> Response:
    """List the notes on one claim, the oldest first. Those that were taken back are left out."""
    held_claim(store, id)
    return _listed(store, annotations_of(store, "claim", [id]), page)


@router.get(
    "/entities/{id:path}/annotations",
    operation_id="list_entity_annotations",
    summary="What was noted on an entity?",
    response_model=Annotations,
    response_model_exclude_none=True,
    responses=problems(404, 422, 503),
)
def of_entity(store: TheStore, id: EntityId, page: ThePage) -> Response:
    """List the notes on one entity, the oldest first. Those that were taken back are left out, and those on
    its claims stand with these.
    """
    entity(store, id)
    return _listed(store, annotations_of(store, "entity", [id]), page)


@router.get(
    "/annotations",
    operation_id="list_recent_annotations",
    summary="What was noted lately?",
    response_model=RecentAnnotations,
    response_model_exclude_none=True,
    responses=problems(422, 503),
)
def recent(store: TheStore, page: ThePage) -> Response:
    """List the notes on all claims and entities, the newest first, each with its claim or entity."""
    total, found = recent_annotations(store, page.offset, page.limit)
    of = {what: {note.of for note in found if note.what == what} for what in ("claim", "entity")}
    claims = {id_: record_as_json(claim) for id_, claim in held_claims(store, of["claim"]).items()}
    noted = {one.id: entity_as_json(one) for one in entities(store, of["entity"])}
    on = {"claim": claims, "entity": noted}
    notes = [{**annotation_as_json(note), note.what: on[note.what].get(note.of)} for note in found]
    names = names_in(store, [*claims.values(), *noted.values()])
    return answer(store, {**page.told(total), "annotations": notes, "names": names})


@router.get(
    "/annotations/{id}/history",
    operation_id="get_annotation_history",
    summary="Who changed a note, when and how?",
    response_model=History,
    response_model_exclude_none=True,
    responses=problems(404, 422, 503),
)
def history_of_note(store: TheStore, id: NoteId) -> Response:
    """Look at every version of a note, the oldest first: the last one holds."""
    return answer(store, history_of(store, "annotation", id))


@router.put(
    "/annotations/{id}",
    operation_id="correct_annotation",
    summary="Correct a note",
    response_model=OneAnnotation,
    response_model_exclude_none=True,
    responses=problems(404, 409, 422, 503),
)
def correct(editor: TheEditor, store: TheWritingStore, id: NoteId, sent: AnnotationCorrection) -> Response:
    """Let a note say something else. Send the version that you read; if somebody changed it meanwhile,
    nothing is written and you are told who did.
    """
    changed = correct_annotation(store, By(editor.name, sent.reason), id, sent.version, sent.text)
    return answer(store, {"annotation": annotation_as_json(changed)})


@router.post(
    "/annotations/{id}/withdrawal",
    operation_id="withdraw_annotation",
    summary="Take a note back",
    response_model=OneAnnotation,
    response_model_exclude_none=True,
    responses=problems(404, 409, 422, 503),
)
def withdraw(editor: TheEditor, store: TheWritingStore, id: NoteId, sent: Change) -> Response:
    """Take a note back. It is shown no more, and kept."""
    changed = withdraw_annotation(store, By(editor.name, sent.reason), id, sent.version)
    return answer(store, {"annotation": annotation_as_json(changed)})


def _left(store: RequestStore, made: Annotation, on: str) -> Response:
    there = {"Location": f"{on}/annotations"}
    return answer(store, {"annotation": annotation_as_json(made)}, HTTPStatus.CREATED, there)


def _listed(store: RequestStore, found: Sequence[Annotation], page: Page) -> Response:
    notes = [annotation_as_json(note) for note in page.of(found)]
    return answer(store, {**page.told(len(found)), "annotations": notes})
