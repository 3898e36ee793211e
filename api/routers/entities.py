"""One entity: what is said of it, its neighbours, and how many there are of each type."""

from __future__ import annotations

from fastapi import APIRouter

router = APIRouter(tags=["entities"])
