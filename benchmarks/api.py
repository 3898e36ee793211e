"""How fast the service answers, against the bare driver, FastAPI's default response and bare orjson.

    python -m benchmarks.api                                        # as `make bench-api`
    python -m benchmarks.api --nodes 2000 --ties 4000 --runs 1      # a quick look

See benchmarks/README.md.
"""

from __future__ import annotations

from typing import Annotated

import typer

from benchmarks.api_columns import encoded, read
from benchmarks.api_neighbourhood import neighbourhoods
from benchmarks.api_records import DATASET, records
from benchmarks.local_store import bare_driver, temporary_store
from benchmarks.report import Ratio, finish, median, ratio_of_medians, say, table
from loaders.writer import load


def main(
    nodes: Annotated[int, typer.Option(min=300, help="How many nodes.")] = 20_000,
    ties: Annotated[int, typer.Option(min=600, help="How many ties.")] = 40_000,
    runs: Annotated[int, typer.Option(min=1, help="How many runs to take the median of.")] = 5,
) -> None:
    """Measure, and print tables and a line of JSON."""
    with temporary_store() as store, bare_driver(store) as driver:
        say(f"Loading {nodes:,} nodes and {ties:,} ties.")
        if refused := load(store, DATASET, records(nodes, ties)).refused:
            raise AssertionError(f"the made-up network is at fault: {refused[0]}")
        near = neighbourhoods(store, driver, runs)
        encoding = encoded(store, runs)
        reading = read(store, driver, runs)
    rows = [
        [
            what,
            *(
                f"{median(times[who]) * 1_000:,.1f}" if who in times else ""
                for who in ("us", "peer", "orjson")
            ),
        ]
        for what, times in (
            ("a neighbourhood; the driver", near),
            ("encoding columns; FastAPI's default; orjson", encoding),
            ("reading in columns; driver objects", reading),
        )
    ]
    table(f"Milliseconds, median of {runs}", ["what; against what", "casegraph", "peer", "orjson"], rows)
    finish(
        [
            Ratio("neighbourhood_vs_driver", ratio_of_medians(near["us"], near["peer"]), 1.5, at_most=True),
            Ratio("encode_vs_fastapi", ratio_of_medians(encoding["peer"], encoding["us"]), 20),
            Ratio(
                "encode_vs_orjson", ratio_of_medians(encoding["us"], encoding["orjson"]), 1.2, at_most=True
            ),
            Ratio("read_vs_nodes", ratio_of_medians(reading["peer"], reading["us"]), 2),
        ]
    )


if __name__ == "__main__":
    typer.run(main)
