"""Open the store that a command names, with a bar while a local one starts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import graph
from casegraph.console import reporting

if TYPE_CHECKING:
    from graph.store import Store


@contextmanager
def opened(url: str | None, *, quiet: bool = False) -> Iterator[Store]:
    """Yield the store at `url` (the default local one where it is None), and close it.

    Raises:
        StoreError: it cannot be reached or started.
    """
    with reporting(quiet=quiet) as report:
        store = graph.open(url, progress=report)
    with store:
        yield store
