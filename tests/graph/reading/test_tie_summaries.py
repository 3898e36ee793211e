"""Tie summaries say the same as the complete ties of a network of the same selection."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.model import Claim, ClaimSummary
from graph.reading import Selection, load_claims, load_complete_ties, load_network, load_tie_summaries
from graph.reading.claim_summaries import load_claim_summaries
from graph.reading.selection import resolve_selection
from graph.store import Store
from loaders.writer import load
from tests.graph.make_records import make_claim, make_entity, make_source
from tests.graph.reading.case_filters import FILTERS
from tests.graph.small_case import CASE

SELECTIONS = {
    "everything": Selection(),
    "around": Selection(around="alma-shalabayeva"),
    "around in two hops": Selection(around="alua", hops=2),
    "between": Selection(between=("tatiana-paraskevich", "rakhat-aliyev")),
    "among": Selection(among=("kazakhstan", "mukhtar-ablyazov")),
    "dataset": Selection(dataset="kazakhstan"),
    "source": Selection(source="malta"),
}
SELECTIONS_WITH_FILTERS = [
    *(("everything", name) for name in FILTERS),
    *(
        (selection, name)
        for selection in SELECTIONS
        for name in ("no filter", "kinds", "both time axes", "standings")
    ),
]


@pytest.mark.parametrize(("selection_name", "filter_name"), SELECTIONS_WITH_FILTERS)
def test_summaries_are_of_the_ties_of_the_network(
    bundled_store: Store, selection_name: str, filter_name: str
) -> None:
    selection = replace(SELECTIONS[selection_name], filter=FILTERS[filter_name])
    summaries = load_tie_summaries(bundled_store, selection)
    network = load_network(bundled_store, selection)

    assert {
        (tie.id, tie.standing, frozenset(claim.id for claim in tie.claims)) for tie in summaries.ties
    } == {(tie.id, tie.standing, frozenset(claim.id for claim in tie.claims)) for tie in network.ties}


def test_full_ties_come_in_the_order_of_the_summaries(bundled_store: Store) -> None:
    summaries = load_tie_summaries(bundled_store, Selection()).ties[::-1][:20]
    ties, network = load_complete_ties(bundled_store, summaries)

    assert [tie.id for tie in ties] == [summary.id for summary in summaries]
    assert {id_ for tie in ties for id_ in (tie.subject, tie.object)} <= network.entities.keys()


def summarise_claim(claim: Claim, identifying: tuple[str, ...]) -> ClaimSummary:
    fields = {name: getattr(claim, name) for name in ClaimSummary._fields}
    properties = {name: value for name, value in claim.properties.items() if name in identifying}
    return ClaimSummary(**{**fields, "properties": properties})


def test_every_field_of_a_claim_summary_is_that_of_the_claim(bundled_store: Store) -> None:
    summaries = load_claim_summaries(bundled_store, resolve_selection(bundled_store, Selection()))
    claims = load_claims(bundled_store, "claims_of_edge_types")
    edge_types = bundled_store.ontology.edge_types
    names = {name for edge_type in edge_types.values() for name in edge_type.identifying_properties}

    assert summaries.claims == [
        summarise_claim(claim, tuple(names) if edge_types[claim.edge_type].identifying_properties else ())
        for claim in claims
    ]
    entity_ids = {id_ for claim in claims for id_ in claim.entity_ids}
    assert summaries.entities.keys() == entity_ids
    network = load_network(bundled_store, Selection())
    for id_, summary in summaries.entities.items():
        entity = network.entities[id_]
        assert summary == (entity.id, entity.kind, entity.name, entity.named)


PEOPLE = [make_entity(name) for name in ("ada", "ben", "cai")]
BODIES = [
    make_entity("gazette", "Organisation"),
    make_entity("altania", "State"),
    make_entity("court", "Organisation", properties={"jurisdiction": "altania"}),
    make_entity("weekly-clerk", named=False, source="weekly"),
]
# The copy repeats the weekly: the origin of its claim is that of the weekly's claim.
SOURCES = [
    make_source("daily", publisher="gazette"),
    make_source("weekly", publisher="gazette"),
    make_source("decree", publisher="altania"),
    make_source("report", publisher="altania"),
    make_source("other"),
    make_source("copy", derived_from=("weekly",)),
    make_source("digest", derived_from=("report",)),
]


def make_meeting(source: str, *said_by: str) -> Claim:
    return make_claim("ada MET ben", source, said_by=said_by)


def make_employment(**fields: object) -> Claim:
    return make_claim("cai WORKED_AT gazette", "other", **fields)


BY_STRANGER = [make_meeting("daily"), make_meeting("weekly", "cai"), make_meeting("copy")]


@pytest.mark.parametrize(
    ("claims", "standing"),
    [
        pytest.param(BY_STRANGER, "corroborated", id="a speaker who does not work for the publisher"),
        pytest.param([*BY_STRANGER, make_employment()], "reported", id="a speaker who works for it"),
        pytest.param(
            [*BY_STRANGER, make_employment(stance="denied")], "corroborated", id="denied to work for it"
        ),
        pytest.param(
            [*BY_STRANGER, make_employment(mode="planned")], "corroborated", id="planned to work for it"
        ),
        pytest.param(
            [make_meeting("daily"), make_meeting("weekly", "weekly-clerk"), make_meeting("copy")],
            "reported",
            id="a speaker without a name",
        ),
        pytest.param(
            [make_meeting("decree"), make_meeting("report", "court"), make_meeting("digest")],
            "reported",
            id="a court for its State",
        ),
        pytest.param(
            [make_meeting("daily"), make_meeting("weekly", "court"), make_meeting("copy")],
            "corroborated",
            id="a court for a newspaper",
        ),
    ],
)
def test_the_standing_is_that_of_the_full_tie(store: Store, claims: list[Claim], standing: str) -> None:
    assert not load(store, CASE, [*PEOPLE, *BODIES, *SOURCES, *claims]).refused

    standings = {tie.id: tie.standing for tie in load_tie_summaries(store, Selection()).ties}

    assert standings["ada|MET|ben|actual"] == standing
    assert standings == {tie.id: tie.standing for tie in load_network(store, Selection()).ties}
