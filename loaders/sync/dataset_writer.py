"""What a load does with the differences that it finds: write them to the store, or in a dry run nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from loaders.sync.write_batch import WriteBatch


class DatasetWriter(Protocol):
    """Changes one dataset of a store: `StoreWriter`, or `DryWriter`, which changes nothing."""

    def write(self, batch: WriteBatch) -> None:
        """Write new and changed records. It may return before they are written."""

    def load_text(self, source_id: str) -> str | None:
        """Return the text of a source as it is after the batches that are written, or None."""

    def wait_for_nodes(self) -> None:
        """Wait until the entities and sources of all batches are written."""

    def finish(self) -> None:
        """Wait until everything is written, and the dataset itself."""

    def withdraw_claims(self, ids: Sequence[str]) -> None:
        """Mark claims as withdrawn, a few thousand at most."""

    def withdraw_property_claims(self, ids: Sequence[str]) -> None:
        """Mark property claims as withdrawn, a few thousand at most."""

    def remove_sources(self, ids: Sequence[str], removed_entities: Sequence[str]) -> None:
        """Remove sources from the dataset. Those that a record refers to stay in the store.

        Args:
            ids: their ids.
            removed_entities: ids of entities that will be removed as well, whose references do not count.
        """

    def remove_entities(self, ids: Sequence[str]) -> None:
        """Remove entities from the dataset. Those that a record refers to stay in the store."""
