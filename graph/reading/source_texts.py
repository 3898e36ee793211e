"""The texts that claims are checked against: of the batches at hand, else of the store, a few at a time."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from graph.model.records import Placed, Source
from graph.store.writing.transaction import Reads

KEPT = 64


class Texts:
    """Texts by source; a large stream's texts are never all in memory.

    Those of the batch before stay as well, since it may not have been written yet.
    """

    def __init__(self, store: Reads) -> None:
        self._before: dict[str, str | None] = {}
        self._at_hand: dict[str, str | None] = {}
        self._stored = lru_cache(KEPT)(lambda source: _stored(store, source))

    def consider(self, records: Iterable[Placed]) -> None:
        """Take the texts of the sources of a batch."""
        given = {p.record.id: p.record.text for p in records if isinstance(p.record, Source)}
        self._before, self._at_hand = self._at_hand, given
        if given:
            # What the store said of these, or that it did not know them, holds no longer.
            self._stored.cache_clear()

    def text(self, source: str) -> str | None:
        """Return the text of a source, or None where nobody has given it."""
        for given in (self._at_hand, self._before):
            if source in given:
                return given[source]
        return self._stored(source)


def _stored(store: Reads, source: str) -> str | None:
    rows = store.read("source_texts", ids=[source]).rows
    return rows[0][1] if rows else None
