"""Standing and origins, as a table of examples.

The sources: `paper` and `gazette` have a publisher each, `copy` repeats `paper`, `release` is the NGO's own,
`letter` has Ada as its author, `leaflet` has neither author nor publisher. Eve works for the paper; `crowd`
is unnamed.
"""

import pytest

from graph.derived.attribution import background
from graph.derived.ties import ties
from graph.ontology import ontology
from tests.graph.made_up import claim, entity, source

SOURCES = [
    source("paper", publisher="paper-house"),
    source("gazette", publisher="gazette-house"),
    source("copy", publisher="copy-house", derived_from=("paper",)),
    source("copy-of-copy", publisher="far-house", derived_from=("copy",)),
    source("release", publisher="ngo", author=("ngo",)),
    source("letter", author=("ada",)),
    source("leaflet"),
    source("joint", author=("ben", "ada")),
]
AROUND = [claim("eve WORKED_AT paper-house")]
KNOWN = background(ontology(), SOURCES, [entity("crowd", "Group", named=False, source="paper")], AROUND)

TIE = "state CHARGED ada"

EXAMPLES = {
    "one source asserts it": ([claim(TIE)], "reported", ["paper-house"]),
    "two publishers assert it": (
        [claim(TIE), claim(TIE, "gazette")],
        "corroborated",
        ["paper-house", "gazette-house"],
    ),
    "one source says it twice": ([claim(TIE), claim(TIE)], "reported", ["paper-house", "paper-house"]),
    "a copy does not corroborate its original": (
        [claim(TIE), claim(TIE, "copy")],
        "reported",
        ["paper-house", "paper-house"],
    ),
    "a copy of a copy does not either": (
        [claim(TIE), claim(TIE, "copy"), claim(TIE, "copy-of-copy")],
        "reported",
        ["paper-house", "paper-house", "paper-house"],
    ),
    "what a copy adds counts as its own": (
        [claim(TIE, "copy"), claim(TIE, "gazette")],
        "corroborated",
        ["copy-house", "gazette-house"],
    ),
    "an author comes before a publisher": ([claim(TIE, "release")], "reported", ["ngo"]),
    "several authors are one origin": ([claim(TIE, "joint")], "reported", ["ada+ben"]),
    "a source with nobody behind it is its own origin": ([claim(TIE, "leaflet")], "reported", ["leaflet"]),
    "a hedge": ([claim(TIE, stance="alleged")], "alleged", ["paper-house"]),
    "a speaker": ([claim(TIE, said_by=("ben",))], "alleged", ["ben"]),
    "the outermost speaker": ([claim(TIE, said_by=("ben", "cat"))], "alleged", ["cat"]),
    "an unnamed outermost speaker gives way to a named one": (
        [claim(TIE, said_by=("ben", "crowd"))],
        "alleged",
        ["ben"],
    ),
    "unnamed speakers alone": ([claim(TIE, said_by=("crowd",))], "alleged", ["paper-house"]),
    "the publisher's own representative is the publisher": (
        [claim(TIE, said_by=("eve",))],
        "alleged",
        ["paper-house"],
    ),
    "elsewhere she is herself": ([claim(TIE, "gazette", said_by=("eve",))], "alleged", ["eve"]),
    "many speakers do not corroborate": (
        [claim(TIE, said_by=("ben",)), claim(TIE, "gazette", said_by=("cat",))],
        "alleged",
        ["ben", "cat"],
    ),
    "one asserts, one alleges": (
        [claim(TIE), claim(TIE, "gazette", stance="alleged")],
        "reported",
        ["paper-house", "gazette-house"],
    ),
    "asserted and denied": (
        [claim(TIE), claim(TIE, "letter", stance="denied")],
        "disputed",
        ["paper-house", "ada"],
    ),
    "alleged and denied in one text": (
        [claim(TIE, said_by=("ben",)), claim(TIE, said_by=("ada",), stance="denied")],
        "disputed",
        ["ben", "ada"],
    ),
    "denied alone": ([claim(TIE, said_by=("ada",), stance="denied")], "denied", ["ada"]),
    "what is feared never corroborates": (
        [claim(TIE, mode="feared"), claim(TIE, "gazette", mode="feared")],
        "reported",
        ["paper-house", "gazette-house"],
    ),
    "what is planned is never disputed": (
        [claim(TIE, mode="planned"), claim(TIE, "letter", mode="planned", stance="denied")],
        "reported",
        ["paper-house", "ada"],
    ),
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_standing(name):
    claims, standing, origins = EXAMPLES[name]

    (tie,) = ties(claims, KNOWN, ontology())

    assert (tie.standing, list(tie.origins)) == (standing, origins)
