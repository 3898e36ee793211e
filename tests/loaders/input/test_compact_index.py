"""An index of numbers by text in little memory."""

from hypothesis import given
from hypothesis import strategies as st

from loaders.input.compact_index import CompactIndex, hash_text


@given(st.lists(st.tuples(st.text(max_size=3), st.integers(0, 1000))))
def test_it_finds_all_numbers_of_a_text_in_their_order(entries):
    index = CompactIndex()
    for text, number in entries:
        index.add(hash_text(text), number)
    index.sort()

    for text in {text for text, _ in entries} | {"none"}:
        numbers = [number for other, number in entries if other == text]
        assert list(index.find_all(hash_text(text))) == numbers
        assert index.find(hash_text(text)) == (numbers[0] if numbers else None)
    assert len(index) == len(entries)


def test_texts_are_hashed_apart():
    assert hash_text("a", "b") != hash_text("ab")
    assert hash_text("a", "b") == hash_text("a", "b")
