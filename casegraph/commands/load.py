"""`casegraph load`: load a case, a table with a mapping, or a file of another program into the store."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from casegraph.console import print_json
from casegraph.exit_codes import ExitCode
from casegraph.input_options import (
    DatasetId,
    DatasetTitle,
    DefaultKind,
    InputPath,
    LoaderName,
    MappingFile,
    RowLimit,
)
from casegraph.load_report import (
    LoadResult,
    print_result,
    print_what_it_is,
    report_mistakes,
    result_to_json,
)
from casegraph.open_store import open_store
from casegraph.options import AsJson, StoreUrl, Texts
from casegraph.progress_bars import show_progress
from graph.errors import CasegraphError
from graph.ontology import load_ontology
from graph.yaml_files import MistakesError
from loaders.load_stream import add_stored_texts, compare_stream, load_stream
from loaders.loader import LoadOptions
from loaders.open_input import OpenedInput, open_input
from loaders.record_stream import RecordStream


def load(
    path: InputPath,
    loader: LoaderName = None,
    mapping: MappingFile = None,
    dataset: DatasetId = None,
    title: DatasetTitle = None,
    kind: DefaultKind = None,
    texts: Texts = None,
    limit: RowLimit = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Read and check everything, report it, and write nothing.")
    ] = False,
    refused_file: Annotated[
        Path | None,
        typer.Option(
            "--refused",
            metavar="FILE",
            help="Where refused rows are written; else next to the input, and by a dry run nowhere.",
        ),
    ] = None,
    store_url: StoreUrl = None,
    as_json: AsJson = False,
) -> None:
    """Load a case, a table, or a file of another program, so that the store equals it.

    Casegraph recognises what the path is and says what it takes it for. A table needs a mapping, which says
    which columns make which records; `casegraph map` proposes one. The formats are listed in docs/loaders.

    Loading the same again writes only what has changed. What the input no longer states is kept as
    withdrawn, and other datasets stay as they are. A wrong row is refused and written to a file with the
    reason; the rest is loaded. An interrupted load is finished by running it again.

    Examples:

      casegraph load cases/kazakhstan --texts ../texts

      casegraph load companies.csv --mapping companies.yaml

      casegraph load sanctions.ftm.json --dry-run
    """
    for read in (path, mapping):
        if refused_file and read and refused_file.resolve() == read.resolve():
            message = f"{refused_file} is read by this load, and cannot take the refused records."
            raise CasegraphError(message, "Name another file with --refused.")
    options = LoadOptions(dataset, title, mapping, kind, limit, texts)
    try:
        with (
            open_input(path, options, load_ontology(), loader) as opened,
            open_store(store_url, quiet=as_json, create=True) as store,
        ):
            if not as_json:
                print_what_it_is(opened)
            results = []
            for stream in opened.streams:
                complete = add_stored_texts(store, stream)
                refusals = _name_refused_file(path, stream, opened, refused_file, dry_run=dry_run)
                load_one = compare_stream if dry_run else load_stream
                with show_progress(quiet=as_json) as progress:
                    report = load_one(store, complete, progress=progress, refused_file=refusals)
                results.append(LoadResult(complete, report, refusals))
                # At once, because the next one may fail.
                if not as_json:
                    print_result(results[-1], dry_run=dry_run)
    except MistakesError as error:
        if as_json:
            print_json(report_mistakes(error))
        raise
    if as_json:
        documents = [result_to_json(result) for result in results]
        print_json(documents if len(documents) > 1 else documents[0])
    if opened.failed or any(result.report.refused_count for result in results):
        raise typer.Exit(ExitCode.WRONG_INPUT)


def _name_refused_file(
    path: Path, stream: RecordStream, opened: OpenedInput, chosen: Path | None, *, dry_run: bool
) -> Path | None:
    """Return where refused records are written: where the user says, or next to the input; None for nowhere.

    Of several inputs each has a file of its own, with the id of its dataset in its name.
    """
    dataset = f".{stream.dataset.id}" if len(opened.streams) > 1 else ""
    if chosen is not None:
        return chosen.with_name(f"{chosen.stem}{dataset}{chosen.suffix}")
    if dry_run:
        return None
    resolved = path.resolve()
    stem = resolved.name.removesuffix(resolved.suffix) if resolved.is_file() else resolved.name
    return resolved.with_name(f"{stem}{dataset}.refused.csv")
