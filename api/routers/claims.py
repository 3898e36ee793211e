"""Claims one by one: read with all that says how they stand, added, corrected, withdrawn."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Path, Response

from api.access.identity import TheEditor
from api.dependencies import RequestStore, TheStore, TheWritingStore
from api.errors import problems
from api.models.edits import Change, ClaimCorrection, PropertyClaimCorrection, SentClaim, SentPropertyClaim
from api.models.versions import History, WholeClaim
from api.responses import answer
from api.routing.retry_route import SteadyRoute
from api.serializers.versions import told_versions, whole_claim
from graph.editing.change import By
from graph.editing.claims import Draft, add_claim, correct_claim, withdraw_claim
from graph.reading.records import held_claim
from graph.reading.versions import chain

router = APIRouter(prefix="/api", tags=["claims"], route_class=SteadyRoute)

ClaimId = Annotated[str, Path(max_length=100, description="The id of a claim or property claim.")]


@router.post(
    "/claims",
    operation_id="add_claim",
    summary="Add a claim about two entities",
    status_code=HTTPStatus.CREATED,
    response_model=WholeClaim,
    response_model_exclude_none=True,
    responses=problems(409, 422, 503),
)
def add(editor: TheEditor, store: TheWritingStore, sent: SentClaim) -> Response:
    """Write down what a source says of two entities. It becomes part of the dataset `analyst`.

    Name its source by id, or send the source itself, which is then added with it. The claim is checked as a
    case's claims are, its quote against the source's text where the store keeps that; `faults` lists all
    that is wrong. A claim that was withdrawn comes back when it is added again.
    """
    return _added(store, editor.name, sent, sent.draft())


@router.post(
    "/property-claims",
    operation_id="add_property_claim",
    summary="Add a claim about a property of one entity",
    status_code=HTTPStatus.CREATED,
    response_model=WholeClaim,
    response_model_exclude_none=True,
    responses=problems(409, 422, 503),
)
def add_property(editor: TheEditor, store: TheWritingStore, sent: SentPropertyClaim) -> Response:
    """Write down what a source says of one entity: how many died, how an event is to be called.

    All else is as with a claim about two entities. The claim is read, withdrawn and annotated under
    `/api/claims/{id}` too.
    """
    return _added(store, editor.name, sent, sent.draft())


@router.get(
    "/claims/{id}",
    operation_id="get_claim",
    summary="One claim, and how it stands",
    response_model=WholeClaim,
    response_model_exclude_none=True,
    responses=problems(404, 422, 503),
)
def get(store: TheStore, id: ClaimId) -> Response:
    """Look at one claim or property claim of any dataset, withdrawn or not: what it says, the standing of the
    tie that it is part of, who noted what on it, and, if analysts wrote it, who did last and its version.
    """
    return answer(store, whole_claim(store, id))


@router.put(
    "/claims/{id}",
    operation_id="correct_claim",
    summary="Correct a claim about two entities",
    response_model=WholeClaim,
    response_model_exclude_none=True,
    responses=problems(404, 409, 422, 503),
)
def correct(editor: TheEditor, store: TheWritingStore, id: ClaimId, sent: ClaimCorrection) -> Response:
    """Let an analysts' claim say something else: send all that it says from now on, and the version that you
    read. If somebody changed it meanwhile, nothing is written and you are told who did.

    A claim of another source, type, end, place or identifying property is another claim: the old one is
    withdrawn, the answer has the id of the new one, and the history of either shows both. Claims of a case
    are corrected in the case; add one of your own that denies them, or annotate them.
    """
    return _corrected(store, By(editor.name, sent.reason), id, sent, sent.draft())


@router.put(
    "/property-claims/{id}",
    operation_id="correct_property_claim",
    summary="Correct a claim about a property of one entity",
    response_model=WholeClaim,
    response_model_exclude_none=True,
    responses=problems(404, 409, 422, 503),
)
def correct_property(
    editor: TheEditor,
    store: TheWritingStore,
    id: ClaimId,
    sent: PropertyClaimCorrection,
) -> Response:
    """Let an analysts' property claim say something else; as with a claim about two entities."""
    return _corrected(store, By(editor.name, sent.reason), id, sent, sent.draft())


@router.post(
    "/claims/{id}/withdrawal",
    operation_id="withdraw_claim",
    summary="Take a claim back",
    response_model=WholeClaim,
    response_model_exclude_none=True,
    responses=problems(404, 409, 422, 503),
)
def withdraw(editor: TheEditor, store: TheWritingStore, id: ClaimId, sent: Change) -> Response:
    """Take back a claim or property claim of analysts. Nothing is deleted: it stays to be read, with the day
    on which it was withdrawn and its history, and comes back when it is added again.
    """
    withdraw_claim(store, By(editor.name, sent.reason), id, sent.version)
    return answer(store, whole_claim(store, id))


@router.get(
    "/claims/{id}/history",
    operation_id="get_claim_history",
    summary="Who changed a claim, when and how?",
    response_model=History,
    response_model_exclude_none=True,
    responses=problems(404, 422, 503),
)
def history(store: TheStore, id: ClaimId) -> Response:
    """Look at every version of a claim, the oldest first, with those of the claims that it replaced and that
    replaced it. A claim of a case has none: its case is its history.
    """
    held_claim(store, id)
    return answer(store, told_versions(store, id, chain(store, id)))


def _added(store: RequestStore, author: str, sent: SentClaim | SentPropertyClaim, draft: Draft) -> Response:
    id_ = add_claim(store, By(author, sent.reason), draft)
    there = {"Location": f"/api/claims/{id_}"}
    return answer(store, whole_claim(store, id_), HTTPStatus.CREATED, there)


def _corrected(
    store: RequestStore, by: By, id_: str, sent: ClaimCorrection | PropertyClaimCorrection, draft: Draft
) -> Response:
    new = correct_claim(store, by, id_, sent.version, draft)
    return answer(store, whole_claim(store, new), headers={"Content-Location": f"/api/claims/{new}"})
