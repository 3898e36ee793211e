"""`casegraph load`: load a case into the store."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from casegraph.console import err, out, print_json, show_progress
from casegraph.exit_codes import ExitCode
from casegraph.load_case import load_case
from casegraph.open_store import open_store
from casegraph.options import AsJson, StoreUrl, Texts
from graph.ontology import load_ontology
from graph.yaml_files import MistakesError
from loaders.case import read_case
from loaders.sync.report import RefusedRecord, Report


def load(
    folder: Annotated[
        Path, typer.Argument(metavar="CASE", help="The folder of the case.", show_default=False)
    ],
    texts: Texts = None,
    store_url: StoreUrl = None,
    as_json: AsJson = False,
) -> None:
    """Load a case, so that the store equals it.

    Loading a case again writes only what has changed. Claims that the case no longer states are kept as
    withdrawn, and other cases stay as they are. A case with mistakes is not loaded; the mistakes are listed
    with file and line.

    Examples:

      casegraph load cases/kazakhstan

      casegraph load cases/kazakhstan --texts ../texts
    """
    try:
        case = read_case(folder, load_ontology(), texts)
    except MistakesError as error:
        if as_json:
            print_json(_report_mistakes(error).to_json())
        raise
    with open_store(store_url, quiet=as_json, create=True) as store, show_progress(quiet=as_json) as progress:
        case, report = load_case(store, case, progress)
    if as_json:
        print_json(report.to_json())
    else:
        _print_report(case.dataset.title, report, bool(case.texts))
    if report.refused:
        raise typer.Exit(ExitCode.WRONG_INPUT)


def _report_mistakes(error: MistakesError) -> Report:
    """Return the report of a case that was not loaded because of its mistakes."""
    refusals = tuple(RefusedRecord(mistake.location, mistake.message) for mistake in error.mistakes)
    return Report(read=0, written=0, changed=0, unchanged=0, withdrawn=0, refused=refusals)


def _print_report(title: str, report: Report, with_texts: bool) -> None:
    new = report.written - report.changed
    out.print(
        f"{title}: {report.read} records read, {new} new, {report.changed} changed, "
        f"{report.unchanged} unchanged, {report.withdrawn} withdrawn, {len(report.refused)} refused."
    )
    if not with_texts:
        out.print("The case was loaded without texts, so no quotes are shown. Add them with --texts DIR.")
    for refusal in report.refused:
        err.print(f"refused: {refusal.place}: {refusal.reason}", markup=False)
