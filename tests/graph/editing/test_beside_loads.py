"""What analysts write stands beside what is loaded: neither changes the other."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.editing.annotations import add_annotation
from graph.editing.claims import add_claim, correct_claim, withdraw_claim
from graph.errors import CasegraphError
from graph.model.records import Dataset
from graph.ontology import ontology
from graph.reading import network_of_case, network_of_query
from graph.reading.versions import annotations_of
from graph.store import Store
from graph.yaml_files.reader import MistakesError
from loaders.case import read_case
from loaders.writer import load
from tests.graph import small_case
from tests.graph.editing.sayings import INES, OMAR, claim, draft, history, stated
from tests.graph.small_case import CLAIMS, LEAVES, id_of

MET = "alma MET nursultan"


def test_loading_a_case_again_keeps_claims_and_annotations(case: Store) -> None:
    id_ = add_claim(case, INES, draft(MET))
    add_annotation(case, INES, "claim", id_of("married"), "Which year?")
    without = [record for record in _records() if record is not CLAIMS["married"]]

    small_case.load_case(case, without)
    small_case.load_case(case)

    assert stated(case) == {(id_, "alma", "MET", "nursultan", "asserted")}
    assert history(case, id_) == [(id_, 1, "ines", "added")]
    assert [note.text for note in annotations_of(case, "claim", [id_of("married")])] == ["Which year?"]


def test_a_load_that_drops_what_an_analyst_cites_leaves_the_claim_its_source(case: Store) -> None:
    id_ = add_claim(case, INES, draft(MET, "blog"))
    without = [record for record in _records() if "blog" not in (record.id, getattr(record, "source", ""))]

    small_case.load_case(case, without)

    assert stated(case) == {(id_, "alma", "MET", "nursultan", "asserted")}
    assert case.read("orphans").rows == ()


def test_versions_and_notes_are_no_part_of_any_network(case: Store) -> None:
    before = case.read("counts").rows, network_of_case(case)
    id_ = add_claim(case, INES, draft(MET))
    new = correct_claim(case, OMAR, id_, 1, draft(MET, locator="row 7"))
    add_annotation(case, INES, "claim", new, "Where?")
    withdraw_claim(case, INES, new, 1)

    assert case.query("MATCH (n:Version|Annotation)--() RETURN count(n)").rows == ((0,),)
    assert (case.read("counts").rows, network_of_case(case)) == before
    assert network_of_query(case, "MATCH (n:Version|Annotation) RETURN n").shown == frozenset()


def test_the_dataset_of_analysts_is_a_case_to_be_looked_at(case: Store) -> None:
    add_claim(case, INES, draft(MET))

    network = network_of_case(case, "analyst")

    assert (network.title, {tie.id for tie in network.ties}) == (
        "What analysts added",
        {"alma|MET|nursultan|actual"},
    )


def test_nobody_can_load_over_it(case: Store) -> None:
    id_ = add_claim(case, INES, draft(MET))

    with pytest.raises(CasegraphError, match="'analyst' is the name of what analysts write"):
        load(case, Dataset(id="analyst", title="Mine"), [claim("alma MET roman")])

    assert stated(case) == {(id_, "alma", "MET", "nursultan", "asserted")}


def test_a_case_of_that_name_is_a_mistake(tmp_path: Path) -> None:
    folder = tmp_path / "analyst"
    (folder / "claims").mkdir(parents=True)
    (folder / "case.yaml").write_text("title: Mine\n")
    for name in ("sources.yaml", "entities.yaml"):
        (folder / name).write_text("{}\n")

    with pytest.raises(MistakesError, match="no case can have it: name its folder otherwise"):
        read_case(folder, ontology())


def _records() -> list[object]:
    return [*small_case.SOURCES, *small_case.ENTITIES, *CLAIMS.values(), *LEAVES]
