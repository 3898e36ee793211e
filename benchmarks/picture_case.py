"""The made-up network that both competitors draw: two ties for each node, and some nodes with many ties.

Each tie joins another pair of nodes, because pyvis without directions keeps one edge between two nodes. The
network of a size is the same in every run.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any

from graph.derived import Network, NetworkRecords, build_network
from graph.model import Claim, Entity, Source
from graph.ontology import Ontology
from graph.presentation import tie_label_with_count
from visualize.positions import Positions

FIRST = ("Aruna", "Belik", "Corva", "Dastan", "Emira", "Farid", "Galena", "Halil", "Irena", "Jonas")
LAST = ("Amberton", "Baltabek", "Castellane", "Drummorov", "Ekholm", "Farkhadi", "Grunewald")
BODIES = ("Bank of {}", "Ministry of Justice of {}", "{} Courier", "{} Shipping Company")
TOWNS = ("Port Sel", "Ostervale", "Nim", "Kadyrsk", "Aldermoor")
PEOPLE = ("MET", "ASSOCIATE_OF", "ACCUSED", "SUPPORTED", "THREATENED")
PERSON_AND_BODY = ("WORKED_AT", "HEADED", "FOUNDED", "CRITICISED", "SUED")
BODIES_TOO = ("ACCUSED", "FUNDED", "SUED", "CONDEMNED", "CRITICISED")
ROLES = ("director", "accountant", "adviser", "lawyer")
NOTES = ("Seen by the clerk on the day", "Repeated in the annex", "The second page names another date")
SOURCES = 40
# Two newspapers, which publish sources and speak in claims. They have no ties, and so they are not drawn.
PAPERS = ("paper-0", "paper-1")


@dataclass(frozen=True)
class PyvisInput:
    """The same network in the form that pyvis takes: names and labels, without claims and sources.

    Args:
        nodes: (id, name) in the order of ids.
        edges: (id of the subject, id of the object, label) in the order of ties.
    """

    nodes: list[tuple[str, str]]
    edges: list[tuple[str, str, str]]


def make_network(nodes: int, ontology: Ontology) -> Network:
    """Return a network with exactly this number of nodes and twice as many ties."""
    chance = random.Random(11)
    entities = [_entity(chance, number) for number in range(nodes)]
    claims: list[Claim] = []
    for first, second in _pairs(chance, nodes):
        claims += _claims(chance, len(claims), entities[first], entities[second])
    papers = [Entity(id=id_, kind="Organisation", name=f"The {id_}", dataset="bench") for id_ in PAPERS]
    material = NetworkRecords([*entities, *papers], [_source(number) for number in range(SOURCES)], claims)
    return build_network(f"A made-up case of {nodes:,}", material, ontology)


def make_pyvis_input(network: Network, ontology: Ontology) -> PyvisInput:
    """Return the network in the form that pyvis takes."""
    return PyvisInput(
        nodes=[(id_, network.name(id_)) for id_ in sorted(network.shown_ids)],
        edges=[(tie.subject, tie.object, tie_label_with_count(tie, ontology)) for tie in network.ties],
    )


def random_positions(network: Network) -> Positions:
    """Return a random position for each node. Writing takes no longer for good positions than for these."""
    chance = random.Random(12)
    radius = 60.0 * len(network.shown_ids) ** 0.5
    return {
        id_: (round(chance.uniform(-radius, radius), 1), round(chance.uniform(-radius, radius), 1))
        for id_ in sorted(network.shown_ids)
    }


def _pairs(chance: random.Random, nodes: int) -> list[tuple[int, int]]:
    """Return two pairs for each node. As in a real case, half of them prefer nodes that have many ties."""
    pairs: dict[frozenset[int], tuple[int, int]] = {}
    # A node is in this list once for each of its ties.
    joined = [0]
    while len(pairs) < 2 * nodes:
        first = len(pairs) // 2
        second = chance.choice(joined) if chance.random() < 0.5 else chance.randrange(nodes)
        pair = frozenset((first, second))
        if len(pair) == 2 and pair not in pairs:
            pairs[pair] = (first, second)
            joined += [first, second]
    return list(pairs.values())


def _entity(chance: random.Random, number: int) -> Entity:
    person = chance.random() < 0.65
    town = chance.choice(TOWNS)
    name = f"{chance.choice(FIRST)} {chance.choice(LAST)}" if person else chance.choice(BODIES).format(town)
    return Entity(
        id=f"entity-{number}",
        kind="Person" if person else "Organisation",
        name=f"{name} {number}",
        dataset="bench",
        aliases=(f"{name.split()[-1]} the other",) if chance.random() < 0.2 else (),
    )


def _source(number: int) -> Source:
    return Source(
        id=f"source-{number}",
        dataset="bench",
        title=f"What stands in volume {number}",
        publisher=PAPERS[number % 2],
        author=(PAPERS[0],) if number % 4 == 0 else (),
        published=f"2014-{1 + number % 12:02}-03",
        url=f"https://example.org/{number}",
    )


def _claims(chance: random.Random, number: int, subject: Entity, object_: Entity) -> list[Claim]:
    """Return one claim of a tie, or two from different sources, with the properties of a typical claim."""
    kinds = (subject.kind, object_.kind)
    if kinds == ("Person", "Person"):
        edge_type = chance.choice(PEOPLE)
    else:
        edge_type = chance.choice(PERSON_AND_BODY if kinds == ("Person", "Organisation") else BODIES_TOO)
    relationship: dict[str, Any] = {"edge_type": edge_type, "subject": subject.id, "object": object_.id}
    if edge_type in ("WORKED_AT", "HEADED"):
        relationship["properties"] = {"role": chance.choice(ROLES)}
    return [_claim(chance, number + more, relationship) for more in range(2 if chance.random() < 0.1 else 1)]


def _claim(chance: random.Random, number: int, relationship: dict[str, Any]) -> Claim:
    start = chance.randrange(20_000)
    more: dict[str, Any] = {}
    if chance.random() < 0.5:
        year = chance.randint(1995, 2015)
        more |= {"valid_from": f"{year}-{chance.randint(1, 12):02}", "valid_until": str(year + 2)}
    if chance.random() < 0.2:
        more |= {"stance": "alleged", "said_by": (chance.choice(PAPERS),), "said_on": "2016-03-01"}
    return Claim(
        id=f"claim-{number}",
        dataset="bench",
        source=f"source-{number % SOURCES}",
        locator=f"chars {start}-{start + chance.randint(40, 200)}",
        note=f"{chance.choice(NOTES)}, entry {number}",
        **relationship,
        **more,
    )
