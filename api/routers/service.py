"""The state of the service, and its current user."""

from __future__ import annotations

from fastapi import APIRouter, Request

from api.access.identity import IdentityDep
from api.errors import describe_problems
from api.models.service import CurrentUser, Health, Readiness
from api.store.provider import StoreProvider
from graph.store import require_current_schema

router = APIRouter(tags=["service"])


@router.get("/health", operation_id="get_health", summary="Check that the service runs")
def get_health() -> Health:
    """Answer as long as the process runs, whether or not the store can be reached."""
    return Health()


@router.get(
    "/ready",
    operation_id="get_readiness",
    summary="Check that the service can answer requests",
    responses=describe_problems(503),
)
def get_readiness(request: Request) -> Readiness:
    """Check that the store can be reached and has the schema that this program needs.

    A suspended store is not started by this check; the next other request starts it.
    """
    provider: StoreProvider = request.app.state.provider
    if provider.is_suspended:
        return Readiness(store="suspended")
    require_current_schema(provider.get())
    return Readiness(store="open")


@router.get("/api/me", operation_id="get_current_user", summary="Show your name and role")
def get_current_user(identity: IdentityDep) -> CurrentUser:
    """Return the author's name of what you write, and whether you may write."""
    return CurrentUser(name=identity.name, role=identity.role)
