"""Sets of ties: listed, counted, in columns, or as a file for another program."""

from __future__ import annotations

from fastapi import APIRouter

router = APIRouter(tags=["ties"])
