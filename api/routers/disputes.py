"""Where sources do not agree."""

from __future__ import annotations

from fastapi import APIRouter

router = APIRouter(tags=["disputes"])
