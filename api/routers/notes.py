"""Notes that analysts leave on claims."""

from __future__ import annotations

from fastapi import APIRouter

router = APIRouter(tags=["notes"])
