"""Which nodes of a graph file are parts of themselves, over their parents.

Millions of nodes may have a parent. So the pairs are kept in arrays, 16 bytes for each.
"""

from __future__ import annotations

from array import array

import numpy as np
from numpy.typing import NDArray


class ParentPairs:
    """Nodes with their parents, each as the hash of its id."""

    def __init__(self) -> None:
        self._children = array("Q")
        self._parents = array("Q")

    def add(self, child: int, parent: int) -> None:
        """Add a node and one of its parents."""
        self._children.append(child)
        self._parents.append(parent)

    def find_cyclic(self) -> frozenset[int]:
        """Return the nodes from which a walk over parents comes back to them."""
        children, parents = np.array(self._children, np.uint64), np.array(self._parents, np.uint64)
        # Who has no parent that has parents is in no cycle. In most files this leaves little to walk over.
        has_parents = np.isin(parents, children)
        children, parents = children[has_parents], parents[has_parents]
        ids, numbers = np.unique(np.concatenate([children, parents]), return_inverse=True)
        starts, ends = np.split(numbers.astype(np.int64), 2)
        # Taking away those above cycles, and then those that are only below one, leaves the cycles.
        starts, ends = _peel(len(ids), starts, ends)
        ends, starts = _peel(len(ids), ends, starts)
        return frozenset(map(int, ids[np.unique(starts)]))


def _peel(
    count: int, starts: NDArray[np.int64], ends: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the edges that are left when nodes from which no edge starts are taken away, again and again.

    Args:
        count: how many nodes there are.
        starts, ends: the numbers of the two nodes of each edge.
    """
    starting = np.bincount(starts, minlength=count).astype(np.int64)
    free = array("q", np.flatnonzero(starting == 0).tobytes())
    order = np.argsort(ends, kind="stable")
    # For each node, the starts of the edges that end in it are from `first` of it to that of the next.
    coming = array("q", starts[order].tobytes())
    first = array("q", np.searchsorted(ends[order], np.arange(count + 1)).astype(np.int64).tobytes())
    left = array("q", starting.tobytes())
    while free:
        node = free.pop()
        for start in coming[first[node] : first[node + 1]]:
            left[start] -= 1
            if not left[start]:
                free.append(start)
    is_left = np.array(left, np.int64) > 0
    is_kept = is_left[starts] & is_left[ends]
    return starts[is_kept], ends[is_kept]
