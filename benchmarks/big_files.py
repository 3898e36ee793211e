"""Measure each way to get a big file into a store: rates and peak memory.

    python -m benchmarks.big_files           # as at the end of `make bench-load`
    python -m benchmarks.big_files --rows 200000 --nodes 40000 --bolt-rows 20000 --ftm-rows 20000

See benchmarks/README.md.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer

from benchmarks.big_files_make import make_ftm, make_table
from benchmarks.big_files_run import run_import, run_on_store, run_step
from benchmarks.report import Ratio, print_progress, print_ratios, print_table

GOAL_ROWS_PER_SECOND = 300_000
GOAL_MAPPED_BY_BOLT = 0.8

BIG_FILES = {"rows": 5_000_000, "nodes": 1_000_000, "bolt_rows": 1_000_000, "ftm_rows": 200_000}
"""The sizes of `make bench-load`."""


class Measured(NamedTuple):
    """One step of the benchmark.

    Args:
        name: what was done.
        rows: how many nodes and relationships, or records, that was.
        figures: `seconds`, `peak_mib` of our process, and where there was one `java_mib` of the database.
    """

    name: str
    rows: int
    figures: dict[str, Any]

    @property
    def rate(self) -> float:
        """How many a second."""
        return self.rows / float(self.figures["seconds"])


def measure_big_files(rows: int, nodes: int, bolt_rows: int, ftm_rows: int) -> list[Ratio]:
    """Measure all steps, print a table, and return the ratios that have goals.

    Args:
        rows, nodes: of the register that is staged and imported.
        bolt_rows: rows of a smaller register that is loaded by Bolt, and staged record by record.
        ftm_rows: rows of the register that is read as FollowTheMoney.
    """
    with tempfile.TemporaryDirectory(prefix="casegraph-big-") as name:
        folder = Path(name)
        steps = [
            *_measure_staging(folder, rows, nodes),
            *_measure_bolt(folder, bolt_rows, nodes * bolt_rows // rows),
            *_measure_ftm(folder, ftm_rows, nodes * ftm_rows // rows),
        ]
    by_name = {step.name: step for step in steps}
    print_table(
        f"Big files: {rows:,} rows with {nodes:,} people and firms",
        ["", "of", "seconds", "a second", "MiB", "MiB of Java"],
        [_format(step) for step in steps],
    )
    columns, mapped, alone = (
        by_name[step] for step in ("stage, columns", "load, mapped CSV", "load, writer alone")
    )
    return [
        Ratio("stage_columns_rows_per_second", columns.rate, GOAL_ROWS_PER_SECOND),
        Ratio("load_mapped_vs_writer_alone", mapped.rate / alone.rate, GOAL_MAPPED_BY_BOLT),
    ]


def _measure_staging(folder: Path, rows: int, nodes: int) -> list[Measured]:
    print_progress(f"Writing a register of {rows:,} rows.")
    table, mapping = make_table(folder, rows, nodes)
    print_progress("Staging it from columns.")
    files = folder / "columns"
    staged = run_step("stage_columns", table, files, one_core=True)
    print_progress("Staging it by its mapping.")
    mapped = run_step("stage_mapped", table, mapping, folder / "mapped", one_core=True)
    print_progress("Importing it.")
    imported = run_import(files, folder / "store")
    count = rows + nodes
    return [
        Measured("stage, columns", count, staged),
        Measured("stage, mapped CSV", count, mapped),
        Measured("import and start", count, imported.pop("import")),
        Measured("constraints, indexes", count, imported.pop("schema")),
    ]


def _measure_bolt(folder: Path, rows: int, nodes: int) -> list[Measured]:
    table, mapping = make_table(folder, rows, nodes)
    print_progress(f"Staging {rows:,} rows record by record.")
    staged = run_step("stage_records", table, mapping, folder / "records")
    print_progress("Loading them by Bolt.")
    mapped = run_on_store("load_mapped", table, mapping)
    print_progress("Loading the same records from memory.")
    alone = run_on_store("load_records", table, mapping)
    return [
        Measured("stage, by record", staged["rows"] + nodes, staged),
        Measured("load, mapped CSV", mapped["records"], mapped),
        Measured("load, writer alone", alone["records"], alone),
    ]


def _measure_ftm(folder: Path, rows: int, nodes: int) -> list[Measured]:
    print_progress(f"Reading {rows:,} rows as FollowTheMoney.")
    file = make_ftm(folder, rows, nodes)
    library, ours = run_step("read_ftm_library", file), run_step("read_ftm", file)
    return [
        Measured("read, followthemoney", library["records"], library),
        Measured("read, our FtM loader", ours["records"], ours),
    ]


def _format(step: Measured) -> list[str]:
    figures = step.figures
    memory = [f"{figures[name]:,}" if name in figures else "" for name in ("peak_mib", "java_mib")]
    return [step.name, f"{step.rows:,}", f"{figures['seconds']:,.1f}", f"{step.rate:,.0f}", *memory]


def main(
    rows: Annotated[int, typer.Option(help="Rows that are staged and imported.")] = BIG_FILES["rows"],
    nodes: Annotated[int, typer.Option(help="People and firms in them.")] = BIG_FILES["nodes"],
    bolt_rows: Annotated[int, typer.Option(help="Rows that are loaded by Bolt.")] = BIG_FILES["bolt_rows"],
    ftm_rows: Annotated[int, typer.Option(help="Rows that are read as FollowTheMoney.")] = BIG_FILES[
        "ftm_rows"
    ],
) -> None:
    """Measure big files. Print a table and one line of JSON."""
    print_ratios(measure_big_files(rows, nodes, bolt_rows, ftm_rows))


if __name__ == "__main__":
    typer.run(main)
