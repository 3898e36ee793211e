"""Whether the service is well, and who it takes you for."""

from __future__ import annotations

from fastapi import APIRouter

from api.access.caller import TheCaller
from api.models.service import Me, Well

router = APIRouter(tags=["service"])


@router.get("/health", operation_id="get_health", summary="Is the service alive?", response_model=Well)
def get_health() -> Well:
    """Answer as long as the process runs, whether or not the store can be reached."""
    return Well()


@router.get("/api/me", operation_id="who_am_i", summary="Whom does the service take me for?")
def who_am_i(caller: TheCaller) -> Me:
    """Tell the name under which you write, and whether you may."""
    return Me(name=caller.name, role=caller.role)
