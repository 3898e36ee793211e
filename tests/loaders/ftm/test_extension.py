"""What an export of Casegraph adds in the key `casegraph` is read: kinds, edge types, stances, speakers."""

from __future__ import annotations

from graph.model import Money
from tests.loaders.ftm.read_ftm import company, entity, person, read_entities


def test_a_claim_that_followthemoney_cannot_say(tmp_path):
    found = read_entities(
        tmp_path,
        person("p"),
        person("q"),
        company("s"),
        entity("paper", "Document", title="Quay Post", fileName="1"),
        entity("1", "UnknownLink", subject="p", object="q", role="attacked: with words", summary="a note")
        | {
            "casegraph": {
                "edge_type": "ATTACKED",
                "properties": {},
                "stance": "alleged",
                "said_by": ["s"],
                "source": "paper",
                "locator": "page 3",
                "valid_from": "2012-05-29T22:00Z",
                "ended": True,
            }
        },
        entity("2", "Payment", payer="p", beneficiary="q", amount="5", currency="EUR")
        | {"casegraph": {"edge_type": "FUNDED", "properties": {"amount": [5, "EUR"]}}},
    )

    attacked, funded = found.claims
    assert (attacked.edge_type, attacked.properties, attacked.note) == ("ATTACKED", {}, "a note")
    assert (attacked.stance, attacked.said_by, attacked.source) == ("alleged", ("d/s",), "d/paper")
    assert (attacked.locator, attacked.valid_from, attacked.ended) == ("page 3", "2012-05-29T22:00Z", True)
    assert (funded.edge_type, funded.properties) == ("FUNDED", {"amount": Money(5, "EUR")})
    assert found.find_faults() == set()


def test_a_node_that_followthemoney_cannot_say(tmp_path):
    claims = [{"property": "killed", "value": 14, "bound": "at_least", "stance": "asserted"}]
    found = read_entities(
        tmp_path,
        entity("paper", "Document", title="Quay Post", fileName="1"),
        entity("g", "LegalEntity", name="the crew")
        | {"casegraph": {"kind": "Group", "properties": {"size": 9}}},
        entity("e", "Event", name="the storm") | {"casegraph": {"claims": claims}},
        entity("paper.sailor", "Person")
        | {"caption": "a sailor", "casegraph": {"named": False, "source": "paper"}},
        entity("other", "Person") | {"caption": "a cook", "casegraph": {"named": False, "source": "paper"}},
    )

    assert {id_: (each.kind, each.name, each.named, each.source) for id_, each in found.entities.items()} == {
        "d/g": ("Group", "the crew", True, None),
        "d/e": ("Event", "the storm", True, None),
        "d/paper.sailor": ("Person", "a sailor", False, "d/paper"),
        "d/other": ("Person", "a cook", True, None),
    }
    assert dict(found.entities["d/g"].properties) == {"size": 9}
    assert {(c.entity, c.property, c.value, c.bound) for c in found.property_claims} == {
        ("d/e", "killed", 14, "at_least")
    }
    assert list(found.findings) == [
        "an entity without a name, whose id does not begin with that of its source, was kept as named"
    ]
    assert found.find_faults() == set()


def test_a_damaged_extension_is_refused(tmp_path):
    link = entity("1", "UnknownLink", subject="p", object="q")
    found = read_entities(
        tmp_path,
        person("p") | {"casegraph": {"claims": 5}},
        person("q") | {"casegraph": {"claims": [{"property": "killed"}]}},
        link | {"casegraph": {"edge_type": "MELTED"}},
        link | {"casegraph": {"stance": 5}},
        link | {"casegraph": {"properties": {"role": {}}}},
    )

    assert {reason for _, reason in found.refused} == {
        "casegraph.claims is no list",
        "casegraph.claims has an element without property and value",
        "there is no edge type 'MELTED'",
        "casegraph: stance is no text",
        "casegraph.properties.role has a value that no property has",
    }
    assert found.ties == set()
