"""Load a case into a store, with the texts that were given or that the store keeps from before."""

from __future__ import annotations

from collections.abc import Mapping

from casegraph.console import Reporter
from graph.model.locators import sum_of
from graph.model.records import Source
from graph.store import Store
from loaders.case import Case, read_case
from loaders.sync.report import Report
from loaders.writer import load


def load_case(store: Store, case: Case, report: Reporter) -> tuple[Case, Report]:
    """Load a case, so that the store equals it; what is refused is also written as a file beside its folder.

    Returns:
        What was loaded and what that did. Where the case came without texts, those that the store keeps are
        used again as far as its sources still name their sums: loading without them must not lose the quotes.

    Raises:
        StoreError: the store failed.
    """
    if not case.texts and (kept := _kept_texts(store, case)):
        case = read_case(case.folder, store.ontology, kept)
    told = _of_records(report, len(case.records))
    refused = case.folder.with_name(f"{case.folder.name}.refused.csv")
    return case, load(store, case.dataset, case.records, progress=told, refused_file=refused)


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
