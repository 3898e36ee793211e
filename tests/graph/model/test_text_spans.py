"""The words at a place of a text: rows of a table, and lines."""

import pytest

from graph.model import describe_length, find_span, names_words, text_at

TABLE = 'name,remark\r\n"Byron, Ada","said ""no""\nand left"\r\nBen,12" pipe\n\nEve,'


@pytest.mark.parametrize(
    ("locator", "words"),
    [
        ("row 1", "name,remark"),
        ("row 2", '"Byron, Ada","said ""no""\nand left"'),
        ("row 3", 'Ben,12" pipe'),
        ("row 5", "Eve,"),
        ("rows 1-2", 'name,remark\r\n"Byron, Ada","said ""no""\nand left"'),
        ("line 2", '"Byron, Ada","said ""no""'),
        ("lines 2-3", '"Byron, Ada","said ""no""\nand left"'),
        ("line 6", "Eve,"),
    ],
)
def test_rows_follow_the_quotation_marks_of_csv_and_lines_do_not(locator, words):
    assert text_at(TABLE, locator) == words


@pytest.mark.parametrize(
    "locator", ["row 4", "row 6", "rows 2-9", "rows 3-2", "line 7", "page 1", "entity Ada"]
)
def test_an_empty_row_and_a_place_outside_of_the_text_have_no_words(locator):
    assert find_span(TABLE, locator) is None


def test_a_quotation_mark_after_a_byte_order_mark_begins_a_cell():
    assert text_at('\ufeff"a\nb",c\nd', "row 2") == "d"


def test_which_places_name_words():
    places = ["chars 0-3", "row 2", "lines 2-3", "page 3", "entity Ada", None]

    assert [names_words(place) for place in places] == [True, True, True, False, False, False]


def test_the_length_is_in_the_unit_of_the_place():
    assert describe_length(TABLE, "row 9") == "5 rows"
    assert describe_length(TABLE, "line 9") == "6 lines"
    assert describe_length("a", "chars 0-3") == "1 character"
