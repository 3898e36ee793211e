"""However far away a place claims to be, the claims of its source can be read in order."""

from __future__ import annotations

from graph.store import Store
from tests.graph import small_case
from tests.graph.made_up import claim, says

FAR = "entity 99999999999999999999"


def test_a_number_larger_than_the_database_knows_is_a_place_like_any_other(store: Store) -> None:
    records = [
        *small_case.SOURCES,
        *small_case.ENTITIES,
        claim("alma MET roman", locator=FAR),
        claim("alma MET tatiana", locator="chars 7-9"),
        says("alma born", "1966", locator=FAR),
        says("roman born", "1964", locator="chars 7-9"),
    ]
    small_case.load_case(store, records)

    related = store.read("claims_of_source", source="paper").rows
    leaves = store.read("property_claims_of_source", source="paper").rows

    assert [row[2] for row in related] == ["tatiana", "roman"]
    assert [row[0] for row in leaves] == ["roman", "alma"]
