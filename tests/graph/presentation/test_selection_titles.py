"""The title of a picture says which ties it leaves out."""

from __future__ import annotations

from typing import Any

import pytest

from graph.derived import TieFilter
from graph.ontology import load_ontology
from graph.presentation import describe_among, describe_around, describe_between, describe_filter
from tests.graph.make_records import make_entity, make_source

SOURCES = {id_: make_source(id_) for id_ in ("paper", "blog", "ملف")}


@pytest.mark.parametrize(
    ("conditions", "words"),
    [
        ({}, ""),
        ({"families": ("kin",)}, "only kin"),
        ({"families": ("kin", "work", "power")}, "only kin, work or power"),
        ({"edge_types": ("SUED", "MET")}, "only “sued” or “met”"),
        ({"kinds": ("Person", "Organisation")}, "only with a person or an organisation"),
        ({"standings": ("disputed", "denied")}, "only disputed or denied"),
        ({"modes": ("planned",)}, "only planned"),
        ({"stances": ("denied",)}, "only with a claim that is denied"),
        ({"sources": ("paper", "blog")}, "only stated in “The paper” or “The blog”"),
        ({"sources": ("ملف",)}, "only stated in “\u2068The ملف\u2069”"),
        ({"valid_from": "2012", "valid_until": "2013-05"}, "only true 2012 to May 2013"),
        ({"valid_from": "2012"}, "only true from 2012"),
        ({"said_until": "2013"}, "only said until 2013"),
        (
            {"families": ("kin",), "standings": ("denied",), "valid_from": "2012"},
            "only kin; denied; true from 2012",
        ),
        (
            {"edge_types": ("SUED", "MET", "OWNS", "BANNED", "FOUNDED")},
            "only “sued”, “met”, “owns” or 2 others",
        ),
    ],
)
def test_a_filter_in_words(conditions: dict[str, Any], words: str) -> None:
    assert describe_filter(TieFilter(**conditions), load_ontology(), SOURCES) == words


def test_what_the_ties_are_around_between_or_among() -> None:
    people = [make_entity(name) for name in ("ada", "ben", "cas", "dia", "eve", "fay")]

    assert describe_around(people[0], 1) == "Around Ada"
    assert describe_around(people[0], 3) == "Around Ada, up to 3 steps away"
    assert describe_between(people[0], people[1]) == "Between Ada and Ben"
    assert describe_among(people[:1]) == "Among Ada"
    assert describe_among(people[:4]) == "Among Ada, Ben, Cas and Dia"
    assert describe_among(people) == "Among Ada, Ben, Cas and 3 others"
    assert describe_among([]) == "Among no entity"
