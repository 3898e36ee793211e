"""Parameters that several questions share, so that they read and mean the same everywhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, TypeVar

from fastapi import Depends, Path, Query
from pydantic import AfterValidator

from api.deps import TheLimits
from graph.dates import EXPECTED, check_date
from graph.errors import CasegraphError
from graph.reading import Filter, Selection
from graph.records import Mode, Stance
from graph.ties import Standing

T = TypeVar("T")


def _date(given: str | None) -> str | None:
    wrong = check_date(given) if given is not None else None
    if wrong:
        raise ValueError(wrong)
    return given


Day = Annotated[str | None, AfterValidator(_date), Query(description=f"As {EXPECTED}.", examples=["2013-05"])]
EntityId = Annotated[
    str, Path(max_length=300, description="The id of an entity.", examples=["mukhtar-ablyazov"])
]


def _filter(
    types: Annotated[
        list[str] | None, Query(alias="type", description="Types of edge.", examples=[["MARRIED_TO"]])
    ] = None,
    families: Annotated[
        list[str] | None, Query(alias="family", description="Families of types.", examples=[["kin"]])
    ] = None,
    kinds: Annotated[
        list[str] | None, Query(alias="kind", description="Kinds of the entity at the other end.")
    ] = None,
    sources: Annotated[list[str] | None, Query(alias="source", description="Ids of sources.")] = None,
    stances: Annotated[list[Stance] | None, Query(alias="stance", description="Stances of a claim.")] = None,
    modes: Annotated[list[Mode] | None, Query(alias="mode", description="Modes of a claim.")] = None,
    standings: Annotated[
        list[Standing] | None, Query(alias="standing", description="Standings of the tie.")
    ] = None,
    true_from: Day = None,
    true_until: Day = None,
    said_from: Day = None,
    said_until: Day = None,
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


def _selection(
    wanted: TheFilter,
    around: Annotated[
        str | None, Query(max_length=300, description="Around this entity.", examples=["mukhtar-ablyazov"])
    ] = None,
    hops: Annotated[int, Query(ge=1, le=4, description="How many steps around it.")] = 1,
    one: Annotated[str | None, Query(max_length=300, description="Between this entity ...")] = None,
    other: Annotated[str | None, Query(max_length=300, description="... and this one.")] = None,
    among: Annotated[list[str] | None, Query(max_length=500, description="Among these entities.")] = None,
    dataset: Annotated[str | None, Query(max_length=300, description="Of this case.")] = None,
    of_source: Annotated[str | None, Query(max_length=300, description="Stated by this source.")] = None,
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


def _page(
    limits: TheLimits,
    offset: Annotated[int, Query(ge=0, le=10_000_000, description="How many to leave out first.")] = 0,
    limit: Annotated[int | None, Query(ge=1, description="How many at most.")] = None,
) -> Page:
    return Page(offset, min(limit or limits.page_size, limits.page_most))


ThePage = Annotated[Page, Depends(_page)]


def _tuple(given: Sequence[T] | None) -> tuple[T, ...]:
    return tuple(given or ())
