"""Who sends a request, and what they may do."""

from __future__ import annotations

from collections.abc import MutableMapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal, TypeAlias

from fastapi import Depends, Request

from api.errors import ForbiddenError

Role: TypeAlias = Literal["reader", "editor"]

_KEY = "casegraph.caller"


@dataclass(frozen=True)
class Caller:
    """Whoever sends a request; what they write is written under `name`."""

    name: str
    role: Role


def admit(scope: MutableMapping[str, Any], caller: Caller) -> None:
    """Note on a request who sends it; `api.middleware.access_gate` does this before anything else sees it."""
    scope[_KEY] = caller


async def _caller(request: Request) -> Caller:
    found: Caller = request.scope[_KEY]
    return found


TheCaller = Annotated[Caller, Depends(_caller)]


async def _editor(caller: TheCaller) -> Caller:
    """Return whoever sends the request, if they may write.

    Raises:
        ForbiddenError: they may only read.
    """
    if caller.role != "editor":
        raise ForbiddenError(
            f"{caller.name} may read here, and not write.", "Ask for a token with the role editor."
        )
    return caller


TheEditor = Annotated[Caller, Depends(_editor)]
