"""Load a case into a store, with the texts that were given or else with those that the store already has."""

from __future__ import annotations

from collections.abc import Mapping

from graph.model import sha256_of
from graph.ontology import load_ontology
from graph.progress import Progress
from graph.store import Store, declare_types
from loaders.case import Case, read_case
from loaders.sync.report import Report
from loaders.writer import load


def load_case(store: Store, case: Case, progress: Progress) -> tuple[Case, Report]:
    """Load a case, so that the store equals it.

    Refused records are also written to `NAME.refused.csv`, next to the folder of the case.

    Where the case was read without the texts of some sources, it is read again with those texts of the store
    whose SHA-256 is still that of the source. Without them the load would delete the quotes.

    Returns:
        The case as it was loaded, and the report of the load.

    Raises:
        CasegraphError: another case declares one of its types in another way.
        StoreError: the store failed.
    """
    if stored_texts := _load_stored_texts(store, case):
        case = read_case(case.folder, load_ontology(), {**case.texts, **stored_texts})
    declare_types(store, case.dataset.id, case.case_types)
    total = len(case.records)

    def report_records(task: str, done: int, _: int | None) -> None:
        progress(f"Loading {task}", done, total)

    refused_file = case.folder.with_name(f"{case.folder.name}.refused.csv")
    report = load(store, case.dataset, case.records, progress=report_records, refused_file=refused_file)
    return case, report


def _load_stored_texts(store: Store, case: Case) -> Mapping[str, str]:
    """Return the texts that the store has of sources for which the case has none."""
    sha256_by_source = {
        source.id: source.sha256
        for source in case.list_sources()
        if source.sha256 and source.id not in case.texts
    }
    if not sha256_by_source:
        return {}
    rows = store.read("source_texts", ids=sorted(sha256_by_source)).rows
    return {id_: text for id_, text, *_ in rows if text and sha256_of(text) == sha256_by_source[id_]}
