"""Who speaks for whom and against whom."""

from __future__ import annotations

from fastapi import APIRouter

router = APIRouter(tags=["speakers"])
