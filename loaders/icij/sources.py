"""The sources of the Offshore Leaks: each leak is one, published by ICIJ."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from graph.editing import make_slug
from graph.model import Entity, Source
from loaders.icij.files import Row
from loaders.input import make_name_id, scope_id
from loaders.input.clean_text import clean_text

PUBLISHER = "International Consortium of Investigative Journalists"


@dataclass
class LeakSources:
    """Makes the sources of rows, each once.

    Args:
        dataset, title: the id and the title of the dataset.
    """

    dataset: str
    title: str
    _made: set[str] = field(default_factory=set)

    def id_of(self, row: Row) -> str:
        """Return the id of the source of a row: its leak, or the whole publication where none is given."""
        title = _leak(row)
        return scope_id(self.dataset, make_slug(title) or title) if title else self.dataset

    def make_source(self, row: Row) -> Iterator[Source | Entity]:
        """Yield the source of a row and its publisher, as far as they were not yielded before."""
        title = _leak(row)
        note = clean_text(row.cells.get("valid_until", "")) or None
        yield from self._make(self.id_of(row), title or self.title, note if title else None)

    def make_whole(self) -> Iterator[Source | Entity]:
        """Yield the source of unnamed nodes, whose ids contain its id, unless it was yielded before."""
        yield from self._make(self.dataset, self.title, None)

    def _make(self, id_: str, title: str, note: str | None) -> Iterator[Source | Entity]:
        if id_ in self._made:
            return
        publisher = make_name_id(self.dataset, "Organisation", PUBLISHER)
        if not self._made:
            yield Entity(
                id=publisher, kind="Organisation", name=PUBLISHER, dataset=self.dataset, aliases=("ICIJ",)
            )
        self._made.add(id_)
        yield Source(id=id_, dataset=self.dataset, title=title, publisher=publisher, note=note)


def _leak(row: Row) -> str:
    return clean_text(row.cells.get("sourceID", ""))
