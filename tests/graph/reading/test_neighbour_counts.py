"""The numbers that the database counts are those of the ties that Python filters in the complete network."""

from __future__ import annotations

from collections import Counter

import pytest

from graph.reading import Selection, load_neighbour_counts, load_network
from graph.store import Store
from tests.graph.reading.case_filters import FILTERS

ENTITY = "kazakhstan"


@pytest.mark.parametrize("name", FILTERS)
def test_counts_are_those_of_the_ties(bundled_store: Store, name: str) -> None:
    tie_filter = FILTERS[name]
    counts = load_neighbour_counts(bundled_store, ENTITY, tie_filter)
    network = load_network(bundled_store, Selection(around=ENTITY, filter=tie_filter))
    ties = [tie for tie in network.ties if ENTITY in (tie.subject, tie.object)]
    claims = {
        claim.id: claim
        for tie in ties
        for claim in tie.claims
        if tie_filter.matches_claim(claim, network.context)
    }

    types: Counter[tuple[str, str]] = Counter()
    kinds: Counter[str] = Counter()
    for claim in claims.values():
        forward = claim.subject == ENTITY
        symmetric = bundled_store.ontology.edge_types[claim.edge_type].symmetric
        types[claim.edge_type, "either" if symmetric else "outgoing" if forward else "incoming"] += 1
        kinds[network.entities[claim.object if forward else claim.subject].kind] += 1
    standings = Counter(tie.standing for tie in ties)
    assert (counts.edge_types, counts.kinds, counts.standings) == (types, kinds, standings)
