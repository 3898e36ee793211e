"""`casegraph stage`: write an input as files for Neo4j's own import, and run it for a local store."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from casegraph.console import err, out, print_json
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
from casegraph.load_report import MAX_PRINTED_REFUSALS, print_findings, print_what_it_is
from casegraph.options import AsJson, Texts
from casegraph.progress_bars import show_progress
from casegraph.stage_into import import_into, require_new_local_store, stage_into
from graph.errors import CasegraphError
from graph.ontology import load_ontology
from graph.progress import Progress
from loaders.loader import LoadOptions
from loaders.open_input import open_input
from loaders.record_stream import RecordStream
from loaders.report_json import findings_to_json
from loaders.stage import StageReport
from loaders.stage import stage as stage_stream


def stage(
    path: InputPath,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="FOLDER", help="A new folder for the files.", show_default=False
        ),
    ] = None,
    into: Annotated[
        str | None,
        typer.Option(
            "--into", metavar="local:PATH", help="A new local store to make of them.", show_default=False
        ),
    ] = None,
    compress: Annotated[bool, typer.Option("--gzip", help="Compress the files.")] = False,
    loader: LoaderName = None,
    mapping: MappingFile = None,
    dataset: DatasetId = None,
    title: DatasetTitle = None,
    kind: DefaultKind = None,
    texts: Texts = None,
    limit: RowLimit = None,
    as_json: AsJson = False,
) -> None:
    """Write an input as files for Neo4j's own import, which makes a new database of millions of claims.

    The files hold exactly what `casegraph load` would write into an empty store: loading the same input later
    changes nothing. With --into they are imported into a new local store; with -o they stay, with a script
    that imports them where Neo4j is installed. `docs/scaling.md` says when this is worth while.

    Examples:

      casegraph stage companies.csv --mapping companies.yaml --into local:companies

      casegraph stage sanctions.ftm.json -o sanctions-import --gzip
    """
    if output is None and into is None:
        raise typer.BadParameter("Name a folder with -o, or a new store with --into.")
    if into is not None:
        require_new_local_store(into)
    options = LoadOptions(dataset, title, mapping, kind, limit, texts)
    with (
        open_input(path, options, load_ontology(), loader) as opened,
        show_progress(quiet=as_json) as progress,
    ):
        if not as_json:
            print_what_it_is(opened)
        stream = _require_one(path, opened.streams)
        report = _stage(stream, output, into, compress, progress)
    if as_json:
        print_json({**report.to_json(), "findings": findings_to_json(stream.findings)})
    else:
        _print_report(stream, report, output, into)
        print_findings(stream.findings)
    if report.refused_count:
        raise typer.Exit(ExitCode.WRONG_INPUT)


def _require_one(path: Path, streams: tuple[RecordStream, ...]) -> RecordStream:
    if len(streams) > 1:
        names = ", ".join(stream.dataset.id for stream in streams)
        raise CasegraphError(
            f"{path} has several datasets ({names}), and an import makes a new store of one.",
            "Stage the largest one, and load the others into the new store.",
        )
    return streams[0]


def _stage(
    stream: RecordStream, output: Path | None, into: str | None, compress: bool, progress: Progress
) -> StageReport:
    if output is None:
        assert into is not None
        return stage_into(into, stream, progress)
    report = stage_stream(stream, output, compress=compress, progress=progress)
    if into is not None:
        import_into(into, require_new_local_store(into), stream, report, progress)
    return report


def _print_report(stream: RecordStream, report: StageReport, output: Path | None, into: str | None) -> None:
    out.print(
        f"{stream.dataset.title}: {report.read} records read, {report.staged} staged, "
        f"{report.refused_count} refused: {report.files.nodes} nodes and {report.files.relationships} "
        "relationships.",
        markup=False,
    )
    if output is not None:
        out.print(f"The files are in {output}; {output / 'import.sh'} imports them.", markup=False)
    if into is not None:
        out.print(f"The store is {into}, and runs.", markup=False)
    for refusal in report.refused[:MAX_PRINTED_REFUSALS]:
        err.print(f"refused: {refusal.place}: {refusal.reason}", markup=False)
    if report.refused_count > MAX_PRINTED_REFUSALS:
        err.print(f"and {report.refused_count - MAX_PRINTED_REFUSALS} more", markup=False)
