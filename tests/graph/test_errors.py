"""A fault has the path to the wrong value as data, and is shown in words."""

import pytest

from graph.errors import Fault, FieldPath, InvalidRecordError


@pytest.mark.parametrize(
    ("path", "field"),
    [
        (("title",), "title"),
        (("author", 0), "author 1"),
        (("source", "title"), "source.title"),
        (("source", "author", 1), "source.author 2"),
    ],
)
def test_the_path_in_words(path: FieldPath, field: str) -> None:
    fault = Fault(path, "is missing")
    assert fault.field == field
    assert str(fault) == f"{field}: is missing"


def test_a_fault_within_another_record() -> None:
    fault = Fault(("author", 0), "there is no entity 'ada'", missing_id="ada")
    assert fault.within("source") == Fault(
        ("source", "author", 0), "there is no entity 'ada'", missing_id="ada"
    )


def test_the_error_lists_all_faults() -> None:
    error = InvalidRecordError([Fault(("title",), "is missing"), Fault(("author", 1), "is empty")])
    assert error.message == "title: is missing; author 2: is empty"
    assert [fault.path for fault in error.faults] == [("title",), ("author", 1)]
