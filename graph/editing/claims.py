"""Claims and property claims of analysts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeAlias

from graph.editing.analyst_dataset import ANALYST
from graph.editing.change import By, Chain, Changing, change
from graph.editing.sources import make_source, named_source
from graph.editing.validation import refuse_faults
from graph.errors import ConflictError, NotFoundError
from graph.model.ids import claim_id, fingerprint, property_claim_id
from graph.model.records import Claim, PropertyClaim, Source
from graph.ontology import Ontology
from graph.presentation.to_json import record_as_json
from graph.reading.records import held_claim
from graph.store import Store
from graph.store.writing import claims, entities_and_sources

AnyClaim: TypeAlias = Claim | PropertyClaim

OTHER = "Property claims have an address of their own."


@dataclass(frozen=True)
class Draft:
    """What an analyst sends.

    Args:
        claim: of the analysts' dataset, without an id.
        source: that of the claim, where it is made with it; else the store has it already.
    """

    claim: AnyClaim
    source: Source | None = None


def add_claim(store: Store, by: By, draft: Draft) -> str:
    """Add a claim, or bring back one that was withdrawn; return its id.

    Raises:
        FaultsError: it may not be written.
        ConflictError: it is there already, or the source is.
    """

    def work(changing: Changing) -> str:
        judged = _judged(changing, draft)
        id_ = _id(judged, changing.ontology)
        _put(changing, id_, judged)
        changing.keep("claim", id_, "added", record_as_json(judged))
        return id_

    return change(store, by, work)


def correct_claim(store: Store, by: By, id_: str, version: int, draft: Draft) -> str:
    """Let a claim say something else; return its id, another one where what identifies it has changed.

    Then the claim of the old id is withdrawn, and the new one replaces it.

    Args:
        version: the one that the correction is based on.
        draft: all that it says now.

    Raises:
        NotFoundError: there is no claim of that id, or it is one of another sort.
        ConflictError: it belongs to a case, was changed meanwhile, or what it becomes is there already.
        FaultsError: it may not be written.
    """

    def work(changing: Changing) -> str:
        held = _own(changing, id_, version)
        if type(held) is not type(draft.claim):
            raise NotFoundError(f"{id_} is {_sort(held)}, not {_sort(draft.claim)}.", OTHER)
        judged = _judged(changing, draft)
        new = _id(judged, changing.ontology)
        if new != id_:
            _put(changing, new, judged)
            _withdraw(changing, id_, held, replaced_by=new)
            changing.keep("claim", new, "added", record_as_json(judged), Chain(replaces=id_))
        elif fingerprint(judged) != fingerprint(held):
            _write(changing, id_, judged, known=True)
            changing.keep("claim", id_, "corrected", record_as_json(judged))
        return new

    return change(store, by, work)


def withdraw_claim(store: Store, by: By, id_: str, version: int) -> None:
    """Take a claim back; it stays in the store, with its history.

    Raises:
        NotFoundError: there is no claim of that id.
        ConflictError: it belongs to a case, or was changed meanwhile.
    """
    change(store, by, lambda changing: _withdraw(changing, id_, _own(changing, id_, version)))


def _own(changing: Changing, id_: str, version: int) -> AnyClaim:
    held = held_claim(changing.reads, id_)
    if held.dataset != ANALYST.id:
        raise ConflictError(
            f"The claim {id_} belongs to the case {held.dataset!r}: loading that again would undo this.",
            "Add a claim of your own that denies it or gives another value, or annotate it.",
        )
    changing.check_current("claim", id_, version)
    return held


def _judged(changing: Changing, draft: Draft) -> AnyClaim:
    """Return the claim with its source, which is made where it is not there yet."""
    if draft.source is None:
        refuse_faults(changing.reads, draft.claim)
        return draft.claim
    made = named_source(changing.reads, draft.source)
    claim = replace(draft.claim, source=made.id)
    refuse_faults(changing.reads, claim, made)
    make_source(changing, made)
    return claim


def _id(claim: AnyClaim, ontology: Ontology) -> str:
    return claim_id(claim, ontology) if isinstance(claim, Claim) else property_claim_id(claim, ontology)


def _put(changing: Changing, id_: str, claim: AnyClaim) -> None:
    """Write a claim that does not stand yet."""
    try:
        held = held_claim(changing.reads, id_)
    except NotFoundError:
        _write(changing, id_, claim, known=False)
        return
    if not held.withdrawn_on:
        raise ConflictError(
            f"The claim {id_} says that already, of the same source and place.", "Correct that one instead."
        )
    _write(changing, id_, claim, known=True)


def _write(changing: Changing, id_: str, claim: AnyClaim, *, known: bool) -> None:
    write = claims.Write(claim, id_, fingerprint(claim), known)
    entities_and_sources.cite(changing.writing, ANALYST.id, [claim.source])
    claims.put_claims(changing.writing, changing.ontology, [write], changing.now)


def _withdraw(changing: Changing, id_: str, held: AnyClaim, replaced_by: str | None = None) -> None:
    if isinstance(held, Claim):
        claims.withdraw_claims(changing.writing, changing.ontology, [id_], changing.now)
    else:
        claims.withdraw_property_claims(changing.writing, [id_], changing.now)
    said = replace(held, id="", recorded_on=None, withdrawn_on=None)
    changing.keep("claim", id_, "withdrawn", record_as_json(said), Chain(replaced_by=replaced_by))


def _sort(claim: AnyClaim) -> str:
    return "a claim about two entities" if isinstance(claim, Claim) else "a property claim"
