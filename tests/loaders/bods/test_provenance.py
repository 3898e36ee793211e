"""Who says what a statement says."""

import pytest

from graph.model import Claim
from tests.loaders.bods.write_statements import REGISTER, ada, firm, open_statements, owns, shares
from tests.loaders.read_records import read_stream


def asserted_by(*names):
    return {"type": ["selfDeclaration"], "assertedBy": [{"name": name} for name in names]}


def test_a_publisher_speaks_for_itself(tmp_path):
    records = read_stream(open_statements(tmp_path, firm(), ada(), owns(3, shares(30))))

    assert records.claims("stance", "said_by", "said_on") == {
        ("ada", "OWNS", "firm", "asserted", (), "2020-05-01")
    }
    [source] = records.sources()
    assert source.title == "Beneficial ownership statements of Register of Marrow Island"
    assert (records.short(source.publisher), source.published) == ("register-of-marrow-island", "2020-06-01")


@pytest.mark.parametrize(
    ("publisher", "id_", "name", "named"),
    [
        ({"url": "https://register.example"}, "https-register-example", "https://register.example", True),
        ({}, "an-unnamed-publisher", "an unnamed publisher", False),
        (
            {"name": "Register of Marrow Island"},
            "register-of-marrow-island",
            "Register of Marrow Island",
            True,
        ),
    ],
)
def test_publications_of_one_publisher_are_sources_of_one_origin(tmp_path, publisher, id_, name, named):
    published = [
        {"publicationDate": date, "bodsVersion": "0.4", "publisher": publisher}
        for date in ("2020-06-01", "2021-06-01")
    ]
    again = owns(4, shares(30), statementDate="2021-05-01", publicationDetails=published[1])
    statements = firm(), ada(), owns(3, shares(30), publicationDetails=published[0]), again
    records = read_stream(open_statements(tmp_path, *statements))

    sources = {claim.source for claim in records.of(Claim)}
    assert len(sources) == 2
    assert {records.short(s.publisher) for s in records.sources() if s.id in sources} == {id_}
    assert (records.entity(id_).name, records.entity(id_).named) == (name, named)


def test_what_others_told_the_publisher_is_alleged_by_each_of_them(tmp_path):
    told = owns(3, shares(30), source=asserted_by("Firm", "Clerk Ltd"))
    records = read_stream(open_statements(tmp_path, firm(), ada(), told))

    assert records.claims("stance", "said_by", "locator") == {
        ("ada", "OWNS", "firm", "alleged", ("firm",), "statement statement-3"),
        ("ada", "OWNS", "firm", "alleged", ("clerk-ltd",), "statement statement-3#speaker-2"),
    }
    assert records.entities()["clerk-ltd"] == ("Organisation", "Clerk Ltd")


def test_a_speaker_is_the_party_of_that_name_in_the_declaration_also_where_its_record_comes_later(tmp_path):
    told = ada(2, source=asserted_by("firm"), details={"birthDate": "1960"})
    stream = open_statements(tmp_path, told, firm())
    records = read_stream(stream)

    assert records.facts("said_by") == {("ada", "born", "1960", ("firm",))}
    assert [each.id for each in records.records[:3]] == ["owners/ada", "owners/firm", records.records[2].id]
    assert [f.count for f in stream.findings if "was taken for it" in f.message] == [1]


def test_a_name_of_another_declaration_or_of_two_parties_is_a_speaker_of_its_own(tmp_path):
    elsewhere = firm(1, record="other", name="Elsewhere Ltd", declarationSubject="other")
    twins = [firm(4, record="a", name="Twin Ltd"), firm(5, record="b", name="Twin Ltd")]
    told = owns(3, shares(30), source=asserted_by("Elsewhere Ltd", "Twin Ltd"))
    records = read_stream(open_statements(tmp_path, elsewhere, *twins, firm(6), ada(), told))

    assert records.claims("said_by") == {
        ("ada", "OWNS", "firm", ("elsewhere-ltd",)),
        ("ada", "OWNS", "firm", ("twin-ltd",)),
    }


def test_a_publisher_among_those_who_assert_makes_a_claim_of_its_own(tmp_path):
    told = owns(3, shares(30), source=asserted_by("Firm", REGISTER["name"]))
    records = read_stream(open_statements(tmp_path, firm(), ada(), told))

    assert records.claims("stance", "said_by", "locator") == {
        ("ada", "OWNS", "firm", "alleged", ("firm",), "statement statement-3"),
        ("ada", "OWNS", "firm", "asserted", (), "statement statement-3#publisher"),
    }


def test_the_kind_of_a_speaker_is_assumed_and_can_be_given(tmp_path):
    told = ada(2, source=asserted_by("Olive Tarn"))

    assumed = open_statements(tmp_path, told)
    assert read_stream(assumed).entities()["olive-tarn"] == ("Person", "Olive Tarn")
    assert [(f.message, f.place) for f in assumed.findings if "a Person" in f.message] == [
        ("a speaker or publisher whose kind is not given was taken for a Person", "Olive Tarn")
    ]
    given = open_statements(tmp_path, told, kind="Organisation")
    assert read_stream(given).entities()["olive-tarn"] == ("Organisation", "Olive Tarn")


def test_what_a_source_says_about_itself_is_kept(tmp_path):
    source = {
        "type": ["officialRegister", "verified"],
        "url": "https://register.example/firm",
        "description": "checked by hand",
        "retrievedAt": "2020-05-20T10:00:00Z",
    }
    [made] = read_stream(open_statements(tmp_path, firm(source=source))).sources()

    assert (made.genre, made.url, made.retrieved) == (
        "official register, verified",
        "https://register.example/firm",
        "2020-05-20",
    )
    assert made.note == "checked by hand"
