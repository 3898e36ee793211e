"""The formats of static pictures: how nodes are placed, and how many of them can be read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from graph.derived import Network
from graph.ontology import Ontology
from visualize.positions import Positions, compute_phone_positions, compute_wide_positions


@dataclass(frozen=True)
class PictureFormat:
    """A format of static pictures.

    Args:
        compute_positions: returns the position of each node.
        max_entities: how many nodes there is room for.
        max_parallel_ties: how many ties between the same two entities there is room for.
    """

    compute_positions: Callable[[Network, Ontology], Positions]
    max_entities: int
    max_parallel_ties: int


# For screens that are wider than high.
WIDE = PictureFormat(compute_wide_positions, max_entities=28, max_parallel_ties=3)
# For phones.
TALL = PictureFormat(compute_phone_positions, max_entities=10, max_parallel_ties=2)
