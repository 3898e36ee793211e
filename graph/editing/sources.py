"""Sources of analysts."""

from __future__ import annotations

from dataclasses import replace

from graph.editing.analyst_dataset import ANALYST
from graph.editing.change import By, Changing, change
from graph.editing.new_ids import free_id
from graph.editing.validation import refuse_faults
from graph.errors import ConflictError, FaultsError, NotFoundError
from graph.model.ids import fingerprint
from graph.model.locators import sum_of
from graph.model.quotes import quote_fault
from graph.model.records import Claim, PropertyClaim, Source
from graph.presentation.to_json import record_as_json
from graph.reading.records import claims, property_claims, sources
from graph.store import Store
from graph.store.writing import entities_and_sources
from graph.store.writing.transaction import Reads

MANY = 5


def add_source(store: Store, by: By, source: Source) -> str:
    """Add a source; return its id, which is made of the title where none is given.

    Raises:
        FaultsError: it may not be written.
        ConflictError: it is there already.
    """

    def work(changing: Changing) -> str:
        made = named_source(changing.reads, source)
        refuse_faults(changing.reads, made)
        make_source(changing, made)
        return made.id

    return change(store, by, work)


def correct_source(store: Store, by: By, version: int, source: Source) -> None:
    """Let a source say something else of itself; a text that is left out stays.

    Args:
        version: the one that the correction is based on.

    Raises:
        NotFoundError: there is no source of that id.
        ConflictError: it belongs to a case, or was changed meanwhile.
        FaultsError: it may not be written.
    """

    def work(changing: Changing) -> None:
        held = _own(changing, source.id, version)
        corrected = replace(source, text=held.text if source.text is None else source.text)
        refuse_faults(changing.reads, corrected)
        _refuse_other_text(changing.reads, held, corrected)
        corrected = _with_sum(corrected)
        if fingerprint(corrected) != fingerprint(replace(held, dataset=ANALYST.id)):
            _write(changing, corrected)
            changing.keep("source", source.id, "corrected", record_as_json(corrected))

    change(store, by, work)


def named_source(reads: Reads, source: Source) -> Source:
    """Return a source with an id."""
    if source.id:
        return source
    return replace(
        source, id=free_id(source.title, "source", lambda ids: [held.id for held in sources(reads, ids)])
    )


def make_source(changing: Changing, source: Source) -> None:
    """Write a source that is judged and not there yet.

    Raises:
        ConflictError: it is.
    """
    if sources(changing.reads, [source.id]):
        raise ConflictError(
            f"There is a source {source.id!r} already.", "Name it by its id, or give the new one another."
        )
    made = _with_sum(source)
    _write(changing, made)
    changing.keep("source", made.id, "added", record_as_json(made))


def _own(changing: Changing, id_: str, version: int) -> Source:
    rows = changing.reads.read("sources_by_id", ids=[id_], with_text=True).rows
    if not rows:
        raise NotFoundError(f"No source of the store has the id {id_!r}.")
    datasets = rows[0][0].get("datasets") or []
    if ANALYST.id not in datasets:
        of = f"the case {datasets[0]!r}" if datasets else "a case that no longer has it"
        raise ConflictError(
            f"The source {id_!r} belongs to {of}: loading that again would undo the change.",
            "Annotate a claim of it instead.",
        )
    changing.check_current("source", id_, version)
    return sources(changing.reads, [id_], with_text=True)[0]


def _refuse_other_text(reads: Reads, held: Source, source: Source) -> None:
    """A source is one text for good; where it had none, what is quoted must be in the one that it gets.

    Raises:
        FaultsError: it is not so.
    """
    if held.sha256 and source.text is not None and sum_of(source.text) != held.sha256:
        raise FaultsError([("text", "is another one than was read before; add it as a source of its own")])
    if held.text is not None or source.text is None:
        return
    stated: list[Claim | PropertyClaim] = [
        *claims(reads, "claims_of_source", source=source.id),
        *property_claims(reads, "property_claims_of_source", source=source.id),
    ]
    wrong = [f"claim {claim.id}: {fault}" for claim in stated if (fault := quote_fault(claim, source.text))]
    if wrong:
        raise FaultsError([("text", fault) for fault in wrong[:MANY]])


def _with_sum(source: Source) -> Source:
    return source if source.text is None else replace(source, sha256=sum_of(source.text))


def _write(changing: Changing, source: Source) -> None:
    entities_and_sources.put_sources(changing.writing, ANALYST.id, [(source, fingerprint(source))])
