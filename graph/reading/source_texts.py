"""The texts that quotes are checked against: those of the latest two batches, or else those of the store."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from graph.model import InputRecord, Source
from graph.store import QueryReader

CACHED_TEXTS = 64


class SourceTexts:
    """The texts of sources, of which only a few are in memory at a time.

    The texts of the batch before are kept as well, because that batch may not have been written yet.

    Args:
        load_text: returns the text of a source that was written, or None: see `load_source_text`.
    """

    def __init__(self, load_text: Callable[[str], str | None]) -> None:
        self._previous: dict[str, str | None] = {}
        self._current: dict[str, str | None] = {}
        self._load = lru_cache(CACHED_TEXTS)(load_text)

    def remember(self, records: Iterable[InputRecord]) -> None:
        """Keep the texts of the sources of this batch and of the batch before it."""
        texts = {p.record.id: p.record.text for p in records if isinstance(p.record, Source)}
        self._previous, self._current = self._current, texts
        if texts:
            # The cached texts of these sources, or that the store had none, may be out of date.
            self._load.cache_clear()

    def get(self, source_id: str) -> str | None:
        """Return the text of a source, or None where the store does not have it."""
        for texts in (self._current, self._previous):
            if source_id in texts:
                return texts[source_id]
        return self._load(source_id)


def load_source_text(store: QueryReader, source_id: str) -> str | None:
    """Return the text of a source in the store, or None where it has none.

    Raises:
        StoreError: the store failed.
    """
    rows = store.read("source_texts", ids=[source_id]).rows
    return rows[0][1] if rows else None
