"""Made-up records to draw: nobody in them exists.

`small` is a handful of ties that between them have everything that a picture can show; `large` is a case of
about 120 entities and 300 ties whose degrees follow a power law, as real cases do.
"""

from __future__ import annotations

import json
import random
import re
from typing import Any

from graph.derived.network import Network, NetworkRecords, build_network
from graph.model.records import Claim, Entity, PropertyClaim, Source, Stance
from graph.ontology import ontology

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


def source(number: int, **more: object) -> Source:
    """Return one made-up source, published by one of the made-up papers."""
    given: dict[str, object] = {
        "id": f"source-{number}",
        "dataset": "made-up",
        "title": f"What the {SOURCES[number % 5]} printed",
        "publisher": f"paper-{number % 5}",
        "published": "2013-07-12",
        "genre": "report",
        "url": f"https://example.org/{number}",
    }
    return Source(**{**given, **more})  # type: ignore[arg-type]


def entity(id_: str, kind: str, name: str, **more: object) -> Entity:
    """Return one made-up entity."""
    return Entity(id=id_, kind=kind, name=name, dataset="made-up", **more)  # type: ignore[arg-type]


def claim(edge_type: str, subject: str, object_: str, **more: object) -> Claim:
    """Return one made-up claim of source 0, where nothing else is said."""
    given: dict[str, object] = {"source": "source-0", "dataset": "made-up", "locator": "chars 1034-1187"}
    given |= {"id": f"{subject}-{edge_type}-{object_}-{len(more)}-{more.get('source', '')}"}
    return Claim(edge_type=edge_type, subject=subject, object=object_, **{**given, **more})  # type: ignore[arg-type]


def small(title: str = "A small case", **changes: str) -> Network:
    """Return six entities, one of each kind, and a tie of each standing; `changes` are names by id."""
    entities = [
        entity("mira", "Person", "Mira Vell", aliases=("Мира Велл", "M. Véll"), properties={"born": "1970"}),
        entity("altania", "State", "Altania", properties={"iso": "AL"}),
        entity("bank", "Organisation", "Bank of Altania", properties={"jurisdiction": "altania"}),
        entity("riot", "Event", "Riot at Port Sel", properties={"date": "2011-12"}),
        entity("port", "Place", "Port Sel"),
        entity("lawyers", "Group", "lawyers of Mira Vell", named=False, source="source-0"),
        *(entity(f"paper-{n}", "Organisation", name) for n, name in enumerate(SOURCES)),
        entity("spokesman", "Person", "Oskar Petrides"),
    ]
    entities = [
        entity(e.id, e.kind, changes.get(e.id, e.name), aliases=e.aliases, properties=e.properties)
        for e in entities
    ]
    asked = "REQUESTED_EXTRADITION_OF"
    quote = "Altania asked for Ms Vell three times."
    claims = [
        claim(asked, "altania", "mira", id="c1", quote=quote, valid_from="2012-05", valid_until="2012-05"),
        claim(asked, "altania", "mira", id="c2", source="source-1", note="Asked again", said_on="2013-07-01"),
        claim(
            "HEADED", "mira", "bank", id="c3", ended=True, properties={"role": "chair"}, subject_name="Vell"
        ),
        claim("DETAINED", "altania", "mira", id="c4", stance="alleged", said_by=("spokesman", "mira")),
        claim("DETAINED", "altania", "mira", id="c5", stance="denied", said_by=("bank",), source="source-1"),
        claim(
            "KIDNAPPED", "altania", "mira", id="c6", mode="feared", stance="alleged", condition="if she flew"
        ),
        claim("KILLED", "altania", "mira", id="c7", stance="denied", said_by=("bank",)),
        claim("OCCURRED_IN", "riot", "port", id="c8", about=("altania",), dates_basis="the day after"),
        claim("REPRESENTED", "lawyers", "mira", id="c9", properties={"role": "lawyer"}, event="riot"),
        claim("CRITICISED", "bank", "bank", id="c10", inferred="object", inferred_from="chars 3-9"),
        claim("ACCUSED", "altania", "mira", id="c11", stance="alleged", said_by=("bank",)),
    ]
    dead = {"dataset": "made-up", "entity": "riot", "property": "killed", "unit": "people"}
    values = [
        PropertyClaim(id="p1", source="source-0", value=14, bound="at_least", **dead),  # type: ignore[arg-type]
        PropertyClaim(id="p2", source="source-1", value=17, bound="at_least", **dead),  # type: ignore[arg-type]
    ]
    return build_network(
        title, NetworkRecords(entities, [source(n) for n in range(5)], claims, values), ontology()
    )


def five() -> Network:
    """Return five ties with long words between entities with long names, in a chain with a branch."""
    names = {
        "a": ("State", "Federal Republic of Altania"),
        "b": ("Person", "Jarmila Delacroix-Munro"),
        "c": ("State", "Borealia"),
        "d": ("Person", "Mira Vellumaga-Ostrovsky"),
        "e": ("Group", "other associates of Mira Vellumaga-Ostrovsky abroad"),
        "f": ("State", "Cimmeria"),
    }
    asked = [("a", "b"), ("a", "d"), ("c", "d"), ("c", "e"), ("f", "d")]
    claims = [claim("REQUESTED_EXTRADITION_OF", *ends, id="".join(ends)) for ends in asked]
    people = [entity(id_, *given) for id_, given in names.items()]
    return build_network("Five requests", NetworkRecords(people, [source(0)], claims), ontology())


def one() -> Network:
    """Return a single tie of a bank to itself: one of everything, and no dispute."""
    bank = [entity("bank", "Organisation", "Bank of Altania")]
    claims = [claim("CRITICISED", "bank", "bank", id="c1")]
    return build_network("One tie", NetworkRecords(bank, [source(0)], claims), ontology())


def large(entity_count: int = 120, tie_count: int = 300, seed: int = 7) -> Network:
    """Return a case whose degrees follow a power law; the same for the same seed."""
    rng = random.Random(seed)
    entities = [
        *_cast(rng, entity_count),
        *(entity(f"paper-{n}", "Organisation", s) for n, s in enumerate(SOURCES)),
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
            claims += _claims(rng, number, first, second)
    return build_network(
        "Altania and its exiles", NetworkRecords(entities, [source(n) for n in range(5)], claims), ontology()
    )


def _cast(rng: random.Random, count: int) -> list[Entity]:
    happenings = ("Arrest", "Flight", "Trial", "Search")
    found = [entity("altania", "State", "Altania"), entity("mira", "Person", "Mira Vellumaga-Ostrovsky")]
    while len(found) < count:
        number = len(found)
        kind = rng.choices(
            ["Person", "State", "Organisation", "Event", "Place", "Group"], [45, 7, 28, 10, 6, 4]
        )[0]
        state = STATES[number % 8] if number < 200 else f"{STATES[number % 8]} {number}"
        names = {
            "Person": f"{rng.choice(FIRST)} {rng.choice(LAST)}",
            "State": state,
            "Organisation": rng.choice(BODIES).format(state),
            "Event": f"{rng.choice(happenings)} in {state}, {rng.randint(1, 28)} May 2013",
            "Place": f"{rng.choice(['Port', 'Fort', 'New', 'Upper'])} {rng.choice(LAST)}",
            "Group": f"two relatives of {rng.choice(FIRST)} {rng.choice(LAST)}",
        }
        found.append(entity(f"e{number}", kind, names[kind], named=kind != "Group"))
    return found


def _claims(rng: random.Random, number: int, first: Entity, second: Entity) -> list[Claim]:
    vocabulary = ontology().edge_types.values()
    fitting = [p.id for p in vocabulary if first.kind in p.subject and second.kind in p.object]
    if not fitting:
        return []
    edge_type = rng.choice(fitting)
    stances: list[Stance] = rng.choice(
        [["asserted"]] * 5 + [["asserted", "asserted"], ["alleged"], ["alleged", "denied"], ["denied"]]
    )
    return [
        claim(
            edge_type,
            first.id,
            second.id,
            id=f"c{number}-{at}",
            stance=stance,
            source=f"source-{rng.randrange(5) if at == 0 else (number + at) % 5}",
            mode=rng.choices(["actual", "planned", "feared"], [20, 1, 1])[0]
            if len(stances) == 1
            else "actual",
            note="What the source says, in the words of whoever read it.",
            valid_from="2012-05",
        )
        for at, stance in enumerate(stances)
    ]


def data_of(html: str) -> dict[str, Any]:
    """Return the data inside a page."""
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.DOTALL)
    assert found
    return read_back(found[1])


def read_back(text: str | bytes) -> dict[str, Any]:
    """Return the data of a page as its script reads them: ties and claims as rows, without empty cells."""
    loaded: dict[str, Any] = json.loads(text)
    for name in ("ties", "claims"):
        columns = loaded[name]
        loaded[name] = [
            {key: cell for key, cell in zip(columns, row, strict=True) if cell is not None}
            for row in zip(*columns.values(), strict=True)
        ]
    return loaded
