"""The dataset that is no case: what analysts write one by one, which no load may synchronise away."""

from __future__ import annotations

from graph.errors import CasegraphError
from graph.model.records import Dataset

ANALYST = Dataset(
    id="analyst",
    title="What analysts added",
    description="Claims, entities and sources that analysts added one by one, each with its history.",
)
TAKEN = f"{ANALYST.id!r} is the name of what analysts write in the service, so that no case can have it"


def refuse_reserved(dataset: str) -> None:
    """Refuse to load under that name.

    Raises:
        CasegraphError: the dataset has it.
    """
    if dataset == ANALYST.id:
        raise CasegraphError(f"{TAKEN}.", "Give the folder of the case another name.")
