"""Measure writing the same picture into a file, by Casegraph and by pyvis as its documentation shows it."""

from __future__ import annotations

import gc
from dataclasses import dataclass
from pathlib import Path

import pyvis.network

from benchmarks.picture_case import PyvisInput, make_network, make_pyvis_input, random_positions
from benchmarks.report import measure_seconds, print_progress, rotate
from graph.ontology import load_ontology
from visualize import compute_positions, write_page
from visualize.positions import Positions


@dataclass(frozen=True)
class WriteTimes:
    """The times of one size, in seconds.

    Args:
        nodes: the number of nodes.
        layout: how long our layout takes. It is in neither of the other times.
        ours: of Casegraph, with one item for each run.
        pyvis: of pyvis, with one item for each run.
        bytes: the size of each page in bytes, by its writer.
    """

    nodes: int
    layout: float
    ours: list[float]
    pyvis: list[float]
    bytes: dict[str, int]


def time_writing(nodes: int, runs: int, peer_runs: int, folder: Path) -> WriteTimes:
    """Write the page of a network with this number of nodes by both, in turns. The first one alternates."""
    ontology = load_ontology()
    network = make_network(nodes, ontology)
    pyvis_input, fixed_positions = make_pyvis_input(network, ontology), random_positions(network)
    pages = {name: folder / f"{name}-{nodes}.html" for name in ("casegraph", "pyvis")}
    work = {
        "casegraph": lambda: write_page(network, ontology, pages["casegraph"], fixed_positions),
        "pyvis": lambda: write_with_pyvis(pyvis_input, pages["pyvis"], fixed_positions),
    }
    times: dict[str, list[float]] = {name: [] for name in pages}
    print_progress(f"Writing {nodes:,} nodes")
    for run in range(max(runs, peer_runs)):
        for name in rotate(list(pages), run):
            if run < (runs if name == "casegraph" else peer_runs):
                # Some file systems take longer to overwrite a file than to write a new one.
                pages[name].unlink(missing_ok=True)
                # Garbage of the previous writer is collected outside of the measured time.
                gc.collect()
                times[name].append(measure_seconds(work[name]))
    return WriteTimes(
        nodes=nodes,
        layout=measure_seconds(lambda: compute_positions(network, ontology)),
        ours=times["casegraph"],
        pyvis=times["pyvis"],
        bytes={name: page.stat().st_size for name, page in pages.items()},
    )


def write_with_pyvis(network: PyvisInput, path: Path, fixed_positions: Positions | None = None) -> None:
    """Write a self-contained page by pyvis: undirected, with a call for each node and each edge.

    Args:
        fixed_positions: where the nodes stand, with pyvis's physics switched off. Without them its default
            physics lays out the picture in the browser.
    """
    net = pyvis.network.Network(directed=False, cdn_resources="in_line")
    for id_, name in network.nodes:
        position = {} if fixed_positions is None else dict(zip("xy", fixed_positions[id_], strict=True))
        net.add_node(id_, label=name, **position)
    for subject, object_, label in network.edges:
        net.add_edge(subject, object_, label=label)
    if fixed_positions is not None:
        net.toggle_physics(False)
    net.write_html(str(path))
    if (len(net.nodes), len(net.edges)) != (len(network.nodes), len(network.edges)):
        raise AssertionError("pyvis did not draw the same network")


def write_pages_to_open(nodes: int, folder: Path) -> dict[str, Path]:
    """Write the pages that are opened: ours with our layout, and pyvis's with its default physics."""
    ontology = load_ontology()
    network = make_network(nodes, ontology)
    pages = {
        "casegraph": folder / f"casegraph-{nodes}-to-open.html",
        "pyvis": folder / f"pyvis-{nodes}-to-open.html",
    }
    write_page(network, ontology, pages["casegraph"])
    write_with_pyvis(make_pyvis_input(network, ontology), pages["pyvis"])
    return pages
