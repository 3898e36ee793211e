"""What the store holds: its datasets, its vocabulary, counts of everything."""

from __future__ import annotations

from fastapi import APIRouter

router = APIRouter(tags=["overview"])
