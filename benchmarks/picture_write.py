"""The two who write the same picture into a file: Casegraph, and pyvis as its documentation shows it."""

from __future__ import annotations

import gc
from dataclasses import dataclass
from pathlib import Path

import pyvis.network

from benchmarks.picture_case import Plain, anywhere, made_up, plain
from benchmarks.report import rotated, say, seconds
from graph.ontology import ontology
from visualize import positions, write_page
from visualize.vis_network import Positions


@dataclass(frozen=True)
class Written:
    """What one size took, in seconds, for each run.

    Args:
        layout: how long our positions take, which neither is given time for.
        bytes: of the page, by who wrote it.
    """

    nodes: int
    layout: float
    ours: list[float]
    pyvis: list[float]
    bytes: dict[str, int]


def written(nodes: int, runs: int, peer_runs: int, folder: Path) -> Written:
    """Write the page of so many nodes by both, in turn; who goes first changes from run to run."""
    vocabulary = ontology()
    drawn = made_up(nodes, vocabulary)
    names, where = plain(drawn, vocabulary), anywhere(drawn)
    pages = {who: folder / f"{who}-{nodes}.html" for who in ("casegraph", "pyvis")}
    work = {
        "casegraph": lambda: write_page(drawn, vocabulary, pages["casegraph"], where),
        "pyvis": lambda: write_by_pyvis(names, pages["pyvis"], where),
    }
    times: dict[str, list[float]] = {who: [] for who in pages}
    say(f"Writing {nodes:,} nodes")
    for run in range(max(runs, peer_runs)):
        for who in rotated(list(pages), run):
            if run < (runs if who == "casegraph" else peer_runs):
                # To write over a file takes some file systems longer than to write a new one.
                pages[who].unlink(missing_ok=True)
                # What whoever went before has left is cleared away in nobody's time.
                gc.collect()
                times[who].append(seconds(work[who]))
    return Written(
        nodes=nodes,
        layout=seconds(lambda: positions(drawn, vocabulary)),
        ours=times["casegraph"],
        pyvis=times["pyvis"],
        bytes={who: page.stat().st_size for who, page in pages.items()},
    )


def write_by_pyvis(given: Plain, path: Path, where: Positions | None = None) -> None:
    """Write a self-contained page by pyvis: undirected, one node and one edge after the other.

    Args:
        where: positions, for which its physics is switched off; without them its physics is its default.
    """
    net = pyvis.network.Network(directed=False, cdn_resources="in_line")
    for id_, name in given.nodes:
        place = {} if where is None else {"x": where[id_][0], "y": where[id_][1]}
        net.add_node(id_, label=name, **place)
    for subject, object_, words in given.edges:
        net.add_edge(subject, object_, label=words)
    if where is not None:
        net.toggle_physics(False)
    net.write_html(str(path))
    if (len(net.nodes), len(net.edges)) != (len(given.nodes), len(given.edges)):
        raise AssertionError("pyvis did not draw the same network")


def write_to_open(nodes: int, folder: Path) -> dict[str, Path]:
    """Write the pages of so many nodes to be opened: with our layout, and with pyvis's default physics."""
    vocabulary = ontology()
    drawn = made_up(nodes, vocabulary)
    pages = {
        "casegraph": folder / f"casegraph-{nodes}-to-open.html",
        "pyvis": folder / f"pyvis-{nodes}-to-open.html",
    }
    write_page(drawn, vocabulary, pages["casegraph"])
    write_by_pyvis(plain(drawn, vocabulary), pages["pyvis"])
    return pages
