"""What the rows of relationships.csv become."""

import pytest

from tests.loaders.icij.write_leaks import node, open_leaks, relation
from tests.loaders.read_records import read_stream

OFFICERS = [node(2, "Ada Lund"), node(3, "Lund Nominees Ltd"), node(4, "Ben Oake"), node(5, "THE BEARER")]
ADDRESSES = [node(8, "", address="1 Quay St"), node(9, "", address="1 Quay Street")]


def open_relations(folder, *relations, **options):
    return open_leaks(folder, officers=OFFICERS, addresses=ADDRESSES, relations=list(relations), **options)


@pytest.mark.parametrize(
    ("words", "ties"),
    [
        ("shareholder of", {("OWNS",)}),
        ("Shareholder Of", {("OWNS",)}),
        ("beneficial owner of", {("OWNS", ("beneficial", True))}),
        ("director of", {("HEADED", ("role", "director"))}),
        ("beneficiary of", {("HAS_INTEREST_IN", ("role", "beneficiary"))}),
        ("registered agent of", {("REPRESENTED", ("role", "registered agent"))}),
        ("founder of", {("FOUNDED",)}),
        ("nominee shareholder of", {("LINKED_TO", ("role", "nominee shareholder of"))}),
        ("keeper of the seal of", {("LINKED_TO", ("role", "keeper of the seal of"))}),
        ("", {("LINKED_TO", ("role", "officer of"))}),
        ("N/A", {("LINKED_TO", ("role", "officer of"))}),
        ("Director and Shareholder", {("HEADED", ("role", "director")), ("OWNS",)}),
        ("director / president", {("HEADED", ("role", "director")), ("HEADED", ("role", "president"))}),
        ("UBO, shareholder", {("OWNS", ("beneficial", True))}),
        ("director / sorcerer", {("LINKED_TO", ("role", "director / sorcerer"))}),
    ],
)
def test_the_words_of_a_link_decide_the_type(tmp_path, words, ties):
    records = read_stream(open_relations(tmp_path, relation(2, 1, "officer_of", words)))

    assert records.ties() == {("2", type_, "1", *properties) for type_, *properties in ties}


def test_words_that_fit_no_type_are_counted_and_those_that_are_meant_to_are_not(tmp_path):
    stream = open_relations(
        tmp_path,
        relation(2, 1, "officer_of", "keeper of the seal of"),
        relation(4, 1, "officer_of", "keeper of the seal of"),
        relation(3, 1, "officer_of", "nominee shareholder of"),
        relation(3, 1, "intermediary_of", "intermediary of"),
        relation(2, 1, "teacher_of"),
    )
    read_stream(stream)

    assert {(f.message, f.count) for f in stream.findings if "fits no type" in f.message} == {
        ("relation 'keeper of the seal of / officer of' fits no type; kept as LINKED_TO with its words", 2),
        ("relation 'teacher of' fits no type; kept as LINKED_TO with its words", 1),
    }


def test_a_type_that_does_not_join_these_kinds_keeps_its_words(tmp_path):
    stream = open_relations(tmp_path, relation(2, 8, "officer_of", "director of"))

    assert read_stream(stream).ties() == {("2", "LINKED_TO", "8", ("role", "director of"))}
    message = "relation 'director of / officer of' fits no type between these kinds; kept as LINKED_TO"
    assert f"{message}: Person to Place" in {finding.message for finding in stream.findings}


def test_an_address_is_one_that_is_had_and_not_where_somebody_lives(tmp_path):
    stream = open_relations(
        tmp_path,
        relation(1, 8, "registered_address", "registered address"),
        relation(2, 8, "registered_address", "residential address"),
    )

    assert read_stream(stream).ties() == {
        ("1", "HAS_ADDRESS", "8", ("role", "registered address")),
        ("2", "HAS_ADDRESS", "8", ("role", "residential address")),
    }


@pytest.mark.parametrize("rel_type", ["same_name_as", "similar", "probably_same_officer_as", "same_id_as"])
def test_a_guess_that_two_are_one_is_a_remark_on_both_and_no_edge(tmp_path, rel_type):
    stream = open_relations(tmp_path, relation(2, 4, rel_type))
    records = read_stream(stream)

    assert records.claims() == set()
    assert {fact for fact in records.facts("note", "locator") if fact[1] == "possible_duplicate"} == {
        ("2", "possible_duplicate", "4", rel_type, "row 2"),
        ("4", "possible_duplicate", "2", rel_type, "row 2"),
    }
    assert [f.count for f in stream.findings if "is a guess that two are one" in f.message] == [1]


def test_an_equal_address_is_a_guess_between_addresses_and_a_relation_between_others(tmp_path):
    stream = open_relations(
        tmp_path,
        relation(8, 9, "same_address_as", "same address as"),
        relation(2, 4, "same_address_as", "same address as"),
    )
    records = read_stream(stream)

    assert records.ties() == {("2", "LINKED_TO", "4", ("role", "same address as"))}
    assert {fact for fact in records.facts() if fact[1] == "possible_duplicate"} == {
        ("8", "possible_duplicate", "9"),
        ("9", "possible_duplicate", "8"),
    }


def test_nobody_unnamed_is_a_candidate(tmp_path):
    stream = open_relations(tmp_path, relation(2, 5, "similar"))

    assert not {fact for fact in read_stream(stream).facts() if fact[1] == "possible_duplicate"}
    assert "a guess that two are one is about somebody unnamed, and not read" in {
        f.message for f in stream.findings
    }


@pytest.mark.parametrize(
    ("cells", "dates"),
    [
        (
            {"start_date": "12-JAN-2006", "end_date": "30/06/2011"},
            ("2006-01-12", "2011-06-30", False, None, None),
        ),
        ({"start_date": "2006-01-12T00:00:00"}, ("2006-01-12", None, False, None, None)),
        ({"start_date": "2006"}, ("2006", None, False, None, None)),
        (
            {"start_date": "09-18-2004"},
            ("2004-09-18", None, False, "written as 09-18-2004, with the month first", None),
        ),
        ({"end_date": "18/19/2012"}, (None, None, False, None, "end as given: 18/19/2012")),
        ({"status": "Resigned"}, (None, None, True, None, "status: Resigned")),
        ({"status": "Active"}, (None, None, False, None, "status: Active")),
        (
            {"status": "Resigned", "end_date": "01-FEB-2012"},
            (None, "2012-02-01", False, None, "status: Resigned"),
        ),
        (
            {"start_date": "01-FEB-2012", "end_date": "01-JAN-2012"},
            (None, None, False, None, "start as given: 01-FEB-2012; end as given: 01-JAN-2012"),
        ),
        ({"end_date": "-", "start_date": "N/A"}, (None, None, False, None, None)),
        ({"end_date": "UNKNOWN", "status": "n/a"}, (None, None, False, None, None)),
        (
            {"end_date": "soon", "status": "Resigned"},
            (None, None, True, None, "status: Resigned; end as given: soon"),
        ),
    ],
)
def test_dates_and_status_say_when_a_relation_held(tmp_path, cells, dates):
    records = read_stream(open_relations(tmp_path, relation(2, 1, "officer_of", "shareholder of", **cells)))

    assert records.claims("valid_from", "valid_until", "ended", "dates_basis", "note") == {
        ("2", "OWNS", "1", *dates)
    }


def test_each_row_is_a_claim_of_its_leak_with_the_row_as_its_place(tmp_path):
    row = relation(2, 1, "officer_of", "shareholder of")
    stream = open_relations(tmp_path, row, row, {**row, "sourceID": "Other Leak"})

    assert read_stream(stream).claims("source", "locator", "stance") == {
        ("2", "OWNS", "1", "leak", "row 2", "asserted"),
        ("2", "OWNS", "1", "leak", "row 3", "asserted"),
        ("2", "OWNS", "1", "other-leak", "row 4", "asserted"),
    }


def test_a_relation_without_an_end_is_refused(tmp_path):
    stream = open_relations(tmp_path, {**relation(2, 1, "officer_of"), "node_id_end": ""})

    assert read_stream(stream).claims() == set()
    assert [(each.place, each.reason) for each in stream.refused] == [
        ("relationships.csv, row 2", "the start, the end or the type of the relation is missing")
    ]
