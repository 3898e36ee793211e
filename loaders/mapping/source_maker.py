"""Make the sources of rows: a page by its address, anything else by its words."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import replace
from typing import Any

from graph.model import Entity, InputRecord, Source
from loaders.input import make_name_id, make_url_source_id
from loaders.mapping.batches import RowValues
from loaders.mapping.cells import MAX_CACHED_CELLS, Unreadable
from loaders.mapping.compiler import MappingContext
from loaders.mapping.file_models import SourceEntry
from loaders.mapping.ontology_checks import SITE
from loaders.mapping.rows_in_work import EntityRef, NewNode, RowsInWork, RowSources
from loaders.mapping.sites import find_host, make_address_title, make_site_id

_TEXTS = ("title", "url", "published_basis", "genre", "language", "note")
_DATES = ("published", "retrieved")


class SourceMaker:
    """Makes the sources of one name of a mapping.

    Args:
        key: what tells the sources apart; where it is given, that of the entry is not used.
    """

    def __init__(self, context: MappingContext, entry: SourceEntry, key: RowValues | None = None) -> None:
        compiler = context.compiler
        self._dataset = context.dataset
        self._entry = entry
        self._key = key or compiler.compile_text(entry.key)
        texts = {name: value for name in _TEXTS if (value := getattr(entry, name))}
        dates = {name: value for name in _DATES if (value := getattr(entry, name))}
        self._fields = {name: compiler.compile_text(value) for name, value in texts.items()}
        self._fields |= {name: compiler.compile_value(value, "date") for name, value in dates.items()}
        self._when = compiler.compile_conditions(entry.when)
        self._cache: dict[Hashable, tuple[str, ...]] = {}

    def make(self, rows: RowsInWork) -> RowSources:
        """Return the ids of the sources of each row, and add the records of the new ones."""
        batch, entry = rows.batch, self._entry
        mask = batch.get(self._when) if self._when else None
        columns: list[Sequence[Any]] = [batch.get(self._key)]
        columns += [batch.get(values) for values in self._fields.values()]
        named = [entry.publisher] if entry.publisher and entry.publisher != SITE else []
        columns += [rows.get_entities(name) for name in (*named, *entry.author)]
        sources: list[tuple[str, ...]] = []
        for index, content in enumerate(zip(*columns, strict=True)):
            if mask is not None and not mask[index]:
                sources.append(())
                continue
            ids = self._cache.get(content)
            if ids is None:
                ids = self._make(rows, index, content)
            sources.append(ids)
        return sources

    def _make(self, rows: RowsInWork, index: int, content: tuple[Any, ...]) -> tuple[str, ...]:
        key, *details = content
        keys = key if isinstance(key, tuple) else (key,)
        fields = self._read_fields(rows, index, details)
        ids = tuple(self._add(rows, index, each, fields) for each in keys if each)
        if len(self._cache) > MAX_CACHED_CELLS:
            self._cache.clear()
        # A cell that cannot be read is reported in each row.
        if not any(isinstance(each, Unreadable) for each in details):
            self._cache[content] = ids
        return tuple(dict.fromkeys(ids))

    def _read_fields(self, rows: RowsInWork, index: int, details: Sequence[Any]) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        for name, value in zip(self._fields, details, strict=False):
            if isinstance(value, Unreadable):
                rows.report.refuse(rows.batch, index, f"{name} of the source: {value.reason}; it is left out")
            elif value is not None:
                fields[name] = value
        entities: list[tuple[EntityRef, ...]] = list(details[len(self._fields) :])
        if self._entry.publisher and self._entry.publisher != SITE:
            publishers = entities.pop(0)
            if publishers:
                fields["publisher"] = publishers[0].id
        if entities:
            fields["author"] = tuple(ref.id for refs in entities for ref in refs)
        return fields

    def _add(self, rows: RowsInWork, index: int, key: str, fields: dict[str, Any]) -> str:
        place = rows.batch.place(index)
        address = fields.get("url") or key
        host = find_host(address)
        # The key tells sources apart, also where several have the same url or none.
        is_page = find_host(key) is not None
        id_ = make_url_source_id(key) if is_page else make_name_id(self._dataset, "source", key)
        title = make_address_title(key) if is_page else key
        source = Source(id=id_, dataset=self._dataset, **{"title": title, **fields})
        if host:
            source = replace(source, url=address)
            if self._entry.publisher == SITE:
                site = Entity(id=make_site_id(host), kind="Organisation", name=host, dataset=self._dataset)
                rows.add_node(("entity", site.id), NewNode(index, 0, 0, InputRecord(site, place)))
                source = replace(source, publisher=site.id)
        described = hash(tuple(fields.items())) if fields else 0
        rows.add_node(("source", id_), NewNode(index, 0, described, InputRecord(source, place)))
        return id_
