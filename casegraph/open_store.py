"""Open the store that a command works with, and show progress while a local store starts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import graph
from casegraph.progress_bars import show_progress

if TYPE_CHECKING:
    from graph.store import Store


@contextmanager
def open_store(
    url: str | None, *, quiet: bool = False, upgrade: bool = True, create: bool = False
) -> Iterator[Store]:
    """Yield the store at `url`, or the default local store where it is None, and close it at the end.

    Args:
        quiet: show no progress.
        upgrade: whether to upgrade a store that an older version of this program wrote; otherwise it is
            refused.
        create: whether to make the store if there is none; otherwise it is refused. Only commands that write
            data make one: a mistyped path must not answer that nothing was found.

    Raises:
        StoreError: the store cannot be reached or started.
    """
    with show_progress(quiet=quiet) as progress:
        store = graph.open(url, progress=progress, upgrade=upgrade, create=create)
    with store:
        yield store
