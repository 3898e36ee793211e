"""The made-up case that everybody loads: five types of claim, one employer of a tenth of them.

Whoever runs it gets the same records: what varies from claim to claim is drawn with a fixed seed.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from graph.model.records import Claim, Dataset, Entity, Money, Record, Source

DATASET = Dataset(id="bench", title="A made-up case to measure loading", description="Nobody in it exists.")

HUB = "bench-hub"
SOURCES = 40
# For 200,000 claims: 12,000 entities, of whom a third are organisations, and a hub of 20,000 claims.
CLAIMS_A_PERSON, CLAIMS_AN_ORGANISATION, CLAIMS_OF_HUB = 25, 50, 10

ROLES = ("director", "accountant", "adviser", "driver", "chief of staff", "lawyer")
NOTES = ("seen by the clerk on the day", "repeated in the annex", "the second page names another date")


@dataclass(frozen=True)
class Case:
    """The records of one load."""

    sources: list[Source]
    entities: list[Entity]
    claims: list[Claim]

    def records(self) -> Iterator[Record]:
        """Yield all, each after what it names."""
        yield from self.sources
        yield from self.entities
        yield from self.claims


def made_up(claims: int) -> Case:
    """Return a case of so many claims, and of entities and a hub in proportion."""
    chance = random.Random(4)
    people = [f"person-{number}" for number in range(max(2, claims // CLAIMS_A_PERSON))]
    firms = [f"firm-{number}" for number in range(max(2, claims // CLAIMS_AN_ORGANISATION))]
    makers: list[Callable[[], dict[str, Any]]] = [
        lambda: _worked_at(chance, people, firms),
        lambda: _owns(chance, people, firms),
        lambda: _funded(chance, people, firms),
        lambda: _met(chance, people),
        lambda: _associates(chance, people),
    ]
    sources = [
        Source(id=f"bench-source-{number}", dataset=DATASET.id, title=f"Register {number}")
        for number in range(SOURCES)
    ]
    made = []
    for number in range(claims):
        if number % CLAIMS_OF_HUB == 0:
            ends = _worked_at(chance, people, [HUB])
        else:
            ends = makers[number % len(makers)]()
        made.append(_claim(chance, number, people, ends))
    return Case(sources, _entities(people, firms), made)


def _entities(people: list[str], firms: list[str]) -> list[Entity]:
    named = [("Person", id_) for id_ in people] + [("Organisation", id_) for id_ in [*firms, HUB]]
    return [
        Entity(
            id=id_,
            kind=kind,
            name=id_.replace("-", " ").title(),
            dataset=DATASET.id,
            aliases=(f"{id_} the other",),
        )
        for kind, id_ in named
    ]


def _claim(chance: random.Random, number: int, people: list[str], ends: dict[str, Any]) -> Claim:
    """Make a claim with as much said about it as a register or an article says."""
    more: dict[str, Any] = {}
    if chance.random() < 0.5:
        year = chance.randint(1995, 2015)
        more |= {"valid_from": f"{year}-{chance.randint(1, 12):02}", "valid_until": str(year + 2)}
    if chance.random() < 0.25:
        more["note"] = f"{chance.choice(NOTES)}, entry {number}"
    if chance.random() < 0.2:
        more |= {"stance": "alleged", "said_by": (chance.choice(people),), "said_on": "2016-03-01"}
    return Claim(
        dataset=DATASET.id,
        source=f"bench-source-{number % SOURCES}",
        locator=f"row {number + 1}",
        **ends,
        **more,
    )


def _worked_at(chance: random.Random, people: list[str], firms: list[str]) -> dict[str, Any]:
    return {
        "edge_type": "WORKED_AT",
        "subject": chance.choice(people),
        "object": chance.choice(firms),
        "properties": {"role": chance.choice(ROLES)},
    }


def _owns(chance: random.Random, people: list[str], firms: list[str]) -> dict[str, Any]:
    return {
        "edge_type": "OWNS",
        "subject": chance.choice(people),
        "object": chance.choice(firms),
        "properties": {"share": chance.randint(1, 100)},
    }


def _funded(chance: random.Random, people: list[str], firms: list[str]) -> dict[str, Any]:
    return {
        "edge_type": "FUNDED",
        "subject": chance.choice(people),
        "object": chance.choice(firms),
        "properties": {"amount": Money(float(chance.randint(1, 9_000_000)), "EUR")},
    }


def _met(chance: random.Random, people: list[str]) -> dict[str, Any]:
    return _two(chance, people) | {"edge_type": "MET"}


def _associates(chance: random.Random, people: list[str]) -> dict[str, Any]:
    return _two(chance, people) | {"edge_type": "ASSOCIATE_OF"}


def _two(chance: random.Random, people: list[str]) -> dict[str, Any]:
    subject, object_ = chance.sample(people, 2)
    return {"subject": subject, "object": object_}
