"""Loading a case from the command line: twice, changed, with mistakes, with and without its texts."""

import shutil
from pathlib import Path

import pytest

from casegraph.bundled_case import KAZAKHSTAN, WORKED_EXAMPLE, find_bundled_case
from casegraph.demo_texts import add_texts
from graph.editing import ChangeInfo, add_source_text
from graph.errors import CasegraphError
from graph.ontology import load_ontology
from loaders.case import read_case, stream_case
from loaders.load_stream import add_stored_texts, load_stream
from tests.bundled_case import WORKED_EXAMPLE_FOLDER


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(WORKED_EXAMPLE_FOLDER, tmp_path / "harbour-contracts")


def claim_ids(on_store) -> set[str]:
    cypher = "MATCH ()-[r]->() WHERE r.id IS NOT NULL RETURN r.id AS id"
    return {row["id"] for row in on_store("query", cypher, "--json").json()}


def test_loading_twice_writes_nothing(on_store, folder):
    first = on_store("load", folder, "--json").json()
    second = on_store("load", folder, "--json").json()

    assert first == clean_report(read=47, written=47)
    assert second == clean_report(read=47, unchanged=47)


def test_one_changed_claim_changes_nothing_else(on_store, folder):
    on_store("load", folder)
    before = claim_ids(on_store)
    file = folder / "claims" / "lantern-report.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("valid_from: 2017", "valid_from: 2016"), encoding="utf-8")

    changed = on_store("load", folder, "--json").json()

    assert changed == clean_report(read=47, written=1, changed=1, unchanged=46)
    assert claim_ids(on_store) == before


def test_a_claim_that_is_no_longer_stated_is_withdrawn(on_store, folder):
    on_store("load", folder)
    file = folder / "claims" / "lantern-report.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("      - luc-quendrosk SIBLING_OF ada-quendrosk\n", ""), encoding="utf-8")

    assert on_store("load", folder, "--json").json()["withdrawn"] == 1
    withdrawn = "MATCH ()-[r]->() WHERE r.withdrawn_on IS NOT NULL RETURN type(r) AS type"
    assert on_store("query", withdrawn, "--json").json() == [{"type": "SIBLING_OF"}]


def test_a_case_with_mistakes_lists_them_and_writes_nothing(on_store, folder):
    file = folder / "claims" / "lantern-report.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("SIBLING_OF ada-quendrosk", "SIBLINGS_OF ada-quendrosk"), encoding="utf-8")

    ran = on_store("load", folder)

    assert ran.code == 1
    assert "'SIBLINGS_OF' is not a declared edge type; near it: SIBLING_OF (sibling of)" in ran.err
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
    entities.write_text(text.replace("Event:\n", "Group:\n"), encoding="utf-8")
    shutil.rmtree(second_case / "claims")
    (second_case / "claims").mkdir()
    (second_case / "claims" / "lantern-report.yaml").write_text(
        "source: lantern-report\npassages:\n- claims: [luc-quendrosk SIBLING_OF ada-quendrosk]\n",
        encoding="utf-8",
    )

    ran = on_store("load", second_case, "--json")

    assert ran.code == 1
    assert ran.json()["refused"] == 2
    refused = second_case.with_name("second.refused.csv").read_text(encoding="utf-8")
    assert "wall-contract" in refused


def test_texts_add_quotes_and_loading_without_texts_keeps_them(on_store, folder):
    on_store("load", folder, "--texts", folder / "texts")
    second = on_store("load", folder, "--json").json()

    assert second == clean_report(read=47, unchanged=47)
    quotes = "MATCH ()-[r:OWNS]->() WHERE r.share IS NOT NULL RETURN r.quote AS quote ORDER BY r.share DESC"
    assert on_store("query", quotes, "--json").json() == [
        {"quote": 'Tessarvik Dredging,owner,"Quendrosk, Luc",60,2015-04-01,'},
        {
            "quote": 'Tessarvik Dredging,owner,"Quendrosk, A.",40,2015-04-01,'
            "chairman of the Ostermole Port Authority"
        },
    ]


def test_a_text_that_an_analyst_added_stays_when_the_case_is_loaded_again(on_store, folder, store):
    on_store("load", folder)
    release = (folder / "texts" / "union-release.txt").read_bytes()
    add_source_text(store, ChangeInfo("ines"), "union-release", release)

    again = on_store("load", folder, "--json").json()

    assert again == clean_report(read=47, unchanged=47)
    assert on_store("check").out == (
        "No mistakes: 7 claims checked, 22 whose source has no text in the store.\n"
    )


def test_texts_that_are_given_and_texts_of_the_store_are_used_together(on_store, folder, store, tmp_path):
    on_store("load", folder)
    texts = {path.stem: path.read_bytes() for path in (folder / "texts").iterdir()}
    add_source_text(store, ChangeInfo("ines"), "union-release", texts["union-release"])
    case, files = add_texts(
        read_case(folder, load_ontology()), write_file(tmp_path / "mine", "a", texts["lantern-report"])
    )

    stream = add_stored_texts(store, stream_case(case))
    report = load_stream(store, stream)

    assert list(files.by_source) == ["lantern-report"]
    assert sorted(stream.texts.given) == ["lantern-report", "union-release"]
    assert (report.changed, report.withdrawn) == (1 + 18, 0)


def write_file(folder: Path, name: str, content: bytes) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(content)
    return folder


def test_the_demo_finds_texts_by_their_sums_and_says_which(on_store, tmp_path, monkeypatch):
    monkeypatch.setattr("casegraph.commands.demo.KAZAKHSTAN", WORKED_EXAMPLE)
    texts = WORKED_EXAMPLE_FOLDER / "texts"
    mine = write_file(tmp_path / "mine", "scan 7.doc", (texts / "union-release.txt").read_bytes())
    write_file(mine, "edited.txt", (texts / "lantern-report.txt").read_bytes().replace(b"14", b"15"))

    ran = on_store("demo", "--no-serve", "--texts", mine)

    assert ran.code == 0
    assert ran.out.splitlines()[:5] == [
        f"Texts in {mine}: 1 of 3 sources.",
        "  scan 7.doc is the text of: A press release of the dockworkers' union",
        "  no file has the SHA-256 of: A newspaper report on the collapse of the harbour wall",
        "  no file has the SHA-256 of: The page of Tessarvik Dredging in the company register",
        "  edited.txt is the text of no source; an edited copy has another SHA-256",
    ]


def test_a_folder_of_texts_that_is_not_there(on_store, tmp_path):
    ran = on_store("demo", "--no-serve", "--texts", tmp_path / "none")

    assert ran.code == 1
    assert f"There is no folder {tmp_path / 'none'}." in ran.err


def test_the_demo_with_the_five_texts(on_store, texts):
    ran = on_store("demo", "--no-serve", "--texts", texts)

    assert ran.out.splitlines()[0] == f"Texts in {texts}: 5 of 5 sources."
    assert "The store has" not in ran.out
    assert on_store("check").out.endswith("checked, 0 whose source has no text in the store.\n")


def test_the_store_is_checked_against_its_texts(on_store, folder):
    on_store("load", folder, "--texts", folder / "texts")

    ran = on_store("check")

    assert (ran.code, ran.out) == (
        0,
        "No mistakes: 29 claims checked, 0 whose source has no text in the store.\n",
    )


def test_the_demo_loads_both_cases_once_and_says_which_has_its_texts(on_store):
    first = on_store("demo", "--no-serve")
    second = on_store("demo", "--no-serve")

    assert (first.code, second.code) == (0, 0)
    assert "The harbour wall: 47 records written." in first.out
    assert "Kazakhstan and its exiles: " in first.out
    assert second.out.splitlines() == [
        "The harbour wall: loaded already, nothing to write.",
        "Kazakhstan and its exiles: loaded already, nothing to write.",
        "  The store has none of its 5 texts. Without its text, a claim shows a note of ours.",
        "  To add texts: casegraph demo --texts DIR, or drop each file on the page of its source.",
    ]


@pytest.mark.parametrize("name", [KAZAKHSTAN, WORKED_EXAMPLE])
def test_the_bundled_cases_of_a_checkout_are_found(name):
    assert (find_bundled_case(name) / "case.yaml").is_file()


def test_a_bundled_case_that_is_missing():
    with pytest.raises(CasegraphError, match="The case atlantis is missing from this installation"):
        find_bundled_case("atlantis")


def clean_report(**numbers: int) -> dict[str, object]:
    """Return the report of a load that refused nothing."""
    names = ("read", "written", "changed", "unchanged", "withdrawn", "refused")
    counts = {name: numbers.get(name, 0) for name in names}
    return {
        "loader": "case",
        "dataset": "harbour-contracts",
        **counts,
        "refusals": [],
        "findings": [],
        "further_findings": 0,
    }
