"""Files that others published, where they are on this machine: counts and ties that were checked by hand."""

from __future__ import annotations

from collections import Counter

import pytest

from loaders.loader import LoadOptions
from tests.loaders.ftm.read_ftm import FtmRecords, read_file
from tests.shared_data import find_shared_file


def read_shared(name: str, mapping: str | None = None) -> FtmRecords:
    options = LoadOptions(dataset="d", mapping=find_shared_file(f"ftm/{mapping}") if mapping else None)
    return read_file(find_shared_file(f"ftm/{name}"), options)


def count(found: FtmRecords) -> dict[str, int]:
    types = Counter(claim.edge_type for claim in found.claims)
    return {**types, "entities": len(found.entities), "property claims": len(found.property_claims)}


def test_zala():
    found = read_shared("yente_zala.entities.ftm.json")

    assert count(found) == {
        "OWNS": 14,
        "RELATED_TO": 4,
        "HEADED": 2,
        "LINKED_TO": 1,
        "SANCTIONED": 45,
        "HAS_ADDRESS": 27,
        # 28 that are in the file, 21 authorities, and whoever merged the data sets.
        "entities": 50,
        "property claims": 700,
    }
    assert found.refused == set()
    # Addresses that this extract of the data does not have.
    assert {reason for _, reason in found.find_faults()} == {
        f"there is no entity {claim.object!r}"
        for claim in found.claims
        if claim.edge_type == "HAS_ADDRESS" and claim.object not in found.entities
    }


def test_the_owners_of_zala():
    found = read_shared("yente_zala.entities.ftm.json")
    owners = {
        (claim.subject, claim.valid_from, claim.valid_until): claim.properties.get("share")
        for claim in found.claims
        if claim.edge_type == "OWNS" and found.entities[claim.object].name == "LLC CST"
    }

    assert {(found.entities[owner].name, *dates): share for (owner, *dates), share in owners.items()} == {
        ("JSC Kalashnikov Concern", None, None): None,
        ("JSC Kalashnikov Concern", "2016-03-29", None): 49,
        ('Акціонерне товариство "ТрансКомплектХолдинг"', "2019-05-24", "2023-12-21"): 2,
        ("Svetlana Nikolaevna Zakharova", "2022-01-17", "2023-03-02"): 1,
        ("Alexander Vyacheslavovich ZAKHAROV", "2015-11-25", "2023-03-02"): 50,
        ("Alexander Vyacheslavovich ZAKHAROV", "2015-11-25", "2023-12-21"): 48,
        ("Alexander Vyacheslavovich ZAKHAROV", "2015-11-25", None): 51,
    }


@pytest.mark.parametrize(
    ("name", "mapping"),
    [
        ("nomenklatura_donations.ijson", None),
        ("nomenklatura_donations.csv", "nomenklatura_donations.mapping.yml"),
    ],
)
def test_donations_as_entities_and_by_their_own_mapping(name, mapping):
    found = read_shared(name, mapping)

    assert count(found) == {"PAID": 290, "HAS_ADDRESS": 103, "entities": 184, "property claims": 346}
    assert found.refused == set()
    assert found.find_faults() == set()


def test_the_delta():
    found = read_shared("yente_t2_20240527194702-wnk.entities.delta.json")

    assert found.stream.changed is not None
    assert list(found.stream.changed()) == [
        "entity NK-2T3S8Hu29ktYnKSTgQp2wL",
        "entity NK-2sJaJRaPJcWUfMbHjTtWcL",
    ]
    assert count(found) == {"entities": 3, "property claims": 106}
    assert found.find_faults() == set()
