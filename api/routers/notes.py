"""Notes that analysts leave on claims, of whichever dataset."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Path, Response

from api.access.caller import TheEditor
from api.answers import answer
from api.deps import TheStore, TheWritingStore
from api.models.history import Annotations, OneAnnotation, RecentAnnotations
from api.models.writing import AnnotationCorrection, Change, NewAnnotation
from api.parameters import ThePage
from api.problems import problems
from api.routers.claims import ClaimId
from api.steady import SteadyRoute
from api.told_history import annotation_as_json, names_in
from graph.as_json import record_as_json
from graph.reading.claim import held_claim, held_claims
from graph.reading.history import annotations_of, recent_annotations
from loaders.analyst.annotations import add_annotation, correct_annotation, withdraw_annotation
from loaders.analyst.changing import By

router = APIRouter(tags=["notes"], route_class=SteadyRoute)

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
    made = add_annotation(store, By(editor.name), id, sent.text)
    there = {"Location": f"/api/claims/{id}/annotations"}
    return answer(store, {"annotation": annotation_as_json(made)}, HTTPStatus.CREATED, there)


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
    found = annotations_of(store, [id])
    notes = [annotation_as_json(note) for note in page.of(found)]
    return answer(store, {**page.told(len(found)), "annotations": notes})


@router.get(
    "/annotations",
    operation_id="list_recent_annotations",
    summary="What was noted lately?",
    response_model=RecentAnnotations,
    response_model_exclude_none=True,
    responses=problems(422, 503),
)
def recent(store: TheStore, page: ThePage) -> Response:
    """List the notes on all claims, the newest first, each with its claim."""
    total, found = recent_annotations(store, page.offset, page.limit)
    claims = {id_: record_as_json(claim) for id_, claim in held_claims(store, {n.of for n in found}).items()}
    notes = [{**annotation_as_json(note), "claim": claims.get(note.of)} for note in found]
    names = names_in(store, claims.values())
    return answer(store, {**page.told(total), "annotations": notes, "names": names})


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
