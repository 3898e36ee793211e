"""A network as numbers: what every step of the layout works on.

Only arrays of numbers, in an order that no hash seed can change, and only arithmetic element by element: the
same picture comes out of every process.
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
class Graph:
    """Who is tied to whom, each pair once and without loops.

    Args:
        size: the number of nodes, which are 0 to size - 1.
        pairs: one row for each pair of tied nodes, the lower first, sorted.
        counts: how many ties each pair has.
        least: how many pixels apart each pair stands at least; 0 where that does not matter.
    """

    size: int
    pairs: Ints
    counts: Ints
    least: Floats

    @property
    def degrees(self) -> Ints:
        """Return with how many others each node is tied."""
        return np.bincount(self.pairs.ravel(), minlength=self.size).astype(np.int64)

    def matrix(self, lengths: Floats) -> csr_array:
        """Return the symmetric sparse matrix of `lengths`, one for each pair."""
        first, second = self.pairs[:, 0], self.pairs[:, 1]
        rows, columns = np.concatenate([first, second]), np.concatenate([second, first])
        return csr_array((np.concatenate([lengths, lengths]), (rows, columns)), shape=(self.size, self.size))

    def components(self) -> list[Ints]:
        """Return the nodes of each connected part, the largest part first."""
        _, labels = connected_components(self.matrix(np.ones(len(self.pairs))), directed=False)
        order = np.argsort(labels, kind="stable")
        starts = np.flatnonzero(np.diff(labels[order], prepend=-1))
        parts = np.split(order.astype(np.int64), starts[1:])
        return sorted(parts, key=lambda part: (-len(part), int(part[0])))

    def part(self, nodes: Ints) -> Graph:
        """Return the graph of `nodes` alone, numbered in their order."""
        number = np.full(self.size, -1, dtype=np.int64)
        number[nodes] = np.arange(len(nodes))
        inside = number[self.pairs]
        kept = (inside >= 0).all(axis=1)
        return Graph(len(nodes), np.sort(inside[kept], axis=1), self.counts[kept], self.least[kept])


def graph(size: int, ties: Iterable[tuple[int, int]], least: Iterable[float] | None = None) -> Graph:
    """Build the graph of `ties`, leaving out loops.

    Args:
        least: how many pixels long each tie is at least, where that matters.
    """
    found: dict[tuple[int, int], list[float]] = defaultdict(list)
    for (a, b), length in zip(ties, repeat(0.0) if least is None else least, strict=False):
        if a != b:
            found[min(a, b), max(a, b)].append(length)
    pairs = sorted(found)
    return Graph(
        size,
        np.array(pairs, dtype=np.int64).reshape(-1, 2),
        np.array([len(found[pair]) for pair in pairs], dtype=np.int64),
        np.array([max(found[pair]) for pair in pairs], dtype=np.float64),
    )
