"""The limit on the size of a picture: one with too many ties shows nothing, and takes long."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.datastructures import URL, QueryParams

from api.root_path import add_root_path
from graph.derived import Network
from graph.errors import CasegraphError
from graph.reading import Selection, TieSummaries, count_relationships, load_network, load_tie_summaries
from graph.store import Store


@dataclass(frozen=True)
class Alternative:
    """A link to a picture with fewer ties, or to the same picture with a higher limit."""

    label: str
    url: str


class TooManyTiesError(CasegraphError):
    """A picture would have more ties than the limit.

    Args:
        alternatives: pictures that can be drawn instead.
    """

    def __init__(self, message: str, hint: str, alternatives: tuple[Alternative, ...]) -> None:
        super().__init__(message, hint)
        self.alternatives = alternatives


def load_drawable_network(store: Store, selection: Selection, max_ties: int, url: URL) -> Network:
    """Return the network of a selection, if it is small enough to be drawn.

    Args:
        max_ties: the largest number of ties.
        url: of the request; alternatives are the same URL with other parameters.

    Raises:
        TooManyTiesError: it has more ties.
        NotFoundError, QueryRefusedError: as `load_network`.
    """
    # If the store has no more relationships than that, no selection can be too large.
    if count_relationships(store) > max_ties:
        summaries = load_tie_summaries(store, selection)
        if len(summaries.ties) > max_ties:
            raise _too_many_ties(store, summaries, max_ties, url)
    return load_network(store, selection)


def _too_many_ties(store: Store, summaries: TieSummaries, max_ties: int, url: URL) -> TooManyTiesError:
    total = len(summaries.ties)
    families = Counter(store.ontology.edge_types[tie.edge_type].family for tie in summaries.ties)
    standings = Counter(tie.standing for tie in summaries.ties)
    alternatives = [
        Alternative(f"Only {value}: {_count_ties(count)}", _with_parameter(url, name, value))
        for name, counts in (("family", families), ("standing", standings))
        for value, count in counts.most_common()
        if count < total
    ]
    draw_all = Alternative(f"Draw all {total:,} ties", _with_parameter(url, "max_ties", str(total)))
    return TooManyTiesError(
        f"{total:,} ties match, and a picture has at most {max_ties:,}.",
        "Select fewer: around one entity, of one source, by edge type, family, standing or date; or add "
        f"max_ties={total} to the address to draw them all.",
        (*alternatives, draw_all),
    )


def _count_ties(count: int) -> str:
    return "1 tie" if count == 1 else f"{count:,} ties"


def _with_parameter(url: URL, name: str, value: str) -> str:
    """Return the URL with another value of one parameter."""
    parameters = [pair for pair in QueryParams(url.query).multi_items() if pair[0] != name]
    return add_root_path(f"{url.path}?{urlencode([*parameters, (name, value)], errors='replace')}")
