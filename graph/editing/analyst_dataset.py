"""The dataset of the records that analysts add one by one. No load may replace it."""

from __future__ import annotations

from graph.errors import CasegraphError
from graph.model import Dataset

ANALYST = Dataset(
    id="analyst",
    title="What analysts added",
    description="Claims, entities and sources that analysts added one by one, each with its history.",
)
RESERVED_MESSAGE = (
    f"The name {ANALYST.id!r} is reserved for records that analysts add, so no case can have it"
)


def require_unreserved(dataset_id: str) -> None:
    """Require that the id of a dataset is not the one reserved for analysts.

    Raises:
        CasegraphError: it is.
    """
    if dataset_id == ANALYST.id:
        raise CasegraphError(f"{RESERVED_MESSAGE}.", "Rename the folder of the case.")
