"""A small case in the store, for whole-set assertions: what stands here is all that a query may find."""

from __future__ import annotations

from collections.abc import Iterable

from graph.model.ids import claim_id
from graph.model.records import Claim, Dataset, Record
from graph.ontology import ontology
from graph.store import Store
from loaders.writer import load
from tests.graph.made_up import DATASET, claim, entity, says, source

CASE = Dataset(id=DATASET, title="The small case")

NAMES = {
    "alma": "Alma Shalabayeva",
    "mukhtar": "Mukhtar Ablyazov",
    "tatiana": "Tatiana Paraskevich",
    "roman": "Roman Solodchenko",
    "nursultan": "Nursultan Nazarbayev",
}


def named(id_: str, kind: str, name: str, **more: object) -> Record:
    made = entity(id_, kind, **more)
    return type(made)(
        id=id_,
        kind=kind,
        name=name,
        dataset=DATASET,
        named=made.named,
        source=made.source,
        aliases=made.aliases,
        properties=made.properties,
    )


SOURCES = [
    source("paper", publisher="gazette"),
    source("blog", author=("alma",), derived_from=("paper",)),
]
ENTITIES = [
    *(named(id_, "Person", name) for id_, name in NAMES.items()),
    *(named(id_, "State", id_.capitalize()) for id_ in ("kazakhstan", "russia", "ukraine")),
    named("bta", "Organisation", "BTA Bank", properties={"jurisdiction": "kazakhstan"}),
    named("gazette", "Organisation", "The Gazette"),
    named("paper/lawyers", "Group", "lawyers of Mukhtar Ablyazov", named=False, source="paper"),
    named("trial", "Event", "the trial in Almaty"),
]
CLAIMS: dict[str, Claim] = {
    "married": claim("alma MARRIED_TO mukhtar", locator="chars 20-30"),
    "by kazakhstan": claim("kazakhstan REQUESTED_EXTRADITION_OF mukhtar", locator="chars 100-120"),
    "by russia": claim("russia REQUESTED_EXTRADITION_OF mukhtar", locator="chars 5-9"),
    "by ukraine": claim("ukraine REQUESTED_EXTRADITION_OF mukhtar", locator="chars 40-50"),
    "tatiana at bta": claim("tatiana WORKED_AT bta"),
    "roman at bta": claim("roman WORKED_AT bta", locator="row 2"),
    "headed": claim("mukhtar HEADED bta", properties={"role": "chairman"}),
    "governed": claim("nursultan GOVERNED kazakhstan"),
    "persecuted": claim("nursultan PERSECUTED mukhtar", "blog", said_by=("paper/lawyers",)),
    "owns": claim("mukhtar OWNS bta", said_by=("kazakhstan",)),
    "does not own": claim("mukhtar OWNS bta", "blog", said_by=("mukhtar",), stance="denied"),
    "feared": claim("kazakhstan KIDNAPPED tatiana", "blog", mode="feared", event="trial"),
}
LEAVES = [says("mukhtar born", "1963", locator="chars 0-4"), says("trial lawfulness", "a sham", "blog")]


def load_case(store: Store, records: Iterable[Record] | None = None) -> None:
    report = load(
        store, CASE, [*SOURCES, *ENTITIES, *CLAIMS.values(), *LEAVES] if records is None else records
    )
    assert not report.refused


def id_of(name: str) -> str:
    return claim_id(CLAIMS[name], ontology())


def ids_of(*names: str) -> set[str]:
    return {id_of(name) for name in names}
