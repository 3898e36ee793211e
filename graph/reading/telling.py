"""What tells one entity from another of a like name: to whom it is joined, in a few words, and how often."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.network import Network
from graph.ontology import Ontology
from graph.reading.entities import in_text
from graph.reading.networks import network_of_whole
from graph.records import Claim
from graph.store import Store, recorded
from graph.ties import Tie

# Ties are told of so many at most, to others who are looked for among so many.
MOST_TIES, MOST_OTHERS = 3, 4
_OPEN = {"alleged", "disputed"}


@dataclass(frozen=True)
class Telling:
    """What is told of one entity.

    Args:
        claims, neighbours: how many it has.
        ties: the most telling ones: kin and work first, then those to whoever has most ties.
    """

    claims: int
    neighbours: int
    ties: tuple[Tie, ...]


def telling(store: Store, ids: Sequence[str]) -> tuple[Mapping[str, Telling], Network]:
    """Return what tells these entities apart, by id, and the network that names everyone in it."""
    first = [type_.id for type_ in store.ontology.predicates.values() if type_.kinship or type_.affiliation]
    rows = store.read("best_ties", ids=list(ids), telling=first, most=MOST_OTHERS).rows if ids else ()
    by_id = {stored[3]["id"]: stored for row in rows for stored in row[4]}
    related: list[Claim] = [recorded.claim(store.ontology, *stored) for stored in by_id.values()]
    network = network_of_whole(store, "Found", sorted(related, key=in_text), shown=ids)
    found = {
        id_: Telling(claims, neighbours, _best(id_, best, set(first), network))
        for id_, claims, neighbours, best, _ in rows
    }
    return found, network


def told(tie: Tie, id_: str, network: Network, ontology: Ontology) -> str:
    """Say a tie as it is told of one of its ends: "headed BTA Bank (chairman)"."""
    predicate = ontology.predicates[tie.predicate]
    other, reads = (
        (tie.object, predicate.forward) if tie.subject == id_ else (tie.subject, predicate.backward)
    )
    words = f"{reads} {network.name(other)}"
    if tie.identifying:
        words += f" ({', '.join(value for _, value in tie.identifying)})"
    return f"{words} [{tie.standing}]" if tie.standing in _OPEN else words


def _best(id_: str, best: Sequence[str], first: set[str], network: Network) -> tuple[Tie, ...]:
    """Return the ties to those others, in their order, one for each before a second for
    any; what is settled comes before what is not."""
    to: dict[str, list[Tie]] = {other: [] for other in best}
    for tie in network.ties:
        if id_ in (tie.subject, tie.object) and tie.mode == "actual" and tie.standing != "denied":
            other = tie.object if tie.subject == id_ else tie.subject
            if other in to:
                to[other].append(tie)
    for some in to.values():
        some.sort(key=lambda tie: (tie.predicate not in first, tie.standing in _OPEN, -len(tie.claims)))
    ranked = list(to.values())
    chosen = [some[0] for some in ranked if some] + [tie for some in ranked for tie in some[1:]]
    return tuple(chosen[:MOST_TIES])
