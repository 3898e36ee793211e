"""Measure how fast the service answers, against the bare driver, FastAPI's default response and bare orjson.

    python -m benchmarks.api                                        # as `make bench-api`
    python -m benchmarks.api --nodes 2000 --ties 4000 --runs 1      # a quick look

See benchmarks/README.md.
"""

from __future__ import annotations

from typing import Annotated

import typer

from benchmarks.api_columns import time_encoding, time_reading
from benchmarks.api_neighbourhood import time_neighbourhoods
from benchmarks.api_records import DATASET, make_records
from benchmarks.local_store import open_driver, temporary_store
from benchmarks.report import Ratio, median, print_progress, print_ratios, print_table, ratio_of_medians
from loaders.writer import load


def main(
    nodes: Annotated[int, typer.Option(min=300, help="Number of nodes.")] = 20_000,
    ties: Annotated[int, typer.Option(min=600, help="Number of ties.")] = 40_000,
    runs: Annotated[int, typer.Option(min=1, help="Number of runs. The median counts.")] = 5,
) -> None:
    """Measure answers. Print tables and one line of JSON."""
    with temporary_store() as store, open_driver(store) as driver:
        print_progress(f"Loading {nodes:,} nodes and {ties:,} ties.")
        if refused := load(store, DATASET, make_records(nodes, ties)).refused:
            raise AssertionError(f"the made-up network has a mistake: {refused[0]}")
        neighbourhood = time_neighbourhoods(store, driver, runs)
        encoding = time_encoding(store, runs)
        reading = time_reading(store, driver, runs)
    rows = [
        [
            title,
            *(
                f"{median(times[name]) * 1_000:,.1f}" if name in times else ""
                for name in ("us", "peer", "orjson")
            ),
        ]
        for title, times in (
            ("a neighbourhood; the driver", neighbourhood),
            ("encoding columns; FastAPI's default; orjson", encoding),
            ("reading in columns; driver objects", reading),
        )
    ]
    columns = ["what; against what", "casegraph", "peer", "orjson"]
    print_table(f"Milliseconds, median of {runs}", columns, rows)
    print_ratios(
        [
            Ratio(
                "neighbourhood_vs_driver",
                ratio_of_medians(neighbourhood["us"], neighbourhood["peer"]),
                1.5,
                at_most=True,
            ),
            Ratio("encode_vs_fastapi", ratio_of_medians(encoding["peer"], encoding["us"]), 20),
            Ratio(
                "encode_vs_orjson", ratio_of_medians(encoding["us"], encoding["orjson"]), 1.2, at_most=True
            ),
            Ratio("read_vs_nodes", ratio_of_medians(reading["peer"], reading["us"]), 2),
        ]
    )


if __name__ == "__main__":
    typer.run(main)
