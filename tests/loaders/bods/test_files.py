"""Which files are statements, and how those are refused that are not."""

import json
from pathlib import Path

import pytest

from graph.errors import CasegraphError
from graph.ontology import load_ontology
from loaders.bods import LOADER, reader, statement_file
from loaders.input import take_sample
from loaders.loader import LoadOptions
from tests.loaders.bods.write_statements import REGISTER, ada, firm, open_statements, owns, shares
from tests.loaders.read_records import read_stream


def open_text(folder: Path, text: str):
    path = folder / "owners.json"
    path.write_text(text, encoding="utf-8")
    return LOADER.open(path, LoadOptions(), load_ontology())


@pytest.mark.parametrize(
    ("text", "known"),
    [
        (json.dumps([firm()], indent=2), True),
        (json.dumps(firm()) + "\n", True),
        ("\ufeff" + json.dumps([firm()]), True),
        (json.dumps([{"statementID": "1", "statementType": "personStatement"}]), True),
        (json.dumps([{"id": "1", "schema": "Person"}]), False),
        ("statementId,recordType\n", False),
    ],
)
def test_statements_are_recognised_by_their_keys(tmp_path, text, known):
    path = tmp_path / "file"
    path.write_text(text, encoding="utf-8")

    assert LOADER.recognise(take_sample(path)) is known


def test_an_array_and_json_lines_give_the_same_records(tmp_path):
    statements = [firm(), ada(), owns(3, shares(30)), owns(4, shares(40), statementDate="2021-01-01")]
    lines = open_statements(tmp_path, *statements)
    array = open_text(tmp_path, "\ufeff" + json.dumps(statements, indent=1))

    assert read_stream(lines).records == read_stream(array).records
    assert (lines.description, array.description) == (
        "ownership statements of BODS 0.4, JSON lines",
        "ownership statements of BODS 0.4, a JSON array",
    )
    assert (lines.position.done, lines.position.total) == (4, 4)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"publicationDetails": {"bodsVersion": "0.3"}}, "version 0.3"),
        ({"publicationDetails": {"bodsVersion": "1.0"}}, "version 1.0"),
        ({"statementType": "personStatement"} | {"publicationDetails": {}}, "an older version than 0.4"),
    ],
)
def test_other_versions_are_refused_by_their_number(tmp_path, fields, words):
    with pytest.raises(CasegraphError, match=words):
        open_statements(tmp_path, ada(**fields))


def test_the_version_may_be_written_as_a_number(tmp_path):
    stream = open_statements(tmp_path, ada(publicationDetails={"bodsVersion": 0.4, "publisher": REGISTER}))

    assert read_stream(stream).entities() == {
        "ada": ("Person", "Ada Lund"),
        "register-of-marrow-island": ("Organisation", "Register of Marrow Island"),
    }


def test_a_later_statement_of_another_version_is_found_before_anything_is_read(tmp_path):
    old = ada(publicationDetails={"bodsVersion": "0.2"})
    stream = open_statements(tmp_path, firm(), old)

    with pytest.raises(CasegraphError, match=r"owners.jsonl, line 2 is of version 0\.2"):
        next(iter(stream.read()))


def test_what_is_no_statement_is_refused_with_its_place_and_the_rest_is_read(tmp_path):
    without_id = {key: value for key, value in ada().items() if key != "recordId"}
    wrong_share = owns(3, {"type": "shareholding", "share": {"exact": 130}})
    stream = open_statements(tmp_path, firm(), without_id, wrong_share, ["a list"])
    with (tmp_path / "owners.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"statementId": \n')

    assert {id_ for id_ in read_stream(stream).entities() if id_ != "register-of-marrow-island"} == {"firm"}
    assert [(each.place, each.reason.split(":")[0]) for each in stream.refused] == [
        ("owners.jsonl, line 2", "recordId"),
        ("owners.jsonl, line 3", "recordDetails.interests.0.share.exact"),
        ("owners.jsonl, line 4", "it is not an object"),
        ("owners.jsonl, line 5", "the line is not JSON"),
    ]


def test_a_record_whose_first_statement_is_refused_is_read_from_the_next_one(tmp_path):
    stream = open_statements(
        tmp_path, firm(1, details={"foundingDate": {}}), firm(2), firm(3, statementDate="2021")
    )

    assert read_stream(stream).entities()["firm"] == ("Organisation", "Firm")
    assert len(stream.refused) == 1


def test_a_field_that_is_not_of_the_standard_is_reported_with_its_count(tmp_path):
    fields = [{"colour": "red", "code": "X", "name": "Xland"}]
    stream = open_statements(tmp_path, ada(details={"nationalities": fields * 2}), firm(mood="good"))
    read_stream(stream)

    assert {(f.message, f.count, f.place) for f in stream.findings if f.message.startswith("field")} == {
        (
            "field 'recordDetails.nationalities.colour' is not of the standard and is not read",
            2,
            "owners.jsonl, line 1",
        ),
        ("field 'mood' is not of the standard and is not read", 1, "owners.jsonl, line 2"),
    }


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[{,]", "is not JSON"),
        ('{"a": 1}\n', "recordId"),
        ("[]", "has no statement"),
        ("", "has no statement"),
        ("[" * 100_000, "is not JSON"),
    ],
)
def test_a_file_that_cannot_be_read_is_an_error_or_a_refusal(tmp_path, text, words):
    try:
        stream = open_text(tmp_path, text)
        read_stream(stream)
        message = stream.refused[0].reason
    except CasegraphError as error:
        message = str(error)

    assert words in message


def test_an_array_that_is_too_large_is_refused_with_the_way_to_read_it(tmp_path, monkeypatch):
    monkeypatch.setattr(statement_file, "MAX_ARRAY_BYTES", 100)

    with pytest.raises(CasegraphError, match="jq -c"):
        open_text(tmp_path, json.dumps([firm()]))


def test_a_line_that_is_too_long_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(statement_file, "MAX_LINE_BYTES", 2000)

    with pytest.raises(CasegraphError, match="line 2 has more than 2,000 bytes"):
        read_stream(open_statements(tmp_path, firm(), firm(2, name="x" * 3000)))


def test_hostile_names_are_stored_as_they_are_without_what_nobody_sees(tmp_path):
    names = [
        '<script>alert("1")</script>',
        "'}) DETACH DELETE n //",
        "=HYPERLINK(1)",
        "zero\u200bwidth\x00\n name",
    ]
    stream = open_statements(tmp_path, *(ada(n, record=f"p{n}", name=name) for n, name in enumerate(names)))

    found = {name for kind, name in read_stream(stream).entities().values() if kind == "Person"}
    assert found == {*names[:3], "zerowidth name"}


def test_only_so_many_statements_are_read_as_the_limit_says(tmp_path):
    stream = open_statements(tmp_path, firm(), ada(), owns(3, shares(30)), limit=2)

    assert set(read_stream(stream).entities()) == {"firm", "ada", "register-of-marrow-island"}


def test_reading_twice_gives_the_same(tmp_path):
    stream = open_statements(tmp_path, firm(), ada(), ["x"])

    first = read_stream(stream)
    assert read_stream(stream) == first
    assert len(stream.refused) == 1


def test_a_file_in_which_everything_is_one_record_is_refused_before_it_fills_the_memory(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(reader, "MAX_VERSIONS", 2)
    stream = open_statements(
        tmp_path, *(firm(number, statementDate=f"20{number}") for number in range(10, 14))
    )

    with pytest.raises(CasegraphError, match="more than 2 statements about the record 'firm'"):
        read_stream(stream)
