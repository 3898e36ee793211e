"""What happened when, and who says so."""

from __future__ import annotations

from fastapi import APIRouter

router = APIRouter(tags=["timeline"])
