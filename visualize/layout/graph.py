"""A network as arrays of numbers: what every step of the layout works on.

All steps use arrays in an order that no hash seed can change, and arithmetic element by element, so that
every process computes the same picture.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import repeat
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

Floats: TypeAlias = npt.NDArray[np.float64]
Ints: TypeAlias = npt.NDArray[np.int64]


@dataclass(frozen=True)
class LayoutGraph:
    """An undirected graph without loops, in which each pair of tied nodes occurs once.

    Args:
        size: the number of nodes, which are 0 to size - 1.
        pairs: array of shape (number of pairs, 2): the nodes of each pair, the lower number first, sorted.
        tie_counts: the number of ties of each pair.
        min_lengths: the least distance of each pair in pixels; 0 where any distance will do.
    """

    size: int
    pairs: Ints
    tie_counts: Ints
    min_lengths: Floats

    @property
    def degrees(self) -> Ints:
        """The number of neighbours of each node."""
        return np.bincount(self.pairs.ravel(), minlength=self.size).astype(np.int64)

    def adjacency_matrix(self, lengths: Floats) -> csr_array:
        """Return the symmetric sparse matrix of `lengths`, one for each pair."""
        first, second = self.pairs[:, 0], self.pairs[:, 1]
        rows, columns = np.concatenate([first, second]), np.concatenate([second, first])
        return csr_array((np.concatenate([lengths, lengths]), (rows, columns)), shape=(self.size, self.size))

    def components(self) -> list[Ints]:
        """Return the nodes of each connected component, the largest component first."""
        matrix = self.adjacency_matrix(np.ones(len(self.pairs)))
        _, labels = connected_components(matrix, directed=False)
        order = np.argsort(labels, kind="stable")
        starts = np.flatnonzero(np.diff(labels[order], prepend=-1))
        components = np.split(order.astype(np.int64), starts[1:])
        return sorted(components, key=lambda nodes: (-len(nodes), int(nodes[0])))

    def subgraph(self, nodes: Ints) -> LayoutGraph:
        """Return the graph of `nodes` only, numbered in their order."""
        number = np.full(self.size, -1, dtype=np.int64)
        number[nodes] = np.arange(len(nodes))
        pairs = number[self.pairs]
        kept = (pairs >= 0).all(axis=1)
        return LayoutGraph(
            len(nodes), np.sort(pairs[kept], axis=1), self.tie_counts[kept], self.min_lengths[kept]
        )


def build_layout_graph(
    size: int, ties: Iterable[tuple[int, int]], min_lengths: Iterable[float] | None = None
) -> LayoutGraph:
    """Build the graph of `ties`. Loops are left out.

    Args:
        size: the number of nodes.
        ties: the two nodes of each tie; a pair may occur several times, in either direction.
        min_lengths: the least length of each tie in pixels; a pair takes the greatest of its ties.
    """
    lengths_by_pair: dict[tuple[int, int], list[float]] = defaultdict(list)
    for (a, b), length in zip(ties, repeat(0.0) if min_lengths is None else min_lengths, strict=False):
        if a != b:
            lengths_by_pair[min(a, b), max(a, b)].append(length)
    pairs = sorted(lengths_by_pair)
    return LayoutGraph(
        size,
        np.array(pairs, dtype=np.int64).reshape(-1, 2),
        np.array([len(lengths_by_pair[pair]) for pair in pairs], dtype=np.int64),
        np.array([max(lengths_by_pair[pair]) for pair in pairs], dtype=np.float64),
    )
