"""On which side of its node a name is written: below it, or above it where most ties leave below.

A name with its halo would otherwise cover the ties, and the arrow heads at the node.
"""

from __future__ import annotations

from collections import Counter

from graph.derived import Network
from visualize.positions import Positions

# A tie passes the name of a node if it is steeper than this: the height over the length.
STEEP = 0.6


def choose_names_above(network: Network, positions: Positions) -> frozenset[str]:
    """Return the ids of the entities whose names are above their nodes."""
    # The number of steep ties that leave an entity below, less those that leave it above.
    below: Counter[str] = Counter()
    for tie in network.ties:
        if tie.subject == tie.object:
            # Loops are above their node.
            below[tie.subject] -= 1
            continue
        for id_, other in ((tie.subject, tie.object), (tie.object, tie.subject)):
            (x, y), (other_x, other_y) = positions[id_], positions[other]
            rise = (other_y - y) / (abs(other_x - x) + abs(other_y - y) or 1.0)
            if abs(rise) > STEEP:
                below[id_] += 1 if rise > 0 else -1
    return frozenset(id_ for id_, count in below.items() if count > 0)
