"""Whom two entities have in common."""

from __future__ import annotations

from fastapi import APIRouter

router = APIRouter(tags=["common"])
