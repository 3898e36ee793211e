"""The marked passages of a text, where they overlap, and where a part of the text begins within one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from api.pages.marked_text import Segment, split_marked_text
from api.pages.source_parts import PlacedClaims
from graph.reading import SourcePlace

TEXT = "Ada met Ben in Rome."


def placed(*spans: tuple[int, int]) -> list[PlacedClaims]:
    return [
        PlacedClaims(SourcePlace(f"chars {start}-{end}", 1, 0), (start, end)) for start, end in sorted(spans)
    ]


def test_words_without_a_claim_are_not_marked():
    segments = list(split_marked_text(TEXT, (0, 20), placed((0, 11))))

    assert segments == [
        Segment("Ada met Ben", ("chars 0-11",), "chars 0-11", 1),
        Segment(" in Rome."),
    ]


def test_where_passages_overlap_the_shorter_one_is_linked():
    segments = list(split_marked_text(TEXT, (0, 20), placed((0, 20), (4, 11), (8, 19))))

    assert [(segment.text, segment.starts, segment.locator, segment.claims) for segment in segments] == [
        ("Ada ", ("chars 0-20",), "chars 0-20", 1),
        ("met ", ("chars 4-11",), "chars 4-11", 2),
        ("Ben", ("chars 8-19",), "chars 4-11", 3),
        (" in Rome", (), "chars 8-19", 2),
        (".", (), "chars 0-20", 1),
    ]


def test_a_passage_that_begins_before_a_part_is_marked_in_it():
    segments = list(split_marked_text(TEXT, (8, 14), placed((0, 11), (12, 20))))

    assert segments == [
        Segment("Ben", ("chars 0-11",), "chars 0-11", 1),
        Segment(" "),
        Segment("in", ("chars 12-20",), "chars 12-20", 1),
    ]


SPANS = st.lists(
    st.tuples(st.integers(0, 19), st.integers(1, 6)).map(lambda pair: (pair[0], min(20, sum(pair))))
)


@given(spans=SPANS, start=st.integers(0, 19), length=st.integers(1, 20))
def test_the_segments_are_the_text_and_a_character_is_marked_where_a_passage_has_it(spans, start, length):
    end = min(20, start + length)
    segments = list(split_marked_text(TEXT, (start, end), placed(*spans)))

    marked = [segment.locator is not None for segment in segments for _ in segment.text]
    assert "".join(segment.text for segment in segments) == TEXT[start:end]
    assert marked == [any(first <= at < last for first, last in spans) for at in range(start, end)]
