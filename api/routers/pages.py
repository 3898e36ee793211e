"""Pages for people: the start page, and pictures of sets of ties."""

from __future__ import annotations

from fastapi import APIRouter

router = APIRouter(tags=["pages"])
