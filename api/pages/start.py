"""The start page."""

from __future__ import annotations

from api.pages import addresses, home
from api.pages.rendering import rendered
from api.pages.told_disputes import told_by_rule
from graph.errors import UnknownEntityError
from graph.network import Network
from graph.reading import network_of_case
from graph.reading.core import network_of_core, relationships
from graph.store import Store
from graph.words import counted

# So many disputes are told here; the picture of the case has them all.
DISPUTES = 24
# In a large store it is these, with the most claims, among whom the opening is chosen.
CORE = 200


def page_of(store: Store, dataset: str | None, most: int) -> str:
    """Return the start page of a case, or of all that is in the store.

    Args:
        most: of how many ties the whole is read; of a larger store its best connected part.

    Raises:
        UnknownEntityError: there is no such case.
    """
    cases = home.cases_of(store)
    case = next((case for case in cases if case.id == dataset), None)
    if dataset and case is None:
        raise UnknownEntityError(f"There is no case {dataset!r} in the store.", _known(cases))
    large = relationships(store) > most
    network = network_of_core(store, dataset, CORE) if large else network_of_case(store, dataset)
    if not network.shown and not dataset:
        return rendered("empty.html", title="Nothing yet")
    if case is None and len(cases) == 1:
        case = cases[0]
    return rendered(
        "home.html",
        title=case.title if case else "Everything in the store",
        description=case.description if case else None,
        counts=_counts_of_store(store) if large else _counts(network),
        among=f", chosen among the {CORE} with the most claims" if large else "",
        cases=cases,
        chosen=dataset,
        opening=home.opening_of(network, store.ontology),
        rules=told_by_rule(network, store.ontology, DISPUTES),
        more_disputes=len(network.disputes) if len(network.disputes) > DISPUTES else 0,
        sources=home.sources_of(network),
        whole_address=addresses.network(dataset=dataset),
    )


def _known(cases: list[home.Case]) -> str:
    return f"It has: {', '.join(case.id for case in cases)}." if cases else "It is empty."


def _counts(network: Network) -> list[str]:
    return [
        counted(len(network.shown), "entity"),
        counted(len(network.ties), "tie"),
        counted(len(network.disputes), "dispute"),
        counted(len(network.sources), "source"),
    ]


def _counts_of_store(store: Store) -> list[str]:
    """Return what a large store has as a whole; its ties and disputes are not counted for a first look."""
    rows = list(store.read("counts").dicts())
    totals = {
        what: sum(row["count"] for row in rows if row["what"] == what) for what in ("entities", "claims")
    }
    return [counted(totals["entities"], "entity"), counted(totals["claims"], "claim")]
