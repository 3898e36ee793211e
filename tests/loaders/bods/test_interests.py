"""What statements about relationships become."""

import pytest

from tests.loaders.bods.write_statements import ada, firm, open_statements, owns, shares
from tests.loaders.read_records import read_stream


def read_ties(folder, *interests, **fields):
    return read_stream(open_statements(folder, firm(), ada(), owns(3, *interests, **fields))).ties()


def test_a_shareholding_is_ownership_and_every_other_interest_a_role(tmp_path):
    interests = shares(30), {"type": "votingRights", "share": {"exact": 40}}, {"type": "boardChair"}

    assert read_ties(tmp_path, *interests) == {
        ("ada", "OWNS", "firm", ("share", 30)),
        ("ada", "HAS_INTEREST_IN", "firm", ("role", "voting rights"), ("share", 40)),
        ("ada", "HAS_INTEREST_IN", "firm", ("role", "chair of the board")),
    }


def test_an_interest_that_is_in_no_list_keeps_its_words_and_is_reported(tmp_path):
    stream = open_statements(tmp_path, firm(), ada(), owns(3, {"type": "goldenShare"}))

    assert read_stream(stream).ties() == {("ada", "HAS_INTEREST_IN", "firm", ("role", "golden share"))}
    assert "interest type 'goldenShare' is not of the standard and keeps its own words" in {
        finding.message for finding in stream.findings
    }


def test_direct_and_indirect_shares_are_told_apart_and_two_in_one_statement_are_two_claims(tmp_path):
    direct = shares(10, directOrIndirect="direct", beneficialOwnershipOrControl=False)
    indirect = shares(60, directOrIndirect="indirect", beneficialOwnershipOrControl=True)

    assert read_ties(tmp_path, direct, indirect) == {
        ("ada", "OWNS", "firm", ("beneficial", False), ("how", "directly"), ("share", 10)),
        ("ada", "OWNS", "firm", ("beneficial", True), ("how", "indirectly"), ("share", 60)),
    }


@pytest.mark.parametrize(
    ("share", "properties", "words"),
    [
        ({"minimum": 25, "maximum": 50}, {"share_min": 25, "share_max": 50}, "at least 25 and at most 50"),
        (
            {"exclusiveMinimum": 25, "exclusiveMaximum": 50},
            {"share_min": 25, "share_max": 50},
            "more than 25 and less than 50",
        ),
        ({"minimum": 75}, {"share_min": 75}, "at least 75"),
    ],
)
def test_a_range_of_shares_is_a_least_and_a_most_with_its_bounds_in_words(tmp_path, share, properties, words):
    stream = open_statements(tmp_path, firm(), ada(), owns(3, {"type": "shareholding", "share": share}))
    [claim] = [each for each in read_stream(stream).records if hasattr(each, "edge_type")]

    assert dict(claim.properties) == properties
    assert claim.note == f"share: {words} per cent"


def test_an_indirect_interest_names_those_through_whom_it_is_held(tmp_path):
    through = firm(4, record="middle", name="Middle Ltd", details={"isComponent": True})
    link = owns(3, shares(60), details={"componentRecords": ["middle", "link-2", "nowhere"]})
    component = owns(
        5, shares(60), recordId="link-2", details={"isComponent": True, "interestedParty": "middle"}
    )
    stream = open_statements(tmp_path, firm(), ada(), through, component, link)

    assert read_stream(stream).claims("about", "note") == {
        ("ada", "OWNS", "firm", ("middle",), None),
        ("middle", "OWNS", "firm", (), "part of the chain of an indirect interest"),
    }
    assert "a record of componentRecords is not in the file" in {
        finding.message for finding in stream.findings
    }


def test_a_relationship_without_interests_still_says_that_there_is_one(tmp_path):
    stream = open_statements(tmp_path, firm(), ada(), owns(3))

    assert read_stream(stream).claims("note") == {
        ("ada", "HAS_INTEREST_IN", "firm", "what kind of interest it is, is not given")
    }


def party(reason, **fields):
    return {"interestedParty": {"reason": reason, **fields}}


def test_a_party_that_exists_and_is_not_given_is_an_unnamed_one(tmp_path):
    hidden = owns(2, details=party("interestedPartyExemptFromDisclosure", description="court order"))
    holder = owns(3, shares(30), recordId="link-2", details=party("unknown"))
    records = read_stream(open_statements(tmp_path, firm(), hidden, holder))

    assert records.claims() == {
        ("link.interested-party", "HAS_INTEREST_IN", "firm"),
        ("link-2.interested-party", "OWNS", "firm"),
    }
    unnamed = records.entity("link.interested-party")
    assert (unnamed.kind, unnamed.named, unnamed.source) == ("Group", False, "owners")
    assert unnamed.name == "an unnamed party (the party need not be disclosed: court order)"


@pytest.mark.parametrize("reason", ["noBeneficialOwners", "subjectExemptFromDisclosure", "unknown"])
def test_nobody_is_invented_where_no_party_is_said_to_exist(tmp_path, reason):
    records = read_stream(open_statements(tmp_path, firm(), owns(2, details=party(reason))))

    assert records.claims() == set()
    [(entity, property_, value)] = records.facts()
    assert (entity, property_) == ("firm", "detail")
    assert value.startswith("owners: ")


def test_a_subject_that_is_not_given_is_an_unnamed_organisation(tmp_path):
    owner = owns(3, shares(30), details={"subject": {"reason": "informationUnknownToPublisher"}})
    records = read_stream(open_statements(tmp_path, ada(), owner))

    assert records.claims() == {("ada", "OWNS", "link.subject")}
    assert records.entity("link.subject").kind == "Organisation"


def test_dates_of_an_interest_are_those_of_its_claim_and_an_unreadable_one_keeps_its_words(tmp_path):
    interest = shares(30, startDate="2016-04-06", endDate="soon")
    stream = open_statements(tmp_path, firm(), ada(), owns(3, interest))

    assert read_stream(stream).claims("valid_from", "valid_until", "ended", "note") == {
        ("ada", "OWNS", "firm", "2016-04-06", None, True, "end as given: soon")
    }


def test_an_end_before_the_start_is_no_date_and_no_end_and_both_are_in_the_note(tmp_path):
    interest = shares(30, startDate="2016-04-06", endDate="2015-01-01")
    stream = open_statements(tmp_path, firm(), ada(), owns(3, interest))

    words = "start as given: 2016-04-06; end as given, before the start: 2015-01-01"
    assert read_stream(stream).claims("valid_from", "valid_until", "ended", "note") == {
        ("ada", "OWNS", "firm", None, None, False, words)
    }
    assert [(f.count, f.place) for f in stream.findings if "ends before it starts" in f.message] == [
        (1, "owners.jsonl, line 3")
    ]
