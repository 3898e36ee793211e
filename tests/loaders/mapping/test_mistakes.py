"""A mapping with mistakes is refused, with all of them at once, each with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.ontology import load_ontology
from graph.yaml_files import MistakesError
from loaders.mapping import read_mapping
from tests.loaders.mapping.mapped_rows import write_mapping


def list_mistakes(folder: Path, mapping: str) -> list[tuple[int, str]]:
    path = write_mapping(folder, mapping)
    with pytest.raises(MistakesError) as caught:
        read_mapping(path, load_ontology())
    assert {each.path for each in caught.value.mistakes} == {path}
    return [(each.line, each.message) for each in caught.value.mistakes]


def test_wrong_keys_are_reported_with_the_key_that_was_meant(tmp_path: Path) -> None:
    mapping = """
        dataset: {id: Bad Id}
        entitys: x
        sources:
          page:
            key: {column: A, spilt: "|"}
            date: x
        entities:
          a:
            name: {column: A, remove: "(?=x)"}
            kind: Person
          b:
            name: {text: x, case: title}
            kind: Person
          c:
            name: {First, Last}
            kind: Person
        claims:
          - {subject: a, type: MET, object: b, from: x}
          - subject: a
            object: b
            type:
              column: R
              values:
                Boss: {type: HEADED, revers: true}
              otherwize: LINKED_TO
          - {subject: a, type: MET, object: b, on: x, valid_from: y}
    """
    look_around = (
        "remove: '(?=x)' is not a regular expression that is known here: look-around, including look-ahead "
        "and look-behind, is not supported"
    )
    found = list_mistakes(tmp_path, mapping)
    assert (3, "entitys is not a key that is known here; did you mean `entities`?") in found
    corrected = mapping.replace("        entitys: x\n", "")
    assert list_mistakes(tmp_path, corrected) == [
        (2, "id: 'Bad Id' is not an id: small letters and digits, joined by hyphens or dots"),
        (5, "spilt is not a key that is known here; did you mean `split`?"),
        (6, "date is not a key that is known here; did you mean `published`?"),
        (9, look_around),
        (12, "name: case can be done to a column only, not to a text"),
        (15, 'name: a column whose name has a comma is written `{column: "First, Last"}`'),
        (18, "from is not a key that is known here; did you mean `valid_from`?"),
        (24, "revers is not a key that is known here; did you mean `reverse`?"),
        (25, "otherwize is not a key that is known here; did you mean `otherwise`?"),
        (26, "this: `on` is a point of time; it cannot be combined with valid_from or valid_until"),
    ]


def test_what_the_ontology_does_not_have_is_reported_with_what_is_near(tmp_path: Path) -> None:
    mapping = """
        sources:
          page:
            key: {A}
            publisher: sit
            published: {column: D, format: "%d/%m"}
        entities:
          a:
            name: {A}
            kind: Persn
          b:
            name: {B}
            kind: {column: K, values: {x: Persn, y: Person}}
            properties: {bron: {Q}, born: {column: Q, format: "%Q"}}
        claims:
          - {subject: a, type: OWN, object: c}
          - subject: a
            object: b
            type:
              column: R
              values:
                Boss: HEADEDD
                Owner: {type: OWNS, properties: {shar: {S}}}
                X: {type: OWNS, between: [Person, Organization]}
              otherwise: LINKEDTO
            stance: certain
            said_on: {column: D, split: ";"}
    """
    found = [(line, message.split("; a case can")[0]) for line, message in list_mistakes(tmp_path, mapping)]
    organisation = "Organisation (a company, bank, court, police, party, ministry, NGO or newspaper)"
    assert found == [
        (5, "there is no 'sit' in this mapping; did you mean `site`?"),
        (6, "'%d/%m' has no year; expected a format as %d/%m/%Y"),
        (10, "'Persn' is not a kind; near it: Person (a human being)"),
        (13, "'Persn' is not a kind; near it: Person (a human being)"),
        (14, "'%Q' has no year; expected a format as %d/%m/%Y"),
        (14, "'bron' is not a declared property of Person; did you mean `born`?"),
        (16, "'OWN' is not a declared edge type; near it: OWNS (owns)"),
        (16, "there is no 'c' in this mapping; expected one of a, b"),
        (22, "'HEADEDD' is not a declared edge type; near it: HEADED (headed)"),
        (23, "shar is not a property of OWNS; did you mean `share`?"),
        (24, f"'Organization' is not a kind; near it: {organisation}"),
        (25, "'LINKEDTO' is not a declared edge type; near it: LINKED_TO (linked to)"),
        (26, "'certain' is not one of asserted, alleged, denied"),
        (27, "several values are not possible here; split keys of sources, names, aliases or properties"),
    ]


@pytest.mark.parametrize(
    ("mapping", "mistake"),
    [
        ("", (0, "expected keys, at least `entities`")),
        ("ignore: [a]", (1, "entities is missing")),
        ("entities: []", (1, "entities must be a mapping of names to entries")),
        ("entities: {a: {name: {A}}}", (1, "this: kind is missing")),
        (
            "entities: {a: {kind: Person}}",
            (
                1,
                "this: name is missing; only an entity that another table describes is without, with a key",
            ),
        ),
        ("tables: []", (1, "tables must be a mapping of names to tables")),
        (
            "entities: {a: {name: {A}, kind: Person}}\nclaims: {subject: a}",
            (2, "claims must be a list; each begins with a hyphen"),
        ),
        (
            "types: {MET: {reads: [x, y], infinitive: x, subject: [agent], object: [agent]}}\n"
            "entities: {a: {name: {A}, kind: Person}}",
            (
                1,
                "MET is declared by Casegraph already, in the family 'power'; use it, or choose another name",
            ),
        ),
        (
            "entities: {a: {name: {A}, kind: Organisation, properties: {jurisdiction: b}},\n"
            "  b: {name: {B}, kind: Organisation, properties: {jurisdiction: a}}}",
            (1, "a refers to itself, directly or by other entities"),
        ),
        (
            "entities: {a: {name: {A}, kind: Person, properties: {born: {column: B, replace: {a: '\\1'}}}}}",
            (1, "born: '\\\\1': a group is written $1, not \\1"),
        ),
        (
            "sources: {p: {key: {P}}, q: {key: {Q}}}\nentities: {a: {name: {A}, kind: Person}}\n"
            "claims: [{subject: a, type: MET, object: a}]",
            (3, "source is missing: one of p, q"),
        ),
    ],
)
def test_a_mapping_that_cannot_work_says_what_is_missing(
    tmp_path: Path, mapping: str, mistake: tuple[int, str]
) -> None:
    assert mistake in list_mistakes(tmp_path, mapping)
