"""Which nodes and ties of a picture have the mark of a dispute.

A tie that some state and others deny has a line of its own and needs no mark.
"""

from __future__ import annotations

from typing import NamedTuple

from graph.derived import Network


class DisputeMarks(NamedTuple):
    """What is marked.

    Args:
        entities: ids of entities with a property in dispute, and of Events whose dates are in dispute.
        ties: ids of ties whose dates are in dispute.
    """

    entities: frozenset[str]
    ties: frozenset[str]


def find_dispute_marks(network: Network) -> DisputeMarks:
    """Return the ids of what is marked. Differing accounts are no dispute, and not marked."""
    disputes = [dispute for dispute in network.disputes if dispute.category == "dispute"]
    entities = {dispute.event or dispute.entity for dispute in disputes} - {None}
    # The dates of a tie to an Event are those of this Event too.
    ties = [dispute.tie for dispute in disputes if dispute.tie and dispute.event]
    entities |= {id_ for tie in ties for id_ in (tie.subject, tie.object) if _is_event(id_, network)}
    return DisputeMarks(frozenset(id_ for id_ in entities if id_), frozenset(tie.id for tie in ties))


def _is_event(id_: str, network: Network) -> bool:
    return id_ in network.entities and network.entities[id_].kind == "Event"
