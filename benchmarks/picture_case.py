"""The made-up network that both draw: so many nodes, two ties a node, some nodes with many more than others.

Each tie joins two other nodes, because pyvis keeps one edge between two nodes where it draws no direction.
The same for the same size.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any

from graph.derived.network import Network, NetworkRecords, build_network
from graph.model.records import Claim, Entity, Source
from graph.ontology import Ontology
from visualize.display_words import tie_label
from visualize.vis_network import Positions

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
# Two papers, of whom a claim may be; they are named and not drawn.
VOICES = ("voice-0", "voice-1")


@dataclass(frozen=True)
class Plain:
    """The same network as pyvis takes it: names and labels, and nothing of who says so.

    Args:
        nodes: ids and names, in the order of ids.
        edges: both ends and the words, in the order of ties.
    """

    nodes: list[tuple[str, str]]
    edges: list[tuple[str, str, str]]


def made_up(nodes: int, ontology: Ontology) -> Network:
    """Return a network of exactly so many nodes and twice as many ties."""
    chance = random.Random(11)
    entities = [_entity(chance, number) for number in range(nodes)]
    claims: list[Claim] = []
    for first, second in _pairs(chance, nodes):
        claims += _claims(chance, len(claims), entities[first], entities[second])
    papers = [Entity(id=id_, kind="Organisation", name=f"The {id_}", dataset="bench") for id_ in VOICES]
    material = NetworkRecords([*entities, *papers], [_source(number) for number in range(SOURCES)], claims)
    return build_network(f"A made-up case of {nodes:,}", material, ontology)


def plain(drawn: Network, ontology: Ontology) -> Plain:
    """Return what pyvis is given, made before any clock runs."""
    return Plain(
        nodes=[(id_, drawn.name(id_)) for id_ in sorted(drawn.shown)],
        edges=[(tie.subject, tie.object, tie_label(tie, ontology)) for tie in drawn.ties],
    )


def anywhere(drawn: Network) -> Positions:
    """Return a position for each node, the same for everybody; writing takes no longer for a good one."""
    chance = random.Random(12)
    reach = 60.0 * len(drawn.shown) ** 0.5
    return {
        id_: (round(chance.uniform(-reach, reach), 1), round(chance.uniform(-reach, reach), 1))
        for id_ in sorted(drawn.shown)
    }


def _pairs(chance: random.Random, nodes: int) -> list[tuple[int, int]]:
    """Join each node twice to others: half of them to whoever has many ties already, as in a real case."""
    met: dict[frozenset[int], tuple[int, int]] = {}
    ends = [0]
    while len(met) < 2 * nodes:
        first = len(met) // 2
        second = chance.choice(ends) if chance.random() < 0.5 else chance.randrange(nodes)
        pair = frozenset((first, second))
        if len(pair) == 2 and pair not in met:
            met[pair] = (first, second)
            ends += [first, second]
    return list(met.values())


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
        publisher=VOICES[number % 2],
        author=(VOICES[0],) if number % 4 == 0 else (),
        published=f"2014-{1 + number % 12:02}-03",
        url=f"https://example.org/{number}",
    )


def _claims(chance: random.Random, number: int, subject: Entity, object_: Entity) -> list[Claim]:
    """Return one claim of a tie, or two of different sources, with as much said as an article says."""
    kinds = (subject.kind, object_.kind)
    if kinds == ("Person", "Person"):
        edge_type = chance.choice(PEOPLE)
    else:
        edge_type = chance.choice(PERSON_AND_BODY if kinds == ("Person", "Organisation") else BODIES_TOO)
    given: dict[str, Any] = {"edge_type": edge_type, "subject": subject.id, "object": object_.id}
    if edge_type in ("WORKED_AT", "HEADED"):
        given["properties"] = {"role": chance.choice(ROLES)}
    return [_claim(chance, number + more, given) for more in range(2 if chance.random() < 0.1 else 1)]


def _claim(chance: random.Random, number: int, given: dict[str, Any]) -> Claim:
    start = chance.randrange(20_000)
    more: dict[str, Any] = {}
    if chance.random() < 0.5:
        year = chance.randint(1995, 2015)
        more |= {"valid_from": f"{year}-{chance.randint(1, 12):02}", "valid_until": str(year + 2)}
    if chance.random() < 0.2:
        more |= {"stance": "alleged", "said_by": (chance.choice(VOICES),), "said_on": "2016-03-01"}
    return Claim(
        id=f"claim-{number}",
        dataset="bench",
        source=f"source-{number % SOURCES}",
        locator=f"chars {start}-{start + chance.randint(40, 200)}",
        note=f"{chance.choice(NOTES)}, entry {number}",
        **given,
        **more,
    )
