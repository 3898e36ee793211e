"""A page of a selection's ties: all are counted and put in order lightly, those of the page read whole."""

from __future__ import annotations

from collections.abc import Sequence

from graph.network import Network
from graph.reading.entities import claims
from graph.reading.light_ties import LightTie
from graph.reading.mentioned import only_mentioned
from graph.reading.networks import network_of_whole
from graph.store import Store
from graph.ties import Tie


def whole(store: Store, page: Sequence[LightTie]) -> tuple[list[Tie], Network]:
    """Return light ties as whole ones, in the same order, and the network that names everyone in them."""
    ids = sorted({claim.id for tie in page for claim in tie.claims})
    types = sorted({tie.predicate for tie in page})
    related = claims(store, "claims_by_id", ids=ids, types=types) if ids else []
    network = network_of_whole(store, "Ties", related)
    by_id = {tie.id: tie for tie in network.ties}
    ties = [by_id[tie.id] for tie in page if tie.id in by_id]
    shown = [claim for tie in ties for claim in tie.claims]
    return ties, only_mentioned(network, shown, store.ontology)
