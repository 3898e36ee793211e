"""A made-up network in which sources do not agree about an Event."""

from __future__ import annotations

from graph.derived import Network, NetworkRecords, build_network
from graph.model import PropertyClaim
from graph.ontology import load_ontology
from tests.visualize.example_networks import SOURCES, make_claim, make_entity, make_source

DETAINED = "police|DETAINED|mira|actual"
WORKED_OUT = "the year is that of the report"


def make_network_of_a_disputed_raid() -> Network:
    """Return a network with a raid: its day and its dead are in dispute, and it is called by three words."""
    days = ("2013-05-29", "2013-05-31", "2013-05", "2013-05-31T22:00Z")
    detained = [
        make_claim(
            *("DETAINED", "police", "mira"),
            event="raid",
            source=f"source-{number}",
            valid_from=day,
            valid_until=day,
            dates_basis=WORKED_OUT if day == "2013-05-31" else None,
        )
        for number, day in enumerate(days)
    ]
    took_part = make_claim("TOOK_PART_IN", "mira", "raid")
    values: list[tuple[str, str | int]] = [
        *(("killed", 14), ("killed", 17)),
        *(("characterisation", word) for word in ("riot", "massacre", "uprising")),
    ]
    return build_network(
        "A disputed raid",
        NetworkRecords(
            entities=[
                make_entity("police", "Organisation", "Police of Altania"),
                make_entity("mira", "Person", "Mira Vell"),
                make_entity("raid", "Event", "Raid at Port Sel"),
                *(
                    make_entity(f"paper-{number}", "Organisation", name)
                    for number, name in enumerate(SOURCES)
                ),
            ],
            sources=[make_source(number) for number in range(4)],
            claims=[*detained, took_part],
            property_claims=[
                PropertyClaim(
                    id=f"p{number}",
                    dataset="made-up",
                    source=f"source-{number % 3}",
                    entity="raid",
                    property=name,
                    value=value,
                )
                for number, (name, value) in enumerate(values)
            ],
        ),
        load_ontology(),
    )
