"""The picture on a start page: some entities of a case of any size, and how much of the case they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from api.pages import urls
from graph.derived import STANDINGS, Network, select_initial_entities
from graph.model import MODES
from graph.presentation import pluralise, tie_phrase
from graph.reading import NeighbourTotal, count_neighbours
from graph.store import Store
from visualize.dispute_marks import find_dispute_marks
from visualize.svg import TALL, WIDE, HiddenNeighbours, PictureFormat, render_static_svg


@dataclass(frozen=True)
class FormattedPicture:
    """A static picture, and in words how much of the case it shows."""

    svg: Markup
    extent: str


@dataclass(frozen=True)
class ListedEntity:
    """An entity of the picture as an item of a list.

    Args:
        neighbour_count: of all its neighbours, in words.
        ties: its ties in the picture, in words.
    """

    name: str
    kind: str
    url: str
    neighbour_count: str
    ties: Sequence[str]


@dataclass(frozen=True)
class InitialPicture:
    """The picture of a case on its start page.

    Args:
        wide, tall: the picture for screens and, with fewer entities, for phones.
        explore_url: of the interactive picture of the same entities.
        entities: those of the wide picture.
        kinds, standings, modes, has_dispute_marks, has_hidden: what the legend explains.
    """

    wide: FormattedPicture
    tall: FormattedPicture
    explore_url: str
    entities: Sequence[ListedEntity]
    kinds: Sequence[str]
    standings: Sequence[str]
    modes: Sequence[str]
    has_dispute_marks: bool
    has_hidden: bool


def build_initial_picture(
    store: Store, network: Network, title: str, *, is_complete: bool
) -> InitialPicture | None:
    """Return the picture of a case, or None where no tie joins two entities.

    Args:
        network: the ties among which the picture is chosen.
        title: of the case.
        is_complete: whether these are all ties of the case.
    """
    ontology = store.ontology
    titled = replace(network, title=title)
    ids = select_initial_entities(network, WIDE.max_entities)
    wide = _cut(titled, ids, WIDE)
    tall = _cut(titled, select_initial_entities(network, TALL.max_entities), TALL)
    if not wide.ties:
        return None
    totals = count_neighbours(store, wide.shown_ids | tall.shown_ids)
    # One legend explains both pictures.
    ties = (*wide.ties, *tall.ties)
    standings, modes = {tie.standing for tie in ties}, {tie.mode for tie in ties} - {"actual"}
    kinds = {network.entities[id_].kind for id_ in wide.shown_ids | tall.shown_ids}
    marks = find_dispute_marks(wide)
    hidden = _find_hidden(wide, totals)

    def draw(
        shown: Network, picture_format: PictureFormat, hidden: Mapping[str, HiddenNeighbours]
    ) -> FormattedPicture:
        svg = render_static_svg(shown, ontology, picture_format, urls.entity_url, hidden)
        return FormattedPicture(svg, _describe_extent(shown, network, is_complete=is_complete))

    return InitialPicture(
        wide=draw(wide, WIDE, hidden),
        tall=draw(tall, TALL, _find_hidden(tall, totals)),
        explore_url=urls.network_url(among=list(ids)),
        entities=[_list_entity(id_, wide, totals[id_]) for id_ in ids],
        kinds=[kind for kind in ontology.kinds if kind in kinds],
        standings=[standing for standing in STANDINGS if standing in standings],
        modes=[mode for mode in MODES if mode in modes],
        has_dispute_marks=bool(marks.ties or marks.entities & wide.shown_ids),
        has_hidden=bool(hidden),
    )


def _cut(network: Network, ids: Iterable[str], picture_format: PictureFormat) -> Network:
    """Return the network of some entities, with the ties that a format has room for."""
    return network.subnetwork(ids).limit_parallel_ties(picture_format.max_parallel_ties)


def _describe_extent(shown: Network, network: Network, *, is_complete: bool) -> str:
    """Return how much of a case a picture shows: "28 of the 163 entities with ties, 90 of the 324 ties"."""
    entity_count, tie_count = len(shown.shown_ids), len(shown.ties)
    if not is_complete:
        return f"{pluralise(entity_count, 'entity')}, {pluralise(tie_count, 'tie')}"
    tied = len({id_ for tie in network.ties for id_ in (tie.subject, tie.object)})
    entities = (
        f"{entity_count:,} of the {tied:,} entities" if entity_count < tied else f"All {tied:,} entities"
    )
    total = len(network.ties)
    ties = f"{tie_count:,} of the {total:,} ties" if tie_count < total else f"all {pluralise(total, 'tie')}"
    return f"{entities} with ties, {ties}"


def _find_hidden(shown: Network, totals: Mapping[str, NeighbourTotal]) -> dict[str, HiddenNeighbours]:
    """Return the neighbours that are not in a picture, of each entity that has some."""
    hidden = {
        id_: HiddenNeighbours(totals[id_].count - len(_neighbour_ids(id_, shown)), totals[id_].is_at_least)
        for id_ in shown.shown_ids
    }
    return {id_: neighbours for id_, neighbours in hidden.items() if neighbours.count > 0}


def _neighbour_ids(id_: str, shown: Network) -> set[str]:
    ends = (
        end for tie in shown.ties if id_ in (tie.subject, tie.object) for end in (tie.subject, tie.object)
    )
    return set(ends) - {id_}


def _list_entity(id_: str, shown: Network, total: NeighbourTotal) -> ListedEntity:
    entity = shown.entities[id_]
    count = f"{'at least ' if total.is_at_least else ''}{pluralise(total.count, 'neighbour')}"
    ties = [
        tie_phrase(tie, id_, shown, shown.ontology) for tie in shown.ties if id_ in (tie.subject, tie.object)
    ]
    return ListedEntity(entity.name, entity.kind, urls.entity_url(id_), count, ties)
