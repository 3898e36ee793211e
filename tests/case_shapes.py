"""Made-up cases of many shapes and sizes: loose pairs, one hub, no ties, a few entities or many.

The names are of many lengths and scripts, as in real cases. The same call returns the same records.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator

from graph.model import Claim, Dataset, Entity, Record, Source, Stance
from graph.store import Store
from loaders.writer import load

FIRST_NAMES = ("Aigul", "Bo", "Corentine", "Daniyar", "Ève", "Fyodor", "Gülnara", "Hamish", "Ілля", "Jarmila")
LAST_NAMES = (
    "Karimbay",
    "Li",
    "Vellumaga-Ostrovsky",
    "Brandt",
    "Tashkulov",
    "de la Croix",
    "Ковальчук",
    "王",
)
BODIES = ("Ministry of Internal Affairs of {}", "{} Central Bank", "{} Television", "Supreme Court of {}")
STATES = ("Altania", "Borealia", "Cimmeria", "Drevland", "Esteria", "Fjordmark", "Galdovia", "Hesperia")
STANCES: tuple[Stance, ...] = ("asserted", "asserted", "asserted", "alleged", "denied")
# What joins each pair of kinds, the subject first; other pairs are `SUPPORTED`.
EDGE_TYPES = {
    ("Person", "Person"): ("MARRIED_TO", "ACCUSED", "ATTACKED", "MET", "ASSOCIATE_OF", "SURVEILLED"),
    ("Person", "Organisation"): ("HEADED", "WORKED_AT", "FOUNDED", "SUED"),
    ("Organisation", "Person"): ("CHARGED", "DETAINED", "ACCUSED", "THREATENED"),
    ("State", "Person"): ("REQUESTED_EXTRADITION_OF", "DETAINED", "DEPORTED", "PERSECUTED"),
    ("Person", "State"): ("GOVERNED", "CITIZEN_OF", "LIVED_IN", "OPPOSED"),
}


class CaseWriter:
    """Makes the records of one made-up case.

    Args:
        dataset: its id.
        seed: of everything that is random.
    """

    def __init__(self, dataset: str = "made-up", seed: int = 5) -> None:
        self.dataset = dataset
        self._rng = random.Random(seed)
        self._claim_count = 0

    def source(self) -> Source:
        """Return the source of all claims."""
        return Source(id=f"{self.dataset}-paper", dataset=self.dataset, title="The Daily Lantern's archive")

    def entity(self, number: int) -> Entity:
        """Return one entity; most are people, some organisations or states."""
        rng, state = self._rng, STATES[number % len(STATES)]
        kind = rng.choices(("Person", "Organisation", "State"), (6, 3, 1))[0]
        name = {
            "Person": f"{rng.choice(FIRST_NAMES)} {rng.choice(LAST_NAMES)}",
            "Organisation": rng.choice(BODIES).format(state),
            "State": state,
        }[kind]
        return Entity(id=f"{self.dataset}-{number}", kind=kind, name=name, dataset=self.dataset)

    def entities(self, count: int) -> list[Entity]:
        """Return this many entities."""
        return [self.entity(number) for number in range(count)]

    def claim(self, subject: Entity, object_: Entity) -> Claim:
        """Return a claim of a fitting edge type; some are alleged, denied, planned or feared."""
        rng = self._rng
        self._claim_count += 1
        stance, mode = rng.choice(STANCES), rng.choices(("actual", "planned", "feared"), (12, 1, 1))[0]
        return Claim(
            dataset=self.dataset,
            source=f"{self.dataset}-paper",
            locator=f"row {self._claim_count}",
            edge_type=rng.choice(EDGE_TYPES.get((subject.kind, object_.kind), ("SUPPORTED",))),
            subject=subject.id,
            object=object_.id,
            stance="asserted" if mode == "planned" else stance,
            mode=mode,
        )

    def choose(self, entities: list[Entity], skew: float) -> Entity:
        """Return one of the entities; with a greater skew, the first ones are chosen more often."""
        return entities[int(len(entities) * self._rng.random() ** skew)]


def ten_entities(dataset: str = "made-up") -> Iterator[Record]:
    """Yield ten entities and fourteen claims among them."""
    case = CaseWriter(dataset)
    entities = case.entities(10)
    yield from (case.source(), *entities)
    for number in range(14):
        first, second = entities[number % 10], entities[(number * 3 + 1) % 10]
        if first is not second:
            yield case.claim(first, second)


def loose_pairs(count: int = 500, dataset: str = "made-up") -> Iterator[Record]:
    """Yield pairs of entities that nothing joins to each other."""
    case = CaseWriter(dataset)
    entities = case.entities(2 * count)
    yield from (case.source(), *entities)
    for number in range(count):
        yield case.claim(entities[2 * number], entities[2 * number + 1])


def one_hub(leaf_count: int = 478, pair_count: int = 250, dataset: str = "made-up") -> Iterator[Record]:
    """Yield a hub with very many entities that have no other tie, and loose pairs beside it."""
    case = CaseWriter(dataset)
    entities = case.entities(1 + leaf_count + 2 * pair_count)
    yield from (case.source(), *entities)
    hub, leaves, others = entities[0], entities[1 : 1 + leaf_count], entities[1 + leaf_count :]
    for leaf in leaves:
        yield case.claim(hub, leaf)
    for number in range(pair_count):
        yield case.claim(others[2 * number], others[2 * number + 1])


def without_ties(count: int = 30) -> Iterator[Record]:
    """Yield entities that no tie joins."""
    case = CaseWriter()
    yield from (case.source(), *case.entities(count))


def many_entities(count: int, claims_per_entity: int = 2, dataset: str = "made-up") -> Iterator[Record]:
    """Yield a case whose degrees follow a power law, as in real cases: some hubs, many with one tie."""
    case = CaseWriter(dataset)
    entities = case.entities(count)
    yield from (case.source(), *entities)
    for number in range(1, count * claims_per_entity):
        first = entities[number % count]
        second = case.choose(entities, skew=3)
        if first is not second:
            yield case.claim(first, second)


def load_shape(
    store: Store, records: Iterable[Record], dataset: str = "made-up", title: str = "A made-up case"
) -> None:
    """Load a case of this module into a store."""
    report = load(store, Dataset(id=dataset, title=title), records)
    assert not report.refused, report.refused[:3]


SHAPES: dict[str, Callable[[], Iterator[Record]]] = {
    "ten": ten_entities,
    "pairs": loose_pairs,
    "hub": one_hub,
    "no-ties": without_ties,
    "thousand": lambda: many_entities(1_000),
}
