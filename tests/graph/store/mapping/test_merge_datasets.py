from __future__ import annotations

from graph.store.mapping.merge_datasets import Shared, changes

OWN = ("id", "name", "aliases", "born")
ANNA = {"id": "anna", "name": "Anna", "aliases": ["Anya"], "born": "1970"}
ANNE = {"id": "anna", "name": "Anne", "born": "1971", "died": "2001"}


def through_the_database(node: Shared, own: tuple[str, ...] = (*OWN, "died")) -> Shared:
    return Shared.of(node.kind, node.properties(), own)


def test_one_dataset_is_stored_plainly() -> None:
    node = Shared("Person").saying("Person", "a", ANNA, "1")
    assert node.properties() == {**ANNA, "datasets": ["a"], "fingerprints": ["1"]}
    assert through_the_database(node) == node


def test_two_datasets_show_all_names_and_the_first_word_whichever_came_first() -> None:
    one = Shared("Person").saying("Person", "a", ANNA, "1").saying("Person", "b", ANNE, "2")
    other = Shared("Person").saying("Person", "b", ANNE, "2").saying("Person", "a", ANNA, "1")
    assert one.properties() == other.properties()
    assert one.merged() == {**ANNA, "aliases": ["Anya", "Anne"], "died": "2001"}
    assert through_the_database(one) == one


def test_leaving_takes_back_what_one_said() -> None:
    one = Shared("Person").saying("Person", "a", ANNA, "1")
    both = through_the_database(one.saying("Person", "b", ANNE, "2"))
    assert both.without("b") == one
    assert changes(both, both.without("b")) == {
        **ANNA, "died": None, "said": None, "datasets": ["a"], "fingerprints": ["1"]
    }  # fmt: skip


def test_the_stores_own_properties_are_not_taken_for_a_datasets() -> None:
    stored = {**ANNA, "datasets": ["a"], "fingerprints": ["1"], "search": "anna anya"}
    assert Shared.of("Person", stored, OWN).said == {"a": ANNA}
