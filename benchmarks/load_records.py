"""The made-up case that all writers load: claims of five types, a tenth of them about one employer.

Every run makes the same records, because what varies from claim to claim is drawn with a fixed seed.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from graph.model import Claim, Dataset, Entity, Money, Record, Source

DATASET = Dataset(id="bench", title="A made-up case to measure loading", description="Nobody in it exists.")

HUB = "bench-hub"
SOURCES = 40
# For 200,000 claims: 12,000 entities, of which a third are organisations, and a hub with 20,000 claims.
CLAIMS_PER_PERSON, CLAIMS_PER_ORGANISATION, CLAIMS_PER_CLAIM_OF_HUB = 25, 50, 10

ROLES = ("director", "accountant", "adviser", "driver", "chief of staff", "lawyer")
NOTES = ("seen by the clerk on the day", "repeated in the annex", "the second page names another date")


@dataclass(frozen=True)
class BenchmarkCase:
    """The records of one load."""

    sources: list[Source]
    entities: list[Entity]
    claims: list[Claim]

    def records(self) -> Iterator[Record]:
        """Yield all records, each after the records that it refers to."""
        yield from self.sources
        yield from self.entities
        yield from self.claims


def make_case(claims: int) -> BenchmarkCase:
    """Return a case with this number of claims, and with entities and a hub in proportion."""
    chance = random.Random(4)
    people = [f"person-{number}" for number in range(max(2, claims // CLAIMS_PER_PERSON))]
    firms = [f"firm-{number}" for number in range(max(2, claims // CLAIMS_PER_ORGANISATION))]
    makers: list[Callable[[], dict[str, Any]]] = [
        lambda: _worked_at(chance, people, firms),
        lambda: _owns(chance, people, firms),
        lambda: _funded(chance, people, firms),
        lambda: _met(chance, people),
        lambda: _associate_of(chance, people),
    ]
    sources = [
        Source(id=f"bench-source-{number}", dataset=DATASET.id, title=f"Register {number}")
        for number in range(SOURCES)
    ]
    made = []
    for number in range(claims):
        if number % CLAIMS_PER_CLAIM_OF_HUB == 0:
            relationship = _worked_at(chance, people, [HUB])
        else:
            relationship = makers[number % len(makers)]()
        made.append(_claim(chance, number, people, relationship))
    return BenchmarkCase(sources, _entities(people, firms), made)


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


def _claim(chance: random.Random, number: int, people: list[str], relationship: dict[str, Any]) -> Claim:
    """Make a claim with as many properties as one from a register or an article has."""
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
        **relationship,
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
    return _pair(chance, people) | {"edge_type": "MET"}


def _associate_of(chance: random.Random, people: list[str]) -> dict[str, Any]:
    return _pair(chance, people) | {"edge_type": "ASSOCIATE_OF"}


def _pair(chance: random.Random, people: list[str]) -> dict[str, Any]:
    subject, object_ = chance.sample(people, 2)
    return {"subject": subject, "object": object_}
