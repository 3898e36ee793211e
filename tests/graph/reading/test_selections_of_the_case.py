"""Over the bundled case: what the database filters and pages is what Python makes of the whole network."""

from __future__ import annotations

from pathlib import Path

import pytest

from api.serializers.tie_columns import columns
from graph.derived.ties import Tie
from graph.ontology import ontology
from graph.reading import Filter, Selection, network_of
from graph.reading.neighbours import Stretch, neighbour_counts, neighbours
from graph.reading.tie_summaries import light_ties, whole
from graph.store import Store
from loaders.case import read_case
from loaders.writer import load
from tests.conftest import empty

KAZAKHSTAN = Path(__file__).parents[3] / "cases" / "kazakhstan"
FILTERS = {
    "anything": Filter(),
    "a type": Filter(types=("MARRIED_TO", "OPPOSED")),
    "a family": Filter(families=("legal process",)),
    "kinds": Filter(kinds=("Person", "Event")),
    "a source": Filter(sources=("malta",)),
    "stances": Filter(stances=("denied", "alleged")),
    "a mode": Filter(modes=("feared",)),
    "true from": Filter(true_from="2013"),
    "true until": Filter(true_until="2012-06"),
    "true at a time": Filter(true_from="2013-05-31T20:00Z", true_until="2013-06-01T02:00+02:00"),
    "said from": Filter(said_from="2013-08"),
    "said until": Filter(said_until="2012"),
    "both clocks": Filter(true_from="2009", true_until="2013", said_from="2013", said_until="2013-12-31"),
    "standings": Filter(standings=("disputed", "denied", "alleged")),
    "many": Filter(families=("force", "kin"), stances=("asserted",), kinds=("Person",), sources=("amnesty",)),
}
TOLD = ("id", "subject", "edge_type", "object", "mode", "standing", "identifying", "claims", "sources")
SELECTIONS = {
    "everything": Selection(),
    "around": Selection(around="alma-shalabayeva"),
    "around widely": Selection(around="alua", hops=2),
    "between": Selection(between=("tatiana-paraskevich", "rakhat-aliyev")),
    "among": Selection(among=("kazakhstan", "mukhtar-ablyazov")),
    "of a case": Selection(dataset="kazakhstan"),
    "of a source": Selection(source="malta"),
}


@pytest.fixture(scope="module")
def bundled(open_store: Store) -> Store:
    empty(open_store)
    case = read_case(KAZAKHSTAN, ontology(), None)
    load(open_store, case.dataset, case.records)
    return open_store


def paged(store: Store, id_: str, wanted: Filter, size: int = 7) -> list[tuple[str, int, set[str]]]:
    found: list[tuple[str, int, set[str]]] = []
    while True:
        part = neighbours(store, [id_], wanted, Stretch(len(found), size))
        found += [(one.id, one.claims, {tie.id for tie in one.ties}) for one in part.page]
        if not part.page:
            assert len(found) == part.total
            return found


def by_python(store: Store, id_: str, wanted: Filter) -> list[tuple[str, int, set[str]]]:
    """The neighbours in the whole network around an entity, chosen by the filter in Python."""
    network = network_of(store, Selection(around=id_, filter=wanted))
    ties: dict[str, list[Tie]] = {}
    for tie in network.ties:
        if id_ in (tie.subject, tie.object):
            ties.setdefault(tie.object if tie.subject == id_ else tie.subject, []).append(tie)
    found = [
        (
            other,
            len(
                {
                    claim.id
                    for tie in some
                    for claim in tie.claims
                    if wanted.fits_claim(claim, network.context)
                }
            ),
            {tie.id for tie in some},
        )
        for other, some in ties.items()
    ]
    return sorted(found, key=lambda one: (-one[1], network.name(one[0]), one[0]))


@pytest.mark.parametrize("name", FILTERS)
@pytest.mark.parametrize("id_", ["kazakhstan", "mukhtar-ablyazov", "removal-from-rome"])
def test_neighbours_paged_by_the_database_are_those_chosen_in_python(
    bundled: Store, id_: str, name: str
) -> None:
    ids = paged(bundled, id_, FILTERS[name])
    expected = by_python(bundled, id_, FILTERS[name])

    if FILTERS[name].standings:
        # Among claims of the ties that are left out some may fit, so that the order is of all that fit.
        assert {one: ties for one, _, ties in ids} == {one: ties for one, _, ties in expected}
    else:
        assert ids == expected


@pytest.mark.parametrize("name", FILTERS)
def test_counts_are_those_of_the_ties(bundled: Store, name: str) -> None:
    wanted = FILTERS[name]
    found = neighbour_counts(bundled, "kazakhstan", wanted)
    network = network_of(bundled, Selection(around="kazakhstan", filter=wanted))
    ties = [tie for tie in network.ties if "kazakhstan" in (tie.subject, tie.object)]
    claims = {
        claim.id: claim for tie in ties for claim in tie.claims if wanted.fits_claim(claim, network.context)
    }

    types: dict[tuple[str, str], int] = {}
    kinds: dict[str, int] = {}
    for claim in claims.values():
        forward = claim.subject == "kazakhstan"
        symmetric = bundled.ontology.edge_types[claim.edge_type].symmetric
        direction = "either" if symmetric else "outgoing" if forward else "incoming"
        types[claim.edge_type, direction] = types.get((claim.edge_type, direction), 0) + 1
        kind = network.entities[claim.object if forward else claim.subject].kind
        kinds[kind] = kinds.get(kind, 0) + 1
    standings: dict[str, int] = {}
    for tie in ties:
        standings[tie.standing] = standings.get(tie.standing, 0) + 1
    assert (found.types, found.kinds, found.standings) == (types, kinds, standings)


@pytest.mark.parametrize(
    ("selected", "name"),
    [("everything", name) for name in FILTERS]
    + [
        (name, filter_)
        for name in SELECTIONS
        for filter_ in ("anything", "kinds", "both clocks", "standings")
    ],
)
def test_light_ties_are_the_whole_ones(bundled: Store, selected: str, name: str) -> None:
    selection = Selection(
        **{**vars(SELECTIONS[selected]), "filter": FILTERS[name]},
    )
    light = light_ties(bundled, selection)
    network = network_of(bundled, selection)

    assert {(tie.id, tie.standing, frozenset(claim.id for claim in tie.claims)) for tie in light.ties} == {
        (tie.id, tie.standing, frozenset(claim.id for claim in tie.claims)) for tie in network.ties
    }


def test_columns_say_of_every_tie_what_the_whole_tie_says(bundled: Store) -> None:
    found = light_ties(bundled, Selection())
    sent = columns(found)
    ids, sources = sent["entities"]["id"], sent["sources"]["id"]
    told = [
        (id_, ids[one], type_, ids[other], mode, standing, identifying, claims, {sources[n] for n in cited})
        for id_, one, type_, other, mode, standing, identifying, claims, cited in zip(
            *(sent["ties"][column] for column in TOLD),
            strict=True,
        )
    ]
    ties, network = whole(bundled, found.ties)

    assert told == [
        (
            tie.id,
            tie.subject,
            tie.edge_type,
            tie.object,
            tie.mode,
            tie.standing,
            dict(tie.identifying) or None,
            len(tie.claims),
            {claim.source for claim in tie.claims},
        )
        for tie in ties
    ]
    assert sent["entities"]["name"] == [network.name(id_) for id_ in ids]
    assert sent["entities"]["kind"] == [network.entities[id_].kind for id_ in ids]
    assert sent["entities"]["named"] == [network.entities[id_].named for id_ in ids]
    assert sent["sources"]["title"] == [network.sources[id_].title for id_ in sources]
