"""Entities that a reader supplied need a place that supports them, outside the claim's own place."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from graph.model import AnyClaim
from graph.model.inferred_entities import find_faults_in_inferred
from tests.graph.make_records import make_claim, make_property_claim

CLAIM = make_claim("ada MET ben", locator="chars 10-20")
VALUE = make_property_claim("ada born", "1970", locator="chars 10-20")


def find_faults(claim: AnyClaim, **fields: Any) -> list[str]:
    return [
        str(fault) for fault in find_faults_in_inferred(replace(claim, **fields), {"letter"}.__contains__)
    ]


@pytest.mark.parametrize(
    ("claim", "ends", "places"),
    [
        (CLAIM, ("subject",), ("chars 0-10",)),
        (CLAIM, ("object", "subject"), ("chars 20-30", "chars 12-18 of letter")),
        (CLAIM, ("object",), ("row 3",)),
        (VALUE, ("entity",), ("chars 30-40",)),
    ],
)
def test_both_ends_of_a_claim_and_the_entity_of_a_value_can_be_inferred(
    claim: AnyClaim, ends: tuple[str, ...], places: tuple[str, ...]
) -> None:
    assert find_faults(claim, inferred=ends, inferred_from=places) == []


@pytest.mark.parametrize(
    ("claim", "ends", "places", "message"),
    [
        (CLAIM, ("entity",), ("chars 0-10",), "'entity' is not subject or object"),
        (VALUE, ("subject",), ("chars 0-10",), "'subject' is not entity"),
        (CLAIM, ("subject", "subject"), ("row 1", "row 2"), "'subject' stands here twice"),
        (CLAIM, ("subject",), (), "each inferred entity needs the place that supports it"),
        (CLAIM, (), ("row 1",), "each such place its entity"),
        (CLAIM, ("subject",), ("there",), "'there' is not a place"),
        (CLAIM, ("subject",), ("row 1 of diary",), "there is no source 'diary'"),
        (CLAIM, ("subject",), ("chars 19-30",), "is within the claim's own place"),
        (CLAIM, ("subject",), ("chars 12-14 of paper",), "there is no source 'paper'"),
    ],
)
def test_what_does_not_support_an_inferred_entity_is_a_fault(
    claim: AnyClaim, ends: tuple[str, ...], places: tuple[str, ...], message: str
) -> None:
    faults = find_faults(claim, inferred=ends, inferred_from=places)

    assert len(faults) == 1
    assert message in faults[0]
