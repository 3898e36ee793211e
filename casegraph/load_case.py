"""Load a case into a store, with the texts that were given or else with those that the store already has."""

from __future__ import annotations

from collections.abc import Mapping

from graph.model import Source, sha256_of
from graph.progress import Progress
from graph.store import Store
from loaders.case import Case, read_case
from loaders.sync.report import Report
from loaders.writer import load


def load_case(store: Store, case: Case, progress: Progress) -> tuple[Case, Report]:
    """Load a case, so that the store equals it.

    Refused records are also written to `NAME.refused.csv`, next to the folder of the case.

    Where the case was read without texts, it is read again with the texts of the store whose SHA-256 is still
    that of the source. Without them the load would delete the quotes.

    Returns:
        The case as it was loaded, and the report of the load.

    Raises:
        StoreError: the store failed.
    """
    if not case.texts and (stored_texts := _load_stored_texts(store, case)):
        case = read_case(case.folder, store.ontology, stored_texts)
    total = len(case.records)

    def report_records(task: str, done: int, _: int | None) -> None:
        progress(f"Loading {task}", done, total)

    refused_file = case.folder.with_name(f"{case.folder.name}.refused.csv")
    report = load(store, case.dataset, case.records, progress=report_records, refused_file=refused_file)
    return case, report


def _load_stored_texts(store: Store, case: Case) -> Mapping[str, str]:
    sources = (input_record.record for input_record in case.records)
    sha256_by_source = {
        source.id: source.sha256 for source in sources if isinstance(source, Source) and source.sha256
    }
    rows = store.read("source_texts", ids=sorted(sha256_by_source)).rows
    return {id_: text for id_, text, *_ in rows if text and sha256_of(text) == sha256_by_source[id_]}
