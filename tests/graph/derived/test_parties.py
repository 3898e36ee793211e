"""Who is a party to what is claimed, as a table of examples."""

import pytest

from graph.derived.attribution import background, by_party
from graph.ontology import ontology
from tests.graph.made_up import claim, entity, says, source

SOURCES = [source("paper", publisher="paper-house"), source("letter", author=("ada",))]
ENTITIES = [entity("police", "Organisation", properties={"jurisdiction": "state"}), entity("state", "State")]
AROUND = [
    claim("ada MARRIED_TO ben"),
    claim("lawyers WORKED_FOR ben"),
    claim("envoy REPRESENTED state"),
    claim("cat TOOK_PART_IN raid"),
    claim("dan TOOK_PART_IN raid", stance="denied"),
    claim("fay HEADED bank", mode="planned"),
]
KNOWN = background(ontology(), SOURCES, ENTITIES, AROUND)

EXAMPLES = {
    "the subject speaks": (claim("ben OPPOSED state", said_by=("ben",)), True),
    "the object speaks": (claim("state PERSECUTED ben", said_by=("ben",)), True),
    "kin of an end speaks": (claim("state PERSECUTED ben", said_by=("ada",)), True),
    "kin of an end is the author": (claim("state PERSECUTED ben", "letter"), True),
    "a lawyer of an end speaks": (claim("state PERSECUTED ben", said_by=("lawyers",)), True),
    "an envoy of an end speaks": (claim("state PERSECUTED zoe", said_by=("envoy",)), True),
    "a body of an end speaks": (claim("state PERSECUTED zoe", said_by=("police",)), True),
    "who took part in the event that is an end": (claim("zoe CAUSED raid", said_by=("cat",)), True),
    "who took part in the event of the claim": (
        claim("zoe ATTACKED yan", event="raid", said_by=("cat",)),
        True,
    ),
    "the property of an entity to which the speaker is a party": (
        says("raid killed", 3, said_by=("cat",)),
        True,
    ),
    "an innermost speaker": (claim("state PERSECUTED ben", said_by=("ben", "zoe")), True),
    "a stranger speaks": (claim("state PERSECUTED ben", said_by=("zoe",)), False),
    "nobody is quoted": (claim("state PERSECUTED ben"), False),
    "whose part in the event is denied": (claim("zoe CAUSED raid", said_by=("dan",)), False),
    "whose office is only planned": (claim("state SUED bank", said_by=("fay",)), False),
    "the employer of an end does not speak for it": (claim("lawyers SUED zoe", said_by=("ben",)), False),
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_by_party(name):
    told, expected = EXAMPLES[name]

    assert by_party(told, KNOWN) is expected
