"""The report of a load: what the input was taken for, what changed, what was refused, what was found."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from casegraph.console import err, out
from graph.presentation import pluralise
from graph.yaml_files import MistakesError
from loaders.case import NAME as CASE
from loaders.findings import Findings
from loaders.open_input import OpenedInput
from loaders.record_stream import RecordStream
from loaders.report_json import load_to_json
from loaders.sync.report import RefusedRecord, Report

MAX_PRINTED_FINDINGS = 20
MAX_PRINTED_REFUSALS = 20


@dataclass(frozen=True)
class LoadResult:
    """One input that was loaded, or compared with the store.

    Args:
        stream: its records; the findings are complete.
        report: what that changed.
        refused_file: where the refused records are written, if there are any; None for nowhere.
    """

    stream: RecordStream
    report: Report
    refused_file: Path | None


def print_what_it_is(opened: OpenedInput) -> None:
    """Print what each input was taken for, and what is not loaded."""
    for stream in opened.streams:
        if stream.loader != CASE:
            out.print(f"{stream.dataset.id}: taken for {stream.description}.", markup=False)
    for name in opened.unknown:
        err.print(
            f"not loaded: {name} (no format that is known here, or a table without a mapping)", markup=False
        )
    for name, error in opened.failed:
        err.print(f"not loaded: {name}: {error}", markup=False)


def print_result(result: LoadResult, *, dry_run: bool) -> None:
    """Print the report for a person."""
    stream, report = result.stream, result.report
    would = "would be " if dry_run else ""
    out.print(
        f"{stream.dataset.title}: {report.read} records read, {would}{report.written - report.changed} new, "
        f"{report.changed} changed, {report.unchanged} unchanged, {report.withdrawn} withdrawn, "
        f"{report.refused_count} refused.",
        markup=False,
    )
    if stream.texts and not stream.texts.given:
        out.print("The case was loaded without texts, so no quotes are shown. Add them with --texts DIR.")
    print_findings(stream.findings)
    _print_refusals(result)


def print_findings(findings: Findings) -> None:
    """Print the most frequent findings. A table can have one for each of a thousand words."""
    by_count = sorted(findings, key=lambda finding: -finding.count)
    for finding in by_count[:MAX_PRINTED_FINDINGS]:
        first = f" (first: {finding.place})" if finding.place else ""
        out.print(f"  {finding.message}: {pluralise(finding.count, 'time')}{first}", markup=False)
    if len(by_count) > MAX_PRINTED_FINDINGS:
        out.print(f"  and {len(by_count) - MAX_PRINTED_FINDINGS} more; --json lists them")


def _print_refusals(result: LoadResult) -> None:
    report = result.report
    for refusal in report.refused[:MAX_PRINTED_REFUSALS]:
        err.print(f"refused: {refusal.place}: {refusal.reason}", markup=False)
    if report.refused_count > MAX_PRINTED_REFUSALS:
        err.print(f"and {report.refused_count - MAX_PRINTED_REFUSALS} more", markup=False)
    if report.refused_count and result.refused_file:
        err.print(f"All refused records are in {result.refused_file}.", markup=False)


def result_to_json(result: LoadResult) -> dict[str, Any]:
    """Return the report for programs."""
    return load_to_json(result.stream, result.report)


def report_mistakes(error: MistakesError) -> dict[str, Any]:
    """Return the report of an input that was not loaded because of mistakes in files written by hand."""
    refusals = tuple(RefusedRecord(mistake.location, mistake.message) for mistake in error.mistakes)
    return Report(read=0, written=0, changed=0, unchanged=0, withdrawn=0, refused=refusals).to_json()
