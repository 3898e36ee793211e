"""Entities of rows: ids, kinds, names, aliases and properties."""

from __future__ import annotations

from pathlib import Path

from graph.model import Entity
from loaders.loader import LoadOptions
from tests.loaders.mapping.mapped_rows import MemoryTable, map_rows, map_tables


def test_without_a_key_the_same_name_and_kind_is_one_entity(tmp_path: Path) -> None:
    mapping = """
        dataset: {id: d}
        entities:
          a: {name: {Name}, kind: {column: Kind, values: {p: Person, o: Organisation}}}
    """
    rows = ["Ann Lee; p", "ANN  LEE; p", "Änn Lee; p", "Ann Lee; o", "Ann Leer; p"]
    mapped = map_rows(tmp_path, mapping, "Name; Kind", *rows)
    assert mapped.entities() == {("Person", "Ann Lee"), ("Organisation", "Ann Lee"), ("Person", "Ann Leer")}
    assert mapped.findings() == set()


def test_a_key_is_the_id_in_the_space_of_the_dataset(tmp_path: Path) -> None:
    mapping = """
        dataset: {id: d}
        entities:
          a: {name: {Name}, kind: Person, key: ["p", {No}]}
    """
    mapped = map_rows(tmp_path, mapping, "No; Name", "17; Ann", "18; Ann", "a/b c; Ben", "; Cem")
    assert mapped.entity_ids() == {"d/p%2F17", "d/p%2F18", "d/p%2Fa%252Fb%20c"}
    assert mapped.refusals() == {("t.csv, row 5", "'a': key: column 'No' is empty")}
    other = map_rows(tmp_path, mapping, "No; Name", "17; Ann", options=LoadOptions(dataset="e"))
    assert other.entity_ids() == {"e/p%2F17"}


def test_slashes_in_the_parts_of_a_key_do_not_make_two_keys_one(tmp_path: Path) -> None:
    mapping = """
        dataset: {id: d}
        tables:
          people:
            entities:
              a: {name: {Name}, kind: Person, key: [{X}, {Y}]}
              alone: {name: {Name}, kind: Group, key: {X}}
          pairs:
            entities:
              a: {key: [{X}, {Y}]}
              b: {name: {Name}, kind: Person}
            claims:
              - {subject: a, type: MET, object: b}
    """
    people = [("Ann", "a/b", "c"), ("Ben", "a", "b/c"), ("Cem", "a%2Fb", "c"), ("Dan", "p", "q")]
    tables = {
        "people": MemoryTable(("Name", "X", "Y"), people, "people.csv"),
        "pairs": MemoryTable(("Name", "X", "Y"), [("Eve", "a", "b/c")], "pairs.csv"),
    }
    mapped = map_tables(tmp_path, mapping, tables)
    assert {e.name for e in mapped.of(Entity) if e.kind == "Person"} == {"Ann", "Ben", "Cem", "Dan", "Eve"}
    assert mapped.ties() == {("Ben", "MET", "Eve")}
    # Keys without such signs, and single keys, have the ids that they always had.
    assert {"d/p%2Fq", "d/a%2Fb"} <= mapped.entity_ids()


def test_another_name_of_a_key_is_counted_and_the_first_stays(tmp_path: Path) -> None:
    mapping = """
        entities:
          a: {name: {Name}, kind: Person, key: {No}, aliases: {column: Also, split: ","}}
    """
    rows = ["1; Ann; Annie, Nan", "1; Ann; Annie, Nan", "1; ANN; ", "1; Anna; ", "1; Ann; Other"]
    mapped = map_rows(tmp_path, mapping, "No; Name; Also", *rows)
    assert mapped.entities("aliases") == {("Person", "Ann", ("Annie", "Nan"))}
    message = "entity with other details than in an earlier row, whose details stay"
    assert mapped.findings() == {(message, 2, "t.csv, row 5")}


def test_kinds_that_the_table_of_values_lacks_are_counted_and_kinds_that_are_none_refused(
    tmp_path: Path,
) -> None:
    mapping = """
        entities:
          a: {name: {A}, kind: {column: Kind, values: {p: Person}}}
          b: {name: {B}, kind: {Other}}
    """
    rows = ["Ann; p; Acme; Organisation", "Ben; x; Bolt; Organization", "Cem; ; Cord; Organisation"]
    mapped = map_rows(tmp_path, mapping, "A; Kind; B; Other", *rows)
    assert mapped.entities() == {("Person", "Ann"), ("Organisation", "Acme"), ("Organisation", "Cord")}
    assert mapped.findings() == {("column 'Kind': no entry for 'x'; 'a' is left out", 1, "t.csv, row 3")}
    assert mapped.refusals() == {
        (
            "t.csv, row 3",
            "'b': 'Organization' is not a kind; near it: Organisation (a company, bank, court, police, "
            "party, ministry, NGO or newspaper)",
        ),
        ("t.csv, row 4", "'a': column 'Kind' is empty"),
    }


def test_what_sources_state_becomes_property_claims_and_the_rest_is_of_the_entity(tmp_path: Path) -> None:
    mapping = """
        sources:
          register: {key: {Register}}
        entities:
          firm:
            name: {Firm}
            kind: Organisation
            key: {No}
            properties:
              registration_number: {No}
              former_name: {column: Before, split: ","}
              type: {Form}
              jurisdiction: land
          land: {name: {Land}, kind: State}
          boss:
            name: {Boss}
            kind: Person
            properties: {born: {column: Born, format: "%d/%m/%Y"}}
    """
    mapped = map_rows(
        tmp_path,
        mapping,
        "Firm; No; Form; Before; Land; Boss; Born; Register",
        "Acme; 007; Ltd; Ace, Ass; Malta; Ann; 01/02/1960; R",
        "Acme; 007; Ltd; Ace, Ass; Malta; Ann; 31/02/1960; R",
    )
    malta = next(each.id for each in mapped.of(object) if getattr(each, "kind", "") == "State")
    firm = next(each for each in mapped.of(object) if getattr(each, "kind", "") == "Organisation")
    assert dict(firm.properties) == {"type": "Ltd", "jurisdiction": malta}
    assert mapped.facts("source", "locator") == {
        ("Acme", "registration_number", "007", "R", "row 2"),
        ("Acme", "former_name", "Ace", "R", "row 2"),
        ("Acme", "former_name", "Ass", "R", "row 2"),
        ("Ann", "born", "1960-02-01", "R", "row 2"),
    }
    assert mapped.refusals() == {
        ("t.csv, row 3", "born: '31/02/1960' is not a date in the format %d/%m/%Y; it is left out")
    }


def test_a_property_that_the_kind_of_a_row_does_not_have_is_counted(tmp_path: Path) -> None:
    mapping = """
        entities:
          a:
            name: {A}
            kind: {column: Kind, values: {p: Person, o: Organisation}}
            properties: {born: {Born}}
    """
    mapped = map_rows(tmp_path, mapping, "A; Kind; Born", "Ann; p; 1960", "Acme; o; 1970")
    assert mapped.facts() == {("Ann", "born", "1960")}
    assert mapped.findings() == {("an Organisation has no born; it is left out", 1, "t.csv, row 3")}


def test_an_unnamed_entity_belongs_to_its_source_and_row(tmp_path: Path) -> None:
    mapping = """
        dataset: {id: d}
        sources:
          report: {key: {Report}}
        entities:
          man: {name: {Who}, kind: Person, named: false}
          group: {name: "people of {Place}", kind: Group, named: false, key: {Place}}
    """
    mapped = map_rows(
        tmp_path, mapping, "Who; Place; Report", "a guard; Rome; R", "a guard; Rome; R", "a guard; Rome; S"
    )
    assert mapped.entities("named", "source") == {
        ("Person", "a guard", False, "R"),
        ("Person", "a guard", False, "S"),
        ("Group", "people of Rome", False, "R"),
        ("Group", "people of Rome", False, "S"),
    }
    assert len(mapped.entity_ids()) == 5


def test_one_table_describes_entities_and_another_refers_to_them_by_their_keys(tmp_path: Path) -> None:
    mapping = """
        dataset: {id: d}
        tables:
          people:
            entities:
              person: {name: {Name}, kind: Person, key: {No}}
          firms:
            entities:
              firm: {name: {Name}, kind: Organisation, key: "f{No}"}
          posts:
            entities:
              who: {key: {Person}}
              where: {key: "f{Firm}", kind: Organisation}
            claims:
              - {subject: who, type: {column: Post, values: {head: HEADED}}, object: where}
    """
    tables = {
        "people": MemoryTable(("No", "Name"), [("1", "Ann"), ("2", "Ben")], "people.csv"),
        "firms": MemoryTable(("No", "Name"), [("1", "Acme")], "firms.csv"),
        "posts": MemoryTable(
            ("Person", "Firm", "Post"), [("2", "1", "head"), (None, "1", "head")], "posts.csv"
        ),
    }
    mapped = map_tables(tmp_path, mapping, tables)
    assert mapped.ties("locator") == {("Ben", "HEADED", "Acme", "row 2")}
    assert mapped.entities() == {("Person", "Ann"), ("Person", "Ben"), ("Organisation", "Acme")}
    assert mapped.refusals() == {("posts.csv, row 3", "'who': key: column 'Person' is empty")}
    assert mapped.stream.position.done == 5
