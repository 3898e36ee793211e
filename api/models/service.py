"""Models of the state of the service, and of its current user."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from api.access.identity import Role
from api.models.shared import ResponseModel


class Health(ResponseModel):
    """The process runs."""

    status: Literal["ok"] = "ok"


class Readiness(ResponseModel):
    """The service can answer requests."""

    status: Literal["ready"] = "ready"
    store: Literal["open", "suspended"] = Field(
        description="`suspended`: a local store was stopped because of no use; the next request starts it."
    )


class CurrentUser(ResponseModel):
    """The user who sends the request."""

    name: str = Field(description="The author's name of what you write.")
    role: Role = Field(description="A reader may not write.")
