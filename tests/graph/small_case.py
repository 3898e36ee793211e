"""A small case for tests that compare complete sets: a query can find these records and no others."""

from __future__ import annotations

from collections.abc import Iterable

from graph.model import Claim, Dataset, Record, make_claim_id
from graph.ontology import load_ontology
from graph.store import Store
from loaders.writer import load
from tests.graph.make_records import DATASET, make_claim, make_entity, make_property_claim, make_source

CASE = Dataset(id=DATASET, title="The small case")

NAMES_OF_PEOPLE = {
    "alma": "Alma Shalabayeva",
    "mukhtar": "Mukhtar Ablyazov",
    "tatiana": "Tatiana Paraskevich",
    "roman": "Roman Solodchenko",
    "nursultan": "Nursultan Nazarbayev",
}

SOURCES = [
    make_source("paper", publisher="gazette"),
    make_source("blog", author=("alma",), derived_from=("paper",)),
]
ENTITIES = [
    *(make_entity(id_, "Person", name) for id_, name in NAMES_OF_PEOPLE.items()),
    *(make_entity(id_, "State", id_.capitalize()) for id_ in ("kazakhstan", "russia", "ukraine")),
    make_entity("bta", "Organisation", "BTA Bank", properties={"jurisdiction": "kazakhstan"}),
    make_entity("gazette", "Organisation", "The Gazette"),
    make_entity("paper/lawyers", "Group", "lawyers of Mukhtar Ablyazov", named=False, source="paper"),
    make_entity("trial", "Event", "the trial in Almaty"),
]
CLAIMS: dict[str, Claim] = {
    "married": make_claim("alma MARRIED_TO mukhtar", locator="chars 20-30"),
    "by kazakhstan": make_claim("kazakhstan REQUESTED_EXTRADITION_OF mukhtar", locator="chars 100-120"),
    "by russia": make_claim("russia REQUESTED_EXTRADITION_OF mukhtar", locator="chars 5-9"),
    "by ukraine": make_claim("ukraine REQUESTED_EXTRADITION_OF mukhtar", locator="chars 40-50"),
    "tatiana at bta": make_claim("tatiana WORKED_AT bta"),
    "roman at bta": make_claim("roman WORKED_AT bta", locator="row 2"),
    "headed": make_claim("mukhtar HEADED bta", properties={"role": "chairman"}),
    "governed": make_claim("nursultan GOVERNED kazakhstan"),
    "persecuted": make_claim("nursultan PERSECUTED mukhtar", "blog", said_by=("paper/lawyers",)),
    "owns": make_claim("mukhtar OWNS bta", said_by=("kazakhstan",)),
    "does not own": make_claim("mukhtar OWNS bta", "blog", said_by=("mukhtar",), stance="denied"),
    "feared": make_claim("kazakhstan KIDNAPPED tatiana", "blog", mode="feared", event="trial"),
}
PROPERTY_CLAIMS = [
    make_property_claim("mukhtar born", "1963", locator="chars 0-4"),
    make_property_claim("trial lawfulness", "a sham", "blog"),
]


def load_small_case(store: Store, records: Iterable[Record] | None = None) -> None:
    """Load the small case, or other records as its new version."""
    if records is None:
        records = [*SOURCES, *ENTITIES, *CLAIMS.values(), *PROPERTY_CLAIMS]
    report = load(store, CASE, records)
    assert not report.refused


def claim_id_of(name: str) -> str:
    """Return the id of a claim, by its key in CLAIMS."""
    return make_claim_id(CLAIMS[name], load_ontology())


def claim_ids_of(*names: str) -> set[str]:
    """Return the ids of claims, by their keys in CLAIMS."""
    return {claim_id_of(name) for name in names}
