"""Whether the service is well, and who it takes you for."""

from __future__ import annotations

from fastapi import APIRouter

router = APIRouter(tags=["service"])


@router.get("/health", operation_id="get_health", summary="Is the service alive?")
def get_health() -> dict[str, str]:
    """Answer as long as the process runs, whether or not the store can be reached."""
    return {"status": "well"}
