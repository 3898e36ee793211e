"""Adding, correcting and withdrawing claims."""

from __future__ import annotations

from fastapi import APIRouter

router = APIRouter(tags=["claims"])
