"""Single claims: shown with their standing, added, corrected and withdrawn."""

from __future__ import annotations

from http import HTTPStatus

from fastapi import APIRouter, Response

from api.access.writer import Writer, WriterDep
from api.dependencies import RequestStore, StoreDep, WritingStoreDep
from api.errors import describe_problems
from api.models.edits import (
    ChangeInput,
    ClaimCorrection,
    NewClaimInput,
    NewPropertyClaimInput,
    PropertyClaimCorrection,
)
from api.models.versions import ClaimDetail, VersionHistory
from api.query_parameters import ClaimId
from api.responses import json_response
from api.routing.retry_route import RetryRoute
from api.serializers.claims import load_claim_detail
from api.serializers.versions import history_to_json
from graph import editing
from graph.reading import load_claim, load_replacement_chain

router = APIRouter(prefix="/api", tags=["claims"], route_class=RetryRoute)


@router.post(
    "/claims",
    operation_id="add_claim",
    summary="Add a claim about two entities",
    status_code=HTTPStatus.CREATED,
    response_model=ClaimDetail,
    response_model_exclude_none=True,
    responses=describe_problems(409, 422, 503),
)
def add_claim(writer: WriterDep, store: WritingStoreDep, body: NewClaimInput) -> Response:
    """Add what a source says about two entities. The claim becomes part of the dataset `analyst`.

    Give the id of its source, or send the source itself, which is then added with it. The claim is validated
    like the claims of a case. If the store keeps the source's text, the quote must be in it. `errors` of the
    problem lists everything that is wrong. To restore a withdrawn claim, add it again.
    """
    return _add(store, writer, body)


@router.post(
    "/property-claims",
    operation_id="add_property_claim",
    summary="Add a claim about a property of one entity",
    status_code=HTTPStatus.CREATED,
    response_model=ClaimDetail,
    response_model_exclude_none=True,
    responses=describe_problems(409, 422, 503),
)
def add_property_claim(writer: WriterDep, store: WritingStoreDep, body: NewPropertyClaimInput) -> Response:
    """Add what a source says about one entity: how many died, or what an event was called.

    Everything else is as with a claim about two entities. Use `/api/claims/{id}` to read, withdraw and
    annotate a property claim.
    """
    return _add(store, writer, body)


@router.get(
    "/claims/{id}",
    operation_id="get_claim",
    summary="Show one claim and its standing",
    response_model=ClaimDetail,
    response_model_exclude_none=True,
    responses=describe_problems(404, 422, 503),
)
def get_claim(store: StoreDep, id: ClaimId) -> Response:
    """Return one claim or property claim of any dataset, even a withdrawn one.

    The response has all its fields, the standing of the tie that it belongs to, and the notes on it; for a
    claim of analysts also its version and who made it.
    """
    return json_response(store, load_claim_detail(store, id))


@router.put(
    "/claims/{id}",
    operation_id="correct_claim",
    summary="Correct a claim about two entities",
    response_model=ClaimDetail,
    response_model_exclude_none=True,
    responses=describe_problems(404, 409, 422, 503),
)
def correct_claim(writer: WriterDep, store: WritingStoreDep, id: ClaimId, body: ClaimCorrection) -> Response:
    """Change a claim of analysts: send all its fields after the change, and the version that you read.

    If another analyst has changed the claim meanwhile, nothing is written, and the error says who changed it.

    A claim with another source, edge type, entity, locator or identifying property is another claim: the old
    claim is withdrawn, the response has the id of the new one, and the history of either shows both. Claims
    of a case are corrected in the case. You can annotate them, or add a claim of your own that denies them.
    """
    return _correct(store, writer, id, body)


@router.put(
    "/property-claims/{id}",
    operation_id="correct_property_claim",
    summary="Correct a claim about a property of one entity",
    response_model=ClaimDetail,
    response_model_exclude_none=True,
    responses=describe_problems(404, 409, 422, 503),
)
def correct_property_claim(
    writer: WriterDep, store: WritingStoreDep, id: ClaimId, body: PropertyClaimCorrection
) -> Response:
    """Change a property claim of analysts, as with a claim about two entities."""
    return _correct(store, writer, id, body)


@router.post(
    "/claims/{id}/withdrawal",
    operation_id="withdraw_claim",
    summary="Withdraw a claim",
    response_model=ClaimDetail,
    response_model_exclude_none=True,
    responses=describe_problems(404, 409, 422, 503),
)
def withdraw_claim(writer: WriterDep, store: WritingStoreDep, id: ClaimId, body: ChangeInput) -> Response:
    """Withdraw a claim or property claim of analysts.

    Nothing is deleted: the claim can still be read, with the date of its withdrawal and its history. To
    restore it, add it again.
    """
    editing.withdraw_claim(store, writer.change_info(body.reason), id, body.version)
    return json_response(store, load_claim_detail(store, id))


@router.get(
    "/claims/{id}/history",
    operation_id="get_claim_history",
    summary="Show who changed a claim, when and how",
    response_model=VersionHistory,
    response_model_exclude_none=True,
    responses=describe_problems(404, 422, 503),
)
def get_claim_history(store: StoreDep, id: ClaimId) -> Response:
    """Return all versions of a claim, the oldest first.

    The versions of the claims that it replaced, and of those that replaced it, are included. A claim of a
    case has no versions.
    """
    load_claim(store, id)
    return json_response(store, history_to_json(store, id, load_replacement_chain(store, id)))


def _add(store: RequestStore, writer: Writer, body: NewClaimInput | NewPropertyClaimInput) -> Response:
    id_ = editing.add_claim(store, writer.change_info(body.reason), body.to_claim_input())
    location = {"Location": f"/api/claims/{id_}"}
    return json_response(store, load_claim_detail(store, id_), HTTPStatus.CREATED, location)


def _correct(
    store: RequestStore, writer: Writer, id_: str, body: ClaimCorrection | PropertyClaimCorrection
) -> Response:
    new_id = editing.correct_claim(
        store, writer.change_info(body.reason), id_, body.version, body.to_claim_input()
    )
    location = {"Content-Location": f"/api/claims/{new_id}"}
    return json_response(store, load_claim_detail(store, new_id), headers=location)
