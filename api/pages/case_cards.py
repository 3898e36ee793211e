"""The cases of the store as cards on the start page: what each is, and which of its texts the store has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from api.pages import urls
from graph.derived import Network, Tie
from graph.presentation import pluralise, tie_sentence
from graph.store import Store


@dataclass(frozen=True)
class CaseCard:
    """A case in the store.

    Args:
        url: of its start page.
        network_url: of its complete picture.
        sources: how many sources it has.
        known_texts: how many of them are texts whose SHA-256 is known, so that a reader could add them.
        texts: how many of these texts the store has.
    """

    id: str
    title: str
    description: str | None
    url: str
    network_url: str
    sources: int
    known_texts: int
    texts: int

    @property
    def text_state(self) -> str:
        """Which of its texts the store has, and what a reader therefore sees."""
        if not self.sources:
            return "It has no source of its own."
        if not self.known_texts:
            return "Its sources are named, without texts: a claim shows its place and a note."
        if self.texts == self.known_texts:
            return f"With its {pluralise(self.texts, 'text')}: click an edge, and read the sentence."
        if not self.texts:
            its = f"any of its {self.known_texts} texts" if self.known_texts > 1 else "its text"
            return f"Without {its}: a claim shows a note of ours."
        of_its = f"{self.texts} of its {self.known_texts} texts"
        return f"With {of_its}: a claim without its text shows a note of ours."


@dataclass(frozen=True)
class ExampleTie:
    """A tie whose claims show the sentences that they come from.

    Args:
        url: of the picture in which it is open.
    """

    sentence: str
    url: str


def load_case_cards(store: Store) -> list[CaseCard]:
    """Return all cases of the store, in order of id."""
    counts = {dataset: numbers for dataset, *numbers in store.read("text_counts").rows}
    return [
        CaseCard(
            row["id"],
            row["title"] or row["id"],
            row["description"],
            urls.start_page_url(dataset=row["id"]),
            urls.network_url(dataset=row["id"]),
            *counts.get(row["id"], (0, 0, 0)),
        )
        for row in store.read("datasets").dicts()
    ]


def find_example_tie(network: Network) -> ExampleTie | None:
    """Return the tie with the most quotes, one in dispute if there is one; None if no claim has a quote."""
    quoted = [tie for tie in network.ties if _count_quotes(tie)]
    if not quoted:
        return None
    tie = max(quoted, key=lambda tie: (tie.standing == "disputed", _count_quotes(tie), tie.id))
    return ExampleTie(tie_sentence(tie, network, network.ontology), urls.tie_url(tie.subject, tie.id))


def lacks_texts(cards: Sequence[CaseCard]) -> bool:
    """Return whether the store lacks the text of a source of one of these cases."""
    return any(card.texts < card.known_texts for card in cards)


def _count_quotes(tie: Tie) -> int:
    return sum(claim.quote is not None for claim in tie.claims)
