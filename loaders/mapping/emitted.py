"""Which sources, entities and property claims were made already, in 16 bytes each.

A table names one company in thousands of rows, and there may be millions of companies. A set of Python would
take a hundred bytes for each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

_NODE = np.dtype([("id", "<i8"), ("name", "<u4"), ("details", "<u4")])
_HALF = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known of some ids, in their order.

    Args:
        is_new: whether it comes for the first time.
        differs: whether it came with another name or other details.
    """

    is_new: Sequence[bool]
    differs: Sequence[bool]


class EmittedIds:
    """Remembers ids by their hashes, and those of what came with each, in a few sorted runs.

    Among ten million ids, the chance that two have the same hash is one in 300,000.
    """

    def __init__(self) -> None:
        self._runs: list[NDArray[Any]] = []

    def add(self, ids: Sequence[int], names: Sequence[int], details: Sequence[int]) -> Seen:
        """Remember the new ones of some different ids.

        Args:
            ids: the hashes of the ids.
            names, details: the hashes of the names and of what else is said; 0 where there is nothing.
        """
        nodes = np.empty(len(ids), _NODE)
        nodes["id"] = ids
        nodes["name"] = np.array(names, np.int64) & _HALF
        nodes["details"] = np.array(details, np.int64) & _HALF
        is_known = np.zeros(len(ids), np.bool_)
        differs = np.zeros(len(ids), np.bool_)
        for run in self._runs:
            places = np.searchsorted(run["id"], nodes["id"])
            places[places == len(run)] = 0
            known = run[places]
            found = known["id"] == nodes["id"]
            is_known |= found
            has_other_details = (nodes["details"] != 0) & (nodes["details"] != known["details"])
            differs |= found & ((nodes["name"] != known["name"]) | has_other_details)
        self._add_run(nodes[~is_known])
        return Seen((~is_known).tolist(), differs.tolist())

    def _add_run(self, run: NDArray[Any]) -> None:
        if not len(run):
            return
        # Each run is at least twice as long as the next, so that there are few.
        while self._runs and len(self._runs[-1]) < 2 * len(run):
            run = np.concatenate([self._runs.pop(), run])
        self._runs.append(run[np.argsort(run["id"], kind="stable")])
