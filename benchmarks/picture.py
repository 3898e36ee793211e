"""Measure how fast a page with a picture is written and how soon it can be used, against pyvis's defaults.

    python -m benchmarks.picture                         # as `make bench-picture`
    python -m benchmarks.picture --quick                 # a look at the small sizes
    python -m benchmarks.picture --sizes 100,1000 --no-browser

See benchmarks/README.md for what is compared and when a page counts as usable.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from benchmarks.picture_open import Times, chromium, time_opening
from benchmarks.picture_write import WriteTimes, time_writing, write_pages_to_open
from benchmarks.report import Ratio, median, print_ratios, print_table, ratio_of_medians

SIZES = (100, 1_000, 5_000, 20_000)
WRITE_GOALS = {1_000: 10.0, 20_000: 100.0}
USABLE_GOALS = {100: 5.0, 1_000: 50.0}


@dataclass(frozen=True)
class Runs:
    """How many runs each competitor gets. The median counts. What takes minutes is done once."""

    ours: int
    pyvis: int


WRITE_RUNS = {100: Runs(15, 15), 1_000: Runs(15, 15), 5_000: Runs(7, 3), 20_000: Runs(5, 1)}
USABLE_RUNS = {100: Runs(5, 5), 1_000: Runs(5, 1)}


def main(
    sizes: Annotated[str, typer.Option(help="Numbers of nodes, separated by commas.")] = ",".join(
        map(str, SIZES)
    ),
    quick: Annotated[bool, typer.Option("--quick", help="Only the sizes that take seconds.")] = False,
    browser: Annotated[bool, typer.Option(help="Also open the pages in Chromium.")] = True,
) -> None:
    """Measure pages. Print tables and one line of JSON."""
    sizes_to_write = [int(size) for size in sizes.split(",")]
    if quick:
        sizes_to_write = [size for size in sizes_to_write if size <= 1_000]
    sizes_to_open = [size for size in sizes_to_write if size in USABLE_GOALS and not (quick and size > 100)]
    with tempfile.TemporaryDirectory(prefix="casegraph-bench-") as folder:
        pages = [time_writing(size, *_runs(size), Path(folder)) for size in sizes_to_write]
        ratios = print_writing(pages)
        if browser and sizes_to_open:
            ratios += print_opening({size: time_opening_pages(size, Path(folder)) for size in sizes_to_open})
    print_ratios(ratios)


def _runs(size: int) -> tuple[int, int]:
    runs = WRITE_RUNS.get(size, Runs(5, 1))
    return runs.ours, runs.pyvis


def time_opening_pages(size: int, folder: Path) -> Times:
    """Return the seconds until the pages of a size can be used, in a browser started for them."""
    runs = USABLE_RUNS[size]
    pages = write_pages_to_open(size, folder)
    with chromium() as browser:
        return time_opening(browser, pages, {"casegraph": runs.ours, "pyvis": runs.pyvis})


def print_writing(pages: Sequence[WriteTimes]) -> list[Ratio]:
    """Print how long writing took. Return the ratios that have goals."""
    print_table(
        "Writing a page, two ties a node: seconds, medians (number of runs)",
        ["nodes", "casegraph", "pyvis", "times as fast", "megabytes", "pyvis's", "layout, apart"],
        [
            [
                f"{page.nodes:,}",
                f"{median(page.ours):.4f} ({len(page.ours)})",
                f"{median(page.pyvis):.3f} ({len(page.pyvis)})",
                f"{ratio_of_medians(page.pyvis, page.ours):,.1f}",
                f"{page.bytes['casegraph'] / 1e6:.1f}",
                f"{page.bytes['pyvis'] / 1e6:.1f}",
                f"{page.layout:.2f}",
            ]
            for page in pages
        ],
    )
    return [
        Ratio(f"write_{page.nodes}", ratio_of_medians(page.pyvis, page.ours), WRITE_GOALS[page.nodes])
        for page in pages
        if page.nodes in WRITE_GOALS
    ]


def print_opening(times: dict[int, Times]) -> list[Ratio]:
    """Print how soon the pages could be used. Return the ratios."""
    ratios = {size: ratio_of_medians(took["pyvis"], took["casegraph"]) for size, took in times.items()}
    print_table(
        "Until a page can be used, in Chromium: seconds, medians (number of runs)",
        ["nodes", "casegraph", "pyvis, default physics", "times as soon"],
        [
            [
                f"{size:,}",
                *(f"{median(took[name]):.2f} ({len(took[name])})" for name in ("casegraph", "pyvis")),
                f"{ratios[size]:,.1f}",
            ]
            for size, took in times.items()
        ],
    )
    return [Ratio(f"usable_{size}", ratio, USABLE_GOALS[size]) for size, ratio in ratios.items()]


if __name__ == "__main__":
    typer.run(main)
