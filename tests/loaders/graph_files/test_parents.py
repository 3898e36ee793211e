"""Nodes that are parts of themselves, found in arrays."""

import random
import tracemalloc

import networkx
import pytest

from loaders.graph_files.parents import ParentPairs


def find_cyclic(pairs):
    parents = ParentPairs()
    for child, parent in pairs:
        parents.add(child, parent)
    return parents.find_cyclic()


@pytest.mark.parametrize(
    ("pairs", "cyclic"),
    [
        ([], set()),
        ([(1, 2), (2, 3)], set()),
        ([(1, 1)], {1}),
        ([(1, 2), (2, 1), (2, 1), (3, 1), (2, 4), (4, 5)], {1, 2}),
        ([(2**64 - 1, 2**63), (2**63, 2**64 - 1)], {2**64 - 1, 2**63}),
        ([(number, number + 1) for number in range(1, 3_000)], set()),
    ],
)
def test_only_cycles_are_left(pairs, cyclic):
    assert find_cyclic(pairs) == cyclic


@pytest.mark.parametrize("seed", range(20))
def test_all_cycles_are_found_and_nothing_that_is_only_above_or_below(seed):
    generator = random.Random(seed)
    pairs = [(generator.randrange(1, 40), generator.randrange(1, 40)) for _ in range(30)]
    graph = networkx.DiGraph(pairs)
    cycles = {node for cycle in networkx.simple_cycles(graph) for node in cycle}
    between = {
        node
        for node in graph
        if cycles & networkx.descendants(graph, node) and cycles & networkx.ancestors(graph, node)
    }

    assert find_cyclic(pairs) == cycles | between


def test_a_pair_takes_less_than_20_bytes():
    tracemalloc.start()
    parents = ParentPairs()
    for number in range(50_000):
        parents.add(number << 20, 1)
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert size < 20 * 50_000
