"""A case without mistakes yields its records, each with file and line."""

from graph.model import Claim, Dataset, Entity, Money, PropertyClaim, Source, sha256_of
from graph.ontology import load_ontology
from loaders.case import read_case
from tests.loaders.case.conftest import TEXT


def test_the_records_of_a_case(folder):
    case = read_case(folder, load_ontology())

    assert case.dataset == Dataset(id="ada", title="Ada and Ben")
    assert [placed.record for placed in case.records][1:] == [
        Entity(
            id="ada",
            kind="Person",
            name="Ada",
            dataset="ada",
            aliases=("Ada B.",),
            properties={"born": "1980"},
        ),
        Entity(id="ben", kind="Person", name="Ben", dataset="ada"),
        Entity(
            id="paper-house",
            kind="Organisation",
            name="The Paper",
            dataset="ada",
            properties={"jurisdiction": "utopia"},
        ),
        Entity(
            id="paper.spies",
            kind="Organisation",
            name="the spies",
            dataset="ada",
            named=False,
            source="paper",
            properties={"type": "secret service"},
        ),
        Entity(id="utopia", kind="State", name="Utopia", dataset="ada"),
        Entity(id="wedding", kind="Event", name="The wedding", dataset="ada"),
        Claim(
            dataset="ada",
            source="paper",
            edge_type="MARRIED_TO",
            subject="ada",
            object="ben",
            locator="chars 0-24",
            note="what the report says",
            valid_from="2012",
            valid_until="2012",
        ),
        PropertyClaim(
            dataset="ada",
            source="paper",
            entity="wedding",
            property="date",
            value="2012",
            locator="chars 0-24",
            note="what the report says",
        ),
        Claim(
            dataset="ada",
            source="paper",
            edge_type="WORKED_AT",
            subject="ada",
            object="paper.spies",
            locator="chars 25-49",
            note="what the report says",
            stance="denied",
            said_by=("ben",),
            properties={"role": "spy"},
        ),
    ]


def test_every_record_has_its_line(folder):
    case = read_case(folder, load_ontology())

    assert {placed.place.removeprefix(f"{folder}/") for placed in case.records} == {
        "sources.yaml:1",
        "entities.yaml:2",
        "entities.yaml:3",
        "entities.yaml:5",
        "entities.yaml:6",
        "entities.yaml:8",
        "entities.yaml:10",
        "claims/paper.yaml:7",
        "claims/paper.yaml:9",
        "claims/paper.yaml:13",
    }


def test_the_texts_add_the_quotes(folder, texts):
    case = read_case(folder, load_ontology(), texts)

    quotes = {claim.locator: (claim.quote, claim.quote_sha256) for claim in case.iter_claims()}
    assert quotes == {
        "chars 0-24": ("Ada married Ben in 2012.", sha256_of("Ada married Ben in 2012.")),
        "chars 25-49": ("She is no spy, says Ben;", sha256_of("She is no spy, says Ben;")),
    }
    assert [placed.record.text for placed in case.records if isinstance(placed.record, Source)] == [TEXT]


def test_a_claim_replaces_values_of_its_passage_and_a_passage_those_of_the_defaults(folder):
    file = folder / "claims" / "paper.yaml"
    file.write_text(
        """\
source: paper
defaults: {said_by: ben, stance: alleged, on: 2012, note: of the file}
passages:
  - locator: chars 0-24
    note: of the passage
    claims:
      - ada MARRIED_TO ben
      - claim: ben OPPOSED utopia
        said_by: []
        stance: asserted
        on:
        note: of the claim
""",
        encoding="utf-8",
    )

    first, second = read_case(folder, load_ontology()).iter_claims()

    assert (first.said_by, first.stance, first.valid_from, first.note) == (
        ("ben",),
        "alleged",
        "2012",
        "of the passage",
    )
    assert (second.said_by, second.stance, second.valid_from, second.note) == (
        (),
        "asserted",
        None,
        "of the claim",
    )


def test_zero_and_false_are_values(folder):
    (folder / "claims" / "paper.yaml").write_text(
        """\
source: paper
passages:
  - locator: chars 0-24
    claims:
      - {claim: ada OWNS paper-house, share: 0, amount: 0 EUR}
      - {claim: ada SENTENCED ben, in_absentia: no, served: false}
      - {property: wedding killed, value: 0}
""",
        encoding="utf-8",
    )

    *_, owns, sentenced, killed = [placed.record for placed in read_case(folder, load_ontology()).records]

    assert dict(owns.properties) == {"share": 0, "amount": Money(0.0, "EUR")}
    assert dict(sentenced.properties) == {"in_absentia": False, "served": False}
    assert (killed.value, type(killed.value)) == (0, int)
