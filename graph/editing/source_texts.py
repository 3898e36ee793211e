"""Add the text of a source that the store has without it, for a case or by an analyst.

The SHA-256 of the source decides whether a file is its text, so that the text may be added to the source of a
case too: it changes nothing that the case says.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.editing.analyst_dataset import ANALYST
from graph.editing.change import ChangeInfo, ChangeTransaction, claim_to_version_record, run_change
from graph.errors import CasegraphError, Fault, InvalidRecordError, NotFoundError
from graph.model import AnyClaim, Source, check_quote, compute_fingerprint, sha256_of, text_at
from graph.presentation import record_to_json
from graph.reading import load_claims, load_property_claims
from graph.store import ClaimWrite, QueryReader, Store, decode_source, write_claims, write_source_text

MAX_LISTED_FAULTS = 5
CLAIMS_PER_WRITE = 1_000

_OTHER_SUM_HINT = (
    "An edited copy has another sum; so has one with other line ends, in another encoding, or saved again by "
    "a word processor."
)


def add_source_text(store: Store, change_info: ChangeInfo, source_id: str, content: bytes) -> str:
    """Add the text of a source, give its claims their quotes, and return the id of the source.

    Where the source has its text already, nothing changes.

    Args:
        content: the file; its SHA-256 must be that of the source.

    Raises:
        NotFoundError: there is no source with this id.
        CasegraphError: the file has another SHA-256 than the source, the source has none, or the file is not
            UTF-8.
        InvalidRecordError: a claim of the source does not agree with the text.
    """

    def add(change: ChangeTransaction) -> str:
        source, datasets = load_source_and_datasets(change.reader, source_id)
        text = _read_text(source, datasets, content)
        if source.text is None:
            with_text = replace(source, text=text, sha256=sha256_of(text))
            write_source_text(change.transaction, with_text, ANALYST.id)
            add_quotes(change, source_id, text)
            change.record_version("source", source_id, "text added", record_to_json(with_text))
        return source_id

    return run_change(store, change_info, add)


def add_quotes(change: ChangeTransaction, source_id: str, text: str) -> None:
    """Give the claims of a source their quotes from its text, which the source did not have before.

    Raises:
        InvalidRecordError: a claim does not agree with the text; it has the first faults.
    """
    claims: list[AnyClaim] = [
        *load_claims(change.reader, "claims_of_source", source=source_id),
        *load_property_claims(change.reader, "property_claims_of_source", source=source_id),
    ]
    _require_quotes(claims, text)
    _write_claims(change, list(_with_quotes(claims, text)))


def _require_quotes(claims: Sequence[AnyClaim], text: str) -> None:
    faults: list[Fault] = []
    for claim in claims:
        if fault := check_quote(claim, text):
            faults.append(Fault(("text",), f"claim {claim.id}: {fault}"))
        if len(faults) == MAX_LISTED_FAULTS:
            break
    if faults:
        raise InvalidRecordError(faults)


def load_source_and_datasets(reader: QueryReader, id_: str) -> tuple[Source, Sequence[str]]:
    """Return a source with its text, and the ids of its datasets.

    Raises:
        NotFoundError: there is no such source.
    """
    rows = reader.read("sources_by_id", ids=[id_], with_text=True).rows
    if not rows:
        raise NotFoundError(f"No source of the store has the id {id_!r}.")
    stored = rows[0][0]
    return decode_source(stored), stored.get("datasets") or ()


def _read_text(source: Source, datasets: Sequence[str], content: bytes) -> str:
    """Return the text in a file, which must be that of the source."""
    sha256 = hashlib.sha256(content).hexdigest()
    if source.sha256 is None and ANALYST.id not in datasets:
        raise CasegraphError(
            f"The source {source.id!r} has no SHA-256, so that nothing says whether this file is its text.",
            f"Write `sha256: {sha256}` into sources.yaml of its case, and load the case with --texts DIR.",
        )
    if source.sha256 not in (None, sha256):
        raise CasegraphError(
            f"This file is not the text of the source {source.id!r}: the SHA-256 of the file is {sha256}, "
            f"and that of the source is {source.sha256}.",
            _OTHER_SUM_HINT,
        )
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise CasegraphError(
            f"The file is not a text in UTF-8: byte {error.start} cannot be read.",
            "Texts are kept in UTF-8. Write the SHA-256 of the text in UTF-8 into the source.",
        ) from None
    if not text or "\0" in text:
        raise CasegraphError("The file is empty, or has a character NUL, which no text has.")
    return text


def _with_quotes(claims: Sequence[AnyClaim], text: str) -> Iterator[AnyClaim]:
    """Yield the claims whose place names words of the text, with these words as their quotes."""
    for claim in claims:
        quote = text_at(text, claim.locator)
        if quote is not None:
            yield replace(claim, quote=quote, quote_sha256=sha256_of(quote))


def _write_claims(change: ChangeTransaction, claims: Sequence[AnyClaim]) -> None:
    writes = [ClaimWrite(claim, claim.id, compute_fingerprint(claim), exists=True) for claim in claims]
    for start in range(0, len(writes), CLAIMS_PER_WRITE):
        batch = writes[start : start + CLAIMS_PER_WRITE]
        write_claims(change.transaction, change.ontology, batch, change.timestamp)
    for claim in claims:
        if claim.dataset == ANALYST.id:
            change.record_version("claim", claim.id, "corrected", claim_to_version_record(claim))
