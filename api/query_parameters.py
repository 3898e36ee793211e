"""Parameters that several questions share, so that they read and mean the same everywhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar

from fastapi import Depends, Path, Query
from pydantic import AfterValidator, StringConstraints

from api.dependencies import TheLimits
from graph.derived.ties import Standing
from graph.errors import CasegraphError
from graph.model.dates import EXPECTED, check_date
from graph.model.records import Mode, Stance
from graph.reading import Filter, Selection

T = TypeVar("T")

MOST_VALUES = 100


def _date(given: str | None) -> str | None:
    wrong = check_date(given) if given is not None else None
    if wrong:
        raise ValueError(wrong)
    return given


def _day(description: str) -> Any:
    return Query(max_length=40, description=f"{description}: {EXPECTED}.", examples=["2013-05"])


_Day = Annotated[str | None, AfterValidator(_date)]
TrueFrom = Annotated[_Day, _day("A claim was true then or later")]
TrueUntil = Annotated[_Day, _day("A claim was true then or before")]
SaidFrom = Annotated[_Day, _day("It was said, or its source published, then or later")]
SaidUntil = Annotated[_Day, _day("It was said, or its source published, then or before")]
EntityId = Annotated[
    str, Path(max_length=300, description="The id of an entity.", examples=["mukhtar-ablyazov"])
]


def _listed(alias: str, description: str, example: str) -> Any:
    return Query(alias=alias, description=description, examples=[[example]], max_length=MOST_VALUES)


Text = Annotated[str, StringConstraints(min_length=1, max_length=300)]
Types = Annotated[list[Text] | None, _listed("type", "Types of edge.", "MARRIED_TO")]
Families = Annotated[list[Text] | None, _listed("family", "Families of types.", "kin")]
Kinds = Annotated[list[Text] | None, _listed("kind", "Kinds of entity.", "Person")]
Sources = Annotated[list[Text] | None, _listed("source", "Ids of sources.", "osf-petition-2020")]
Stances = Annotated[list[Stance] | None, _listed("stance", "Stances of a claim.", "denied")]
Modes = Annotated[list[Mode] | None, _listed("mode", "Modes of a claim.", "actual")]
Standings = Annotated[list[Standing] | None, _listed("standing", "Standings of the tie.", "disputed")]


async def _filter(
    types: Types = None,
    families: Families = None,
    kinds: Kinds = None,
    sources: Sources = None,
    stances: Stances = None,
    modes: Modes = None,
    standings: Standings = None,
    true_from: TrueFrom = None,
    true_until: TrueUntil = None,
    said_from: SaidFrom = None,
    said_until: SaidUntil = None,
) -> Filter:
    return Filter(
        types=_tuple(types),
        families=_tuple(families),
        kinds=_tuple(kinds),
        sources=_tuple(sources),
        stances=_tuple(stances),
        modes=_tuple(modes),
        standings=_tuple(standings),
        true_from=true_from,
        true_until=true_until,
        said_from=said_from,
        said_until=said_until,
    )


TheFilter = Annotated[Filter, Depends(_filter)]


async def _selection(
    wanted: TheFilter,
    around: Annotated[
        Text | None, Query(description="Around this entity.", examples=["mukhtar-ablyazov"])
    ] = None,
    hops: Annotated[int, Query(ge=1, le=4, description="How many steps around it.")] = 1,
    one: Annotated[Text | None, Query(description="Between this entity ...")] = None,
    other: Annotated[Text | None, Query(description="... and this one.")] = None,
    among: Annotated[
        list[Text] | None, Query(max_length=500, description="Among these entities: two ids, or more.")
    ] = None,
    dataset: Annotated[Text | None, Query(description="Of this case.")] = None,
    of_source: Annotated[Text | None, Query(description="Stated by this source.")] = None,
) -> Selection:
    if (one is None) != (other is None):
        raise CasegraphError("`one` and `other` go together.", "Give both, or `around` with one of them.")
    between = (one, other) if one is not None and other is not None else None
    return Selection(around, hops, between, _tuple(among), dataset, of_source, wanted)


TheSelection = Annotated[Selection, Depends(_selection)]


@dataclass(frozen=True)
class Page:
    """Which part of a long list is wanted."""

    offset: int
    limit: int

    def of(self, items: Sequence[T]) -> Sequence[T]:
        """Return that part."""
        return items[self.offset : self.offset + self.limit]

    def told(self, total: int) -> dict[str, int | None]:
        """Return what an answer says of it; `next` is the offset of the next page, or None."""
        end = self.offset + self.limit
        return {
            "total": total,
            "offset": self.offset,
            "limit": self.limit,
            "next": end if end < total else None,
        }


async def _page(
    limits: TheLimits,
    offset: Annotated[int, Query(ge=0, le=10_000_000, description="How many to leave out first.")] = 0,
    limit: Annotated[int | None, Query(ge=1, description="How many at most.")] = None,
) -> Page:
    return Page(offset, min(limit or limits.page_size, limits.page_most))


ThePage = Annotated[Page, Depends(_page)]


def _tuple(given: Sequence[T] | None) -> tuple[T, ...]:
    return tuple(given or ())
