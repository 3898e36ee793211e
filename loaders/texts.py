"""The texts that claims are checked against: of the batch at hand, else of the store, a few at a time."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable

from graph.records import Placed, Source
from graph.store import Store

KEPT = 64


class Texts:
    """Texts by source; a large stream's texts are never all in memory."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._texts: OrderedDict[str, str | None] = OrderedDict()

    def consider(self, records: Iterable[Placed]) -> None:
        """Take the texts of the sources of a batch."""
        while len(self._texts) > KEPT:
            self._texts.popitem(last=False)
        for placed in records:
            if isinstance(placed.record, Source):
                self._texts[placed.record.id] = placed.record.text

    def text(self, source: str) -> str | None:
        """Return the text of a source, or None where nobody has given it."""
        if source not in self._texts:
            rows = self._store.read("source_texts", ids=[source]).rows
            self._texts[source] = rows[0][1] if rows else None
        return self._texts[source]
