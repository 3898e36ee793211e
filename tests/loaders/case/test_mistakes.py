"""Every mistake in a case is reported with file, line and what was expected, and all are reported at once."""

from pathlib import Path

import pytest

from graph.ontology import load_ontology
from graph.yaml_files import MistakesError
from loaders.case import read_case

CLAIM = "claims/paper.yaml"


def list_mistakes(folder: Path, texts: Path | None = None) -> list[str]:
    with pytest.raises(MistakesError) as caught:
        read_case(folder, load_ontology(), texts)
    return [str(mistake).removeprefix(f"{folder}/") for mistake in caught.value.mistakes]


def spoil(folder: Path, name: str, old: str, new: str) -> None:
    file = folder / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


SPOILED = {
    "an unknown entity": (
        (CLAIM, "ada MARRIED_TO ben", "ada MARRIED_TO bob"),
        f"{CLAIM}:7: MARRIED_TO object: there is no entity 'bob'",
    ),
    "an undeclared type": (
        (CLAIM, "ada MARRIED_TO ben", "ada MARRIED ben"),
        f"{CLAIM}:7: MARRIED edge_type: 'MARRIED' is not a declared edge type; near it: MARRIED_TO",
    ),
    "an end of the wrong kind": (
        (CLAIM, "ada MARRIED_TO ben", "ada MARRIED_TO utopia"),
        f"{CLAIM}:7: MARRIED_TO object: 'utopia' is a State; MARRIED_TO takes Person there",
    ),
    "an impossible date": (
        (CLAIM, "on: 2012", "on: 2012-02-30"),
        f"{CLAIM}:8: MARRIED_TO on: '2012-02-30' is not on the calendar; expected a date as 2012,",
    ),
    "an end before the start": (
        (CLAIM, "on: 2012", "valid_from: 2012\n        valid_until: 2011"),
        f"{CLAIM}:9: MARRIED_TO valid_until: 2011 is before valid_from, 2012",
    ),
    "a point of time and a span": (
        (CLAIM, "on: 2012", "on: 2012\n        valid_from: 2011"),
        f"{CLAIM}:7: `on` is a point of time; it cannot be combined with valid_from or valid_until",
    ),
    "a locator of no known form": (
        (CLAIM, "locator: chars 0-24", "locator: the top"),
        f"{CLAIM}:7: MARRIED_TO locator: 'the top' is not a place; expected chars 1034-1187, row 12",
    ),
    "a duplicate": (
        (
            CLAIM,
            "      - property: wedding date",
            "      - ada MARRIED_TO ben\n      - property: wedding date",
        ),
        f"{CLAIM}:9: the same claim, with the same place in the source, is already at",
    ),
    "a speaker who asserts": (
        (CLAIM, "        stance: denied\n", ""),
        f"{CLAIM}:13: WORKED_AT stance: what a speaker says is alleged or denied",
    ),
    "an unknown speaker": (
        (CLAIM, "said_by: ben", "said_by: [ben, bob]"),
        f"{CLAIM}:15: WORKED_AT said_by 2: there is no entity 'bob'",
    ),
    "an unknown stance": (
        (CLAIM, "stance: denied", "stance: doubted"),
        f"{CLAIM}:14: stance: 'doubted' is not 'asserted', 'alleged' or 'denied'",
    ),
    "a property that the type does not declare": (
        (CLAIM, "role: spy", "roll: spy"),
        f"{CLAIM}:16: WORKED_AT roll: is not declared here; expected role",
    ),
    "another name of a key of a claim": (
        (CLAIM, "on: 2012", "since: 2012"),
        f"{CLAIM}:8: MARRIED_TO since: is not declared here; there are no properties; "
        "did you mean the key `valid_from`?",
    ),
    "another name of a key of a passage": (
        (CLAIM, "locator: chars 0-24", "locator: chars 0-24\n    speaker: ben"),
        f"{CLAIM}:6: speaker is not a key that is known here; did you mean `said_by`?",
    ),
    "a misspelt key of a source": (
        ("sources.yaml", "published:", "publisched:"),
        "sources.yaml:4: publisched is not a key that is known here; did you mean `published`?",
    ),
    "a list instead of a text": (
        (CLAIM, "note: what the report says", "note: [what, the, report, says]"),
        f"{CLAIM}:3: note: should be a text",
    ),
    "a mapping instead of a list": (
        ("entities.yaml", "aliases: [Ada B.]", "aliases: {first: Ada B.}"),
        "entities.yaml:2: aliases: should be a list",
    ),
    "an event that is not an Event": (
        (CLAIM, "on: 2012", "event: utopia"),
        f"{CLAIM}:8: MARRIED_TO event: 'utopia' is a State; expected an Event",
    ),
    "an event that is an end of its own claim": (
        (CLAIM, "        value: 2012", "        value: 2012\n        event: wedding"),
        f"{CLAIM}:11: event: is an end of the claim already; leave it out here",
    ),
    "a condition of an actual claim": (
        (CLAIM, "on: 2012", "condition: if it rains"),
        f"{CLAIM}:8: MARRIED_TO condition: belongs to what is planned or feared",
    ),
    "two words instead of three": (
        (CLAIM, "ada MARRIED_TO ben", "ada MARRIED_TO"),
        f"{CLAIM}:7: 'ada MARRIED_TO' is not SUBJECT TYPE OBJECT, three words",
    ),
    "a property without a value": (
        (CLAIM, "        value: 2012\n", ""),
        f"{CLAIM}:9: a claim about a property is `property: ENTITY PROPERTY` with `value:`",
    ),
    "an undeclared property": (
        (CLAIM, "wedding date", "wedding dates"),
        f"{CLAIM}:9: property: 'dates' is not a declared property; near it: date (date)",
    ),
    "a value of another type": (
        (
            CLAIM,
            "property: wedding date\n        value: 2012",
            "property: wedding killed\n        value: two",
        ),
        f"{CLAIM}:10: value: 'two' is not a number",
    ),
    "a number with more digits than are kept": (
        (
            CLAIM,
            "property: wedding date\n        value: 2012",
            "property: wedding killed\n        value: 12345678.9012345678",
        ),
        f"{CLAIM}:10: value: '12345678.9012345678' has more digits than can be stored without loss, about 15",
    ),
    "an inferred entity that a claim does not have": (
        (CLAIM, "role: spy", "role: spy\n        inferred: {entity: row 3}"),
        f"{CLAIM}:17: WORKED_AT inferred 1: 'entity' is not subject or object",
    ),
    "a quote of its own without a locator of its own": (
        (CLAIM, "role: spy", "role: spy\n        quote: She"),
        f"{CLAIM}:13: a claim with its own quote needs its own locator",
    ),
    "an unknown source": (
        (CLAIM, "source: paper", "source: papers"),
        f"{CLAIM}:7: MARRIED_TO source: there is no source 'papers'",
    ),
    "an unknown kind": (
        ("entities.yaml", "Event:", "Events:"),
        "entities.yaml:9: 'Events' is not a kind; near it: Event (something that happened",
    ),
    "an entity of two kinds": (
        ("entities.yaml", "  wedding:", "  ada: {name: Ada}\n  wedding:"),
        "entities.yaml:10: there is already an entity 'ada', a Person",
    ),
    "an unknown id in a property": (
        ("entities.yaml", "jurisdiction: utopia", "jurisdiction: Utopia"),
        "entities.yaml:5: jurisdiction: there is no entity 'Utopia'",
    ),
    "an unnamed entity without its source": (
        ("entities.yaml", "named: false, source: paper,", "named: false,"),
        "entities.yaml:6: source: an unnamed entity belongs to the source that speaks of it",
    ),
    "an unnamed state": (
        ("entities.yaml", "{name: Utopia}", "{name: Utopia, named: false, source: paper}"),
        "entities.yaml:8: named: a State always has a name",
    ),
    "a source derived from an unknown source": (
        ("sources.yaml", "  publisher:", "  derived_from: wire\n  publisher:"),
        "sources.yaml:3: derived_from 1: there is no source 'wire'",
    ),
    "a sha256 of the wrong form": (
        ("sources.yaml", "sha256: ", "sha256: x"),
        "sources.yaml:5: sha256: 'x",
    ),
}


@pytest.mark.parametrize("name", SPOILED)
def test_a_mistake_has_its_line(folder, name):
    (file, old, new), expected = SPOILED[name]
    spoil(folder, file, old, new)

    reported = list_mistakes(folder)

    assert any(mistake.startswith(expected) for mistake in reported), reported


def test_all_mistakes_are_reported_at_once(folder):
    spoil(folder, "sources.yaml", "published: 2013-05", "published: May")
    spoil(folder, "entities.yaml", "jurisdiction: utopia", "jurisdiction: nowhere")
    spoil(folder, CLAIM, "ada MARRIED_TO ben", "ada MARRIED_TO bob")
    spoil(folder, CLAIM, "role: spy", "roll: spy")

    assert [mistake.split(": ")[0] for mistake in list_mistakes(folder)] == [
        "entities.yaml:5",
        "sources.yaml:4",
        "claims/paper.yaml:7",
        "claims/paper.yaml:16",
    ]


def test_a_mistake_of_form_hides_no_other_mistake(folder, texts):
    (texts / "any-name.txt").write_text("Ada did not marry.", encoding="utf-8")
    spoil(folder, CLAIM, "defaults:\n", "defaults:\n  colour: red\n")
    spoil(folder, CLAIM, "stance: denied", "stance: doubted")
    spoil(folder, CLAIM, "ada MARRIED_TO ben", "ada MARRIED_TO bob")

    assert [mistake.split(": ")[0] for mistake in list_mistakes(folder, texts)] == [
        "sources.yaml:5",
        "claims/paper.yaml:3",
        "claims/paper.yaml:8",
        "claims/paper.yaml:15",
    ]


def test_a_reference_to_a_wrong_entry_is_not_reported(folder):
    spoil(folder, "sources.yaml", "publisher:", "publicher:")
    spoil(folder, "entities.yaml", "{name: Ben}", "{nome: Ben}")

    assert [mistake.split(";")[0] for mistake in list_mistakes(folder)] == [
        "entities.yaml:3: name is missing",
        "sources.yaml:3: publicher is not a key that is known here",
    ]


def test_a_symmetric_claim_the_other_way_round_is_a_duplicate(folder):
    spoil(folder, CLAIM, "      - property: wedding", "      - ben MARRIED_TO ada\n      - property: wedding")

    (mistake,) = list_mistakes(folder)

    assert mistake.startswith(f"{CLAIM}:9: the same claim, with the same place in the source")


def test_a_wrong_quote_is_reported_once_at_its_own_line(folder, texts):
    spoil(folder, CLAIM, "chars 0-24\n", f"chars 0-24\n    quote_sha256: {'0' * 64}\n")

    assert list_mistakes(folder, texts) == [f"{CLAIM}:6: the quote differs from the text at chars 0-24"]


@pytest.mark.parametrize("name", ["claims/more.yml", "claims/notes.txt", "entites.yaml", "sources.yml"])
def test_a_file_that_is_not_read(folder, name):
    (folder / name).write_text("", encoding="utf-8")

    (mistake,) = list_mistakes(folder)

    assert mistake.startswith(f"{name}: is not read; ")


def test_a_case_without_claims(folder):
    (folder / CLAIM).unlink()

    assert list_mistakes(folder) == [
        "claims: has no file of claims; expected claims/NAME.yaml, one for each source"
    ]


def test_a_text_with_another_sha256_is_refused(folder, texts):
    (texts / "any-name.txt").write_text("Ada did not marry.", encoding="utf-8")

    (mistake,) = list_mistakes(folder, texts)

    assert mistake.startswith(f"sources.yaml:5: no file in {texts} has the sha256 of the source 'paper'")


def test_a_locator_outside_the_text(folder, texts):
    spoil(folder, CLAIM, "chars 25-49", "chars 25-4900")

    (mistake,) = list_mistakes(folder, texts)

    assert mistake == f"{CLAIM}:11: chars 25-4900 is not within the text, which has 79 characters"


def test_a_quote_that_is_not_in_the_text(folder, texts):
    spoil(folder, CLAIM, "locator: chars 25-49", "locator: chars 25-49\n    quote: She is a spy")

    (mistake,) = list_mistakes(folder, texts)

    assert mistake == (
        f'{CLAIM}:12: the quote differs from the text at chars 25-49 from "a spy" on, '
        'where the text has "no spy, says Ben;"'
    )


def test_a_quote_that_differs_only_in_its_form(folder, texts):
    spoil(folder, CLAIM, "locator: chars 25-49", "locator: chars 25-49\n    quote: she is no spy, says  Ben;")

    (mistake,) = list_mistakes(folder, texts)

    assert mistake.endswith(
        "the quote differs from the text at chars 25-49 only in capital letters or accents"
    )


def test_a_folder_of_texts_that_is_not_there(folder, tmp_path):
    assert list_mistakes(folder, tmp_path / "none") == [
        f"{tmp_path / 'none'}: there is no such folder of texts"
    ]


def test_a_folder_that_is_not_a_case(tmp_path):
    assert list_mistakes(tmp_path)[0].endswith(
        "case.yaml: there is no such file, so this folder is not a case"
    )


def test_a_file_that_is_missing(folder):
    (folder / "entities.yaml").unlink()

    assert "entities.yaml: there is no such file" in list_mistakes(folder)


def test_a_sentence_without_a_claim_or_a_reason(folder):
    (folder / "sentences.yaml").write_text(
        "paper:\n  article: [0-79]\n  sentences:\n    - 0-24\n    - 25-68\n    - 69-78\n", encoding="utf-8"
    )

    assert list_mistakes(folder) == [
        "sentences.yaml:6: the sentence 69-78 of 'paper' has no claim and no reason",
    ]

    (folder / "left_out.yaml").write_text("paper:\n  69-78: the weather\n", encoding="utf-8")
    assert len(read_case(folder, load_ontology()).records) == 10


def test_a_claim_outside_the_article(folder):
    (folder / "sentences.yaml").write_text(
        "paper:\n  article: [0-24]\n  sentences: [0-24]\n", encoding="utf-8"
    )

    assert list_mistakes(folder) == [
        "sentences.yaml:2: a claim at chars 25-49 of 'paper' is outside the article",
    ]
