"""Loading a case from the command line: twice, changed, with mistakes, with and without its texts."""

import shutil
from pathlib import Path

import pytest

from casegraph.bundled_case import find_bundled_case
from casegraph.commands.new_case import TEMPLATE


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(TEMPLATE, tmp_path / "harbour-contracts")


def claim_ids(on_store) -> set[str]:
    cypher = "MATCH ()-[r]->() WHERE r.id IS NOT NULL RETURN r.id AS id"
    return {row["id"] for row in on_store("query", cypher, "--json").json()}


def test_loading_twice_writes_nothing(on_store, folder):
    first = on_store("load", folder, "--json").json()
    second = on_store("load", folder, "--json").json()

    assert first == {**counts(read=16, written=16), "refusals": []}
    assert second == {**counts(read=16, unchanged=16), "refusals": []}


def test_one_changed_claim_changes_nothing_else(on_store, folder):
    on_store("load", folder)
    before = claim_ids(on_store)
    file = folder / "claims" / "harbour.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("valid_until: 2019 ", "valid_until: 2018 "), encoding="utf-8")

    changed = on_store("load", folder, "--json").json()

    assert changed == {**counts(read=16, written=1, changed=1, unchanged=15), "refusals": []}
    assert claim_ids(on_store) == before


def test_a_claim_that_is_no_longer_stated_is_withdrawn(on_store, folder):
    on_store("load", folder)
    file = folder / "claims" / "harbour.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("      - ada-moreau SIBLING_OF luc-moreau\n", ""), encoding="utf-8")

    assert on_store("load", folder, "--json").json()["withdrawn"] == 1
    withdrawn = "MATCH ()-[r]->() WHERE r.withdrawn_on IS NOT NULL RETURN type(r) AS type"
    assert on_store("query", withdrawn, "--json").json() == [{"type": "SIBLING_OF"}]


def test_a_case_with_mistakes_lists_them_and_writes_nothing(on_store, folder):
    file = folder / "claims" / "harbour.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("SIBLING_OF luc-moreau", "SIBLINGS_OF luc-moreau"), encoding="utf-8")

    ran = on_store("load", folder)

    assert ran.code == 1
    assert "'SIBLINGS_OF' is not a declared edge type; expected SIBLING_OF" in ran.err
    assert f"{file}:{text[: text.index('SIBLING_OF')].count(chr(10)) + 1}" in ran.err
    assert "Traceback" not in ran.err
    assert claim_ids(on_store) == set()


def test_mistakes_are_printed_for_programs_as_refusals(on_store, folder):
    (folder / "entities.yaml").write_text("Person: {ada: 3}", encoding="utf-8")

    ran = on_store("load", folder, "--json")

    assert ran.code == 1
    assert ran.json()["written"] == 0
    assert ran.json()["refusals"][0] == {
        "place": f"{folder}/entities.yaml:1",
        "reason": "this must be a mapping of keys to values",
    }


def test_a_refusal_is_also_written_to_a_file_next_to_the_case(on_store, folder, store):
    second_case = shutil.copytree(folder, folder.with_name("second"))
    on_store("load", folder)
    entities = second_case / "entities.yaml"
    text = entities.read_text(encoding="utf-8")
    head, event = text.split("Event:\n")
    entities.write_text(f"{head}Group:\n{event.replace(', type: contract', '')}", encoding="utf-8")
    claims = second_case / "claims" / "harbour.yaml"
    claims.write_text(
        "source: harbour\npassages:\n- claims: [ada-moreau SIBLING_OF luc-moreau]\n", encoding="utf-8"
    )

    ran = on_store("load", second_case, "--json")

    assert ran.code == 1
    assert ran.json()["refused"] == 1
    refused = second_case.with_name("second.refused.csv").read_text(encoding="utf-8")
    assert "dredging-contract" in refused


def test_texts_add_quotes_and_loading_without_texts_keeps_them(on_store, folder):
    on_store("load", folder, "--texts", folder / "texts")
    second = on_store("load", folder, "--json").json()

    assert second == {**counts(read=16, unchanged=16), "refusals": []}
    quotes = "MATCH ()-[r:OWNS]->() RETURN r.quote AS quote"
    assert on_store("query", quotes, "--json").json() == [{"quote": "a firm that her\nbrother Luc owns"}]


def test_the_store_is_checked_against_its_texts(on_store, folder):
    on_store("load", folder, "--texts", folder / "texts")

    ran = on_store("check")

    assert (ran.code, ran.out) == (
        0,
        "No mistakes: 8 claims checked, 0 whose source has no text in the store.\n",
    )


def test_the_bundled_case_is_loaded_by_the_demo_once(on_store):
    first = on_store("demo", "--no-serve")
    second = on_store("demo", "--no-serve")

    assert (first.code, second.code) == (0, 0)
    assert "Kazakhstan and its exiles: " in first.out
    assert "records written" in first.out
    assert "Kazakhstan and its exiles: loaded already, nothing to write." in second.out


def test_the_bundled_case_of_a_checkout_is_found():
    assert (find_bundled_case() / "claims" / "trend.yaml").is_file()


def counts(**numbers: int) -> dict[str, int]:
    names = ("read", "written", "changed", "unchanged", "withdrawn", "refused")
    return {name: numbers.get(name, 0) for name in names}
