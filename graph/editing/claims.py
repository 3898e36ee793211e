"""Add, correct and withdraw claims and property claims of analysts."""

from __future__ import annotations

from dataclasses import dataclass, replace

from graph.editing.analyst_dataset import ANALYST
from graph.editing.change import (
    ChangeInfo,
    ChangeTransaction,
    Replacement,
    claim_to_version_record,
    run_change,
)
from graph.editing.sources import ensure_source_id, write_new_source
from graph.editing.validation import require_valid
from graph.errors import ConflictError, NotFoundError
from graph.model import AnyClaim, Claim, Source, compute_fingerprint, make_claim_id, make_property_claim_id
from graph.ontology import Ontology
from graph.presentation import record_to_json
from graph.reading import load_claim
from graph.store import (
    ClaimWrite,
    Store,
    record_citation,
    withdraw_claims,
    withdraw_property_claims,
    write_claims,
)

OTHER_ADDRESS_HINT = "Property claims have an address of their own."


@dataclass(frozen=True)
class ClaimInput:
    """A claim as an analyst sends it.

    Args:
        claim: a claim of the dataset of analysts, without an id.
        source: a new source that is added together with the claim and replaces `claim.source`; None where
            the store already has the claim's source.
    """

    claim: AnyClaim
    source: Source | None = None


def add_claim(store: Store, change_info: ChangeInfo, claim_input: ClaimInput) -> str:
    """Add a claim, or restore it where the same claim was withdrawn, and return its id.

    Raises:
        InvalidRecordError: the claim or its new source is not valid.
        ConflictError: the claim or its new source exists already.
    """

    def add(change: ChangeTransaction) -> str:
        claim = _validated_claim(change, claim_input)
        id_ = _make_id(claim, change.ontology)
        _write_absent(change, id_, claim)
        change.record_version("claim", id_, "added", record_to_json(claim))
        return id_

    return run_change(store, change_info, add)


def correct_claim(
    store: Store, change_info: ChangeInfo, id_: str, version: int, claim_input: ClaimInput
) -> str:
    """Correct a claim, and return its id.

    Where a field that identifies the claim has changed, the id is a new one: the claim with the old id is
    withdrawn, and the new one replaces it.

    Args:
        version: the number of the version that the correction is based on.
        claim_input: the whole claim as it is after the correction.

    Raises:
        NotFoundError: there is no claim with this id, or it is a property claim and the input is not, or the
            other way round.
        ConflictError: the claim belongs to a case, has been changed since that version, or another claim
            already has the new id.
        InvalidRecordError: the corrected claim or its new source is not valid.
    """

    def correct(change: ChangeTransaction) -> str:
        current = _require_editable(change, id_, version)
        if type(current) is not type(claim_input.claim):
            message = f"{id_} is {_describe_type(current)}, not {_describe_type(claim_input.claim)}."
            raise NotFoundError(message, OTHER_ADDRESS_HINT)
        corrected = _validated_claim(change, claim_input)
        new_id = _make_id(corrected, change.ontology)
        if new_id != id_:
            _write_absent(change, new_id, corrected)
            _withdraw(change, id_, current, replaced_by=new_id)
            record = record_to_json(corrected)
            change.record_version("claim", new_id, "added", record, Replacement(replaces=id_))
        elif compute_fingerprint(corrected) != compute_fingerprint(current):
            _write(change, id_, corrected, exists=True)
            change.record_version("claim", id_, "corrected", record_to_json(corrected))
        return new_id

    return run_change(store, change_info, correct)


def withdraw_claim(store: Store, change_info: ChangeInfo, id_: str, version: int) -> None:
    """Withdraw a claim. It stays in the store, with its versions.

    Args:
        version: the number of the version that the withdrawal is based on.

    Raises:
        NotFoundError: there is no claim with this id.
        ConflictError: it belongs to a case, or has been changed since that version.
    """

    def withdraw(change: ChangeTransaction) -> str:
        _withdraw(change, id_, _require_editable(change, id_, version))
        return id_

    run_change(store, change_info, withdraw)


def _require_editable(change: ChangeTransaction, id_: str, version: int) -> AnyClaim:
    current = load_claim(change.reader, id_)
    if current.dataset != ANALYST.id:
        raise ConflictError(
            f"The claim {id_} belongs to the case {current.dataset!r}. "
            "Loading the case again would undo this change.",
            "Add a claim of your own that denies it or gives another value, or annotate it.",
        )
    change.require_current("claim", id_, version)
    return current


def _validated_claim(change: ChangeTransaction, claim_input: ClaimInput) -> AnyClaim:
    """Return the claim after validating it; where it comes with a new source, write that source first."""
    if claim_input.source is None:
        require_valid(change.reader, claim_input.claim)
        return claim_input.claim
    source = ensure_source_id(change.reader, claim_input.source)
    claim = replace(claim_input.claim, source=source.id)
    require_valid(change.reader, claim, source)
    write_new_source(change, source)
    return claim


def _make_id(claim: AnyClaim, ontology: Ontology) -> str:
    if isinstance(claim, Claim):
        return make_claim_id(claim, ontology)
    return make_property_claim_id(claim, ontology)


def _write_absent(change: ChangeTransaction, id_: str, claim: AnyClaim) -> None:
    """Write a claim that does not exist yet or is withdrawn.

    Raises:
        ConflictError: it exists and is not withdrawn.
    """
    try:
        existing = load_claim(change.reader, id_)
    except NotFoundError:
        _write(change, id_, claim, exists=False)
        return
    if not existing.withdrawn_on:
        raise ConflictError(
            f"The claim {id_} already says this, with the same source and locator.",
            "Correct that claim instead.",
        )
    _write(change, id_, claim, exists=True)


def _write(change: ChangeTransaction, id_: str, claim: AnyClaim, *, exists: bool) -> None:
    signed = replace(claim, recorded_by=change.info.author)
    write = ClaimWrite(signed, id_, compute_fingerprint(claim), exists)
    record_citation(change.transaction, ANALYST.id, [claim.source])
    write_claims(change.transaction, change.ontology, [write], change.timestamp)


def _withdraw(change: ChangeTransaction, id_: str, claim: AnyClaim, replaced_by: str | None = None) -> None:
    if isinstance(claim, Claim):
        withdraw_claims(change.transaction, change.ontology, [id_], change.timestamp)
    else:
        withdraw_property_claims(change.transaction, [id_], change.timestamp)
    record = claim_to_version_record(claim)
    change.record_version("claim", id_, "withdrawn", record, Replacement(replaced_by=replaced_by))


def _describe_type(claim: AnyClaim) -> str:
    return "a claim about two entities" if isinstance(claim, Claim) else "a property claim"
