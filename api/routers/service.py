"""Whether the service is well, and who it takes you for."""

from __future__ import annotations

from fastapi import APIRouter, Request

from api.access.identity import TheCaller
from api.errors import problems
from api.models.service import Me, Ready, Well
from api.store.holder import StoreHolder
from graph.store.open_store import check_schema

router = APIRouter(tags=["service"])


@router.get("/health", operation_id="get_health", summary="Is the service alive?")
def get_health() -> Well:
    """Answer as long as the process runs, whether or not the store can be reached."""
    return Well()


@router.get(
    "/ready",
    operation_id="get_readiness",
    summary="Can the service answer questions?",
    responses=problems(503),
)
def get_readiness(request: Request) -> Ready:
    """Tell whether the store can be reached and is laid out as this program needs it.

    A store that rests because nobody needed it is not woken: the next question does that.
    """
    holder: StoreHolder = request.app.state.holder
    if holder.resting:
        return Ready(store="resting")
    check_schema(holder.store())
    return Ready(store="open")


@router.get("/api/me", operation_id="who_am_i", summary="Whom does the service take me for?")
def who_am_i(caller: TheCaller) -> Me:
    """Tell the name under which you write, and whether you may."""
    return Me(name=caller.name, role=caller.role)
