"""Who is a party to what is claimed, as a table of examples."""

import pytest

from graph.derived import is_by_party
from graph.derived.attribution import build_attribution_context
from graph.ontology import load_ontology
from tests.graph.make_records import make_claim, make_entity, make_property_claim, make_source

SOURCES = [make_source("paper", publisher="paper-house"), make_source("letter", author=("ada",))]
ENTITIES = [
    make_entity("police", "Organisation", properties={"jurisdiction": "state"}),
    make_entity("state", "State"),
]
AFFILIATIONS = [
    make_claim("ada MARRIED_TO ben"),
    make_claim("lawyers WORKED_FOR ben"),
    make_claim("envoy REPRESENTED state"),
    make_claim("cat TOOK_PART_IN raid"),
    make_claim("dan TOOK_PART_IN raid", stance="denied"),
    make_claim("fay HEADED bank", mode="planned"),
]
CONTEXT = build_attribution_context(load_ontology(), SOURCES, ENTITIES, AFFILIATIONS)

EXAMPLES = {
    "the subject speaks": (make_claim("ben OPPOSED state", said_by=("ben",)), True),
    "the object speaks": (make_claim("state PERSECUTED ben", said_by=("ben",)), True),
    "kin of an end speaks": (make_claim("state PERSECUTED ben", said_by=("ada",)), True),
    "kin of an end is the author": (make_claim("state PERSECUTED ben", "letter"), True),
    "a lawyer of an end speaks": (make_claim("state PERSECUTED ben", said_by=("lawyers",)), True),
    "an envoy of an end speaks": (make_claim("state PERSECUTED zoe", said_by=("envoy",)), True),
    "a body of an end speaks": (make_claim("state PERSECUTED zoe", said_by=("police",)), True),
    "who took part in the event that is an end": (make_claim("zoe CAUSED raid", said_by=("cat",)), True),
    "who took part in the event of the claim": (
        make_claim("zoe ATTACKED yan", event="raid", said_by=("cat",)),
        True,
    ),
    "the property of an entity to which the speaker is a party": (
        make_property_claim("raid killed", 3, said_by=("cat",)),
        True,
    ),
    "an innermost speaker": (make_claim("state PERSECUTED ben", said_by=("ben", "zoe")), True),
    "a stranger speaks": (make_claim("state PERSECUTED ben", said_by=("zoe",)), False),
    "nobody is quoted": (make_claim("state PERSECUTED ben"), False),
    "whose part in the event is denied": (make_claim("zoe CAUSED raid", said_by=("dan",)), False),
    "whose office is only planned": (make_claim("state SUED bank", said_by=("fay",)), False),
    "the employer of an end does not speak for it": (make_claim("lawyers SUED zoe", said_by=("ben",)), False),
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_is_by_party(name):
    claim, expected = EXAMPLES[name]

    assert is_by_party(claim, CONTEXT) is expected
