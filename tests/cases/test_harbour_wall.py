"""The worked example: each claim says what its sentence says, and each kind of statement is there once."""

from __future__ import annotations

import csv
import re

import pytest

from graph.derived import Network, NetworkRecords, build_network
from graph.model import Claim, Entity, PropertyClaim, find_span, split_source, text_at
from graph.ontology import load_ontology
from loaders.case import Case
from tests.bundled_case import WORKED_EXAMPLE_FOLDER, read_bundled_case, read_worked_example

EXAMPLE = read_worked_example()


@pytest.fixture(scope="module")
def network() -> Network:
    records = NetworkRecords.from_records(item.record for item in EXAMPLE.records)
    return build_network("The harbour wall", records, load_ontology())


def claims_of(case: Case, words: str) -> list[tuple[str, ...]]:
    """Return the claims of the passage that begins with these words."""
    return [
        (describe(claim), claim.stance, claim.mode, *claim.said_by)
        for claim in case.iter_claims()
        if claim.quote and claim.quote.startswith(words)
    ]


def describe(claim: Claim | PropertyClaim) -> str:
    if isinstance(claim, Claim):
        return f"{claim.subject} {claim.edge_type} {claim.object}"
    return f"{claim.entity} {claim.property} {claim.bound} {claim.value}"


def test_every_claim_quotes_its_text_and_has_a_note():
    wrong = [
        describe(claim)
        for claim in EXAMPLE.iter_claims()
        if not claim.note or claim.quote != text_at(EXAMPLE.texts[claim.source], claim.locator)
    ]

    assert wrong == []


@pytest.mark.parametrize(("source", "sentences"), [("lantern-report", 11), ("union-release", 3)])
def test_every_sentence_of_the_articles_has_a_claim(source, sentences):
    text = EXAMPLE.texts[source]
    spans = [find_span(text, claim.locator) for claim in EXAMPLE.iter_claims() if claim.source == source]
    body = re.compile(r"[^\n]+?\.\"?(?=\s)")
    found = list(body.finditer(text, text.index("\n\n")))

    assert len(found) == sentences
    assert [
        match[0].strip()
        for match in found
        if not any(span and span[0] <= match.start() + 1 and match.end() <= span[1] for span in spans)
    ] == []


def test_every_row_of_the_table_has_a_claim():
    rows = {claim.locator for claim in EXAMPLE.iter_claims() if claim.source == "register-extract"}

    assert rows == {"row 2", "row 3", "row 4"}


@pytest.mark.parametrize(
    ("words", "claims"),
    [
        (
            '"She never spoke to me about it,"',
            [
                (
                    "ada-quendrosk action exactly spoke to Luc Quendrosk about the contract",
                    *("denied", "actual", "luc-quendrosk"),
                )
            ],
        ),
        (
            "Ada Quendrosk said",
            [
                ("ada-quendrosk OWNS tessarvik-dredging", "denied", "actual", "ada-quendrosk"),
                ("ada-quendrosk MET luc-quendrosk", "denied", "actual", "ada-quendrosk"),
            ],
        ),
        (
            "Pell Tarvimond, a former diver",
            [
                ("pell-tarvimond WORKED_AT tessarvik-dredging", "asserted", "actual"),
                (
                    "ada-quendrosk MET luc-quendrosk",
                    *("alleged", "actual", "lantern-report.foreman", "pell-tarvimond"),
                ),
            ],
        ),
        (
            "The Ostermole Port Authority plans",
            [
                (
                    "ostermole-port-authority SUED tessarvik-dredging",
                    *("alleged", "planned", "ruben-osselgrave"),
                ),
                ("ruben-osselgrave REPRESENTED ostermole-port-authority", "asserted", "actual"),
            ],
        ),
        (
            "The union fears",
            [("tessarvik-dredging SUED pell-tarvimond", "asserted", "feared")],
        ),
    ],
)
def test_a_sentence_says_exactly_this(words, claims):
    assert claims_of(EXAMPLE, words) == claims


def test_nobody_denies_a_meeting_but_she_who_says_that_there_was_none():
    denials = {
        claim.said_by
        for claim in EXAMPLE.iter_claims()
        if isinstance(claim, Claim) and claim.edge_type == "MET" and claim.stance == "denied"
    }

    assert denials == {("ada-quendrosk",)}


def test_the_rows_of_the_table_are_quoted_as_they_stand():
    rows = [
        next(csv.reader([claim.quote]))[:4]
        for claim in EXAMPLE.iter_claims()
        if isinstance(claim, Claim) and claim.source == "register-extract" and claim.edge_type == "OWNS"
    ]

    assert rows == [
        ["Tessarvik Dredging", "owner", "Quendrosk, Luc", "60"],
        ["Tessarvik Dredging", "owner", "Quendrosk, A.", "40"],
    ]


def test_each_supplied_entity_is_named_where_its_support_is():
    names = {item.record.id: item.record.name for item in EXAMPLE.records if isinstance(item.record, Entity)}
    supported = set()
    for claim in EXAMPLE.iter_claims():
        for end, place in zip(claim.inferred, claim.inferred_from, strict=True):
            locator, source = split_source(place)
            name = names[getattr(claim, end)]
            support = text_at(EXAMPLE.texts[source or claim.source], locator)
            assert support is not None
            assert name in support
            assert name not in (claim.quote or "")
            supported.add((claim.source, name))

    assert supported == {
        ("lantern-report", "Ada Quendrosk"),
        ("lantern-report", "Luc Quendrosk"),
        ("register-extract", "Ada Quendrosk"),
        ("union-release", "Ada Quendrosk"),
        ("union-release", "Luc Quendrosk"),
    }


def test_each_standing_and_each_mode_can_be_seen(network):
    standings = {tie.id: tie.standing for tie in network.ties}

    assert standings["ada-quendrosk|HEADED|ostermole-port-authority|actual|role=chairman"] == "corroborated"
    assert standings["luc-quendrosk|OWNS|tessarvik-dredging|actual"] == "corroborated"
    assert standings["ada-quendrosk|OWNS|tessarvik-dredging|actual"] == "disputed"
    assert standings["ada-quendrosk|MET|luc-quendrosk|actual"] == "disputed"
    assert standings["ostermole-police|DETAINED|luc-quendrosk|actual"] == "reported"
    assert {tie.mode for tie in network.ties} == {"actual", "planned", "feared"}


def test_both_cases_can_be_in_one_store():
    ids = [
        {item.record.id for item in case.records if not isinstance(item.record, Claim | PropertyClaim)}
        for case in (EXAMPLE, read_bundled_case())
    ]

    assert ids[0] & ids[1] == set()


def test_the_comments_name_commands_that_print_what_the_files_have():
    text = (WORKED_EXAMPLE_FOLDER / "claims" / "lantern-report.yaml").read_text(encoding="utf-8")
    first = next(iter(EXAMPLE.iter_claims()))

    assert '"The new harbour wall ... 12 March."' in text
    assert first.quote == "The new harbour wall in Ostermole collapsed on 12 March."
