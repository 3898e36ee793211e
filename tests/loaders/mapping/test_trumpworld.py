"""TrumpWorld by the mapping of the examples: every row is a claim, and no relation has a wrong type."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from graph.derived import Network, NetworkRecords, build_network
from graph.model import Claim, Entity
from graph.ontology import Ontology, extend_ontology, load_ontology
from graph.presentation import claim_sentence
from loaders.loader import LoadOptions
from loaders.mapping_file import LOADER
from tests.loaders.mapping.mapped_rows import Mapped
from tests.loaders.read_records import find_faults
from tests.shared_data import find_shared_file

MAPPING = Path(__file__).parents[3] / "examples" / "trumpworld" / "mapping.yaml"


@pytest.fixture(scope="module")
def trumpworld() -> Mapped:
    table = find_shared_file("trumpworld/trumpworld.csv")
    stream = LOADER.open(table, LoadOptions(mapping=MAPPING), load_ontology())
    return Mapped(stream, list(stream.read()))


@pytest.fixture(scope="module")
def ontology(trumpworld: Mapped) -> Ontology:
    return extend_ontology(load_ontology(), [trumpworld.stream.case_types])


@pytest.fixture(scope="module")
def network(trumpworld: Mapped, ontology: Ontology) -> Network:
    records = NetworkRecords.from_records([each.record for each in trumpworld.records])
    return build_network("TrumpWorld", records, ontology)


def test_every_row_is_a_claim_for_each_of_its_sources(trumpworld: Mapped, ontology: Ontology) -> None:
    assert find_faults([each.record for each in trumpworld.records], ontology) == []
    assert trumpworld.refusals() == set()
    claims_by_row = Counter(claim.locator for claim in trumpworld.of(Claim))
    assert claims_by_row.keys() == {f"row {number}" for number in range(2, 3_382)}
    # Of the 3,380 rows, 53 have two sources and 4 have three.
    assert Counter(claims_by_row.values()) == {1: 3_323, 2: 53, 3: 4}


def test_people_and_organisations_are_counted(trumpworld: Mapped) -> None:
    entities = trumpworld.of(Entity)
    sites = [entity for entity in entities if entity.id.startswith("site/")]
    kinds = Counter(entity.kind for entity in entities if entity not in sites)
    assert (kinds, len(sites)) == ({"Person": 640, "Organisation": 2_026}, 276)


def test_types_of_the_connections(trumpworld: Mapped) -> None:
    assert Counter(claim.edge_type for claim in trumpworld.of(Claim)) == {
        "LINKED_TO": 1_134,
        "HEADED": 932,
        "OWNS": 373,
        "MEMBER_OF": 218,
        "WORKED_AT": 175,
        "INVESTED_IN": 129,
        "SAT_ON_BOARD_OF": 108,
        "ADVISED": 98,
        "FOUNDED": 65,
        "HOLDS_DEBT_OF": 54,
        "FUNDED": 46,
        "RELATED_TO": 32,
        "ASSOCIATE_OF": 25,
        "SIBLING_OF": 20,
        "MARRIED_TO": 17,
        "LENT_TO": 15,
    }


def test_what_no_entry_covers_keeps_its_words_and_is_counted(trumpworld: Mapped) -> None:
    linked = [claim for claim in trumpworld.of(Claim) if claim.edge_type == "LINKED_TO"]
    assert all(claim.properties["role"] == claim.note for claim in linked)
    rows = {claim.locator for claim in linked}
    assert sum(count for message, count, _ in trumpworld.findings() if "LINKED_TO" in message) == len(rows)
    assert all("LINKED_TO" in message for message, *_ in trumpworld.findings())


def test_the_first_row_as_a_sentence(trumpworld: Mapped, network: Network, ontology: Ontology) -> None:
    first = next(claim for claim in trumpworld.of(Claim) if claim.locator == "row 2")
    sentence = claim_sentence(first, network, ontology)
    assert sentence == "4 Shadow Tree Lane Member Corp. owns 4 Shadow Tree Lane LLC"


def test_people_stand_first_in_their_ties_to_organisations_in_whatever_order_the_row_has_them(
    network: Network,
) -> None:
    directed = {"HEADED", "SAT_ON_BOARD_OF", "WORKED_AT", "FOUNDED", "ADVISED"}
    kinds = {
        (network.entities[tie.subject].kind, network.entities[tie.object].kind)
        for tie in network.ties
        if tie.edge_type in directed
    }
    assert kinds == {("Person", "Organisation")}


def test_ties_with_sources_of_two_sites_are_corroborated(network: Network) -> None:
    standings = Counter(tie.standing for tie in network.ties)
    assert standings == {"reported": 3_219, "corroborated": 57, "alleged": 103}
    for tie in network.ties:
        sites = {network.sources[claim.source].publisher for claim in tie.claims}
        assert (tie.standing == "corroborated") == (len(sites) > 1)


def test_former_offices_have_ended(trumpworld: Mapped) -> None:
    for claim in trumpworld.of(Claim):
        assert claim.ended == claim.note.startswith(("Former ", "former "))
        assert claim.said_on == {"(as of 2016 FEC filing)": "2016", "(as of 2014 FEC filing)": "2014"}.get(
            claim.note[-23:]
        )
