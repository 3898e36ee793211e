"""Each fault of a record has the path to the wrong value, and what was expected."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.errors import Fault
from graph.model import Entity, Money, Record, Source, validate
from graph.ontology import load_ontology
from tests.graph.make_records import make_claim, make_entity, make_property_claim, make_source

KINDS = {"ada": "Person", "ben": "Person", "bank": "Organisation", "utopia": "State", "trial": "Event"}


class Lookup:
    """The entities of KINDS and one source."""

    def get_kind(self, entity_id: str) -> str | None:
        return KINDS.get(entity_id)

    def has_source(self, source_id: str) -> bool:
        return source_id == "paper"


def find_faults(record: Record) -> list[Fault]:
    return validate(record, load_ontology(), Lookup())


def find_fields(record: Record) -> set[str]:
    return {fault.field for fault in find_faults(record)}


@pytest.mark.parametrize(
    "record",
    [
        make_source("paper", publisher="bank", author=("ada", "ben"), published="2012"),
        make_entity("court", "Organisation", properties={"jurisdiction": "utopia"}),
        make_entity("paper/guards", "Group", named=False, source="paper", properties={"size": 0}),
        make_claim("ada OWNS bank", properties={"share": 0, "amount": Money(0, "EUR")}),
        make_claim("utopia SENTENCED ada", properties={"served": False}),
        make_claim("ada MET ben", said_by=("bank",), event="trial", valid_from="2012", valid_until="2012-05"),
        make_property_claim("trial killed", 0),
    ],
)
def test_records_without_faults(record: Record) -> None:
    assert find_faults(record) == []


def test_a_missing_entity_or_source_is_named() -> None:
    assert find_faults(make_claim("eve MET ben")) == [
        Fault(("subject",), "there is no entity 'eve'", missing_id="eve")
    ]
    assert find_faults(make_claim("ada MET ben", "blog")) == [
        Fault(("source",), "there is no source 'blog'", missing_id="blog")
    ]
    assert find_faults(make_entity("court", "Organisation", properties={"jurisdiction": "eden"})) == [
        Fault(("properties", "jurisdiction"), "there is no entity 'eden'", missing_id="eden")
    ]


def test_lists_have_an_index_in_the_path() -> None:
    claim = make_claim("ada MET ben", said_by=("bank", "eve"), about=("mallory",))
    assert [fault.path for fault in find_faults(claim)] == [("said_by", 1), ("about", 0)]
    assert find_fields(claim) == {"said_by 2", "about 1"}
    source = make_source("paper", author=("ada", "eve"))
    assert [fault.path for fault in find_faults(source)] == [("author", 1)]
    entity = make_entity("ada", aliases=("A.", " "))
    assert [fault.path for fault in find_faults(entity)] == [("aliases", 1)]


def test_kinds_are_checked() -> None:
    (fault,) = find_faults(make_claim("ada MARRIED_TO bank"))
    assert str(fault) == "object: 'bank' is an Organisation; MARRIED_TO takes Person there"
    (fault,) = find_faults(make_entity("court", "Organisation", properties={"jurisdiction": "ada"}))
    assert str(fault) == "properties.jurisdiction: 'ada' is a Person; expected State"
    (fault,) = find_faults(make_claim("ada MET ben", event="bank"))
    assert str(fault) == "event: 'bank' is an Organisation; expected an Event"
    (fault,) = find_faults(replace(make_entity("ada"), kind="Persona"))
    assert fault.path == ("kind",)


def test_similar_names_are_offered() -> None:
    (fault,) = find_faults(make_claim("ada MARRIED ben"))
    assert "'MARRIED' is not a declared edge type; near it: MARRIED_TO (married to)" in fault.message
    (fault,) = find_faults(make_property_claim("trial kiled", 3))
    assert "'kiled' is not a declared property; near it: killed (people killed)" in fault.message


def test_values_have_their_declared_types() -> None:
    owns = make_claim("ada OWNS bank", properties={"share": "half", "amount": 5, "colour": "red"})
    assert find_fields(owns) == {"properties.share", "properties.amount", "properties.colour"}
    assert find_fields(make_claim("ada OWNS bank", properties={"share": float("nan")})) == {
        "properties.share"
    }
    assert find_fields(make_claim("ada OWNS bank", properties={"share": 2**63})) == {"properties.share"}
    assert find_fields(make_claim("utopia SENTENCED ada", properties={"served": "no"})) == {
        "properties.served"
    }
    assert find_fields(make_property_claim("trial killed", False)) == {"value"}
    assert find_fields(make_property_claim("ada born", "2012-13")) == {"value"}


def test_rules_between_fields() -> None:
    assert find_fields(make_claim("ada MET ada")) == {"object"}
    assert find_fields(make_claim("ada MET ben", said_by=("ada",), stance="asserted")) == {"stance"}
    assert find_fields(make_claim("ada MET ben", condition="if freed")) == {"condition"}
    assert find_fields(make_claim("ada MET ben", valid_from="2013", valid_until="2012")) == {"valid_until"}
    assert find_fields(make_claim("ada MET ben", inferred=("object",))) == {"inferred_from"}
    assert find_fields(make_claim("ada TOOK_PART_IN trial", event="trial")) == {"event"}
    assert find_fields(make_claim("ada MET ben", locator="chars 5-5")) == {"locator"}
    assert find_fields(make_source("paper", derived_from=("paper",))) == {"derived_from"}
    assert find_fields(make_source("paper", published_basis="a guess")) == {"published_basis"}


def test_an_unnamed_entity_belongs_to_a_source() -> None:
    guards = Entity(id="paper/guards", kind="Group", name="guards", named=False, source="paper")
    assert find_fields(guards) == set()
    assert find_fields(replace(guards, source=None)) == {"source"}
    assert find_fields(replace(guards, source="blog")) == {"source"}
    assert find_fields(replace(guards, id="guards")) == {"id"}
    assert find_fields(replace(guards, kind="State")) == {"named"}


@pytest.mark.parametrize("name", ["", " ", "\u200d", "Ada\u202e", "Ada\n", "\ufdd0"])
def test_names_must_be_visible(name: str) -> None:
    assert find_fields(replace(make_entity("ada"), name=name)) == {"name"}


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("Ada\u200bL", "has the invisible character ZERO WIDTH SPACE (U+200B) after 'Ada'; remove it"),
        ("So\u00adphie", "has the invisible character SOFT HYPHEN (U+00AD) after 'So'; remove it"),
        ("Ada\u202eL", "has the invisible character RIGHT-TO-LEFT OVERRIDE (U+202E) after 'Ada'; remove it"),
        (
            "\u2068Ada\u2069",
            "has the invisible character FIRST STRONG ISOLATE (U+2068) at the start; remove it",
        ),
        ("\u3164", "has the invisible character HANGUL FILLER (U+3164) at the start; remove it"),
        ("\u2800", "has the invisible character BRAILLE PATTERN BLANK (U+2800) at the start; remove it"),
        ("Ada\ufe0f", "has the invisible character VARIATION SELECTOR-16 (U+FE0F) after 'Ada'; remove it"),
        (
            "Ada\U000e0041",
            "has the invisible character TAG LATIN CAPITAL LETTER A (U+E0041) after 'Ada'; remove it",
        ),
        ("A\u034fda", "has the invisible character COMBINING GRAPHEME JOINER (U+034F) after 'A'; remove it"),
        ("Ada\u2028L", "has the invisible character LINE SEPARATOR (U+2028) after 'Ada'; remove it"),
        ("Ada\tL", "has the invisible character U+0009 after 'Ada'; remove it"),
        ("Iv\u200dan", "has the invisible character ZERO WIDTH JOINER (U+200D) after 'Iv'; remove it"),
        ("Иван\u200c", "has the invisible character ZERO WIDTH NON-JOINER (U+200C) after 'Иван'; remove it"),
        ("Ada\u00a0", "begins or ends with a blank (NO-BREAK SPACE (U+00A0)); remove it"),
        (" Ada", "begins or ends with a blank (SPACE (U+0020)); remove it"),
        ("\u3000 ", "is empty"),
    ],
)
def test_an_invisible_character_is_named(name: str, message: str) -> None:
    ada = replace(make_entity("ada"), aliases=("A.", name))
    assert find_faults(ada) == [Fault(("aliases", 1), message)]


@pytest.mark.parametrize(
    "name",
    ["Ada", "\u0646\u06cc\u0645\u200c\u0641\u0627", "Қасым-Жомарт", "अक्\u200dष", "ന്\u200d", "山田\u3000太郎"],
)
def test_names_in_any_script(name: str) -> None:
    assert find_fields(replace(make_entity("ada"), name=name)) == set()


def test_dates_are_checked() -> None:
    source = Source(id="paper", dataset="case", title="T", published="May 2012", retrieved="2012-02-30")
    assert find_fields(source) == {"published", "retrieved"}
