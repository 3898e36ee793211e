"""How much is drawn at once: a picture of too many ties shows nothing, and takes long."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.datastructures import URL, QueryParams

from graph.derived.network import Network
from graph.errors import CasegraphError
from graph.reading import Selection, network_of
from graph.reading.statistics import relationships
from graph.reading.tie_summaries import LightTies, light_ties
from graph.store import Store


@dataclass(frozen=True)
class Offer:
    """What may be asked for instead."""

    words: str
    address: str


class TooManyError(CasegraphError):
    """More ties are asked for than are drawn at once.

    Args:
        offers: links that ask for fewer of them, or for all the same.
    """

    def __init__(self, message: str, hint: str, offers: tuple[Offer, ...]) -> None:
        super().__init__(message, hint)
        self.offers = offers


def drawable(store: Store, selection: Selection, most: int, asked: URL) -> Network:
    """Return the network of a selection.

    Args:
        most: how many ties at most.
        asked: the address that asks for it, by which it can be asked for in part.

    Raises:
        TooManyError: it has more ties.
        UnknownEntityError, QueryRefusedError: see `network_of`.
    """
    # Of a small store no part can be too large, and nothing has to be counted.
    if relationships(store) > most:
        found = light_ties(store, selection)
        if len(found.ties) > most:
            raise _too_many(store, found, most, asked)
    return network_of(store, selection)


def _too_many(store: Store, found: LightTies, most: int, asked: URL) -> TooManyError:
    total = len(found.ties)
    by_family = Counter(store.ontology.edge_types[tie.edge_type].family for tie in found.ties)
    offers = [
        Offer(f"Only {family}: {_ties(count)}", _asking(asked, family=family))
        for family, count in by_family.most_common()
        if count < total
    ]
    by_standing = Counter(tie.standing for tie in found.ties)
    offers += [
        Offer(f"Only what is {standing}: {_ties(count)}", _asking(asked, standing=standing))
        for standing, count in by_standing.most_common()
        if count < total
    ]
    offers.append(Offer(f"Draw all {total:,} all the same", _asking(asked, most=str(total))))
    return TooManyError(
        f"{total:,} ties fit what was asked, and {most:,} are drawn at once.",
        "Ask for fewer: around one entity, of one source, by type, family, standing or date; or write "
        f"most={total} into the address to draw them all the same.",
        tuple(offers),
    )


def _ties(count: int) -> str:
    return "1 tie" if count == 1 else f"{count:,} ties"


def _asking(asked: URL, **more: str) -> str:
    """Return the address with one parameter set anew."""
    kept = [(name, value) for name, value in QueryParams(asked.query).multi_items() if name not in more]
    return f"{asked.path}?{urlencode([*kept, *more.items()], errors='replace')}"
