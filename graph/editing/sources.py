"""Add and correct sources of analysts."""

from __future__ import annotations

from dataclasses import replace

from graph.editing.analyst_dataset import ANALYST
from graph.editing.change import ChangeInfo, ChangeTransaction, run_change
from graph.editing.new_ids import make_unused_id
from graph.editing.source_texts import add_quotes, load_source_and_datasets
from graph.editing.validation import require_valid
from graph.errors import ConflictError, Fault, InvalidRecordError
from graph.model import Source, compute_fingerprint, sha256_of
from graph.presentation import record_to_json
from graph.reading import load_sources
from graph.store import QueryReader, Store, write_sources


def add_source(store: Store, change_info: ChangeInfo, source: Source) -> str:
    """Add a source, and return its id. Without an id, one is made from the title.

    Raises:
        InvalidRecordError: the source is not valid.
        ConflictError: a source with this id exists already.
    """

    def add(change: ChangeTransaction) -> str:
        new = ensure_source_id(change.reader, source)
        require_valid(change.reader, new)
        write_new_source(change, new)
        return new.id

    return run_change(store, change_info, add)


def correct_source(store: Store, change_info: ChangeInfo, version: int, source: Source) -> None:
    """Correct a source. Where `source.text` is None, the text stays as it is.

    Args:
        version: the number of the version that the correction is based on.
        source: the whole source as it is after the correction.

    Raises:
        NotFoundError: there is no source with this id.
        ConflictError: it belongs to a case, or has been changed since that version.
        InvalidRecordError: the corrected source is not valid, has another text than before, or its first text
            does not contain what claims quote from it.
    """

    def correct(change: ChangeTransaction) -> str:
        current = _require_editable(change, source.id, version)
        corrected = replace(source, text=current.text if source.text is None else source.text)
        require_valid(change.reader, corrected)
        _require_same_text(current, corrected)
        corrected = _with_sha256(corrected)
        if compute_fingerprint(corrected) != compute_fingerprint(current):
            _write(change, corrected)
            change.record_version("source", source.id, "corrected", record_to_json(corrected))
        if current.text is None and corrected.text is not None:
            add_quotes(change, source.id, corrected.text)
        return source.id

    run_change(store, change_info, correct)


def ensure_source_id(reader: QueryReader, source: Source) -> Source:
    """Return the source with its id, or with an unused one made from its title where it has none."""
    if source.id:
        return source

    def find_used(ids: list[str]) -> list[str]:
        return [existing.id for existing in load_sources(reader, ids)]

    return replace(source, id=make_unused_id(source.title, "source", find_used))


def write_new_source(change: ChangeTransaction, source: Source) -> None:
    """Write a source that is valid and does not exist yet.

    Raises:
        ConflictError: a source with this id exists already.
    """
    if load_sources(change.reader, [source.id]):
        raise ConflictError(
            f"There is already a source {source.id!r}.", "Use its id, or give the new source another id."
        )
    new = _with_sha256(source)
    _write(change, new)
    change.record_version("source", new.id, "added", record_to_json(new))


def _require_editable(change: ChangeTransaction, id_: str, version: int) -> Source:
    source, datasets = load_source_and_datasets(change.reader, id_)
    if ANALYST.id not in datasets:
        owner = f"the case {datasets[0]!r}" if datasets else "a case that no longer has it"
        raise ConflictError(
            f"The source {id_!r} belongs to {owner}. Loading the case again would undo this change.",
            "Annotate a claim of this source instead.",
        )
    change.require_current("source", id_, version)
    return source


def _require_same_text(current: Source, corrected: Source) -> None:
    text = corrected.text
    if current.sha256 and text is not None and sha256_of(text) != current.sha256:
        raise InvalidRecordError(
            [Fault(("text",), "differs from the text that this source had; add it as a new source")]
        )


def _with_sha256(source: Source) -> Source:
    return source if source.text is None else replace(source, sha256=sha256_of(source.text))


def _write(change: ChangeTransaction, source: Source) -> None:
    write_sources(change.transaction, ANALYST.id, [(source, compute_fingerprint(source))])
