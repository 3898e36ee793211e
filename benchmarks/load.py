"""Measure how many claims per second our writer loads, against a hand-written loop and against py2neo.

    python -m benchmarks.load                             # as `make bench-load`: 200,000 claims, five runs
    python -m benchmarks.load --claims 20000 --runs 1 --no-big-files     # a quick look

All three write the same data to the same store, which is emptied before each of them, and then load it a
second time. See benchmarks/README.md.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Annotated

import typer
from neo4j import Driver

from benchmarks.big_files import BIG_FILES, measure_big_files
from benchmarks.load_checks import time_checks_and_ids
from benchmarks.load_records import BenchmarkCase, make_case
from benchmarks.load_rows import make_rows
from benchmarks.load_writers import casegraph_writer, driver_writer, py2neo_writer
from benchmarks.local_store import local_store_of, open_driver, temporary_store
from benchmarks.report import (
    Ratio,
    measure_seconds,
    median,
    print_progress,
    print_ratios,
    print_table,
    ratio_of_medians,
    rotate,
)

OURS = "casegraph"
# For each load, how many times as fast as each peer our writer must be.
GOALS = {"first_load": 1.0, "second_load": 1.5}
# Loaded once by each writer to warm up the database and the code. These times do not count.
WARM_UP_CLAIMS = 100_000

DELETE_NODES = "MATCH (n) WHERE NOT n:CasegraphSchema WITH n LIMIT 5000 DETACH DELETE n RETURN count(n)"
DELETE_RELATIONSHIPS = "MATCH ()-[r]->() WITH r LIMIT 20000 DELETE r RETURN count(r)"
COUNT_RELATIONSHIPS = "MATCH ()-[r]->() RETURN count(r) AS claims, sum(size(keys(r))) AS properties"
COUNT_NODES = (
    "MATCH (n) WHERE NOT n:CasegraphSchema RETURN count(n) AS nodes, sum(size(keys(n))) AS properties"
)

Writers = Mapping[str, Callable[[], None]]
Times = Mapping[tuple[str, str], list[float]]


def main(
    claims: Annotated[int, typer.Option(help="Number of claims.")] = 200_000,
    runs: Annotated[int, typer.Option(help="Number of runs. The median counts.")] = 5,
    big_files: Annotated[bool, typer.Option(help="Measure big files as well.")] = True,
) -> None:
    """Measure loading. Print tables and one line of JSON."""
    with temporary_store() as store, open_driver(store) as driver:

        def writers(case: BenchmarkCase) -> Writers:
            rows = make_rows(case, store.ontology)
            return {
                OURS: casegraph_writer(store, case),
                "loop": driver_writer(driver, rows),
                "py2neo": py2neo_writer(local_store_of(store), rows),
            }

        print_progress("Warming up.")
        measure_loads(driver, writers(make_case(min(claims, WARM_UP_CLAIMS))), runs=1)
        case = make_case(claims)
        times = measure_loads(driver, writers(case), runs)
        parts = time_checks_and_ids(case, store.ontology, runs)
    ratios = print_report(times, parts, claims)
    if big_files:
        ratios += measure_big_files(**BIG_FILES)
    print_ratios(ratios)


def measure_loads(driver: Driver, writers: Writers, runs: int) -> Times:
    """Return the seconds of each load, by writer and load, with one item for each run."""
    times: dict[tuple[str, str], list[float]] = defaultdict(list)
    for run in range(runs):
        contents = {}
        for name in rotate(list(writers), run):
            empty_store(driver)
            for load in GOALS:
                took = measure_seconds(writers[name])
                times[name, load].append(took)
                print_progress(f"Run {run + 1} of {runs}: {name}, {load.replace('_', ' ')}: {took:.1f} s")
            contents[name] = count_contents(driver)
        if len(set(contents.values())) != 1:
            raise AssertionError(f"the writers did not write the same: {contents}")
    return times


def empty_store(driver: Driver) -> None:
    """Delete everything in the store but its schema. This is not part of any measured time."""
    for text in (DELETE_RELATIONSHIPS, DELETE_NODES):
        while driver.execute_query(text, database_="neo4j").records[0][0]:
            pass


def count_contents(driver: Driver) -> tuple[int, ...]:
    """Return the numbers of relationships, of their properties, of nodes, and of their properties."""
    records = [
        driver.execute_query(text, database_="neo4j").records[0]
        for text in (COUNT_RELATIONSHIPS, COUNT_NODES)
    ]
    return tuple(int(count) for record in records for count in record)


def print_report(times: Times, own_times: Mapping[str, list[float]], claims: int) -> list[Ratio]:
    """Print the medians, and return the ratios."""
    names = list(dict.fromkeys(name for name, _ in times))
    print_table(
        f"Claims a second of {claims:,}, median of {len(next(iter(times.values())))}",
        ["", *(load.replace("_", " ") for load in GOALS)],
        [[name, *(f"{claims / median(times[name, load]):,.0f}" for load in GOALS)] for name in sorted(names)],
    )
    print_table(
        "Of our time, apart",
        ["", "seconds", "microseconds a claim"],
        [
            [name, f"{median(took):.2f}", f"{median(took) / claims * 1e6:.1f}"]
            for name, took in own_times.items()
        ],
    )
    return [
        Ratio(f"{load}_vs_{peer}", ratio_of_medians(times[peer, load], times[OURS, load]), goal)
        for load, goal in GOALS.items()
        for peer in names
        if peer != OURS
    ]


if __name__ == "__main__":
    app = typer.Typer(pretty_exceptions_enable=False)
    app.command()(main)
    app()
