"""`casegraph map`: propose a mapping for a table, or show what a mapping makes of its first rows."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from casegraph.console import err, make_text, out, print_json
from casegraph.exit_codes import ExitCode
from casegraph.options import OVERWRITE_HINT, AsJson, Overwrite
from graph.errors import CasegraphError
from graph.ontology import load_ontology
from graph.output_files import check_output_file, write_output_file
from graph.presentation import pluralise
from loaders.findings import Finding
from loaders.input.rows import TableOptions
from loaders.tables import propose_mapping
from loaders.tables.trial import Trial, try_mapping

MAX_CLAIMS = 20
MAX_REFUSED = 10
MAX_FINDINGS = 30
DEFAULT_ROWS = 10_000


def map_table(
    table: Annotated[
        Path, typer.Argument(metavar="TABLE", help="A table: CSV, Excel, Parquet, ...", show_default=False)
    ],
    mapping: Annotated[
        Path | None, typer.Argument(metavar="[MAPPING]", help="A mapping to try.", show_default=False)
    ] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write the proposed mapping here.")
    ] = None,
    overwrite: Overwrite = False,
    sheet: Annotated[str | None, typer.Option("--sheet", help="One sheet of a spreadsheet.")] = None,
    encoding: Annotated[
        str | None, typer.Option("--encoding", help="The encoding of a text file, as cp1252; else detected.")
    ] = None,
    delimiter: Annotated[
        str | None, typer.Option("--delimiter", help="The delimiter of a text file; else detected.")
    ] = None,
    rows: Annotated[
        int, typer.Option("--rows", metavar="N", min=1, help="How many rows a mapping is tried on.")
    ] = DEFAULT_ROWS,
    as_json: AsJson = False,
) -> None:
    """Propose a mapping for a table, or show what a mapping makes of its first rows. No store is needed.

    A mapping says which columns of a table make which entities and claims. The proposed one can be loaded as
    it is; what is unsure in it stands in comments. With a mapping, the first rows are shown as sentences, and
    then the columns and values that it does not cover, and the rows that would be refused.

    Examples:

      casegraph map donors.xlsx -o donors.yaml

      casegraph map donors.xlsx donors.yaml
    """
    options = TableOptions(encoding=encoding, delimiter=delimiter, sheet=sheet)
    if mapping is None:
        _propose(table, output, options, overwrite=overwrite, as_json=as_json)
        return
    if output is not None or options != TableOptions():
        raise CasegraphError(
            "A mapping is only shown here; its options stand in it.", "Leave out the options."
        )
    trial = try_mapping(table, mapping, load_ontology(), rows=rows, max_claims=MAX_CLAIMS)
    if as_json:
        print_json(asdict(trial))
    else:
        _print_trial(trial, table.name)
    if trial.refused:
        raise typer.Exit(ExitCode.WRONG_INPUT)


def _propose(
    table: Path, output: Path | None, options: TableOptions, *, overwrite: bool, as_json: bool
) -> None:
    if output is None:
        text = propose_mapping(table, load_ontology(), options)
        if as_json:
            print_json({"mapping": text})
        else:
            out.print(text, end="", markup=False)
        return
    check_output_file(output, overwrite=overwrite, hint=OVERWRITE_HINT)
    text = propose_mapping(table, load_ontology(), options, output.resolve().parent)
    write_output_file(output, [text.encode()], overwrite=overwrite, hint=OVERWRITE_HINT)
    file, mapping = shlex.quote(str(table)), shlex.quote(str(output))
    err.print(f"Wrote {output}. Look through it; then:", markup=False)
    err.print(f"  casegraph map {file} {mapping}", markup=False)
    err.print(f"  casegraph load {file} --mapping {mapping}", markup=False)


def _print_findings(findings: Sequence[Finding]) -> None:
    if findings:
        out.print("\nNot used, not covered, or decided:")
    for finding in findings[:MAX_FINDINGS]:
        first = f" (first: {finding.place})" if finding.place else ""
        out.print(f"  {finding.message}: {pluralise(finding.count, 'time')}{first}", markup=False)
    if len(findings) > MAX_FINDINGS:
        out.print(f"  and {len(findings) - MAX_FINDINGS:,} more")


def _print_trial(trial: Trial, name: str) -> None:
    total = f" of {trial.total:,}" if trial.total is not None and trial.total > trial.rows else ""
    out.print(
        f"{trial.description}: {trial.rows:,}{total} rows read, {pluralise(trial.entities, 'entity')}.",
        markup=False,
    )
    for claim in trial.claims:
        # Every place begins with the name of the table, which stands above.
        place = claim.place.removeprefix(f"{name}, ")
        out.print(make_text(claim.sentence, (f", {place}  [{claim.source}]", "dim")))
    if not trial.claims:
        out.print("No claims; the mapping makes only entities, or every row is refused.")
    _print_findings(sorted(trial.findings, key=lambda finding: -finding.count))
    if trial.refused:
        err.print(f"\nRefused: {len(trial.refused):,}")
    for refusal in trial.refused[:MAX_REFUSED]:
        err.print(f"  {refusal.place}: {refusal.reason}", markup=False)
    if len(trial.refused) > MAX_REFUSED:
        err.print(f"  and {len(trial.refused) - MAX_REFUSED:,} more")
