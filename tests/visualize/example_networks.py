"""Made-up networks to draw.

The small network has a few ties, with everything that a picture can show. The large network is a case of
about 120 entities and 300 ties whose degrees follow a power law, as in real cases.
"""

from __future__ import annotations

import json
import random
import re
from typing import Any

from graph.derived import Network, NetworkRecords, build_network
from graph.model import Claim, Entity, PropertyClaim, Source, Stance
from graph.ontology import load_ontology

FIRST = ("Aigul", "Bakyt", "Corin", "Daniyar", "Elif", "Fyodor", "Gulnara", "Hamish", "Ilyas", "Jarmila")
LAST = ("Karimbay", "Ostrovsky", "Vellumaga", "Brandtmeyer", "Tashkulov", "Delacroix-Munro", "Ivashchenko")
BODIES = [
    "Ministry of Internal Affairs of {}",
    "{} Central Bank",
    "Supreme Court of {}",
    "Prosecutor General of {}",
    "{} State Television",
    "Anti-Corruption Agency of the Republic of {}",
    "Union of Journalists of {}",
]
STATES = ["Altania", "Borealia", "Cimmeria", "Drevland", "Esteria", "Fjordmark", "Galdovia", "Hesperia"]
SOURCES = ["Daily Lantern", "The Meridian", "Amity Watch", "Steppe Courier", "Harbour Times"]


def make_source(number: int, **more: object) -> Source:
    """Return one made-up source, published by one of the made-up papers."""
    fields: dict[str, object] = {
        "id": f"source-{number}",
        "dataset": "made-up",
        "title": f"What the {SOURCES[number % 5]} printed",
        "publisher": f"paper-{number % 5}",
        "published": "2013-07-12",
        "genre": "report",
        "url": f"https://example.org/{number}",
    }
    return Source(**{**fields, **more})  # type: ignore[arg-type]


def make_entity(id_: str, kind: str, name: str, **more: object) -> Entity:
    """Return one made-up entity."""
    return Entity(id=id_, kind=kind, name=name, dataset="made-up", **more)  # type: ignore[arg-type]


def make_claim(edge_type: str, subject: str, object_: str, **more: object) -> Claim:
    """Return one made-up claim of source 0, unless `more` names another."""
    fields: dict[str, object] = {"source": "source-0", "dataset": "made-up", "locator": "chars 1034-1187"}
    fields |= {"id": f"{subject}-{edge_type}-{object_}-{len(more)}-{more.get('source', '')}"}
    return Claim(edge_type=edge_type, subject=subject, object=object_, **{**fields, **more})  # type: ignore[arg-type]


def make_small_network(title: str = "A small case", **changes: str) -> Network:
    """Return six entities, one of each kind, and a tie of each standing; `changes` are names by id."""
    entities = [
        make_entity(
            "mira", "Person", "Mira Vell", aliases=("Мира Велл", "M. Véll"), properties={"born": "1970"}
        ),
        make_entity("altania", "State", "Altania", properties={"iso": "AL"}),
        make_entity("bank", "Organisation", "Bank of Altania", properties={"jurisdiction": "altania"}),
        make_entity("riot", "Event", "Riot at Port Sel", properties={"date": "2011-12"}),
        make_entity("port", "Place", "Port Sel"),
        make_entity("lawyers", "Group", "lawyers of Mira Vell", named=False, source="source-0"),
        *(make_entity(f"paper-{n}", "Organisation", name) for n, name in enumerate(SOURCES)),
        make_entity("spokesman", "Person", "Oskar Petrides"),
    ]
    entities = [
        make_entity(e.id, e.kind, changes.get(e.id, e.name), aliases=e.aliases, properties=e.properties)
        for e in entities
    ]
    request = "REQUESTED_EXTRADITION_OF"
    quote = "Altania asked for Ms Vell three times."
    claims = [
        make_claim(
            request, "altania", "mira", id="c1", quote=quote, valid_from="2012-05", valid_until="2012-05"
        ),
        make_claim(
            request,
            "altania",
            "mira",
            id="c2",
            source="source-1",
            note="Asked again",
            said_on="2013-07-01",
        ),
        make_claim(
            "HEADED", "mira", "bank", id="c3", ended=True, properties={"role": "chair"}, subject_name="Vell"
        ),
        make_claim("DETAINED", "altania", "mira", id="c4", stance="alleged", said_by=("spokesman", "mira")),
        make_claim(
            "DETAINED", "altania", "mira", id="c5", stance="denied", said_by=("bank",), source="source-1"
        ),
        make_claim(
            "KIDNAPPED", "altania", "mira", id="c6", mode="feared", stance="alleged", condition="if she flew"
        ),
        make_claim("KILLED", "altania", "mira", id="c7", stance="denied", said_by=("bank",)),
        make_claim("OCCURRED_IN", "riot", "port", id="c8", about=("altania",), dates_basis="the day after"),
        make_claim("REPRESENTED", "lawyers", "mira", id="c9", properties={"role": "lawyer"}, event="riot"),
        make_claim(
            "CRITICISED", "bank", "bank", id="c10", inferred=("object",), inferred_from=("chars 3-9",)
        ),
        make_claim("ACCUSED", "altania", "mira", id="c11", stance="alleged", said_by=("bank",)),
    ]
    dead = {"dataset": "made-up", "entity": "riot", "property": "killed", "unit": "people"}
    values = [
        PropertyClaim(id="p1", source="source-0", value=14, bound="at_least", **dead),  # type: ignore[arg-type]
        PropertyClaim(id="p2", source="source-1", value=17, bound="at_least", **dead),  # type: ignore[arg-type]
    ]
    return build_network(
        title, NetworkRecords(entities, [make_source(n) for n in range(5)], claims, values), load_ontology()
    )


def make_network_of_five_ties() -> Network:
    """Return five ties with long labels between entities with long names, in a chain with a branch."""
    names = {
        "a": ("State", "Federal Republic of Altania"),
        "b": ("Person", "Jarmila Delacroix-Munro"),
        "c": ("State", "Borealia"),
        "d": ("Person", "Mira Vellumaga-Ostrovsky"),
        "e": ("Group", "other associates of Mira Vellumaga-Ostrovsky abroad"),
        "f": ("State", "Cimmeria"),
    }
    pairs = [("a", "b"), ("a", "d"), ("c", "d"), ("c", "e"), ("f", "d")]
    claims = [make_claim("REQUESTED_EXTRADITION_OF", *pair, id="".join(pair)) for pair in pairs]
    people = [make_entity(id_, kind, name) for id_, (kind, name) in names.items()]
    return build_network("Five requests", NetworkRecords(people, [make_source(0)], claims), load_ontology())


def make_network_of_one_tie() -> Network:
    """Return a single tie of a bank to itself: one of everything, and no dispute."""
    bank = [make_entity("bank", "Organisation", "Bank of Altania")]
    claims = [make_claim("CRITICISED", "bank", "bank", id="c1")]
    return build_network("One tie", NetworkRecords(bank, [make_source(0)], claims), load_ontology())


def make_large_network(entity_count: int = 120, tie_count: int = 300, seed: int = 7) -> Network:
    """Return a case whose degrees follow a power law; the same for the same seed."""
    rng = random.Random(seed)
    entities = [
        *_make_cast(rng, entity_count),
        *(make_entity(f"paper-{n}", "Organisation", s) for n, s in enumerate(SOURCES)),
    ]
    drawn = entities[:entity_count]
    claims: list[Claim] = []
    # A case is made of stories; who is in many ties of a story, or of all, gets more of them.
    stories: list[list[Entity]] = [drawn[:2] for _ in range(max(1, entity_count // 14))]
    for number in range(tie_count):
        if number < entity_count:
            story = stories[number % len(stories)]
            first, second = drawn[number], rng.choice(story)
        else:
            story = rng.choice(stories)
            first = rng.choice(story)
            second = rng.choice(rng.choice(stories) if rng.random() < 0.12 else story)
        story += [first, second]
        if first is not second:
            claims += _make_claims(rng, number, first, second)
    return build_network(
        "Altania and its exiles",
        NetworkRecords(entities, [make_source(n) for n in range(5)], claims),
        load_ontology(),
    )


def _make_cast(rng: random.Random, count: int) -> list[Entity]:
    occasions = ("Arrest", "Flight", "Trial", "Search")
    entities = [
        make_entity("altania", "State", "Altania"),
        make_entity("mira", "Person", "Mira Vellumaga-Ostrovsky"),
    ]
    while len(entities) < count:
        number = len(entities)
        kind = rng.choices(
            ["Person", "State", "Organisation", "Event", "Place", "Group"], [45, 7, 28, 10, 6, 4]
        )[0]
        state = STATES[number % 8] if number < 200 else f"{STATES[number % 8]} {number}"
        names = {
            "Person": f"{rng.choice(FIRST)} {rng.choice(LAST)}",
            "State": state,
            "Organisation": rng.choice(BODIES).format(state),
            "Event": f"{rng.choice(occasions)} in {state}, {rng.randint(1, 28)} May 2013",
            "Place": f"{rng.choice(['Port', 'Fort', 'New', 'Upper'])} {rng.choice(LAST)}",
            "Group": f"two relatives of {rng.choice(FIRST)} {rng.choice(LAST)}",
        }
        entities.append(make_entity(f"e{number}", kind, names[kind], named=kind != "Group"))
    return entities


def _make_claims(rng: random.Random, number: int, first: Entity, second: Entity) -> list[Claim]:
    vocabulary = load_ontology().edge_types.values()
    fitting = [p.id for p in vocabulary if first.kind in p.subject_kinds and second.kind in p.object_kinds]
    if not fitting:
        return []
    edge_type = rng.choice(fitting)
    stances: list[Stance] = rng.choice(
        [["asserted"]] * 5 + [["asserted", "asserted"], ["alleged"], ["alleged", "denied"], ["denied"]]
    )
    return [
        make_claim(
            edge_type,
            first.id,
            second.id,
            id=f"c{number}-{at}",
            stance=stance,
            source=f"source-{rng.randrange(5) if at == 0 else (number + at) % 5}",
            mode=rng.choices(["actual", "planned", "feared"], [20, 1, 1])[0]
            if len(stances) == 1
            else "actual",
            note="What the source says, in a reader's own words.",
            valid_from="2012-05",
        )
        for at, stance in enumerate(stances)
    ]


def read_page_data(html: str) -> dict[str, Any]:
    """Return the data inside a page."""
    match = re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.DOTALL)
    assert match
    return decode_page_data(match[1])


def decode_page_data(text: str | bytes) -> dict[str, Any]:
    """Return the data of a page as its script reads them: ties and claims as rows, without empty cells."""
    loaded: dict[str, Any] = json.loads(text)
    for name in ("ties", "claims"):
        columns = loaded[name]
        loaded[name] = [
            {key: cell for key, cell in zip(columns, row, strict=True) if cell is not None}
            for row in zip(*columns.values(), strict=True)
        ]
    return loaded
