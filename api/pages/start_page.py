"""The start page: a case, or all cases, with an initial picture, its disputes and its sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from api.pages import urls
from api.pages.case_cards import CaseCard, find_example_tie, lacks_texts, load_case_cards
from api.pages.case_lists import list_loose_entities, list_sources
from api.pages.counts import count_disputes, describe_counts, describe_undrawn
from api.pages.dispute_cards import build_dispute_sections
from api.pages.initial_picture import build_initial_picture
from api.pages.templates import render_template
from graph.derived import Dispute, Network
from graph.errors import NotFoundError
from graph.reading import (
    CaseCounts,
    DisputeQuery,
    load_case_counts,
    load_disputes,
    load_network_of_dataset,
    load_network_of_most_connected,
)
from graph.store import Store
from visualize.positions import count_ties

# The page lists this many disputes and differing accounts; the interactive picture of the case lists all.
MAX_DISPUTES = 24

# Of a large case, only the network of this many entities with the most claims, and of some of their
# neighbours, is read.
MAX_ENTITIES_OF_LARGE_STORE = 100
MOST_CONNECTED = (
    f"the {MAX_ENTITIES_OF_LARGE_STORE} entities with the most claims and their best connected neighbours"
)
# The page lists this many cases and sources; the API lists all.
MAX_CASES = 24
MAX_SOURCES = 40


@dataclass(frozen=True)
class _CaseContent:
    """What is read of a case.

    Args:
        network: its ties; of a large case, those of its best connected part.
        is_large: whether the network is only a part.
        disputes: those of the case; of a large case, those of the network.
        named: a network with the names of everything in the disputes.
        counts: of everything that the case has.
    """

    network: Network
    is_large: bool
    disputes: Sequence[Dispute]
    named: Network
    counts: CaseCounts


def render_start_page(store: Store, dataset: str | None, max_ties: int) -> str:
    """Return the start page of a case, or of everything in the store.

    Args:
        dataset: the id of the case; None for everything.
        max_ties: if the case has more claims, only its best connected part is read.

    Raises:
        NotFoundError: there is no such case.
    """
    cases = load_case_cards(store)
    case = next((case for case in cases if case.id == dataset), None)
    if dataset and case is None:
        raise NotFoundError(f"There is no case {dataset!r} in the store.", _list_ids(cases))
    content = _load_content(store, dataset, max_ties)
    network, is_large = content.network, content.is_large
    if not content.counts.entities and not cases:
        return render_template("empty_store.html", title="The store is empty")
    if case is None and len(cases) == 1:
        case = cases[0]
    title = case.title if case else "Everything in the store"
    picture = build_initial_picture(store, network, title, is_complete=not is_large)
    sources = list_sources(network)
    return render_template(
        "start.html",
        title=title,
        description=case.description if case else None,
        counts=describe_counts(network, content.disputes, content.counts, is_large=is_large),
        undrawn=describe_undrawn(network, content.counts, is_large=is_large),
        most_connected=MOST_CONNECTED if is_large else "",
        cases=cases[:MAX_CASES],
        more_cases=max(0, len(cases) - MAX_CASES),
        case=case,
        example=find_example_tie(network),
        lacks_texts=lacks_texts([case] if case else cases),
        dataset=dataset,
        picture=picture,
        loose_entities=[] if picture else list_loose_entities(store, network, dataset),
        dispute_sections=build_dispute_sections(
            content.disputes[:MAX_DISPUTES], content.named, store.ontology, count_ties(network)
        ),
        all_disputes_url=urls.all_disputes_url(dataset),
        all_disputes=_describe_all_disputes(content),
        sources=sources[:MAX_SOURCES],
        more_sources=max(0, content.counts.sources - len(sources[:MAX_SOURCES])),
        network_url=urls.network_url(dataset=dataset) if network.ties and not is_large else None,
    )


def _load_content(store: Store, dataset: str | None, max_ties: int) -> _CaseContent:
    counts = load_case_counts(store, dataset)
    if counts.claims > max_ties:
        network = load_network_of_most_connected(store, dataset, MAX_ENTITIES_OF_LARGE_STORE)
        return _CaseContent(network, True, network.disputes, network, counts)
    network = load_network_of_dataset(store, dataset)
    disputes, named = load_disputes(store, DisputeQuery(dataset=dataset))
    return _CaseContent(network, False, disputes, named, counts)


def _describe_all_disputes(content: _CaseContent) -> str:
    """Return how many disputes there are if the page does not list all of them, else ""."""
    has_more = len(content.disputes) > MAX_DISPUTES
    return " and ".join(count_disputes(content.disputes)) if has_more and not content.is_large else ""


def _list_ids(cases: list[CaseCard]) -> str:
    return f"It has: {', '.join(case.id for case in cases)}." if cases else "It is empty."
