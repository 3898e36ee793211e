"""What was read, and what each source states in the order of its text."""

from __future__ import annotations

from fastapi import APIRouter

router = APIRouter(tags=["sources"])
