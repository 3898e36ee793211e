from __future__ import annotations

from graph.store.mapping.merge_datasets import MultiDatasetNode, property_changes

NAMES = ("id", "name", "aliases", "born")
ANNA = {"id": "anna", "name": "Anna", "aliases": ["Anya"], "born": "1970"}
ANNE = {"id": "anna", "name": "Anne", "born": "1971", "died": "2001"}


def through_the_database(
    node: MultiDatasetNode, names: tuple[str, ...] = (*NAMES, "died")
) -> MultiDatasetNode:
    return MultiDatasetNode.from_properties(node.kind, node.stored_properties(), names)


def test_one_dataset_is_stored_plainly() -> None:
    node = MultiDatasetNode("Person").with_dataset("Person", "a", ANNA, "1")
    assert node.stored_properties() == {**ANNA, "datasets": ["a"], "fingerprints": ["1"]}
    assert through_the_database(node) == node


def test_two_datasets_show_all_names_and_the_first_value_in_any_order_of_loading() -> None:
    first = (
        MultiDatasetNode("Person")
        .with_dataset("Person", "a", ANNA, "1")
        .with_dataset("Person", "b", ANNE, "2")
    )
    second = (
        MultiDatasetNode("Person")
        .with_dataset("Person", "b", ANNE, "2")
        .with_dataset("Person", "a", ANNA, "1")
    )
    assert first.stored_properties() == second.stored_properties()
    assert first.merged_properties() == {**ANNA, "aliases": ["Anya", "Anne"], "died": "2001"}
    assert through_the_database(first) == first


def test_removing_a_dataset_removes_its_values() -> None:
    first = MultiDatasetNode("Person").with_dataset("Person", "a", ANNA, "1")
    both = through_the_database(first.with_dataset("Person", "b", ANNE, "2"))
    assert both.without_dataset("b") == first
    assert property_changes(both, both.without_dataset("b")) == {
        **ANNA, "died": None, "said": None, "datasets": ["a"], "fingerprints": ["1"]
    }  # fmt: skip


def test_the_stores_own_properties_are_not_taken_for_a_datasets() -> None:
    stored = {**ANNA, "datasets": ["a"], "fingerprints": ["1"], "search": "anna anya"}
    assert MultiDatasetNode.from_properties("Person", stored, NAMES).values_by_dataset == {"a": ANNA}
