"""What the service says of itself, and of whoever asks."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field

from api.access.identity import Role


class Well(BaseModel):
    """The process runs."""

    status: Literal["well"] = "well"


class Ready(BaseModel):
    """Questions can be answered."""

    status: Literal["ready"] = "ready"
    store: Literal["open", "resting"] = Field(
        description="A local store that nobody needed for long rests until the next question."
    )


class Me(BaseModel):
    """Whoever asks."""

    name: str = Field(description="The name under which you write.")
    role: Role = Field(description="A reader may not write.")
