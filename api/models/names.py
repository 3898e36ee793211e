"""The names of everything that an answer mentions."""

from __future__ import annotations

from api.models.common import Names, Shape


class SourceNames(Shape):
    """A source, as short as it can be told."""

    title: str
    published: str | None = None
    url: str | None = None


class AllNames(Shape):
    """Entities and sources by id."""

    entities: dict[str, Names]
    sources: dict[str, SourceNames]
