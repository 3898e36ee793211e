"""A source is divided into parts by its text, and where there is no text by the number of its claims."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from api.pages.source_parts import (
    MAX_CHARACTERS,
    MAX_CLAIMS,
    DividedSource,
    SourcePart,
    divide_by_number,
    divide_source,
)
from graph.reading import PlaceSelection, SourcePlace


def place(locator: str, claims: int = 1, property_claims: int = 0) -> SourcePlace:
    return SourcePlace(locator, claims, property_claims)


def describe(divided: DividedSource) -> list[tuple[tuple[int, int] | None, list[str]]]:
    return [(part.text_span, [each.locator for each in part.places]) for part in divided.parts]


def test_a_short_text_is_one_part_with_its_places_in_order():
    divided = divide_source([place("chars 4-7"), place("chars 0-3"), place("chars 0-7")], "Ada met Ben.")

    assert describe(divided) == [((0, 12), ["chars 0-3", "chars 0-7", "chars 4-7"])]


def test_a_long_text_is_cut_at_the_end_of_a_paragraph():
    paragraph = "x" * 14_999 + "\n"
    divided = divide_source([place("chars 15001-15004"), place("chars 3-5")], paragraph * 2)

    assert describe(divided) == [((0, 15_000), ["chars 3-5"]), ((15_000, 30_000), ["chars 15001-15004"])]


def test_a_passage_with_more_claims_than_a_part_has_is_not_torn_apart():
    places = [place(f"chars {start}-{start + 2}", 60) for start in (0, 4, 8)]
    divided = divide_source([*places, place("chars 4-6"), place("chars 4-7", 200)], "Ada met Ben.")

    assert describe(divided) == [
        ((0, 4), ["chars 0-2"]),
        ((4, 8), ["chars 4-6", "chars 4-6", "chars 4-7"]),
        ((8, 12), ["chars 8-10"]),
    ]
    assert [part.claim_count for part in divided.parts] == [60, 261, 60]


def test_the_rows_of_a_table_are_places_of_its_text():
    divided = divide_source([place("row 3"), place("row 2"), place("row 9")], "name\nAda\nBen\n")

    assert describe(divided) == [((0, 13), ["row 2", "row 3", "row 9"])]


def test_claims_without_a_place_in_the_text_come_after_it():
    places = [place("chars 0-3", 60), place("page 1", 60), place("")]

    assert describe(divide_source(places, "Ada met Ben.")) == [
        ((0, 12), ["chars 0-3"]),
        (None, ["", "page 1"]),
    ]


def test_without_a_text_places_come_in_the_order_of_their_numbers():
    divided = divide_source([place("row 10"), place("row 2"), place(""), place("page 2")], None)

    assert describe(divided) == [(None, ["", "page 2", "row 2", "row 10"])]


def test_many_claims_at_one_place_make_several_parts():
    divided = divide_source([place("", 150, 101), place("page 1")], None)

    assert divided.parts == (
        SourcePart((place("", 150, 101),), skip=0),
        SourcePart((place("", 150, 101),), skip=100),
        SourcePart((place("", 150, 101),), skip=200),
        SourcePart((place("page 1"),)),
    )
    assert [part.claim_count for part in divided.parts] == [100, 100, 51, 1]


def test_of_very_many_claims_the_places_are_not_read():
    divided = divide_by_number(120_000, 50)

    assert len(divided.parts) == 1201
    assert divided.parts[1200].selection == PlaceSelection(None, 120_000, 50, skip=120_000, limit=100)
    assert [divided.parts[index].claim_count for index in (0, 1199, 1200)] == [100, 100, 50]


def test_a_source_without_claims_and_text_has_one_empty_part():
    assert divide_source([], None).parts == (SourcePart(),)


def test_a_place_is_found_by_its_claims_or_in_the_text():
    divided = divide_source([place("chars 15001-15004")], "x" * 15_000 + "\n" + "y" * 15_000)

    assert divided.find("chars 15001-15004") == 1
    assert divided.find("chars 3-9") == 0
    assert divided.find("page 4") is None


LOCATORS = st.builds(
    lambda start, length: f"chars {start}-{start + length}", st.integers(0, 50_000), st.integers(1, 900)
)
PLACES = st.lists(
    st.builds(place, LOCATORS | st.sampled_from(["", "page 1", "row 2"]), st.integers(1, 90)), max_size=40
)


@given(places=PLACES, length=st.integers(0, 60_000))
def test_every_claim_is_in_one_part_and_the_parts_make_up_the_text(places, length):
    unique = list({each.locator: each for each in places}.values())
    divided = divide_source(unique, "x" * length)

    spans = [part.text_span for part in divided.parts if part.text_span]
    assert "".join("x" * (end - start) for start, end in spans) == "x" * length
    assert all(0 < end - start <= MAX_CHARACTERS for start, end in spans)
    assert sorted(each.locator for part in divided.parts for each in part.places) == sorted(
        each.locator for each in unique
    )
    assert all(part.claim_count <= MAX_CLAIMS or len(part.places) > 1 for part in divided.parts)
