"""Who sends a request, and what they may do."""

from __future__ import annotations

from collections.abc import MutableMapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal, TypeAlias

from fastapi import Depends, Request

from api.errors import ForbiddenError

Role: TypeAlias = Literal["reader", "editor"]

_SCOPE_KEY = "casegraph.identity"


@dataclass(frozen=True)
class Identity:
    """The sender of a request.

    Args:
        name: the author of everything that the request writes.
        role: a reader may not write.
    """

    name: str
    role: Role


def set_identity(scope: MutableMapping[str, Any], identity: Identity) -> None:
    """Set who sends a request; `api.middleware.access_gate` does this first."""
    scope[_SCOPE_KEY] = identity


async def _get_identity(request: Request) -> Identity:
    identity: Identity = request.scope[_SCOPE_KEY]
    return identity


IdentityDep = Annotated[Identity, Depends(_get_identity)]


async def _require_editor(identity: IdentityDep) -> Identity:
    """Return the sender of the request, who may write.

    Raises:
        ForbiddenError: the sender may only read.
    """
    if identity.role != "editor":
        raise ForbiddenError(f"{identity.name} may only read here.", "Ask for a token with the role editor.")
    return identity


EditorDep = Annotated[Identity, Depends(_require_editor)]

EDITORS_ONLY = Depends(_require_editor)
"""For routers all of whose endpoints are only for editors."""
