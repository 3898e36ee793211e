"""Parameters that several endpoints share, so that they have the same names and meanings everywhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar

from fastapi import Depends, Path, Query
from pydantic import AfterValidator, StringConstraints

from api.dependencies import LimitsDep
from graph.derived import Standing, TieFilter
from graph.model import DATE_EXPECTED, Mode, Stance, check_date
from graph.reading import PageRequest, Selection

T = TypeVar("T")

MAX_VALUES = 100
MAX_ENTITY_IDS = 500


def _check_date(text: str | None) -> str | None:
    if text is not None and (message := check_date(text)):
        raise ValueError(message)
    return text


def _date_query(description: str) -> Any:
    return Query(max_length=40, description=f"{description}: {DATE_EXPECTED}.", examples=["2013-05"])


def _list_query(alias: str, description: str, example: str) -> Any:
    return Query(alias=alias, description=description, examples=[[example]], max_length=MAX_VALUES)


Text = Annotated[str, StringConstraints(min_length=1, max_length=300)]
EntityId = Annotated[
    str, Path(max_length=300, description="The id of an entity.", examples=["mukhtar-ablyazov"])
]
SourceId = Annotated[str, Path(max_length=300, description="The id of a source.", examples=["statement"])]
ClaimId = Annotated[str, Path(max_length=100, description="The id of a claim or property claim.")]
AnnotationId = Annotated[str, Path(max_length=120, description="The id of an annotation.")]

_Date = Annotated[str | None, AfterValidator(_check_date)]
ValidFrom = Annotated[_Date, _date_query("Claims that were true on this date or later")]
ValidUntil = Annotated[_Date, _date_query("Claims that were true on this date or earlier")]
SaidFrom = Annotated[
    _Date, _date_query("Claims that were said, or whose source was published, on this date or later")
]
SaidUntil = Annotated[
    _Date, _date_query("Claims that were said, or whose source was published, on this date or earlier")
]
EdgeTypes = Annotated[list[Text] | None, _list_query("edge_type", "Edge types.", "MARRIED_TO")]
Families = Annotated[list[Text] | None, _list_query("family", "Families of edge types.", "kin")]
Kinds = Annotated[list[Text] | None, _list_query("kind", "Kinds of entity.", "Person")]
Sources = Annotated[list[Text] | None, _list_query("source", "Ids of sources.", "osf-petition-2020")]
Stances = Annotated[list[Stance] | None, _list_query("stance", "Stances of a claim.", "denied")]
Modes = Annotated[list[Mode] | None, _list_query("mode", "Modes of a claim.", "actual")]
Standings = Annotated[list[Standing] | None, _list_query("standing", "Standings of the tie.", "disputed")]


async def _filter(
    edge_types: EdgeTypes = None,
    families: Families = None,
    kinds: Kinds = None,
    sources: Sources = None,
    stances: Stances = None,
    modes: Modes = None,
    standings: Standings = None,
    valid_from: ValidFrom = None,
    valid_until: ValidUntil = None,
    said_from: SaidFrom = None,
    said_until: SaidUntil = None,
) -> TieFilter:
    return TieFilter(
        edge_types=tuple(edge_types or ()),
        families=tuple(families or ()),
        kinds=tuple(kinds or ()),
        sources=tuple(sources or ()),
        stances=tuple(stances or ()),
        modes=tuple(modes or ()),
        standings=tuple(standings or ()),
        valid_from=valid_from,
        valid_until=valid_until,
        said_from=said_from,
        said_until=said_until,
    )


FilterDep = Annotated[TieFilter, Depends(_filter)]


async def _selection(
    tie_filter: FilterDep,
    around: Annotated[
        Text | None,
        Query(
            description="The ties among this entity and all entities within `hops` steps.",
            examples=["mukhtar-ablyazov"],
        ),
    ] = None,
    hops: Annotated[
        int, Query(ge=1, le=4, description="The number of steps from the entity in `around`.")
    ] = 1,
    between: Annotated[
        list[Text] | None,
        Query(
            min_length=2,
            max_length=2,
            description="The ties among all entities on a shortest path between these two entities.",
        ),
    ] = None,
    among: Annotated[
        list[Text] | None,
        Query(max_length=MAX_ENTITY_IDS, description="The ties among these entities, two or more."),
    ] = None,
    dataset: Annotated[Text | None, Query(description="The ties of this dataset.")] = None,
    of_source: Annotated[Text | None, Query(description="The ties that this source states.")] = None,
) -> Selection:
    pair = (between[0], between[1]) if between else None
    return Selection(around, hops, pair, tuple(among or ()), dataset, of_source, tie_filter)


SelectionDep = Annotated[Selection, Depends(_selection)]


@dataclass(frozen=True)
class PageParameters(PageRequest):
    """Which page of a long list to return."""

    def slice(self, items: Sequence[T]) -> Sequence[T]:
        """Return the items of the page."""
        return items[self.offset : self.offset + self.limit]

    def to_json(self, total: int) -> dict[str, int | None]:
        """Return the position of the page in a list of `total` items; `next` is None on the last page."""
        end = self.offset + self.limit
        return {
            "total": total,
            "offset": self.offset,
            "limit": self.limit,
            "next": end if end < total else None,
        }


async def _page(
    limits: LimitsDep,
    offset: Annotated[int, Query(ge=0, le=10_000_000, description="How many items to skip.")] = 0,
    limit: Annotated[int | None, Query(ge=1, description="How many items to return at most.")] = None,
) -> PageParameters:
    return PageParameters(offset, min(limit or limits.page_size, limits.max_page_size))


PageDep = Annotated[PageParameters, Depends(_page)]
