"""Records of analysts and loaded cases do not change each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.editing import add_annotation, add_claim, correct_claim, withdraw_claim
from graph.errors import CasegraphError
from graph.model import Dataset
from graph.ontology import load_ontology
from graph.reading import load_annotations, load_network_of_dataset, load_network_of_query
from graph.store import Store
from graph.yaml_files import MistakesError
from loaders.case import read_case
from loaders.writer import load
from tests.graph import small_case
from tests.graph.editing.analysts import (
    INES,
    OMAR,
    list_versions,
    load_current_claims,
    make_claim,
    make_claim_input,
)
from tests.graph.small_case import CLAIMS, PROPERTY_CLAIMS, claim_id_of

MET = "alma MET nursultan"


def test_loading_a_case_again_keeps_claims_and_annotations(small_store: Store) -> None:
    id_ = add_claim(small_store, INES, make_claim_input(MET))
    add_annotation(small_store, INES, "claim", claim_id_of("married"), "Which year?")
    without = [record for record in _records() if record is not CLAIMS["married"]]

    small_case.load_small_case(small_store, without)
    small_case.load_small_case(small_store)

    assert load_current_claims(small_store) == {(id_, "alma", "MET", "nursultan", "asserted")}
    assert list_versions(small_store, id_) == [(id_, 1, "ines", "added")]
    assert [note.text for note in load_annotations(small_store, "claim", [claim_id_of("married")])] == [
        "Which year?"
    ]


def test_a_source_that_an_analyst_cites_survives_a_load_without_it(small_store: Store) -> None:
    id_ = add_claim(small_store, INES, make_claim_input(MET, "blog"))
    without = [record for record in _records() if "blog" not in (record.id, getattr(record, "source", ""))]

    small_case.load_small_case(small_store, without)

    assert load_current_claims(small_store) == {(id_, "alma", "MET", "nursultan", "asserted")}
    assert small_store.read("claims_without_source").rows == ()


def test_versions_and_annotations_are_not_in_any_network(small_store: Store) -> None:
    before = small_store.read("record_counts").rows, load_network_of_dataset(small_store)
    id_ = add_claim(small_store, INES, make_claim_input(MET))
    new = correct_claim(small_store, OMAR, id_, 1, make_claim_input(MET, locator="row 7"))
    add_annotation(small_store, INES, "claim", new, "Where?")
    withdraw_claim(small_store, INES, new, 1)

    assert small_store.query("MATCH (n:Version|Annotation)--() RETURN count(n)").rows == ((0,),)
    assert (small_store.read("record_counts").rows, load_network_of_dataset(small_store)) == before
    assert (
        load_network_of_query(small_store, "MATCH (n:Version|Annotation) RETURN n").shown_ids == frozenset()
    )


def test_the_dataset_of_analysts_can_be_read_like_a_case(small_store: Store) -> None:
    add_claim(small_store, INES, make_claim_input(MET))

    network = load_network_of_dataset(small_store, "analyst")

    assert (network.title, {tie.id for tie in network.ties}) == (
        "What analysts added",
        {"alma|MET|nursultan|actual"},
    )


def test_the_dataset_of_analysts_cannot_be_loaded(small_store: Store) -> None:
    id_ = add_claim(small_store, INES, make_claim_input(MET))

    with pytest.raises(CasegraphError, match="The name 'analyst' is reserved for records that analysts add"):
        load(small_store, Dataset(id="analyst", title="Mine"), [make_claim("alma MET roman")])

    assert load_current_claims(small_store) == {(id_, "alma", "MET", "nursultan", "asserted")}


def test_a_case_with_the_reserved_name_is_a_mistake(tmp_path: Path) -> None:
    folder = tmp_path / "analyst"
    (folder / "claims").mkdir(parents=True)
    (folder / "case.yaml").write_text("title: Mine\n")
    for name in ("sources.yaml", "entities.yaml"):
        (folder / name).write_text("{}\n")

    with pytest.raises(MistakesError, match="no case can have it; rename its folder"):
        read_case(folder, load_ontology())


def _records() -> list[object]:
    return [*small_case.SOURCES, *small_case.ENTITIES, *CLAIMS.values(), *PROPERTY_CLAIMS]
