"""What a user may tune of the local store. It is read from the environment, so that all commands agree."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass

from graph.errors import StoreError

_MIB_BY_UNIT = {"m": 1, "g": 1024}

_MIN_HEAP_MIB = 256


@dataclass(frozen=True)
class LocalSettings:
    """Sizes of memory in MiB, and times in seconds.

    Args:
        heap_mib: Java's heap.
        page_cache_mib: Neo4j's cache of the files of the database.
        transaction_timeout_seconds: after this time the database ends a transaction.
        start_timeout_seconds: how long a start may take.
        stop_grace_seconds: how long a stop may take before the process is killed.
    """

    heap_mib: int = 512
    page_cache_mib: int = 128
    transaction_timeout_seconds: int = 600
    start_timeout_seconds: int = 180
    stop_grace_seconds: int = 30


def load_local_settings() -> LocalSettings:
    """Return the defaults, with the heap from CASEGRAPH_HEAP and the page cache from CASEGRAPH_PAGE_CACHE.

    Raises:
        StoreError: a value is not a size such as `512m` or `2g`, or the heap is too small to start with.
    """
    settings = LocalSettings(
        heap_mib=_read_size("CASEGRAPH_HEAP", LocalSettings.heap_mib),
        page_cache_mib=_read_size("CASEGRAPH_PAGE_CACHE", LocalSettings.page_cache_mib),
    )
    if settings.heap_mib < _MIN_HEAP_MIB:
        raise StoreError(f"CASEGRAPH_HEAP is {settings.heap_mib}m; the store needs {_MIN_HEAP_MIB}m or more.")
    return settings


def _read_size(variable: str, default_mib: int) -> int:
    text = os.environ.get(variable)
    if not text:
        return default_mib
    match = re.fullmatch(r"(\d+)([mg])", text.strip().lower())
    if match is None:
        raise StoreError(f"{variable} is {text!r}, which is not a size.", "Write it like 512m or 2g.")
    return int(match[1]) * _MIB_BY_UNIT[match[2]]
