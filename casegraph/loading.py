"""Load a case into a store, with the texts that were given or that the store keeps from before."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from casegraph.screen import Reporter
from graph.locators import sum_of
from graph.records import Source
from graph.store import Store
from loaders.case import Case, read_case
from loaders.report import Report
from loaders.writer import load


def load_case(store: Store, folder: Path, texts: Path | None, report: Reporter) -> tuple[Case, Report]:
    """Load the case in `folder`, so that the store equals it.

    Args:
        texts: the folder with the texts of its sources. Left out, the texts that the store keeps are used
            again where the source still names their sum: loading without them must not lose the quotes.

    Raises:
        MistakesError: the case has mistakes; nothing was written.
        StoreError: the store failed.
    """
    case = read_case(folder, store.ontology, texts)
    if texts is None and (kept := _kept_texts(store, case)):
        case = read_case(folder, store.ontology, kept)
    return case, load(store, case.dataset, case.records, progress=_of_records(report, len(case.records)))


def _kept_texts(store: Store, case: Case) -> Mapping[str, str]:
    sums = {
        placed.record.id: placed.record.sha256
        for placed in case.records
        if isinstance(placed.record, Source) and placed.record.sha256
    }
    kept = store.read("source_texts", ids=sorted(sums)).rows
    return {id_: text for id_, text, *_ in kept if text and sum_of(text) == sums[id_]}


def _of_records(report: Reporter, total: int) -> Reporter:
    return lambda what, done, _: report(f"Loading {what}", done, total)
