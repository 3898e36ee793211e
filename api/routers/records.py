"""Adding, correcting and withdrawing the entities and sources that claims name."""

from __future__ import annotations

from fastapi import APIRouter

router = APIRouter(tags=["records"])
