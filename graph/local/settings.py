"""What a user may tune of the local store, read from the environment so that every command agrees."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass

from graph.errors import StoreError

_MIB = {"m": 1, "g": 1024}
_SMALLEST_HEAP = 256


@dataclass(frozen=True)
class Settings:
    """Memory in MiB, times in seconds."""

    heap: int = 512
    page_cache: int = 128
    transaction_timeout: int = 600
    start_timeout: int = 180
    stop_grace: int = 30


def from_environment() -> Settings:
    """The defaults, with the heap from CASEGRAPH_HEAP and the page cache from CASEGRAPH_PAGE_CACHE.

    Raises:
        StoreError: a value is not a size such as `512m` or `2g`, or the heap is too small to start with.
    """
    settings = Settings(
        heap=_size("CASEGRAPH_HEAP", Settings.heap),
        page_cache=_size("CASEGRAPH_PAGE_CACHE", Settings.page_cache),
    )
    if settings.heap < _SMALLEST_HEAP:
        raise StoreError(f"CASEGRAPH_HEAP is {settings.heap}m; the store needs {_SMALLEST_HEAP}m or more.")
    return settings


def _size(variable: str, default: int) -> int:
    text = os.environ.get(variable)
    if not text:
        return default
    match = re.fullmatch(r"(\d+)([mg])", text.strip().lower())
    if match is None:
        raise StoreError(f"{variable} is {text!r}, which is not a size.", "Write it like 512m or 2g.")
    return int(match[1]) * _MIB[match[2]]
