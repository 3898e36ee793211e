"""Measure how much memory a load needs: the greatest resident size of the Python process.

    python -m benchmarks.load_memory                          # a dry run of 5 million claims
    python -m benchmarks.load_memory --claims 1000000 --write # loaded into a store, and loaded again

The records are made while they are read, as a loader does it. The store is a local one, whose own memory does
not count.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from collections.abc import Iterator
from typing import Annotated

import typer

from benchmarks.load_records import DATASET
from benchmarks.local_store import temporary_store
from benchmarks.report import print_table
from graph.model import Claim, Entity, InputRecord, Source
from graph.store import Store
from loaders.writer import Report, compare, load

SOURCES = 40
CLAIMS_PER_ENTITY = 5
CLAIMS_PER_REFUSED = 50
# On Linux the size is given in KiB, on macOS in bytes.
BYTES_PER_UNIT = 1 if sys.platform == "darwin" else 1024


def main(
    claims: Annotated[int, typer.Option(help="Number of claims.")] = 5_000_000,
    write: Annotated[bool, typer.Option(help="Write into the store, and then load again.")] = False,
) -> None:
    """Measure the memory of a load. Print a table."""
    rows = [["before", "", "", "", f"{peak_mebibytes():,.0f}"]]
    with temporary_store() as store:
        for name in ("first load", "second load") if write else ("dry run",):
            start = time.monotonic()
            report = run(store, claims, write=write)
            rows.append(describe(name, report, time.monotonic() - start))
    print_table(
        f"Greatest resident size of the Python process, {claims:,} claims",
        ["", "records", "refused", "records/s", "MiB"],
        rows,
    )


def run(store: Store, claims: int, *, write: bool) -> Report:
    """Load the records, or compare them with the store."""
    records = make_records(claims)
    return load(store, DATASET, records) if write else compare(store, DATASET, records)


def make_records(claims: int) -> Iterator[InputRecord]:
    """Yield sources, entities and claims in this order, and now and then a claim about an unknown entity."""
    chance = random.Random(5)
    entities = max(2, claims // CLAIMS_PER_ENTITY)
    for number in range(SOURCES):
        source = Source(id=f"bench-source-{number}", dataset=DATASET.id, title=f"Register {number}")
        yield InputRecord(source, f"registers.csv, row {number + 1}")
    for number in range(entities):
        entity = Entity(id=f"{DATASET.id}/{number}", kind="Organisation", name=f"Firm {number}")
        yield InputRecord(entity, f"firms.csv, row {number + 1}")
    for number in range(claims):
        is_refused = number % CLAIMS_PER_REFUSED == 0
        claim = Claim(
            dataset=DATASET.id,
            source=f"bench-source-{number % SOURCES}",
            locator=f"row {number + 1}",
            edge_type="OWNS",
            subject=f"{DATASET.id}/{chance.randrange(entities // 2)}",
            object="unknown" if is_refused else f"{DATASET.id}/{chance.randrange(entities // 2, entities)}",
            properties={"share": chance.randint(1, 100)},
        )
        yield InputRecord(claim, f"owners.csv, row {number + 1}")


def describe(name: str, report: Report, seconds: float) -> list[str]:
    """Return a row of the table."""
    counts = (report.read, report.refused_count, report.read / seconds)
    return [name, *(f"{count:,.0f}" for count in counts), f"{peak_mebibytes():,.0f}"]


def peak_mebibytes() -> float:
    """Return the greatest resident size of this process until now."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * BYTES_PER_UNIT / 1024**2


if __name__ == "__main__":
    app = typer.Typer(pretty_exceptions_enable=False)
    app.command()(main)
    app()
