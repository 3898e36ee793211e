"""Questions of one's own in Cypher, and the named queries behind every answer."""

from __future__ import annotations

from fastapi import APIRouter

router = APIRouter(tags=["cypher"])
