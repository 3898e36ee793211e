"""The examples that Open Ownership publishes with the standard: all ties, shares, dates, and who says so."""

import pytest

from graph.ontology import load_ontology
from loaders.bods import LOADER
from loaders.input import take_sample
from loaders.loader import LoadOptions
from tests.loaders.read_records import StreamRecords, read_stream
from tests.shared_data import find_shared_file


def read_example(name: str) -> StreamRecords:
    path = find_shared_file(f"bods/{name}.json")
    assert LOADER.recognise(take_sample(path))
    stream = LOADER.open(path, LoadOptions(), load_ontology())
    records = read_stream(stream)
    assert stream.refused == []
    return records


FIELDS = ("valid_from", "valid_until", "said_on", "stance", "said_by")


def test_joint_ownership_is_held_through_the_arrangement():
    records = read_example("joint-ownership")

    firm, joint, natalie, roberto = "31c55e425764", "91b4236a7d89", "1accb8b18b99", "f040df24d9ec"
    assert records.entities() == {
        firm: ("Organisation", "CHRINON LTD"),
        joint: ("Organisation", "Joint shareholding"),
        natalie: ("Person", "Natalie Coleman"),
        roberto: ("Person", "Roberto Lopez"),
    }
    says = ("2018-01-01", None, "2018-01-05", "asserted", ())
    assert records.claims(".share", ".beneficial", ".how", *FIELDS) == {
        (joint, "OWNS", firm, 100, False, "directly", *says),
        (natalie, "OWNS", joint, 50, True, "directly", *says),
        (roberto, "OWNS", joint, 50, True, "directly", *says),
    }
    # The company publishes its own statements.
    assert [records.short(source.publisher) for source in records.sources()] == [firm]
    assert records.facts("note") == {
        (firm, "jurisdiction", "United Kingdom of Great Britain and Northern Ireland (the)", "GB"),
        (firm, "registration_number", "07444723", "GB-COH"),
        (firm, "incorporated", "2010-11-18", None),
        (
            firm,
            "address",
            "Aston House, Cornwall Avenue, London, N3 1LF, United Kingdom",
            "registered address",
        ),
    }


def test_indirect_ownership_is_told_from_that_of_the_companies_between():
    records = read_example("multiple-indirect-ownership")

    b, person, c, d = "63e3a8a8946f", "92ebf964a1f6", "d177864a8b39", "05fbbfb94b79"
    assert records.claims(".share", ".how", ".beneficial", *FIELDS, "about") == {
        (c, "OWNS", b, 50, "directly", False, "2017-11-01", None, "2019-05-16", "asserted", (), ()),
        (d, "OWNS", b, 50, "directly", False, "2017-11-01", None, "2019-05-16", "asserted", (), ()),
        (person, "HAS_INTEREST_IN", c, None, None, True, None, None, "2019-05-16", "alleged", (b,), ()),
        (person, "HAS_INTEREST_IN", c, None, None, True, None, None, "2019-05-16", "alleged", (c,), ()),
        (person, "HAS_INTEREST_IN", d, None, None, True, None, None, "2019-05-16", "alleged", (b,), ()),
        (person, "HAS_INTEREST_IN", d, None, None, True, None, None, "2019-05-16", "alleged", (d,), ()),
        (
            person,
            "OWNS",
            b,
            60,
            "indirectly",
            True,
            "2017-11-01",
            None,
            "2019-05-16",
            "alleged",
            (b,),
            (c, d),
        ),
    }
    # What is owned directly adds up to no more than everything.
    assert sum(share for *_, share, how in records.claims(".share", ".how") if how == "directly") == 100
    assert records.facts() == {
        (b, "registration_number", "UA-XE-02"),
        (c, "registration_number", "GB-XE-03"),
        (d, "registration_number", "GB-XE-04"),
        (person, "born", "1965-10"),
        (person, "nationality", "Ukrainian"),
    }


def test_several_tax_residencies_are_several_facts():
    records = read_example("multiple-tax-residencies")

    firm, person = "fd5c8dbc9a91", "8f2f34b57a8f"
    assert records.claims(".share", ".how", ".beneficial", *FIELDS) == {
        (person, "OWNS", firm, 100, "directly", True, "2016-04-06", None, "2017-11-18", "asserted", ())
    }
    uk = "United Kingdom of Great Britain and Northern Ireland (the)"
    assert {fact for fact in records.facts() if fact[0] == person} == {
        (person, "born", "1975-01"),
        (person, "nationality", uk),
        (person, "detail", f"tax residency: {uk} (GB)"),
        (person, "detail", "tax residency: Ukraine (UA)"),
        (person, "address", "52 Front St, London, SE16 2WN, United Kingdom"),
        (person, "first_name", "Logan"),
        (person, "last_name", "Morton"),
    }
    [source] = records.sources()
    assert (source.published, source.url) == ("2019-05-15", "http://www.aaygun.com/real-owners-project")


def test_a_nominee_and_a_nominator_have_their_roles_in_the_nomination():
    records = read_example("nomination")

    silvia, vanessa, nomination, firm = "101AB1984F", "102AB1984E", "103AB1984D", "104AB1984C"
    says = ("2023-04-30", None, "2023-05-08", "alleged", ("silvia-perez",))
    assert records.claims(".role", ".how", ".beneficial", *FIELDS, "about") == {
        (silvia, "HAS_INTEREST_IN", nomination, "nominator", "directly", False, *says, ()),
        (vanessa, "HAS_INTEREST_IN", nomination, "nominee", "directly", False, *says, ()),
        (nomination, "HAS_INTEREST_IN", firm, "board member", "directly", False, *says, ()),
        (
            silvia,
            "HAS_INTEREST_IN",
            firm,
            "other influence or control",
            "indirectly",
            True,
            *says,
            (nomination,),
        ),
    }
    # The speaker has another name than the person with a record: a person must judge.
    assert records.entities() == {
        silvia: ("Person", "Silvia Teixeira Perez"),
        vanessa: ("Person", "Vanessa Rivero"),
        nomination: ("Organisation", "Perez-Rivero nomination"),
        firm: ("Organisation", "Los Corazones de Plata"),
        "silvia-perez": ("Person", "Silvia Perez"),
        "company-register-ciudad-de-mexico": ("Organisation", "Company Register, Ciudad de Mexico"),
    }
    assert (firm, "tax_number", "CPL211105123") in records.facts()


@pytest.mark.parametrize(
    "name", ["joint-ownership", "multiple-indirect-ownership", "multiple-tax-residencies", "nomination"]
)
def test_every_claim_names_its_statement(name):
    records = read_example(name)

    assert all(
        locator.startswith("statement ")
        for *_, locator in records.claims("locator") | records.facts("locator")
    )
