"""How many claims a second our writer loads, against a loop written by hand and against py2neo.

    python -m benchmarks.load                             # as `make bench-load`: 200,000 claims, five runs
    python -m benchmarks.load --claims 20000 --runs 1     # a quick look

All three write the same rows to the same store, emptied before each, and load them a second time. See
benchmarks/README.md.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Annotated

import typer
from neo4j import Driver

from benchmarks.load_apart import apart
from benchmarks.load_records import Case, made_up
from benchmarks.load_rows import rows
from benchmarks.load_writers import casegraph, loop, py2neo_bulk
from benchmarks.local_store import bare_driver, process_of, temporary_store
from benchmarks.report import Ratio, finish, median, ratio_of_medians, rotated, say, seconds, table

US = "casegraph"
LOADS = {"first_load": 1.0, "second_load": 1.5}
# So many claims warm up the database and everybody's code; their times do not count.
WARM_UP = 100_000

EMPTY = "MATCH (n) WHERE NOT n:CasegraphSchema WITH n LIMIT 5000 DETACH DELETE n RETURN count(n)"
EMPTY_TIES = "MATCH ()-[r]->() WITH r LIMIT 20000 DELETE r RETURN count(r)"
HELD = "MATCH ()-[r]->() RETURN count(r) AS claims, sum(size(keys(r))) AS properties"
HELD_NODES = (
    "MATCH (n) WHERE NOT n:CasegraphSchema RETURN count(n) AS nodes, sum(size(keys(n))) AS properties"
)

Writers = Mapping[str, Callable[[], None]]
Times = Mapping[tuple[str, str], list[float]]


def main(
    claims: Annotated[int, typer.Option(help="How many claims.")] = 200_000,
    runs: Annotated[int, typer.Option(help="How many runs to take the median of.")] = 5,
) -> None:
    """Measure, and print tables and a line of JSON."""
    with temporary_store() as store, bare_driver(store) as driver:

        def writers(case: Case) -> Writers:
            same = rows(case, store.ontology)
            return {
                US: casegraph(store, case),
                "loop": loop(driver, same),
                "py2neo": py2neo_bulk(process_of(store), same),
            }

        say("Warming up.")
        measure(driver, writers(made_up(min(claims, WARM_UP))), runs=1)
        case = made_up(claims)
        times = measure(driver, writers(case), runs)
        parts = apart(case, store.ontology, runs)
    report(times, parts, claims)


def measure(driver: Driver, writers: Writers, runs: int) -> Times:
    """Return the seconds of each load of each writer, over all runs."""
    times: dict[tuple[str, str], list[float]] = defaultdict(list)
    for run in range(runs):
        held = {}
        for name in rotated(list(writers), run):
            empty(driver)
            for load in LOADS:
                took = seconds(writers[name])
                times[name, load].append(took)
                say(f"Run {run + 1} of {runs}: {name}, {load.replace('_', ' ')}: {took:.1f} s")
            held[name] = everything(driver)
        if len(set(held.values())) != 1:
            raise AssertionError(f"not everybody wrote the same: {held}")
    return times


def empty(driver: Driver) -> None:
    """Take everything out of the store but its schema, in nobody's time."""
    for text in (EMPTY_TIES, EMPTY):
        while driver.execute_query(text, database_="neo4j").records[0][0]:
            pass


def everything(driver: Driver) -> tuple[int, ...]:
    """Return counts of all that is in the store."""
    found = [driver.execute_query(text, database_="neo4j").records[0] for text in (HELD, HELD_NODES)]
    return tuple(int(count) for record in found for count in record)


def report(times: Times, parts: Mapping[str, list[float]], claims: int) -> None:
    """Print what was measured."""
    names = list(dict.fromkeys(name for name, _ in times))
    table(
        f"Claims a second of {claims:,}, median of {len(next(iter(times.values())))}",
        ["", *(load.replace("_", " ") for load in LOADS)],
        [[name, *(f"{claims / median(times[name, load]):,.0f}" for load in LOADS)] for name in sorted(names)],
    )
    table(
        "Of our time, apart",
        ["", "seconds", "microseconds a claim"],
        [[name, f"{median(took):.2f}", f"{median(took) / claims * 1e6:.1f}"] for name, took in parts.items()],
    )
    finish(
        [
            Ratio(f"{load}_vs_{peer}", ratio_of_medians(times[peer, load], times[US, load]), goal)
            for load, goal in LOADS.items()
            for peer in names
            if peer != US
        ]
    )


if __name__ == "__main__":
    app = typer.Typer(pretty_exceptions_enable=False)
    app.command()(main)
    app()
