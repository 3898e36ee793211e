"""Records that wait for others are kept as they are, and found by those that refer to them."""

from __future__ import annotations

from graph.model import InputRecord, Money
from loaders.sync.postponed_records import PostponedRecords
from loaders.sync.temporary_tables import TemporaryTables
from tests.graph.make_records import make_claim, make_entity, make_property_claim, make_source

NODES = [
    InputRecord(make_entity("ada"), "row 1"),
    InputRecord(make_source("paper", author=("ada",)), "row 2"),
    InputRecord(make_entity("ada", "Group"), "row 3"),
]
CLAIMS = [
    InputRecord(make_claim("ada MET ben"), "row 4"),
    InputRecord(make_claim("ada OWNS bank", properties={"amount": Money(3.5, "EUR")}), "row 5"),
    InputRecord(make_property_claim("ada born", "1970"), "row 6"),
]


def test_records_come_back_unchanged_page_by_page() -> None:
    with TemporaryTables() as tables:
        postponed = PostponedRecords(tables)
        postponed.add([CLAIMS[0], *NODES])
        postponed.add(CLAIMS[1:])

        assert [[each.input_record for each in page] for page in postponed.read_nodes(2)] == [
            NODES[:2],
            NODES[2:],
        ]
        assert [[each.input_record for each in page] for page in postponed.read_claims(9)] == [CLAIMS]


def test_of_two_entities_with_one_id_the_first_counts_until_it_is_removed() -> None:
    with TemporaryTables() as tables:
        postponed = PostponedRecords(tables)
        postponed.add(NODES)
        assert (postponed.get_kind("ada"), postponed.get_kind("paper")) == ("Person", None)
        assert (postponed.has_source("paper"), postponed.has_source("ada")) == (True, False)

        (page,) = postponed.read_nodes(9)
        postponed.remove(page[:2])

        assert (postponed.get_kind("ada"), postponed.has_source("paper")) == ("Group", False)
