"""Who stands behind claims is the same whether ties are read whole or light."""

from __future__ import annotations

import pytest

from graph.reading import Selection, network_of
from graph.reading.tie_summaries import light_ties
from graph.store import Store
from loaders.writer import load
from tests.graph.made_up import claim, entity, source
from tests.graph.small_case import CASE

PEOPLE = [entity(one) for one in ("ada", "ben", "cai")]
BODIES = [
    entity("gazette", "Organisation"),
    entity("altania", "State"),
    entity("court", "Organisation", properties={"jurisdiction": "altania"}),
    entity("weekly-clerk", named=False, source="weekly"),
]
# A copy has what it says from the weekly, where a speaker says it: whoever that speaks for is its origin.
PAPERS = [
    source("daily", publisher="gazette"),
    source("weekly", publisher="gazette"),
    source("decree", publisher="altania"),
    source("report", publisher="altania"),
    source("other"),
    source("copy", derived_from=("weekly",)),
    source("digest", derived_from=("report",)),
]


def met(paper: str, *said_by: str):
    return claim("ada MET ben", paper, said_by=said_by)


def worked(**more: object):
    return claim("cai WORKED_AT gazette", "other", **more)


STRANGER = [met("daily"), met("weekly", "cai"), met("copy")]


@pytest.mark.parametrize(
    ("claims", "standing"),
    [
        pytest.param(STRANGER, "corroborated", id="a stranger speaks for himself"),
        pytest.param([*STRANGER, worked()], "reported", id="who works there speaks for the paper"),
        pytest.param([*STRANGER, worked(stance="denied")], "corroborated", id="that is denied"),
        pytest.param([*STRANGER, worked(mode="planned")], "corroborated", id="that is planned"),
        pytest.param(
            [met("daily"), met("weekly", "weekly-clerk"), met("copy")],
            "reported",
            id="the speaker is not named",
        ),
        pytest.param(
            [met("decree"), met("report", "court"), met("digest")], "reported", id="a court and its State"
        ),
        pytest.param(
            [met("daily"), met("weekly", "court"), met("copy")], "corroborated", id="a court and no State"
        ),
    ],
)
def test_the_standing_is_the_same_in_both(store: Store, claims, standing) -> None:
    assert not load(store, CASE, [*PEOPLE, *BODIES, *PAPERS, *claims]).refused

    light = {tie.id: tie.standing for tie in light_ties(store, Selection()).ties}

    assert light["ada|MET|ben|actual"] == standing
    assert light == {tie.id: tie.standing for tie in network_of(store, Selection()).ties}
