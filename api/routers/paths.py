"""Ways from one entity to another, told in words."""

from __future__ import annotations

from fastapi import APIRouter

router = APIRouter(tags=["paths"])
