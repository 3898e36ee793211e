"""What `load_disputes` reads of a store is what the rules find among all claims of the store."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest

from graph.derived import DISPUTE_CATEGORIES, DISPUTE_RULES, DisputeRule, EvidenceCondition, Network
from graph.model import MODES, STANCES, AnyClaim, Record
from graph.reading import (
    DisputeQuery,
    load_claims,
    load_disputes,
    load_network_of_dataset,
    load_profile,
    load_property_claims,
    load_store_counts,
)
from graph.store import Store
from loaders.writer import load
from tests.fill_store import fill_store
from tests.graph.make_records import DATASET, make_claim, make_entity, make_property_claim, make_source
from tests.graph.small_case import CASE

PEOPLE = ("ada", "ben", "cai", "dan")
EVENTS = ("raid", "trial")
SOURCES = [
    make_source("paper"),
    make_source("gazette"),
    make_source("copy", derived_from=("paper",)),
]
ENTITIES = [*map(make_entity, PEOPLE), *(make_entity(id_, "Event") for id_ in EVENTS)]
DATES = (None, "2013", "2013-05", "2013-05-29", "2013-05-31", "2014")
# Of `characterisation` the values are opinions; `motive` may have several values.
VALUES = {
    "raid killed": (14, 17),
    "trial killed": (14, 17),
    "raid characterisation": ("riot", "massacre"),
    "trial characterisation": ("fair", "farce"),
    "trial motive": ("money", "revenge"),
    "trial date": ("2013-05", "2013-05-29", "2014"),
}
# With these, every rule finds something.
SEEDS = (16, 28, 29)


def make_random_records(seed: int) -> list[Record]:
    """Return claims of few ties and properties, so that many of them are in dispute."""
    dice = random.Random(seed)

    def choose_common_fields(row: int) -> dict[str, Any]:
        date = dice.choice(DATES)
        return {
            "source": dice.choice(SOURCES).id,
            "locator": f"row {row}",
            "stance": dice.choice(STANCES),
            "mode": dice.choice(("actual", "actual", *MODES)),
            "event": dice.choice((None, "raid", "raid", "trial")),
            "valid_from": date,
            "valid_until": date,
        }

    claims = [
        make_claim(
            f"ada {dice.choice(('MET', 'FUNDED'))} {dice.choice(PEOPLE[1:])}",
            **choose_common_fields(row),
        )
        for row in range(1, 81)
    ]
    property_claims = [
        make_property_claim(
            words,
            dice.choice(values),
            bound=dice.choice(("exactly", "at_least")),
            **{**choose_common_fields(row), "event": None},
        )
        for row, (words, values) in enumerate(dice.choices(list(VALUES.items()), k=30), 81)
    ]
    return [*SOURCES, *ENTITIES, *claims, *property_claims]


@cache
def make_loader(seed: int) -> Callable[[Store], None]:
    """Return a function that loads random records; it is the same for the same seed, see `fill_store`."""

    def load_records(store: Store) -> None:
        assert load(store, CASE, make_random_records(seed)).refused == ()

    return load_records


@pytest.fixture(scope="module", params=SEEDS)
def random_store(request: pytest.FixtureRequest, shared_store: Store) -> Store:
    fill_store(shared_store, make_loader(request.param))
    return shared_store


def assert_same_disputes(store: Store, network: Network) -> None:
    """Compare every query for disputes with the disputes of the network of everything."""
    expected = list(network.disputes)
    disputes, _ = load_disputes(store, DisputeQuery())
    assert disputes == expected
    for rule in DISPUTE_RULES:
        of_rule = [dispute for dispute in expected if dispute.rule == rule]
        assert load_disputes(store, DisputeQuery(rule=rule))[0] == of_rule
    for category in DISPUTE_CATEGORIES:
        of_category = [dispute for dispute in expected if dispute.category == category]
        assert load_disputes(store, DisputeQuery(category=category))[0] == of_category
    events = {dispute.event for dispute in expected if dispute.event}
    for id_ in sorted(network.shown_ids | events):
        about_entity = [dispute for dispute in expected if id_ in dispute.entity_ids]
        assert load_disputes(store, DisputeQuery(entity=id_))[0] == about_entity


def test_disputes_of_the_bundled_case_are_those_of_all_claims(bundled_store: Store) -> None:
    network = load_network_of_dataset(bundled_store)

    assert {dispute.category for dispute in network.disputes} == set(DISPUTE_CATEGORIES)
    assert_same_disputes(bundled_store, network)
    assert load_disputes(bundled_store, DisputeQuery(dataset="kazakhstan"))[0] == list(network.disputes)


def test_disputes_of_random_claims_are_those_of_all_claims(random_store: Store) -> None:
    network = load_network_of_dataset(random_store)

    assert {dispute.rule for dispute in network.disputes} == DISPUTE_RULES.keys()
    assert_same_disputes(random_store, network)


RULE_EXAMPLES: dict[DisputeRule, list[AnyClaim]] = {
    "both sides": [
        make_claim("ada FUNDED ben"),
        make_claim("ada FUNDED ben", "gazette", stance="denied"),
        make_claim("ada FUNDED cai"),
        make_claim("ada MET dan", stance="denied"),
        make_claim("ada ACCUSED ben", mode="feared"),
        make_claim("ada ACCUSED ben", "gazette", mode="feared", stance="denied"),
    ],
    "one value": [
        make_property_claim("raid killed", 14),
        make_property_claim("raid killed", 17, "gazette"),
        make_property_claim("trial killed", 14),
        make_property_claim("trial motive", "money"),
        make_property_claim("trial motive", "revenge", "gazette"),
    ],
    "accounts differ": [
        make_property_claim("raid characterisation", "riot"),
        make_property_claim("raid characterisation", "massacre", "gazette"),
        make_property_claim("trial characterisation", "farce"),
        make_property_claim("trial motive", "money"),
        make_property_claim("trial motive", "revenge", "gazette"),
    ],
    "dates apart": [
        make_claim("ada MET ben", event="raid", valid_from="2013", valid_until="2013"),
        make_claim("ada MET ben", "gazette", event="raid", valid_from="2014", valid_until="2014"),
        make_claim("ada MET cai", valid_from="2013", valid_until="2013"),
        make_claim("ada MET cai", "gazette", valid_from="2014", valid_until="2014"),
        make_claim("ada MET dan", event="raid", valid_from="2013", valid_until="2013"),
        make_claim("ada FUNDED cai", event="raid"),
        make_claim("ada FUNDED cai", "gazette", event="raid"),
    ],
}


@pytest.mark.parametrize("rule", DISPUTE_RULES)
def test_each_rule_finds_its_dispute_and_reads_no_claim_that_cannot_be_in_one(
    store: Store, rule: DisputeRule
) -> None:
    assert not load(store, CASE, [*SOURCES, *ENTITIES, *RULE_EXAMPLES[rule]]).refused

    disputes, network = load_disputes(store, DisputeQuery(dataset=DATASET))

    assert [dispute.rule for dispute in disputes] == [rule]
    assert disputes == list(load_network_of_dataset(store).disputes)
    # Claims without an event, a denial or a second value were not read.
    assert network.shown_ids <= {"ada", "ben", "dan", "raid"}


@pytest.mark.parametrize(
    "condition",
    [
        EvidenceCondition(),
        EvidenceCondition(stances=("denied",)),
        EvidenceCondition(modes=("planned", "feared")),
        EvidenceCondition(is_dated_in_event=True),
        EvidenceCondition(comparisons=("opinions",)),
        *(condition for rule in DISPUTE_RULES.values() for condition in rule.tie_conditions),
        *(condition for rule in DISPUTE_RULES.values() for condition in rule.property_conditions),
    ],
)
def test_a_condition_is_met_by_the_same_claims_in_the_database_and_in_python(
    random_store: Store, condition: EvidenceCondition
) -> None:
    parameter = {
        "stances": list(condition.stances),
        "modes": list(condition.modes),
        "is_dated_in_event": condition.is_dated_in_event,
        "properties": sorted(condition.properties(random_store.ontology)),
    }
    ontology = random_store.ontology
    claims = load_claims(random_store, "claims_of_edge_types")
    property_claims = load_property_claims(random_store, "property_claims")
    sizes = Counter((claim.entity, claim.property) for claim in property_claims)

    assert load_claims(random_store, "disputable_claims", conditions=[parameter]) == [
        claim for claim in claims if condition.is_met_by(claim, ontology)
    ]
    assert load_property_claims(random_store, "disputable_property_claims", conditions=[parameter]) == [
        claim
        for claim in property_claims
        if condition.is_met_by(claim, ontology) and sizes[claim.entity, claim.property] > 1
    ]


def test_a_denied_value_of_a_property_with_several_values_is_read_with_the_value(store: Store) -> None:
    claims = [
        make_property_claim("trial motive", "money"),
        make_property_claim("trial motive", "money", "gazette", stance="denied"),
        make_property_claim("raid motive", "money", "gazette", stance="denied"),
    ]
    assert not load(store, CASE, [*SOURCES, *ENTITIES, *claims]).refused

    disputes, network = load_disputes(store, DisputeQuery(rule="one value"))

    assert [(dispute.entity, len(dispute.sides)) for dispute in disputes] == [("trial", 2)]
    assert network.shown_ids == {"trial"}


def test_disputes_about_its_dates_are_found_by_the_event(store: Store) -> None:
    assert not load(store, CASE, [*SOURCES, *ENTITIES, *RULE_EXAMPLES["dates apart"]]).refused

    (dispute,) = load_disputes(store, DisputeQuery(entity="raid"))[0]
    profile = load_profile(store, "raid")

    assert dispute.event == "raid"
    assert list(profile.date_disputes) == [dispute]
    assert profile.date_network.name("ben") == "Ben"
    assert load_disputes(store, DisputeQuery(entity="trial"))[0] == []


def test_profiles_and_store_counts_count_the_same_disputes(bundled_store: Store) -> None:
    disputes, _ = load_disputes(bundled_store, DisputeQuery())
    counts = load_store_counts(bundled_store)
    entity_ids = {dispute.entity for dispute in disputes if dispute.entity}
    event_ids = {dispute.event for dispute in disputes if dispute.event}

    assert counts.disputes == Counter(dispute.rule for dispute in disputes)
    assert entity_ids
    assert event_ids
    for id_ in entity_ids | event_ids:
        profile = load_profile(bundled_store, id_)
        assert list(profile.network.disputes) == [dispute for dispute in disputes if dispute.entity == id_]
        assert list(profile.date_disputes) == [
            dispute for dispute in disputes if dispute.rule == "dates apart" and id_ in dispute.entity_ids
        ]
