"""Refer to entities that another table describes, by their keys."""

from __future__ import annotations

from loaders.input import scope_id
from loaders.mapping.compiler import MappingContext
from loaders.mapping.entity_maker import describe_empty
from loaders.mapping.file_models import EntityEntry
from loaders.mapping.keys import join_key
from loaders.mapping.rows_in_work import UNKNOWN_KIND, EntityRef, RowEntities, RowsInWork
from loaders.mapping.templates import Constant


class ReferenceMaker:
    """Makes the references of one name of a mapping. It makes no records.

    Args:
        name: that name.
    """

    def __init__(self, context: MappingContext, name: str, entry: EntityEntry) -> None:
        compiler = context.compiler
        self._dataset = context.dataset
        self._label = name
        self._entry = entry
        self._keys = [compiler.compile_text(key) for key in entry.key]
        self._kind = compiler.compile_text(entry.kind) if entry.kind else Constant(UNKNOWN_KIND)
        self._when = compiler.compile_conditions(entry.when)

    def make(self, rows: RowsInWork) -> RowEntities:
        """Return the entity of each row."""
        batch = rows.batch
        mask = batch.get(self._when) if self._when else None
        rows.report.report_uncovered(self._kind, batch, mask, "its kind is not known")
        keys = zip(*(batch.get(key) for key in self._keys), strict=True)
        entities: list[tuple[EntityRef, ...]] = []
        for index, (parts, kind) in enumerate(zip(keys, batch.get(self._kind), strict=True)):
            is_wanted = mask is None or mask[index]
            if is_wanted and all(parts):
                id_ = scope_id(self._dataset, join_key(parts))
                entities.append((EntityRef(id_, kind or UNKNOWN_KIND),))
                continue
            if is_wanted and not self._entry.optional:
                columns = [column for key in self._entry.key for column in key.list_columns()]
                rows.report.refuse(batch, index, f"{self._label!r}: key: {describe_empty(columns)}")
            entities.append(())
        return entities
