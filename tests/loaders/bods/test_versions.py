"""Several statements about one record: what each says, and until when."""

from pathlib import Path

from tests.loaders.bods.write_statements import ada, firm, open_statements, owns, shares
from tests.loaders.read_records import read_stream


def read_claims(folder: Path, *statements, fields=(".share", "said_on", "valid_from", "valid_until")):
    return read_stream(open_statements(folder, firm(), ada(), *statements)).claims(*fields)


def test_a_changed_share_ends_the_earlier_claim_at_the_later_statement(tmp_path):
    claims = read_claims(
        tmp_path,
        owns(3, shares(30, startDate="2016-01-01"), statementDate="2018-05-01"),
        owns(4, shares(40, startDate="2016-01-01"), statementDate="2019-05-01", recordStatus="updated"),
    )

    assert claims == {
        ("ada", "OWNS", "firm", 30, "2018-05-01", "2016-01-01", "2019-05-01"),
        ("ada", "OWNS", "firm", 40, "2019-05-01", "2016-01-01", None),
    }


def test_a_confirmed_interest_does_not_end(tmp_path):
    claims = read_claims(
        tmp_path,
        owns(3, shares(30), statementDate="2018-05-01"),
        owns(4, shares(30), statementDate="2019-05-01", recordStatus="updated"),
    )

    assert claims == {
        ("ada", "OWNS", "firm", 30, "2018-05-01", None, None),
        ("ada", "OWNS", "firm", 30, "2019-05-01", None, None),
    }


def test_a_closed_record_ends_all_claims_about_it_and_says_how_that_is_known(tmp_path):
    claims = read_claims(
        tmp_path,
        owns(3, shares(30), statementDate="2018-05-01"),
        owns(4, shares(30), statementDate="2019-05-01", recordStatus="updated"),
        owns(5, statementDate="2021-02-28", recordStatus="closed"),
        fields=("said_on", "valid_until", "dates_basis"),
    )

    basis = "the record was closed by the statement of 2021-02-28; it may have ended before"
    assert claims == {
        ("ada", "OWNS", "firm", "2018-05-01", "2021-02-28", basis),
        ("ada", "OWNS", "firm", "2019-05-01", "2021-02-28", basis),
    }


def test_an_end_date_of_a_later_statement_is_that_of_the_earlier_claim_as_well(tmp_path):
    claims = read_claims(
        tmp_path,
        owns(3, shares(30), statementDate="2018-05-01"),
        owns(4, shares(30, endDate="2020-12-24"), statementDate="2021-01-31", recordStatus="closed"),
        fields=("said_on", "valid_until"),
    )

    assert claims == {
        ("ada", "OWNS", "firm", "2018-05-01", "2020-12-24"),
        ("ada", "OWNS", "firm", "2021-01-31", "2020-12-24"),
    }


def test_an_interest_that_is_over_before_it_starts_is_over_without_a_date(tmp_path):
    claims = read_claims(
        tmp_path,
        owns(3, shares(30, startDate="2022-01-01"), statementDate="2021-01-01", recordStatus="closed"),
        fields=("valid_from", "valid_until", "ended"),
    )

    assert claims == {("ada", "OWNS", "firm", "2022-01-01", None, True)}


def test_statements_in_the_wrong_order_are_ordered_by_their_dates(tmp_path):
    claims = read_claims(
        tmp_path,
        owns(4, shares(40), statementDate="2019-05-01", recordStatus="updated"),
        owns(3, shares(30), statementDate="2018-05-01"),
        fields=(".share", "valid_until"),
    )

    assert claims == {("ada", "OWNS", "firm", 30, "2019-05-01"), ("ada", "OWNS", "firm", 40, None)}


def test_a_correction_of_the_same_date_replaces_what_it_corrects_and_is_reported(tmp_path):
    corrected = owns(3, shares(30))
    correction = owns(
        4,
        shares(33),
        annotations=[
            {
                "statementPointerTarget": "/recordDetails/interests/0/share",
                "motivation": "correcting",
                "description": "typing error",
            }
        ],
    )
    stream = open_statements(tmp_path, firm(), ada(), corrected, correction)

    assert read_stream(stream).claims(".share", "note") == {
        ("ada", "OWNS", "firm", 33, "correcting: typing error")
    }
    assert [(f.message, f.count) for f in stream.findings if "replaced" in f.message] == [
        ("a statement is replaced by another of the same date about the same record, and not read", 1)
    ]


def test_a_party_is_one_entity_with_its_last_name_and_the_earlier_ones_as_aliases(tmp_path):
    renamed = firm(3, name="New Firm", statementDate="2021-01-01", recordStatus="updated")
    records = read_stream(open_statements(tmp_path, firm(), renamed))

    assert records.entities() == {
        "firm": ("Organisation", "New Firm"),
        "register-of-marrow-island": ("Organisation", "Register of Marrow Island"),
    }
    assert records.entity("firm").aliases == ("Firm",)


def test_a_value_that_stays_is_one_claim_and_one_that_changes_says_that_it_is_outdated(tmp_path):
    first = ada(2, details={"birthDate": "1960", "deathDate": "2001"})
    last = ada(3, details={"birthDate": "1961", "deathDate": "2001"}, statementDate="2021-01-01")
    records = read_stream(open_statements(tmp_path, first, last))

    outdated = "the statement of 2021-01-01 about the same record no longer says so"
    assert records.facts("said_on", "note") == {
        ("ada", "born", "1960", "2020-05-01", outdated),
        ("ada", "born", "1961", "2021-01-01", None),
        ("ada", "died", "2001", "2021-01-01", None),
    }


def test_a_value_that_only_another_now_says_is_not_outdated(tmp_path):
    def born(number, date, speaker):
        source = {"assertedBy": [{"name": speaker}]}
        return ada(number, details={"birthDate": "1960"}, statementDate=date, source=source)

    first, last = born(2, "2020-05-01", "Clerk Ltd"), born(3, "2021-05-01", "Notary Ltd")
    records = read_stream(open_statements(tmp_path, first, last))

    assert records.facts("said_by", "said_on", "note") == {
        ("ada", "born", "1960", ("clerk-ltd",), "2020-05-01", None),
        ("ada", "born", "1960", ("notary-ltd",), "2021-05-01", None),
    }


def test_a_statement_of_another_type_than_the_last_of_its_record_is_refused(tmp_path):
    mixed = owns(2, shares(30), recordId="ada", statementDate="2019-05-01")
    stream = open_statements(tmp_path, firm(), mixed, ada(3))
    records = read_stream(stream)

    assert records.claims() == set()
    assert records.entity("ada").name == "Ada Lund"
    assert {(each.place, each.reason) for each in stream.refused} == {
        ("owners.jsonl, line 2", "recordType: other statements of the record have another")
    }


def test_a_statement_date_that_is_none_is_reported_and_comes_first(tmp_path):
    undated = owns(3, shares(30), statementDate="some day")
    later = owns(4, shares(40), statementDate="2019-05-01")
    stream = open_statements(tmp_path, firm(), ada(), undated, later)

    assert read_stream(stream).claims(".share", "said_on", "valid_until") == {
        ("ada", "OWNS", "firm", 30, None, "2019-05-01"),
        ("ada", "OWNS", "firm", 40, "2019-05-01", None),
    }
    assert [(f.count, f.place) for f in stream.findings if "statementDate" in f.message] == [
        (1, "owners.jsonl, line 3")
    ]
